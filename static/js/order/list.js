// Moves the rows of a list, and saves the new order at once.
import { movable, put } from "./rows.js";

const KEY = "[data-key]";
const LOST = "The new order was not saved, and the row is back. You may be signed out or without a network. Sign in in another tab, then try again.";
const TYPED = "The row is back: first save the numbers that you typed.";

const status = document.querySelector("[data-order]");
const body = document.querySelector("#result_list tbody");

const rows = () => [...body.children].filter((row) => row.querySelector(KEY));
const number = (row) => row.querySelector(KEY);
const key = (row) => number(row).dataset.key;
const name = (row) => row.querySelector("th").textContent.trim();

function tell(text, wrong = false) {
  status.classList.toggle("order-wrong", wrong);
  status.textContent = text;
}

async function send(was, now) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", document.querySelector("#changelist-form [name=csrfmiddlewaretoken]").value);
  for (const row of was) data.append("was", key(row));
  for (const row of now) data.append("now", key(row));
  try {
    const response = await fetch(status.dataset.order, { method: "POST", body: data });
    return await response.json();
  } catch (error) {
    // No network, or a page such as the one to sign in.
    console.info(error);
    return { error: LOST };
  }
}

function start() {
  let saved = rows();
  let busy = false;
  const same = (now) => now.every((row, place) => row === saved[place]);

  function back(text) {
    put(saved);
    refresh();
    tell(text, true);
  }

  async function moved(row) {
    refresh();
    if (rows().some((one) => number(one).value !== number(one).defaultValue)) return back(TYPED);
    // One at a time: what is moved meanwhile is saved after.
    if (busy) return;
    busy = true;
    for (let now = rows(); !same(now); now = rows()) {
      const { numbers, error } = await send(saved, now);
      if (error) {
        back(error);
        break;
      }
      saved = now;
      for (const one of now) number(one).value = number(one).defaultValue = numbers[key(one)];
      tell(`${name(row)}, now ${now.indexOf(row) + 1} of ${now.length}. Saved.`);
    }
    busy = false;
  }

  const { arm, refresh } = movable({ rows, name, moved });
  document.querySelector("[data-order-help]").hidden = false;
  for (const row of saved) arm(row, number(row).parentElement);
  refresh();
}

if (status && body && rows().length > 1) start();
