// What lists and forms share: rows that are dragged by a handle or moved by two buttons. No row that has the focus
// or the pointer is ever taken out of the page: the others are put around it.
const EDGE = 70;
const SPEED = 9;

// Puts rows into an order, each after the one before; all have the same parent.
export function put(rows) {
  const focused = document.activeElement;
  rows.reduce((last, row) => (last.nextElementSibling === row || last.after(row), row));
  if (document.activeElement !== focused) focused.focus({ preventScroll: true });
}

// rows() gives them as they stand; name(row) is what it is called; moved(row) is told when one has moved.
export function movable({ rows, name, moved, dragging = () => {} }) {
  function move(row, by) {
    const other = rows()[rows().indexOf(row) + by];
    if (!other) return;
    if (by < 0) row.after(other);
    else row.before(other);
    row.scrollIntoView({ block: "nearest" });
    moved(row);
  }

  function drag(row, handle, start) {
    const before = rows();
    const events = new AbortController();
    const { signal } = events;
    let y = start.clientY;
    let frame = 0;
    const follow = () => {
      const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
      const place = () => rows().indexOf(row);
      for (let next = rows()[place() + 1]; next && y > middle(next); next = rows()[place() + 1]) row.before(next);
      for (let last = rows()[place() - 1]; last && y < middle(last); last = rows()[place() - 1]) row.after(last);
      if (y < EDGE) window.scrollBy(0, -SPEED);
      if (y > window.innerHeight - EDGE) window.scrollBy(0, SPEED);
      frame = requestAnimationFrame(follow);
    };
    const end = (keep) => {
      events.abort();
      cancelAnimationFrame(frame);
      row.classList.remove("order-moving");
      dragging(row, false, y);
      if (!keep) put(before);
      else if (rows().some((one, place) => one !== before[place])) moved(row);
    };
    start.preventDefault();
    handle.setPointerCapture(start.pointerId);
    row.classList.add("order-moving");
    dragging(row, true, y);
    handle.addEventListener("pointermove", (event) => (y = event.clientY), { signal });
    handle.addEventListener("pointerup", () => end(true), { signal });
    handle.addEventListener("pointercancel", () => end(false), { signal });
    document.addEventListener("keydown", (event) => event.key === "Escape" && end(false), { signal });
    frame = requestAnimationFrame(follow);
  }

  function arm(row, place) {
    const controls = document.createElement("span");
    controls.className = "order-controls";
    const handle = document.createElement("span");
    handle.className = "order-handle";
    handle.title = "Drag to move";
    handle.addEventListener("pointerdown", (event) => event.button === 0 && drag(row, handle, event));
    const button = (by, sign, where) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = sign;
      made.dataset.move = where;
      made.addEventListener("click", () => move(row, by));
      return made;
    };
    controls.append(handle, button(-1, "↑", "up"), button(1, "↓", "down"));
    place.append(controls);
  }

  // Says which row each button moves, and which of them can go no further.
  function refresh() {
    const all = rows();
    all.forEach((row, place) => {
      for (const button of row.querySelectorAll("[data-move]")) {
        const last = place === (button.dataset.move === "up" ? 0 : all.length - 1);
        button.setAttribute("aria-label", `Move ${button.dataset.move}: ${name(row)}`);
        button.setAttribute("aria-disabled", String(last));
      }
    });
  }

  return { arm, refresh };
}
