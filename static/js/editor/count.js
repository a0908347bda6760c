// Tells under a field how long its text is. Quietly: only who asks what describes the field hears it.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
// Addresses of links and keys of references are no words that readers see.
const UNSEEN = /\]\([^)]*\)|\[@[^\]]*\]/g;

export function count(field) {
  const text = field.querySelector("textarea");
  const told = field.querySelector("[data-count]");
  const words = text.value.replace(UNSEEN, " ").match(WORD)?.length ?? 0;
  const left = text.dataset.longest - [...text.value].length;
  const many = (number, name) => `${number.toLocaleString("en-GB")} ${name}${number === 1 ? "" : "s"}`;
  told.textContent = `${many(words, "word")} · ${
    left < 0 ? `${many(-left, "character")} too many` : `${many(left, "character")} left`
  }`;
  told.classList.toggle("md-error", left < 0);
}
