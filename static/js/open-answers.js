// A link to an answer opens the question it is folded under, and paper shows all answers.
// Browsers that open <details> for a target by themselves lose nothing by this.

function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const details = target?.closest("details");
  if (!details || details.open) return;
  details.open = true;
  target.scrollIntoView();
}

function openAllForPrint() {
  const closed = [...document.querySelectorAll(".faq details:not([open])")];
  for (const details of closed) details.open = true;
  const restore = () => closed.forEach((details) => (details.open = false));
  window.addEventListener("afterprint", restore, { once: true });
}

window.addEventListener("hashchange", openTarget);
window.addEventListener("beforeprint", openAllForPrint);
openTarget();
