// A dialog that all text boxes share. It tells what is wrong at each control, and closing it leads back to the text.
export class Dialog {
  constructor(name) {
    this.element = document.querySelector(`[data-dialog=${name}]`);
    this.form = this.element.querySelector("form");
    this.controls = this.form.elements;
    this.status = this.element.querySelector("[role=status]");
    this.element.querySelector("[data-cancel]").addEventListener("click", () => this.close());
    this.element.addEventListener("close", () => this.#closed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  // Resolves when the dialog is closed, with or without a result.
  open(text) {
    this.text = text;
    this.selected = [text.selectionStart, text.selectionEnd];
    this.form.reset();
    this.tellErrors({});
    this.say("");
    this.element.showModal();
    return new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  // Chromium, leading the focus back, leaves the caret at the start.
  close() {
    this.element.close();
    this.text.setSelectionRange(...this.selected);
  }

  #closed() {
    this.text.focus();
    this.resolve();
  }

  say(sentence) {
    this.status.textContent = sentence;
  }

  // Takes lists of sentences by the name of their control; those of no control here stand under all.
  tellErrors(errors) {
    const places = [...this.element.querySelectorAll("[data-error]")];
    const known = places.map((place) => place.dataset.error);
    const others = Object.keys(errors).filter((name) => !known.includes(name));
    for (const place of places) {
      const names = place.dataset.error ? [place.dataset.error] : ["", ...others];
      place.textContent = names.flatMap((name) => errors[name] ?? []).join(" ");
      this.controls[place.dataset.error]?.setAttribute("aria-invalid", place.textContent !== "");
    }
    this.controls[Object.keys(errors).find((name) => this.controls[name])]?.focus();
  }
}
