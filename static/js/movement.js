// The picture at the top of a stretch goes through its steps. It starts by itself only where motion is welcome,
// a button stops and starts it, and while it is fetched, or when it cannot be, the still picture stays.

const figure = document.querySelector("[data-movement]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const button = document.createElement("button");
let movement;
let playing = false;

async function fetched() {
  const response = await fetch(figure.dataset.movement);
  if (!response.ok) throw new Error(response.statusText);
  // The page has its own colours and shapes, and styles that stand in a page are forbidden.
  const text = (await response.text()).replace(/<style>.*?<\/style>|<defs>.*?<\/defs>|<title>.*?<\/title>/gs, "");
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  svg.removeAttribute("role");
  svg.setAttribute("aria-hidden", "true");
  return document.adoptNode(svg);
}

function show() {
  const moving = playing && !document.hidden;
  if (moving) movement.unpauseAnimations();
  else movement?.pauseAnimations();
  button.textContent = playing ? "Pause the movement" : "Play the movement";
}

async function play() {
  if (!movement) {
    try {
      movement = await fetched();
    } catch {
      return;
    }
    figure.classList.add("moving");
    figure.append(movement, button);
  }
  playing = true;
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
addEventListener("beforeprint", () => movement?.pauseAnimations());
addEventListener("afterprint", show);
calm.addEventListener("change", () => calm.matches && pause());
if (calm.matches) {
  show();
  figure.append(button);
} else {
  play();
}
