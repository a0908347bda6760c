// Links to another text, found by search, or to any address.
import { Dialog } from "./dialog.js";
import { apply, insert } from "./edit.js";
import { Search } from "./search.js";

const ADDRESS = /^(?:https?:\/\/|mailto:|tel:|\/|#)\S+$/;
// [words](address), but no picture.
const LINK = /(?<!!)\[((?:[^[\]\\]|\\.)*)\]\(([^()\s]*)\)/g;
const WRONG = "Choose one from the list, or type an address that starts with https:// or with /.";

class LinkDialog extends Dialog {
  constructor() {
    super("link");
    this.search = new Search(this, (chosen) => this.#take(chosen), (typed) => !typed.trim() || ADDRESS.test(typed));
  }

  start(text) {
    const { value, selectionStart: from, selectionEnd: to } = text;
    this.place = linkAt(value, from, to) ?? { from, to, words: value.slice(from, to), address: "" };
    this.open(text);
    const { words, address } = this.controls;
    // An address that was selected is what the link leads to.
    const selected = ADDRESS.test(this.place.words);
    words.value = selected ? "" : this.place.words;
    address.value = selected ? this.place.words : this.place.address;
    this.search.later(0);
  }

  #take(chosen) {
    this.controls.address.value = chosen.address;
    this.controls.words.value ||= chosen.title;
  }

  submit() {
    const address = this.controls.address.value.trim();
    if (!ADDRESS.test(address)) return this.tellErrors({ address: [WRONG] });
    const { from, to } = this.place;
    const put = linkTo(address, this.controls.words.value.trim());
    this.close();
    apply(this.text, { from, to, put, start: from + put.length });
  }
}

let dialog;

export function addLink(text) {
  (dialog ??= new LinkDialog()).start(text);
}

// An address pasted over selected words makes a link of them. Tells whether it did.
export function pasteLink(text, pasted) {
  const words = text.value.slice(text.selectionStart, text.selectionEnd);
  if (!/^https?:\/\/\S+$/.test(pasted) || !words.trim() || words.includes("\n") || ADDRESS.test(words)) return false;
  insert(text, linkTo(pasted, words));
  return true;
}

function linkTo(address, words) {
  const safe = address.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${words.replace(/\\?([[\]])/g, "\\$1") || safe}](${safe})`;
}

function linkAt(value, from, to) {
  for (const { 0: whole, 1: words, 2: address, index } of value.matchAll(LINK)) {
    const end = index + whole.length;
    if (index <= from && to <= end) return { from: index, to: end, words: words.replace(/\\([[\]])/g, "$1"), address };
  }
  return null;
}
