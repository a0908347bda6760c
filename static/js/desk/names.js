// Gives names to the parts of forms that Django's own scripts make without one.
const UNNAMED = ".help-tooltip[aria-label]:not([role])";

function nameAll() {
  for (const icon of document.querySelectorAll(UNNAMED)) icon.setAttribute("role", "img");
}

// Django builds them when the page has loaded.
window.addEventListener("load", nameAll);
