// Voice, tones, buzzing and a screen that stays on. Each works where the browser has it and is on.

import { options } from "./options.js";

let audio = null;

// Browsers allow sound only after a press of the reader, so this is called from one.
export function prepareSound() {
  audio ??= "AudioContext" in window ? new AudioContext() : null;
  if (audio?.state === "suspended") audio.resume();
}

function tone(hertz, seconds) {
  if (!audio || !options.tones) return;
  const source = audio.createOscillator();
  const volume = audio.createGain();
  const now = audio.currentTime;
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(0.2, now + 0.02);
  volume.gain.linearRampToValueAtTime(0, now + seconds);
  source.connect(volume).connect(audio.destination);
  source.start(now);
  source.stop(now + seconds);
}

export function signalChange() {
  tone(660, 0.35);
  if (options.buzz) navigator.vibrate?.(200);
}

// The last seconds of a hold, and each swing.
export const signalBeat = () => tone(440, 0.08);

export function say(text) {
  if (!options.voice || !("speechSynthesis" in window)) return;
  hush();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = document.documentElement.lang;
  speechSynthesis.speak(utterance);
}

// What may be left out, so as not to cut a sentence short.
export function sayBetween(text) {
  if ("speechSynthesis" in window && !speechSynthesis.speaking) say(text);
}

export function hush() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

let wanted = false;
let lock = null;

export async function keepAwake(on) {
  wanted = on;
  if (on && navigator.wakeLock && document.visibilityState === "visible") {
    // A phone that saves its battery says no.
    const given = await navigator.wakeLock.request("screen").catch(() => null);
    await lock?.release();
    lock = given;
  }
  if (!wanted) {
    await lock?.release();
    lock = null;
  }
}

// The browser takes the lock back whenever the page is hidden.
document.addEventListener("visibilitychange", () => wanted && keepAwake(true));
