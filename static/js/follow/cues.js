// The cues as the page tells them, so that nothing is told twice.

export function readCues() {
  const moves = [...document.querySelectorAll("[data-move]")];
  return [...document.querySelectorAll("[data-cue]")].map((element) => {
    const row = element.parentElement;
    const move = element.closest("[data-move]");
    const { cue: kind, say, step, picture, words, seconds, swings } = element.dataset;
    const told = step ? document.querySelector(`#step-${step} [data-words]`) : null;
    return {
      kind,
      seconds: Number(seconds),
      swings: Number(swings ?? 0),
      title: element.firstChild.data.trim(),
      told, // an element, for the words of a step
      words: told?.textContent.trim() ?? words ?? "",
      say,
      whole: "whole" in element.dataset,
      flip: "flip" in element.dataset,
      figure: document.querySelector(`#step-${picture ?? step} .fig`),
      leg: row.dataset.leg,
      place: row.dataset.place,
      // The title of the page names a stretch that is alone.
      stretch: moves.length > 1 ? `Stretch ${moves.indexOf(move) + 1} of ${moves.length}: ${move.dataset.move}` : "",
      part: `${moves.indexOf(move)} ${row.dataset.leg}`,
    };
  });
}

export const spoken = (cue) => (cue.whole ? `${cue.say} ${cue.words}` : cue.say);
export const named = ({ stretch, leg, place }) => [stretch, leg, place.toLowerCase()].filter(Boolean).join(", ");
