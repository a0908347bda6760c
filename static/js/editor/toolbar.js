// A row of buttons is one stop for Tab; the arrow keys go from button to button.
const STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

export function startToolbar(toolbar) {
  const buttons = [...toolbar.querySelectorAll("button:not([hidden])")];
  buttons[0].tabIndex = 0;
  toolbar.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    const next = Math.abs(step) === 1 ? (at + step + buttons.length) % buttons.length : step > 0 ? buttons.length - 1 : 0;
    buttons[at].tabIndex = -1;
    buttons[next].tabIndex = 0;
    buttons[next].focus();
  });
}
