// What stands at the start of lines: lists, notes and headings.
const MARKER = { bullets: () => "- ", numbers: (index) => `${index + 1}. `, note: () => "> ", heading: () => "# " };
const MARKED = { bullets: /^[-*+] /, numbers: /^\d{1,9}[.)] /, note: /^> ?/, heading: /^#{1,6} / };
const REPLACED = /^(?:[-*+] |\d{1,9}[.)] |#{1,6} )/;
const ITEM = /^(\s*)(?:([-*+>])|(\d{1,9})([.)])) (.*)$/;

// Marks the selected lines, or takes the marks away if all have them.
export function marked(value, start, end, kind) {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
  const to = endOfLine(value, last);
  const lines = value.slice(from, to).split("\n").map((line) => line.match(/^(\s*)(.*)$/).slice(1));
  const full = lines.filter(([, words]) => words);
  const on = full.length > 0 && full.every(([, words]) => MARKED[kind].test(words));
  let index = 0;
  const change = ([indent, words]) => {
    if (on) return indent + words.replace(MARKED[kind], "");
    // A note goes on over empty lines; lists and headings do not.
    if (!words && lines.length > 1 && kind !== "note") return indent;
    return indent + MARKER[kind](index++) + (kind === "note" ? words : words.replace(REPLACED, ""));
  };
  const put = lines.map(change).join("\n");
  if (start < end) return { from, to, put, start: from, end: from + put.length };
  return { from, to, put, start: Math.max(from, start + put.length - (to - from)) };
}

// What Enter does in a list or a note: the next item, or the end of it after an empty one. Else null.
export function continued(value, caret) {
  const from = value.lastIndexOf("\n", caret - 1) + 1;
  const found = value.slice(from, caret).match(ITEM);
  if (!found) return null;
  const [, indent, mark, number, dot, words] = found;
  if (!words.trim() && caret === endOfLine(value, caret)) {
    // An empty line parts what follows from the list; without one it would belong to the last item.
    return { from, to: caret, put: "\n", start: from + 1 };
  }
  const put = `\n${indent}${mark ?? Number(number) + 1 + dot} `;
  return { from: caret, to: caret, put, start: caret + put.length };
}

function endOfLine(value, at) {
  const end = value.indexOf("\n", at);
  return end < 0 ? value.length : end;
}
