// Puts the tools around a text box, and shows or hides the previews of all boxes at once.
import { load, save } from "../follow/store.js";
import { referencesOf } from "./cite.js";
import { count } from "./count.js";
import { tellKeys } from "./keys.js";
import { Preview } from "./preview.js";
import { startToolbar } from "./toolbar.js";

const SPLIT = "markdown-preview";
const previews = new WeakMap();
// On a narrow screen the preview stands below the text, so it is shown there only when asked for.
let split = (load("localStorage", SPLIT) ?? (matchMedia("(min-width: 768px)").matches ? "on" : "off")) === "on";

// A preview is made when it comes into view, and brought up to date when it comes back.
const inView = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) previewOf(target.parentElement).show();
});

export function previewOf(field) {
  return previews.get(field);
}

export function turnSplit() {
  split = !split;
  save("localStorage", SPLIT, split ? "on" : "off");
  for (const field of document.querySelectorAll("[data-markdown]:has(.md-bar)")) layOut(field);
}

export function mountAll(part) {
  // The hidden row that new ones are copied from stays as it is.
  part.querySelectorAll("[data-markdown]:not(.empty-form *, :has(.md-bar))").forEach(mount);
}

function layOut(field) {
  field.classList.toggle("md-split", split);
  field.querySelector(".md-toggle").setAttribute("aria-pressed", split);
}

function mount(field) {
  const text = field.querySelector("textarea");
  const template = document.querySelector("[data-markdown-tools]");
  const [bar, view, foot] = template.content.cloneNode(true).children;
  field.prepend(bar);
  field.append(view, foot);
  const toolbar = bar.querySelector("[role=toolbar]");
  toolbar.setAttribute("aria-controls", text.id);
  toolbar.querySelectorAll("button").forEach(tellKeys);
  // Steps have no references to cite.
  toolbar.querySelector("[data-do=cite]").hidden = !referencesOf(text);
  startToolbar(toolbar);
  const counted = foot.querySelector("[data-count]");
  counted.id = `${text.id}-count`;
  text.setAttribute("aria-describedby", `${text.getAttribute("aria-describedby") ?? ""} ${counted.id}`.trim());
  count(field);
  previews.set(field, new Preview(field));
  layOut(field);
  inView.observe(view);
}
