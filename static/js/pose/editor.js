// The pose editor: beside each text box of a pose its picture, and tools that change the text.
// The text stays the one truth, and a form without scripts has the text alone.
import { History } from "./history.js";
import { Picture } from "./picture.js";
import { nameOf, offerStarts } from "./starts.js";
import { angle, layout, mirrored, read, withAngle } from "./text.js";

const template = document.querySelector("[data-pose-tools]");
let mounted = 0;

function mount(box) {
  const text = box.querySelector("textarea");
  box.insertAdjacentHTML("beforeend", template.innerHTML.replaceAll("__pose__", `pose-${++mounted}`));
  const tools = box.lastElementChild;
  tools.setAttribute("aria-label", `Picture and tools: ${nameOf(text)}`);
  const start = tools.querySelector("[data-start]");
  const history = new History(text.value);
  const picture = new Picture(tools, text, template.dataset.address);
  const button = (name) => tools.querySelector(`[data-do=${name}]`);

  function refresh() {
    const pose = read(text.value);
    for (const limb of tools.querySelectorAll("[data-limb]")) limb.disabled = !pose;
    for (const { dataset, children } of tools.querySelectorAll("[data-part]")) {
      for (const input of pose ? children : []) {
        if (input.type && input !== document.activeElement) input.value = angle(pose, dataset.part, dataset.key);
      }
    }
    button("upright").hidden = text.value.trim();
    const changed = text.value !== history.text;
    // They stay in the Tab order, so that whoever pressed one does not lose their place.
    button("undo").setAttribute("aria-disabled", !changed && !history.has(-1));
    button("redo").setAttribute("aria-disabled", changed || !history.has(1));
    button("mirror").setAttribute("aria-disabled", !pose);
    picture.draw();
  }

  function set(value) {
    text.value = value;
    history.note(value);
    refresh();
  }

  function go(steps) {
    history.note(text.value);
    if (history.has(steps)) text.value = history.go(steps);
    refresh();
  }

  const actions = {
    upright: () => set(layout({ facing: "right" })),
    undo: () => go(-1),
    redo: () => go(1),
    mirror: () => read(text.value) && set(layout(mirrored(read(text.value)))),
    saved: () => set(text.dataset.saved ?? text.defaultValue),
    start: () => start.value && set(start.value),
  };

  tools.addEventListener("click", ({ target }) => actions[target.dataset.do]?.());
  tools.addEventListener("input", ({ target }) => {
    const { part, key } = target.parentElement.dataset;
    if (!part || target.value === "") return;
    text.value = layout(withAngle(read(text.value), part, key, Number(target.value)));
    refresh();
  });
  tools.addEventListener("keydown", (event) => {
    // Enter in a number would save the whole form.
    if (event.key === "Enter" && event.target.type === "number") event.preventDefault();
  });
  // While a slider moves or somebody types, the text changes often; one step of undo is all of it.
  box.addEventListener("change", () => {
    history.note(text.value);
    refresh();
  });
  text.addEventListener("input", refresh);
  text.form.elements.person?.addEventListener("change", () => picture.draw());
  offerStarts(start, text);
  refresh();
}

// A page has many poses: each gets its tools when it comes into view.
const inView = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      inView.unobserve(target);
      mount(target);
    }
  },
  { rootMargin: "200px" },
);

function watch(part) {
  for (const box of part.querySelectorAll("[data-pose]")) inView.observe(box);
}

watch(document);
document.addEventListener("formset:added", ({ target }) => watch(target));
