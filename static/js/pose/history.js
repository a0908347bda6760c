// The texts that a field has held, to go back and forth between them.
export class History {
  #texts;
  #at = 0;

  constructor(text) {
    this.#texts = [text];
  }

  get text() {
    return this.#texts[this.#at];
  }

  note(text) {
    if (text === this.text) return;
    this.#texts.splice(++this.#at, Infinity, text);
  }

  // Whether there is a text so many steps on; a negative number is back.
  has(steps) {
    return this.#at + steps in this.#texts;
  }

  go(steps) {
    this.#at += steps;
    return this.text;
  }
}
