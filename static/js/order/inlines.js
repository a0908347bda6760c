// Moves the blocks of a form, such as the steps of a stretch: their numbers follow, and are saved with the form.
// The blocks always stand in the order of their numbers.
import { movable, put } from "./rows.js";

const NUMBER = 'input[name$="-order"]';

const number = (row) => row.querySelector(NUMBER);
const value = (row) => Number(number(row).value) || 0;
const place = (row) => Number(row.id.split("-").pop());

function start(group) {
  const rows = () => [...group.querySelectorAll(".inline-related:not(.empty-form)")].filter(number);
  const name = (row) => {
    const title = row.querySelector('[name$="-title"]')?.value;
    return title || row.querySelector(".inline_label").firstChild.textContent.trim();
  };
  const status = document.createElement("p");
  status.className = "order-status";
  status.setAttribute("role", "status");
  group.querySelector("h2").after(status);

  const tell = (row) => {
    const now = rows();
    status.textContent = `${name(row)}, now ${now.indexOf(row) + 1} of ${now.length}. Save the form to keep this order.`;
  };

  // The numbers stay, but each must be higher than the one before.
  function moved(row) {
    const numbers = rows().map(value).sort((one, other) => one - other);
    numbers.forEach((one, at) => at && (numbers[at] = Math.max(one, numbers[at - 1] + 1)));
    rows().forEach((one, at) => {
      number(one).value = numbers[at];
      number(one).dispatchEvent(new Event("input", { bubbles: true }));
    });
    refresh();
    tell(row);
  }

  // Only headings are shown while one is dragged, or the way would be long. The page scrolls so that the heading
  // stays under the pointer.
  function dragging(row, on, y) {
    group.classList.toggle("order-folded", on);
    window.scrollBy(0, row.getBoundingClientRect().top - y + 20);
  }

  function sort() {
    const wanted = rows().sort((one, other) => value(one) - value(other));
    if (wanted.some((row, at) => row !== rows()[at])) put(wanted);
    refresh();
  }

  const { arm, refresh } = movable({ rows, name, moved, dragging });
  for (const row of rows()) arm(row, row.querySelector("h3"));
  sort();

  group.addEventListener("change", (event) => {
    if (!event.target.matches(NUMBER)) return refresh();
    sort();
    tell(event.target.closest(".inline-related"));
  });
  group.addEventListener("formset:added", ({ target: row }) => {
    const highest = Math.max(0, ...rows().filter((one) => one !== row).map(value));
    number(row).value = highest + (highest % 10 ? 1 : 10);
    arm(row, row.querySelector("h3"));
    refresh();
  });
  // Django numbers the fields anew as the blocks stand, and must find the saved ones first.
  document.addEventListener("formset:removed", () => {
    put(rows().sort((one, other) => place(one) - place(other)));
    queueMicrotask(sort);
  });
}

for (const group of document.querySelectorAll('.inline-group[data-inline-type="stacked"]')) {
  if (group.querySelector(NUMBER)) start(group);
}
