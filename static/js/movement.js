// The picture at the top of a stretch goes through its steps. It starts by itself only where motion is welcome,
// and a button stops and starts it. Until it is there, and if it cannot be fetched, the still picture stays.

const figure = document.querySelector("[data-movement]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const button = document.createElement("button");
let movement;
let playing = false;
let failed = false;

async function fetched() {
  const response = await fetch(figure.dataset.movement);
  if (!response.ok) throw new Error(response.statusText);
  // The page has its own colours and shapes, and styles that stand in a page are forbidden.
  const text = (await response.text()).replace(/<(style|defs|title)>.*?<\/\1>/gs, "");
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  svg.removeAttribute("role");
  svg.setAttribute("aria-hidden", "true");
  return document.adoptNode(svg);
}

function show() {
  const offer = playing ? "Pause the movement" : "Play the movement";
  button.textContent = failed ? "The movement did not load. Try again" : offer;
  if (!movement) return;
  if (playing && !document.hidden) movement.unpauseAnimations();
  else movement.pauseAnimations();
}

async function play() {
  playing = true;
  failed = false;
  show();
  if (movement) return;
  try {
    const svg = await fetched();
    if (movement) return;
    movement = svg;
    figure.classList.add("moving");
    button.before(movement);
  } catch {
    playing = false;
    failed = true;
  }
  show();
}

function pause() {
  playing = false;
  show();
}

button.type = "button";
button.className = "btn btn-2";
button.addEventListener("click", () => (playing ? pause() : play()));
document.addEventListener("visibilitychange", show);
calm.addEventListener("change", () => calm.matches && pause());
figure.append(button);
if (calm.matches) show();
else play();
