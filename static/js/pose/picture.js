// Asks the server for the picture of a pose, and shows the newest answer in light and in dark.
const WAIT = 150;
const SLOW = 400;
const KEPT = "The picture shows the last pose that could be drawn.";
const FAILED =
  "The picture could not be drawn; your text is unchanged. Check your connection. " +
  "If you were signed out, sign in again in another tab.";

export class Picture {
  #turn = 0;
  #timer;

  constructor(tools, text, address) {
    this.text = text;
    this.address = address;
    this.pictures = tools.querySelector("[data-pictures]");
    this.plates = [...tools.querySelectorAll("[data-plate]")];
    this.words = tools.querySelector("[data-words]");
    this.empty = tools.querySelector("[data-empty]");
    this.status = tools.querySelector("[role=status]");
  }

  draw() {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const empty = !this.text.value.trim();
    this.empty.hidden = !empty;
    if (empty) this.#clear();
    else this.#timer = setTimeout(() => this.#ask(turn), WAIT);
  }

  async #ask(turn) {
    const slow = setTimeout(() => this.#say("Drawing…"), SLOW);
    const answer = await this.#fetch().catch(() => null);
    clearTimeout(slow);
    // A newer text is on its way: an answer to an older one would hide it.
    if (turn === this.#turn) this.#show(answer);
  }

  async #fetch() {
    const { csrfmiddlewaretoken, person } = this.text.form.elements;
    const body = new URLSearchParams({ pose: this.text.value, person: person?.value ?? "" });
    for (const other of sharingFrame(this.text)) body.append("beside", other.value);
    const headers = { "X-CSRFToken": csrfmiddlewaretoken.value };
    return (await fetch(this.address, { method: "POST", body, headers })).json();
  }

  #show(answer) {
    if (!answer) return this.#say(FAILED);
    const broken = answer.errors.length > 0;
    this.text.setAttribute("aria-invalid", broken);
    this.pictures.classList.toggle("pose-stale", broken);
    if (broken) {
      return this.#say([...answer.errors.map(ended), this.pictures.hidden ? "" : KEPT].join(" "));
    }
    this.plates.forEach((plate, dark) => {
      plate.innerHTML = answer.svg;
      const { style } = plate.firstElementChild;
      for (const [name, pair] of Object.entries(answer.colours)) style.setProperty(`--f-${name}`, pair[dark]);
    });
    this.words.lastElementChild.textContent = answer.text;
    this.pictures.hidden = this.words.hidden = false;
    this.#say(answer.warnings.map((text) => text[0].toUpperCase() + ended(text.slice(1))).join(" "));
  }

  #clear() {
    this.text.removeAttribute("aria-invalid");
    this.pictures.hidden = this.words.hidden = true;
    this.#say("");
  }

  #say(sentences) {
    if (this.status.textContent !== sentences) this.status.textContent = sentences;
  }
}

// The steps of a stretch are drawn in one frame, and so are the two pictures of a mistake.
function sharingFrame(text) {
  const group = text.closest(".inline-group");
  return [...text.form.querySelectorAll("[data-pose] textarea")].filter(
    (other) => other !== text && other.value.trim() && other.closest(".inline-group") === group,
  );
}

function ended(text) {
  return text.endsWith(".") ? text : `${text}.`;
}
