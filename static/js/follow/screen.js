// Shows where the clock is.

const views = [...document.querySelectorAll("[data-view]")];
const play = document.querySelector(".play");
const find = (name) => play.querySelector(`[data-${name}]`);
const write = (name, text) => (find(name).textContent = text);

export function show(name) {
  const playing = name === "play";
  for (const view of views) view.hidden = !view.dataset.view.split(" ").includes(name);
  document.body.classList.toggle("following", playing);
  document.querySelector("h1").classList.toggle("vh", playing);
  scrollTo(0, 0);
  document.querySelector(`[data-view="${name}"] [tabindex]`)?.focus({ preventScroll: true });
}

// A piece for each leg of each stretch, as long as it takes.
export function drawBar(cues) {
  const parts = new Map();
  for (const cue of cues) parts.set(cue.part, (parts.get(cue.part) ?? 0) + cue.seconds);
  const pieces = [...parts].map(([part, seconds]) => {
    const piece = document.createElement("i");
    piece.dataset.part = part;
    piece.style.flexGrow = seconds;
    return piece;
  });
  find("bar").replaceChildren(...pieces);
}

export function showCue(cue, next) {
  write("where", [cue.stretch, cue.place].filter(Boolean).join(". "));
  write("leg", cue.leg);
  const title = document.createElement("p");
  title.append(Object.assign(document.createElement("b"), { textContent: cue.title }));
  const words = Object.assign(document.createElement("p"), { textContent: cue.words });
  // Beside the words of a step stand its title, which is there already, and a hint.
  const told = cue.told ? [...cue.told.parentElement.cloneNode(true).children].slice(1) : [words];
  find("now").replaceChildren(title, ...told);
  const leg = next?.leg === cue.leg ? "" : `, ${next?.leg.toLowerCase()}`;
  write("next", next ? `Next: ${next.title.toLowerCase()}${leg}` : "This is the last step");
  showFigure(cue);
}

function showFigure({ figure, flip }) {
  const scene = find("scene");
  scene.classList.toggle("flip", flip);
  scene.replaceChildren();
  if (!figure) return;
  const copy = figure.cloneNode(true);
  // The words tell the step; this text would name the wrong side of a mirrored picture.
  copy.setAttribute("aria-hidden", "true");
  copy.querySelector("title")?.remove();
  scene.append(copy);
  const { y, width, height } = figure.viewBox.baseVal;
  // How much of the picture lies below the floor, which meets the mat.
  scene.style.setProperty("--under", `${(100 * (y + height)) / width}%`);
}

export function showTime({ cue, cues, index, left, rest }) {
  const seconds = Math.ceil(left / 1000);
  const swing = Math.min(cue.swings, Math.floor((cue.seconds - left / 1000) / (cue.seconds / cue.swings)) + 1);
  write("number", cue.swings ? swing : seconds);
  write("unit", cue.swings ? `of ${cue.swings}` : seconds === 1 ? "second" : "seconds");
  find("arc").setAttribute("stroke-dashoffset", 100 - (100 * seconds) / cue.seconds);
  const all = Math.ceil(rest / 1000);
  const minutes = Math.floor(all / 60);
  const hours = Math.floor(minutes / 60);
  write("left", hours ? `${hours} h ${minutes % 60} min` : `${minutes}:${String(all % 60).padStart(2, "0")}`);
  showBar(cue, cues, index, seconds);
  return cue.swings ? swing : seconds;
}

function showBar(cue, cues, index, seconds) {
  const own = (from, to) => cues.slice(from, to).reduce((sum, each) => sum + (each.part === cue.part ? each.seconds : 0), 0);
  const done = (own(0, index + 1) - seconds) / own(0);
  let share = 1;
  for (const piece of find("bar").children) {
    if (piece.dataset.part === cue.part) share = done;
    piece.style.setProperty("--done", `${100 * share}%`);
    if (piece.dataset.part === cue.part) share = 0;
  }
}

export function showPaused(paused) {
  play.toggleAttribute("data-paused", paused);
}

// On the start screen: where the reader was, if anywhere.
export function showPlace(name) {
  document.querySelector("[data-resume]").hidden = !name;
  document.querySelector("[data-fresh]").hidden = Boolean(name);
  document.querySelector("[data-was]").textContent = name;
}

export function announce(text) {
  write("live", text);
}
