// The mark of a reference in a text, found by search; and the reference itself, chosen in its field of the form.
import { Dialog } from "./dialog.js";
import { insert } from "./edit.js";
import { Search } from "./search.js";

class CiteDialog extends Dialog {
  constructor() {
    super("cite");
    this.search = new Search(this, (chosen) => this.#take(chosen));
  }

  start(text) {
    this.open(text);
    this.search.later(0);
  }

  #take({ key, id, name }) {
    this.close();
    insert(this.text, `[@${key}]`);
    choose(referencesOf(this.text), id, name);
  }

  submit() {
    this.tellErrors({ source: ["Choose a source from the list. Add a new one under References first."] });
  }
}

let dialog;

export function cite(text) {
  (dialog ??= new CiteDialog()).start(text);
}

// The field of the form in which the references of this text are chosen, if it has one.
export function referencesOf(text) {
  return text.form.elements[text.name.replace(/[^-]*$/, "references")];
}

// The form asks that what is cited is chosen under References too.
function choose(references, id, name) {
  const there = [...references.options].find((option) => option.value === String(id));
  if (there) there.selected = true;
  else references.add(new Option(name, id, true, true));
  references.dispatchEvent(new Event("change", { bubbles: true }));
}
