// Keeps small values in the browser. Where a reader has forbidden that, nothing is kept and all else works.

export function load(kind, key) {
  try {
    return JSON.parse(window[kind].getItem(key));
  } catch {
    return null; // Forbidden, or not what we wrote.
  }
}

export function save(kind, key, value) {
  try {
    if (value) window[kind].setItem(key, JSON.stringify(value));
    else window[kind].removeItem(key);
  } catch {
    // Forbidden or full.
  }
}
