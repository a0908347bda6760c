// Pictures by button, paste and drop: a dialog asks what the picture shows, then it is uploaded.
import { Dialog } from "./dialog.js";
import { insertBlock } from "./edit.js";
import { upload } from "./upload.js";

const UNSAID = "Say what the picture shows, or tick that it is decorative.";

class PictureDialog extends Dialog {
  constructor() {
    super("picture");
    this.progress = this.element.querySelector("progress");
    this.controls.file.addEventListener("change", () => this.#nameIt());
    this.controls.decorative.addEventListener("change", ({ target }) => {
      this.controls.alt.disabled = target.checked;
    });
    this.element.addEventListener("close", () => this.request?.abort());
  }

  async start(text, file) {
    const closed = this.open(text);
    this.controls.alt.disabled = false;
    this.progress.hidden = true;
    if (file) {
      const files = new DataTransfer();
      files.items.add(file);
      this.controls.file.files = files.files;
      this.#nameIt();
      this.controls.alt.focus();
    }
    await closed;
  }

  #nameIt() {
    const name = this.controls.file.files[0]?.name.replace(/\.\w+$/, "") ?? "";
    if (!this.controls.title.value) this.controls.title.value = name;
  }

  async submit() {
    if (this.request) return;
    const { file, alt, decorative } = this.controls;
    const errors = {};
    if (!file.files.length) errors.file = ["Choose a file."];
    if (!alt.value.trim() && !decorative.checked) errors.alt = [UNSAID];
    this.tellErrors(errors);
    if (Object.keys(errors).length) return;
    this.request = upload(this.text, new FormData(this.form), (percent) => this.#tell(percent));
    const answer = await this.request.answer;
    this.request = null;
    this.progress.hidden = true;
    this.say("");
    if (!this.element.open) return;
    if (answer.errors) {
      this.tellErrors(answer.errors);
      return;
    }
    this.close();
    insertBlock(this.text, answer.markdown);
  }

  #tell(percent) {
    this.progress.hidden = false;
    this.progress.value = percent;
    this.say(percent < 100 ? "Uploading…" : "Uploaded. The picture is being checked…");
  }
}

let dialog;

// One after the other; null stands for a file that is still to be chosen.
export async function addPictures(text, files) {
  dialog ??= new PictureDialog();
  for (const file of files) await dialog.start(text, file);
}

// The files among what was pasted or dropped.
export function picturesIn(data) {
  // What is copied from a word processor brings a picture of itself along: its words are meant.
  return data.types.includes("text/plain") ? [] : [...data.files];
}
