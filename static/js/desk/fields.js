// Reads and fills the fields of a form, with the rows that "Add another" made.
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "seen"]);

function isKept(field) {
  return field.name && !LEFT_OUT.has(field.name) && !["submit", "button", "file", "password"].includes(field.type)
    && !field.name.includes("__prefix__");
}

function valueOf(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  if (field.multiple) return [...field.selectedOptions].map((option) => [option.value, option.text]);
  return field.value;
}

export function readForm(form) {
  return [...form.elements].filter(isKept).map((field) => [field.name, field.type === "radio" ? field.value : "", valueOf(field)]);
}

function addRows(form, fields) {
  for (const [name, , count] of fields.filter(([each]) => each.endsWith("-TOTAL_FORMS"))) {
    const group = form.elements[name]?.closest(".inline-group");
    for (let left = Number(count) - Number(form.elements[name]?.value); left > 0 && group; left -= 1) {
      group.querySelector(".add-row a, .add-row button")?.click();
    }
  }
}

function choose(field, options) {
  for (const option of field.options) option.selected = false;
  for (const [value, text] of options) {
    const there = [...field.options].find((option) => option.value === value);
    if (there) there.selected = true;
    else field.add(new Option(text, value, true, true));
  }
}

function find(form, name, value) {
  const found = form.elements[name];
  return found instanceof RadioNodeList ? [...found].find((each) => each.value === value) : found;
}

// Returns how many fields of those that were kept the form no longer has.
export function fillForm(form, fields) {
  addRows(form, fields);
  let missing = 0;
  for (const [name, radio, value] of fields) {
    const field = find(form, name, radio);
    if (!field) missing += 1;
    else if (/-(TOTAL|INITIAL)_FORMS$/.test(name)) continue;
    else {
      if (field.type === "checkbox" || field.type === "radio") field.checked = value;
      else if (field.multiple) choose(field, value);
      else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  return missing;
}
