// Gives names to the parts of forms that Django's own scripts make without one: the boxes to choose by typing
// (Select2), and the hints of two lists side by side.
function nameChoice(box) {
  const select = box.previousElementSibling;
  const name = document.querySelector(`label[for="${select?.id}"]`)?.textContent.replace(":", "").trim();
  if (!name) return;
  for (const part of box.querySelectorAll(".select2-search__field")) part.setAttribute("aria-label", name);
  // These are called what is chosen, which may be nothing.
  for (const part of box.querySelectorAll(".select2-selection--single, [role=textbox]")) {
    part.removeAttribute("aria-labelledby");
    part.setAttribute("aria-label", `${name}: ${select.selectedOptions[0]?.text || "nothing chosen"}`);
  }
  // A list holds nothing but its items.
  for (const part of box.querySelectorAll("ul > .select2-selection__clear")) part.setAttribute("role", "listitem");
}

// Django makes the hints when the page has loaded, and the boxes when its jQuery is ready, which is before or after.
// What is chosen is drawn anew each time.
window.addEventListener("load", () => {
  for (const icon of document.querySelectorAll(".help-tooltip[aria-label]")) icon.setAttribute("role", "img");
});
window.django?.jQuery(() => {
  for (const box of document.querySelectorAll(".select2-container")) {
    nameChoice(box);
    new MutationObserver(() => nameChoice(box)).observe(box, { childList: true, subtree: true });
  }
});
