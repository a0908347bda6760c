// Puts a change into a text box in such a way that the browser's own undo takes it back.
// A change says what it puts in place of what, and what is selected after it.
export function apply(text, { from, to, put, start, end = start }) {
  text.focus();
  text.setSelectionRange(from, to);
  // Deprecated, and still the one way that keeps the history of a text box.
  if (!document.execCommand(put ? "insertText" : "delete", false, put)) {
    text.setRangeText(put, from, to, "end");
    text.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  text.setSelectionRange(start, end);
}

export function insert(text, put) {
  const { selectionStart: from, selectionEnd: to } = text;
  apply(text, { from, to, put, start: from + put.length });
}

// Puts a text between paragraphs, with the empty lines that part it from them.
export function insertBlock(text, put) {
  const before = text.value.slice(0, text.selectionStart).match(/\n*$/)[0].length;
  const lines = text.selectionStart - before > 0 ? "\n".repeat(Math.max(0, 2 - before)) : "";
  const after = text.value.slice(text.selectionEnd).match(/^\n*/)[0].length;
  insert(text, `${lines}${put}${"\n".repeat(Math.max(0, 2 - after))}`);
}
