// A box with a list of what was found under it: arrows go through the list, Enter takes one.
const WAIT = 200;
const FAILED = "The search failed. Check your connection. If you were signed out, sign in again in another tab.";

export class Search {
  #timer;
  #request;
  #found = [];
  #at = -1;

  // `take` gets what was chosen; `skip` tells whether a text is none to search for.
  constructor(dialog, take, skip = () => false) {
    this.dialog = dialog;
    this.take = take;
    this.skip = skip;
    this.input = dialog.element.querySelector("[role=combobox]");
    this.list = dialog.element.querySelector("[role=listbox]");
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.#press(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => this.#choose([...this.list.children].indexOf(target.closest("li"))));
  }

  later(wait = WAIT) {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#show([]);
    this.dialog.say("");
    if (!this.skip(this.input.value)) this.#timer = setTimeout(() => this.#ask(), wait);
  }

  async #ask() {
    const { signal } = (this.#request = new AbortController());
    const address = new URL(this.dialog.element.dataset.search, location.href);
    address.searchParams.set("q", this.input.value);
    const answer = await fetch(address, { signal, redirect: "error" }).catch(() => null);
    const found = answer?.ok ? await answer.json() : null;
    // A newer search is on its way.
    if (signal.aborted) return;
    this.#show(found ?? []);
    this.dialog.say(found ? said(found.length) : FAILED);
  }

  #show(found) {
    this.#found = found;
    this.list.replaceChildren(...found.map((item, index) => option(item, `${this.list.id}-${index}`)));
    this.input.setAttribute("aria-expanded", found.length > 0);
    this.#mark(found.length && this.input.value.trim() ? 0 : -1);
  }

  #mark(at) {
    this.list.children[this.#at]?.removeAttribute("aria-selected");
    this.#at = at;
    const marked = this.list.children[at];
    marked?.setAttribute("aria-selected", "true");
    marked?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", marked?.id ?? "");
  }

  #press(event) {
    const { length } = this.#found;
    if (event.isComposing || !length) return;
    if (event.key === "ArrowDown") this.#mark((this.#at + 1) % length);
    else if (event.key === "ArrowUp") this.#mark(this.#at < 1 ? length - 1 : this.#at - 1);
    else if (event.key === "Enter" && this.#at >= 0) this.#choose(this.#at);
    else return;
    event.preventDefault();
  }

  #choose(at) {
    const chosen = this.#found[at];
    if (!chosen) return;
    this.#show([]);
    this.dialog.say(`Chosen: ${chosen.title}`);
    this.take(chosen);
  }
}

function option({ title, kind, note, key }, id) {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  const about = document.createElement("small");
  about.textContent = [key ?? kind, note].filter(Boolean).join(" · ");
  item.append(title, " ", about);
  return item;
}

function said(many) {
  if (!many) return "Nothing was found. Try other words.";
  return many === 1 ? "1 was found." : `${many} were found.`;
}
