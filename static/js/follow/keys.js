// Keys for the running timer. A control that needs a key keeps it.

import { options } from "./options.js";

const ACTIONS = { " ": "pause", k: "pause", K: "pause", Escape: "halt", ArrowLeft: "back", ArrowRight: "skip" };

export function listen(playing, actions) {
  document.addEventListener("keydown", (event) => {
    const name = ACTIONS[event.key];
    if (!name || !playing() || !options.keys) return;
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.closest("button, a, input")) return;
    event.preventDefault();
    actions[name]();
  });
}
