// Shows a text as readers will see it: in a frame with their styles, filled by the newest answer of the server.
const WAIT = 250;
const EMPTY = '<p class="soft">Nothing to preview yet.</p>';
const FAILED =
  "The preview could not be made; your text is unchanged. Check your connection. " +
  "If you were signed out, sign in again in another tab.";

export class Preview {
  #timer;
  #request;
  #frame;
  #shown = EMPTY;
  #drawn;

  constructor(field) {
    this.text = field.querySelector("textarea");
    this.view = field.querySelector("[data-frame]");
    this.status = field.querySelector(".md-status");
  }

  show() {
    if (!this.#frame) this.#makeFrame();
    if (this.text.value !== this.#drawn) this.#draw();
  }

  // Somebody is typing: wait for a pause.
  later() {
    clearTimeout(this.#timer);
    if (this.#frame && this.view.offsetParent) this.#timer = setTimeout(() => this.#draw(), WAIT);
  }

  // A long text and its preview stand at the same part of it.
  follow() {
    const page = this.#frame?.contentDocument?.scrollingElement;
    const { scrollTop, scrollHeight, clientHeight } = this.text;
    if (page) page.scrollTop = (scrollTop / (scrollHeight - clientHeight || 1)) * (page.scrollHeight - page.clientHeight);
  }

  #makeFrame() {
    this.#frame = document.createElement("iframe");
    this.#frame.title = `Preview: ${this.text.labels[0].textContent.replace(/:\s*$/, "")}`;
    // No script runs in it, whatever a text holds; its links open in tabs of their own.
    this.#frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox");
    this.#frame.src = this.view.dataset.frame;
    // Again each time that its row is moved, because then the browser loads it anew.
    this.#frame.addEventListener("load", () => {
      if (!this.#fill()) return this.#say(FAILED);
      this.#frame.contentDocument.addEventListener("click", (event) => {
        // The marks of references lead to a list that is not on this page.
        if (event.target.closest("a[href^='#']")) event.preventDefault();
      });
    });
    this.view.append(this.#frame);
  }

  async #draw() {
    this.#request?.abort();
    const { signal } = (this.#request = new AbortController());
    const { value } = this.text;
    this.#drawn = value;
    const html = value.trim() ? await this.#fetch(value, signal).catch(() => null) : EMPTY;
    // A newer text is on its way: an answer to an older one would hide it.
    if (signal.aborted) return;
    this.view.classList.toggle("md-stale", html === null);
    this.#say(html === null ? FAILED : "");
    if (html === null) this.#drawn = null;
    else this.#shown = html;
    this.#fill();
  }

  async #fetch(content, signal) {
    const headers = { "X-CSRFToken": this.text.form.elements.csrfmiddlewaretoken.value };
    const body = new URLSearchParams({ content });
    // Who was signed out is led to the login, which is no preview.
    const options = { method: "POST", body, headers, signal, redirect: "error" };
    const answer = await fetch(this.text.dataset.markdownxUrlsPath, options);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  }

  // Tells whether there was a page to fill: none is shown to who was signed out.
  #fill() {
    const place = this.#frame.contentDocument?.querySelector("[data-text]");
    if (place) place.innerHTML = this.#shown;
    return Boolean(place);
  }

  #say(sentence) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
  }
}
