// What the reader switched on or off, kept until the tab is closed. Each switch may stand on the page twice.

import { load, save } from "./store.js";

const able = { voice: "speechSynthesis" in window, tones: "AudioContext" in window, buzz: "vibrate" in navigator, keys: true };
const inputs = [...document.querySelectorAll("[data-option]")];

export const options = { voice: false, tones: true, buzz: true, keys: true, ...load("sessionStorage", "follow-options") };

function reflect() {
  for (const input of inputs) input.checked = options[input.dataset.option];
}

for (const input of inputs) {
  const name = input.dataset.option;
  input.parentElement.hidden = !able[name];
  input.addEventListener("change", () => {
    options[name] = input.checked;
    save("sessionStorage", "follow-options", options);
    reflect();
  });
}
reflect();
