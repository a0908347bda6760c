// What else on this page has a pose to start from, saved or not.

// "Hold and breathe" for a step, the label for a field of its own.
export function nameOf(text) {
  const title = text.closest(".inline-related")?.querySelector("[name$='-title']")?.value;
  return title || text.labels[0].textContent.replace(/:\s*$/, "");
}

export function offerStarts(select, text) {
  const here = select.querySelector("[data-here]");
  select.addEventListener("focus", () => {
    const chosen = select.value;
    const others = [...document.querySelectorAll("[data-pose] textarea")].filter(
      (other) => other !== text && other.value.trim() && !other.closest(".empty-form"),
    );
    here.replaceChildren(...others.map((other) => new Option(nameOf(other), other.value)));
    here.hidden = !others.length;
    select.value = chosen;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  });
}
