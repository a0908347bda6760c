// Copies and shares the link of a routine, and prints its sheet, where the browser can.

const link = document.querySelector("[data-link]");
const told = document.querySelector("[data-told]");

function offer(name, able, act) {
  const button = document.querySelector(`[data-${name}]`);
  if (!button || !able) return;
  button.hidden = false;
  button.addEventListener("click", act);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(link.value);
    told.textContent = "The link is copied.";
  } catch {
    link.select();
    told.textContent = "Your browser did not let us copy the link. We selected it, so you can copy it yourself.";
  }
}

async function share() {
  try {
    await navigator.share({ title: document.title, url: link.value });
  } catch (error) {
    // The reader changed their mind.
    if (error.name !== "AbortError") throw error;
  }
}

offer("copy", navigator.clipboard, copy);
offer("share", navigator.share, share);
offer("print", window.print, () => window.print());
