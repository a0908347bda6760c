// Copies and shares links, and prints, where the browser can. [data-told] says aloud what was done.

const field = document.querySelector("[data-link]");
const told = document.querySelector("[data-told]");

async function copy(address, select) {
  // Said anew, even if it is the same again.
  told.textContent = "";
  try {
    await navigator.clipboard.writeText(address);
    told.textContent = "Link copied.";
    return true;
  } catch {
    select();
    told.textContent = "Your browser did not let us copy the link. We selected it, so you can copy it yourself.";
    return false;
  }
}

// A link beside a heading: copied where it stands, with the way to its QR code. The note moves to the last one used.
const note = document.createElement("span");
note.className = "copied small";

async function copyBeside(link) {
  const shown = document.createElement("input");
  const { href, ariaLabel } = link;
  Object.assign(shown, { className: "link", readOnly: true, value: href, size: href.length, ariaLabel });
  const more = document.createElement("a");
  more.href = `${link.href}/share/`;
  more.textContent = "QR code and more";
  const select = () => {
    note.replaceChildren(shown, " ", more);
    link.after(note);
    shown.select();
  };
  if (!(await copy(link.href, select))) return;
  note.replaceChildren("Link copied. ", more);
  link.after(note);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-permanent]");
  // Somebody who wants another tab or window gets it.
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  copyBeside(link);
});

async function share() {
  try {
    await navigator.share({ title: document.title, url: field.value });
  } catch (error) {
    // The reader changed their mind.
    if (error.name !== "AbortError") throw error;
  }
}

function offer(name, able, act) {
  const button = document.querySelector(`[data-${name}]`);
  if (!button || !able) return;
  button.hidden = false;
  button.addEventListener("click", act);
}

offer("copy", navigator.clipboard, () => copy(field.value, () => field.select()));
offer("share", navigator.share, share);
offer("print", window.print, () => window.print());
