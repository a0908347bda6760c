// The keys of the editor, and how the buttons tell them.
const MAC = /Mac|iP/.test(navigator.platform);
const PLAIN = { b: "bold", i: "italic", k: "link" };
// By their place on the keyboard: with Shift they are other signs.
const SHIFTED = { Digit7: "numbers", Digit8: "bullets", Period: "note" };

export function actionOf(event) {
  const held = MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!held || event.altKey || event.isComposing) return undefined;
  return event.shiftKey ? SHIFTED[event.code] : PLAIN[event.key.toLowerCase()];
}

export function tellKeys(button) {
  const keys = button.getAttribute("aria-keyshortcuts");
  if (!keys) return;
  const told = MAC ? keys.replace("Control+", "⌘").replace("Shift+", "⇧") : keys.replace("Control", "Ctrl");
  if (MAC) button.setAttribute("aria-keyshortcuts", keys.replace("Control", "Meta"));
  button.title += ` (${told})`;
}
