// Gives back the keys that django-markdownx takes for itself. Tab leaves the field (WCAG 2.1.2),
// and Ctrl+D, Ctrl+[ and Ctrl+] do what the browser does with them.
const EDITOR = ".markdownx-editor";
const TAKEN_WITH_CONTROL = ["d", "[", "]"];

window.addEventListener(
  "keydown",
  (event) => {
    if (!event.target.matches?.(EDITOR)) return;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "Tab" || (control && TAKEN_WITH_CONTROL.includes(event.key))) {
      event.stopImmediatePropagation();
    }
  },
  { capture: true },
);

// A dropped or pasted file would go to an upload that this site does not have.
function refuseFiles(event) {
  const files = (event.clipboardData ?? event.dataTransfer)?.files;
  if (!event.target.matches?.(EDITOR) || !files?.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const field = event.target.closest(".markdownx");
  const note = field.querySelector(".file-note") ?? document.createElement("p");
  note.className = "file-note errornote";
  note.setAttribute("role", "alert");
  note.textContent = "Pictures cannot be added here yet. Your text is unchanged.";
  field.prepend(note);
}

window.addEventListener("drop", refuseFiles, { capture: true });
window.addEventListener("paste", refuseFiles, { capture: true });
