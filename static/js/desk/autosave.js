// Keeps what is typed into a form in this browser until it is saved: a closed tab loses nothing.
import { readForm, fillForm } from "./fields.js";

const PREFIX = "guide-desk:";
const SENT = "guide-desk-sent";
const KEPT_DAYS = 14;
const DELAY = 400; // milliseconds after the last key

const form = document.querySelector("[data-autosave]")?.form;
const key = PREFIX + location.pathname;

function forget(name) {
  localStorage.removeItem(name);
}

function tidy() {
  const oldest = Date.now() - KEPT_DAYS * 86_400_000;
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
    if (JSON.parse(localStorage.getItem(name)).at < oldest) forget(name);
  }
  const sent = sessionStorage.getItem(SENT);
  if (sent && document.querySelector(".messagelist .success")) forget(sent);
  sessionStorage.removeItem(SENT);
}

function offer(kept) {
  const bar = document.querySelector("[data-autosave]");
  const when = new Date(kept.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  bar.querySelector("[data-when]").textContent = when;
  bar.hidden = false;
  bar.querySelector("[data-bring-back]").addEventListener("click", () => {
    const missing = fillForm(form, kept.fields);
    bar.querySelector("[data-told]").textContent = missing
      ? "Most of it is back. Some fields of it are no longer in this form."
      : "It is back in the form. Save it to keep it.";
    for (const button of bar.querySelectorAll("button")) button.hidden = true;
  });
  bar.querySelector("[data-throw-away]").addEventListener("click", () => {
    forget(key);
    bar.hidden = true;
    form.querySelector("input:not([type=hidden]), textarea").focus();
  });
}

function start() {
  const shown = JSON.stringify(readForm(form));
  const kept = JSON.parse(localStorage.getItem(key));
  // After a refusal the server's page has the text already.
  if (kept && JSON.stringify(kept.fields) !== shown && !document.querySelector(".errornote")) offer(kept);
  let timer;
  const keep = () => {
    const fields = readForm(form);
    if (JSON.stringify(fields) === shown) forget(key);
    else localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields }));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, DELAY);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  window.addEventListener("pagehide", () => timer && keep());
  form.addEventListener("submit", (event) => {
    if (!["_preview", "_check"].includes(event.submitter?.name)) sessionStorage.setItem(SENT, key);
  });
}

// Whoever publishes is led to the list, which says that it is done.
tidy();
if (form) start();
