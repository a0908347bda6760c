// Follow along: leads through the cues of the page, one at a time.

import { Clock } from "./clock.js";
import { readCues, spoken } from "./cues.js";
import { hush, keepAwake, prepareSound, say, sayBetween, signalBeat, signalChange } from "./device.js";
import { listen } from "./keys.js";
import { forgetPlace, keepPlace, placeName, savedPlace } from "./place.js";
import { announce, drawBar, show, showCue, showPaused, showPlace, showTime } from "./screen.js";

const cues = readCues();
let view = "start";
let number = null;

const clock = new Clock(cues, {
  cue() {
    number = null;
    keepPlace(cues, clock.index);
    showCue(clock.cue, cues[clock.index + 1]);
    announce(spoken(clock.cue));
    showTime(clock);
    if (!clock.running) return;
    signalChange();
    say(spoken(clock.cue));
  },
  beat() {
    const shown = showTime(clock);
    if (shown === number) return;
    const { kind } = clock.cue;
    if (kind === "count" ? number : kind === "hold" && shown <= 3) signalBeat();
    if (kind === "count" && number) sayBetween(String(shown));
    number = shown;
  },
  pause(away) {
    showPaused(true);
    showTime(clock);
    hush();
    keepAwake(false);
    announce(away ? "Paused while you were away" : "Paused");
  },
  end() {
    forgetPlace();
    turnTo("done");
    signalChange();
    say("Well done. You have come to the end.");
  },
});

function turnTo(name) {
  view = name;
  show(name);
  if (name === "play") return keepPlace(cues, clock.index);
  clock.pause();
  hush();
  keepAwake(false);
  showPlace(placeName(cues));
}

function run() {
  showPaused(false);
  keepAwake(true);
  clock.resume();
}

function begin(index) {
  prepareSound();
  turnTo("play");
  run();
  clock.go(index);
}

const actions = {
  start: () => begin(0),
  resume: () => begin(savedPlace(cues) ?? 0),
  halt: () => clock.pause(),
  pause() {
    if (clock.running) return clock.pause();
    prepareSound();
    run();
    announce("Going on");
  },
  back: () => clock.go(clock.index - 1),
  skip: () => clock.go(clock.index + 1),
  stop() {
    forgetPlace();
    turnTo("stop");
    say("Come out of the stretch slowly.");
  },
  mistake: () => turnTo("play"),
  leave: () => turnTo("start"),
  print: () => print(),
};

document.addEventListener("click", (event) => actions[event.target.closest("[data-do]")?.dataset.do]?.());
document.addEventListener("visibilitychange", () => clock.beat());
listen(() => view === "play", actions);
drawBar(cues);
showPlace(placeName(cues));
document.querySelector("[data-player]").hidden = cues.length === 0;
