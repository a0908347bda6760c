// Shows previews beside the form, as wide as a phone or a desktop. Without it they open in a tab of their own.
const WIDTHS = { phone: 390, desktop: 1280 };
const panel = document.querySelector("[data-preview-panel]");
const buttons = [...document.querySelectorAll("[name=_preview], [name=_check]")];

function fit(frame, width) {
  const room = frame.parentElement.clientWidth;
  const scale = Math.min(1, room / width);
  frame.style.width = `${width}px`;
  frame.style.height = `${frame.parentElement.clientHeight / scale}px`;
  frame.style.transform = `scale(${scale})`;
}

function start() {
  const frame = document.createElement("iframe");
  frame.name = "guide-preview";
  frame.title = "Preview";
  panel.querySelector("[data-frame]").append(frame);
  let width = "phone";
  let opener;
  const draw = () => fit(frame, WIDTHS[width]);
  const choose = (name) => {
    width = name;
    panel.dataset.width = name;
    for (const each of panel.querySelectorAll("[data-width-of]")) {
      each.setAttribute("aria-pressed", String(each.dataset.widthOf === name));
    }
    draw();
  };
  const close = () => {
    panel.hidden = true;
    document.body.classList.remove("has-preview");
    opener?.focus();
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      opener = button;
      if (button.formTarget !== "guide-preview") return;
      panel.hidden = false;
      document.body.classList.add("has-preview");
      choose(width);
    });
  }
  for (const each of panel.querySelectorAll("[data-width-of]")) {
    each.addEventListener("click", () => choose(each.dataset.widthOf));
  }
  panel.querySelector("[data-close]").addEventListener("click", close);
  panel.querySelector("[data-tab]").addEventListener("click", () => {
    for (const button of buttons) button.formTarget = "_blank";
    opener?.click();
    for (const button of buttons) button.formTarget = "guide-preview";
    close();
  });
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  frame.addEventListener("load", () => {
    if (panel.hidden) return;
    panel.querySelector("[data-close]").focus();
  });
  window.addEventListener("resize", draw);
}

if (panel && buttons.length) start();
