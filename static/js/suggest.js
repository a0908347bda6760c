// Suggests pages while somebody types in a search box, which works as well without. The keys are those of the
// combobox pattern of the WAI-ARIA Authoring Practices.

// Milliseconds without a key after which somebody is taken to look up.
const PAUSE = 150;

function row(id, title, kind, address) {
  const option = document.createElement("div");
  const said = document.createElement("span");
  said.className = "soft";
  said.textContent = kind;
  option.append(title, " ", said);
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.id = id;
  option.dataset.address = address;
  return option;
}

function suggest(form) {
  const input = form.querySelector("input");
  const list = document.createElement("div");
  let waiting, asked, chosen;

  list.className = "suggestions";
  list.id = `${input.id}-list`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  const is = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id };
  for (const [name, value] of Object.entries(is)) input.setAttribute(name, value);
  form.append(list);

  function choose(option) {
    chosen?.setAttribute("aria-selected", "false");
    chosen = option;
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function show(options) {
    choose(undefined);
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    clearTimeout(waiting);
    asked?.abort();
    show([]);
  }

  async function lookUp() {
    asked = new AbortController();
    const address = `${form.dataset.suggest}?${new URLSearchParams({ q: input.value })}`;
    // Without a network, or with more typed in the meantime, there is nothing to show.
    const answer = await fetch(address, { signal: asked.signal })
      .then((response) => (response.ok ? response.json() : undefined))
      .catch(() => undefined);
    if (!answer) return;
    const [typed, titles, kinds, addresses] = answer;
    if (typed !== input.value || document.activeElement !== input) return;
    show(titles.map((title, n) => row(`${list.id}-${n}`, title, kinds[n], addresses[n])));
  }

  input.addEventListener("input", () => {
    close();
    if (input.value.trim()) waiting = setTimeout(lookUp, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const options = [...list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && options.length) close();
    else if (event.key === "Enter" && chosen && !event.isComposing) location.assign(chosen.dataset.address);
    else if (step && options.length) {
      // Past either end the box itself has its turn.
      const places = [undefined, ...options];
      choose(places.at((places.indexOf(chosen) + step) % places.length));
    } else return;
    event.preventDefault();
  });
  // The box keeps the focus, so that the list stays until the click is whole.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
  close();
}

document.querySelectorAll("[data-suggest]").forEach(suggest);
