// Where the reader is, for a phone call or a closed tab: one place, on this device, for a few hours.

import { named } from "./cues.js";
import { load, save } from "./store.js";

const KEY = "follow-place";
const HOURS = 4;
const address = location.pathname + location.search;

// The cues of a page that has changed since do not fit any more.
const shape = (cues) => cues.map((cue) => cue.kind[0] + cue.seconds).join("");

export function savedPlace(cues) {
  const place = load("localStorage", KEY);
  if (!place) return null;
  if (!(Date.now() - place.at < HOURS * 3_600_000)) return forgetPlace();
  return place.address === address && place.shape === shape(cues) ? place.index : null;
}

export function placeName(cues) {
  const index = savedPlace(cues);
  return index === null ? "" : named(cues[index]);
}

export function keepPlace(cues, index) {
  save("localStorage", KEY, { address, shape: shape(cues), index, at: Date.now() });
}

export function forgetPlace() {
  save("localStorage", KEY, null);
  return null;
}
