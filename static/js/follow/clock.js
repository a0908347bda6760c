// Runs through cues by the time of day, never by counting ticks: a slow or sleepy tab is late but never wrong.

const BEAT = 200;
// After so long without a beat, the reader was away or the device slept.
const NAP = 10_000;

export class Clock {
  index = 0;
  left = 0; // milliseconds of this cue
  running = false;
  #timer = 0;

  // on: { cue, beat, pause(away), end }
  constructor(cues, on) {
    this.cues = cues;
    this.on = on;
  }

  get cue() {
    return this.cues[this.index];
  }

  // Milliseconds until everything is done.
  get rest() {
    return this.cues.slice(this.index + 1).reduce((sum, cue) => sum + cue.seconds * 1000, this.left);
  }

  go(index) {
    if (index >= this.cues.length) return this.#end();
    this.#enter(Math.max(0, index), 0);
  }

  pause(away = false) {
    if (!this.running) return;
    if (!away) this.#catchUp();
    clearInterval(this.#timer);
    this.running = false;
    this.on.pause(away);
  }

  resume() {
    this.running = true;
    this.#mark();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.beat(), BEAT);
  }

  beat() {
    if (!this.running) return;
    // While a device sleeps, one of these two clocks stands still.
    if (Math.max(performance.now() - this.seen, Date.now() - this.date) > NAP) {
      this.left = this.cue.seconds * 1000;
      return this.pause(true);
    }
    this.#catchUp();
    if (this.left > 0) return this.on.beat();
    const late = this.left;
    if (this.index + 1 === this.cues.length) return this.#end();
    this.#enter(this.index + 1, late);
    this.beat();
  }

  #catchUp() {
    this.left -= performance.now() - this.seen;
    this.#mark();
  }

  #mark() {
    this.seen = performance.now();
    this.date = Date.now();
  }

  #enter(index, late) {
    this.index = index;
    this.left = this.cue.seconds * 1000 + late;
    this.#mark();
    this.on.cue();
  }

  #end() {
    clearInterval(this.#timer);
    this.running = false;
    this.on.end();
  }
}
