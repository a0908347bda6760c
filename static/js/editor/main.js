// The Markdown editor: what the buttons and keys of each text box do. The box itself stays a plain one,
// and a form without scripts has it alone.
import { cite } from "./cite.js";
import { count } from "./count.js";
import { apply } from "./edit.js";
import { mountAll, previewOf, turnSplit } from "./field.js";
import { actionOf } from "./keys.js";
import { continued, marked } from "./lines.js";
import { addLink, pasteLink } from "./link.js";
import { emphasised } from "./marks.js";
import { addPictures, picturesIn } from "./picture.js";

function changing(change, kind) {
  return (text) => apply(text, change(text.value, text.selectionStart, text.selectionEnd, kind));
}

const actions = {
  bold: changing(emphasised, "**"),
  italic: changing(emphasised, "*"),
  heading: changing(marked, "heading"),
  bullets: changing(marked, "bullets"),
  numbers: changing(marked, "numbers"),
  note: changing(marked, "note"),
  link: addLink,
  cite,
  picture: (text) => addPictures(text, [null]),
  preview: turnSplit,
};

// Calls `react` with the event, the text box and its field for what happens on such an element of a field.
function listen(type, on, react) {
  const heard = (event) => {
    const field = event.target.closest?.("[data-markdown]");
    if (field && event.target.closest(on)) react(event, field.querySelector("textarea"), field);
  };
  // Scrolling does not bubble, but whoever stands above can catch it on its way down.
  document.addEventListener(type, heard, type === "scroll");
}

function press(event, text) {
  const action = actionOf(event);
  const plain = !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
  const enter = event.key === "Enter" && plain && text.selectionStart === text.selectionEnd;
  const item = enter ? continued(text.value, text.selectionStart) : null;
  if (!action && !item) return;
  event.preventDefault();
  if (action) actions[action](text);
  else apply(text, item);
}

function paste(event, text) {
  const pictures = picturesIn(event.clipboardData);
  if (!pictures.length && !pasteLink(text, event.clipboardData.getData("text/plain"))) return;
  event.preventDefault();
  addPictures(text, pictures);
}

function drag(event, text, field) {
  const held = event.dataTransfer.types.includes("Files");
  field.classList.toggle("md-drop", held && event.type === "dragover");
  if (held && event.type !== "dragleave") event.preventDefault();
  if (held && event.type === "drop") addPictures(text, picturesIn(event.dataTransfer));
}

if (document.querySelector("[data-markdown-tools]")) {
  mountAll(document);
  document.addEventListener("formset:added", ({ target }) => mountAll(target));
  // The text keeps the focus and its selection while a button is pressed.
  listen("mousedown", "[data-do]", (event) => event.preventDefault());
  listen("click", "[data-do]", ({ target }, text) => actions[target.closest("[data-do]").dataset.do](text));
  listen("keydown", "textarea", press);
  listen("paste", "textarea", paste);
  for (const type of ["dragover", "dragleave", "drop"]) listen(type, "textarea", drag);
  listen("scroll", "textarea", (event, text, field) => previewOf(field).follow());
  listen("input", "textarea", (event, text, field) => {
    count(field);
    previewOf(field).later();
  });
}
