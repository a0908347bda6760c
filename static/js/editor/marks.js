// Bold and italic: stars around the selection, or around the word that the caret stands in.
const LETTER = /[\p{L}\p{N}'’]/u;

export function emphasised(value, start, end, mark) {
  const caret = start;
  const collapsed = start === end;
  if (collapsed) {
    while (start > 0 && LETTER.test(value[start - 1])) start--;
    while (LETTER.test(value[end] ?? "")) end++;
  }
  while (start < end && /\s/.test(value[start])) start++;
  while (end > start && /\s/.test(value[end - 1])) end--;
  // Stars that were selected too stand around the words, not in them.
  while (end - start > 1 && value[start] === "*" && value[end - 1] === "*") {
    start++;
    end--;
  }
  const size = mark.length;
  const words = value.slice(start, end);
  const change = isOn(value, start, end, size)
    ? { from: start - size, to: end + size, put: words, start: start - size, end: end - size }
    : { from: start, to: end, put: `${mark}${words}${mark}`, start: start + size, end: end + size };
  const moved = caret + change.start - start;
  return collapsed ? { ...change, start: moved, end: moved } : change;
}

// One star is italic, two are bold, three are both.
function isOn(value, start, end, size) {
  const before = value.slice(0, start).match(/\**$/)[0].length;
  const after = value.slice(end).match(/^\**/)[0].length;
  const stars = Math.min(before, after);
  return size === 2 ? stars >= 2 : stars % 2 === 1;
}
