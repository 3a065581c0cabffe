/* Values as five steps of colour, from the least to the most; zero of what is counted has a colour of its own. Pure. */

import { area, box, coloursOfStep, hatched, ticksOf, unjudged } from "./shapes.js";

const STEPS = 5;
const VERDICTS = ["above-2", "above", "met", "nearly", "missed", "missed-2"];

/** Returns the steps that hold any of the values, in order: {from, least, most, colour}; `least` and `most` are of values. */
export function stepsOf(values) {
  const others = values.filter((value) => value !== 0);
  const zero = values.includes(0) ? [{ from: 0, least: 0, most: 0, colour: "step-0" }] : [];
  if (others.length === 0) return zero;
  const ticks = ticksOf(others, { most: STEPS + 1 });
  const ends = ticks.slice(0, -1).map((from, index) => ({ from, to: index === ticks.length - 2 ? Number.POSITIVE_INFINITY : ticks[index + 1] }));
  const steps = ends.map(({ from, to }, index) => {
    const held = others.filter((value) => value >= from && value < to);
    return { from, least: Math.min(...held), most: Math.max(...held), colour: `step-${Math.min(STEPS, index + 1)}` };
  });
  return [...zero, ...steps.filter(({ least }) => Number.isFinite(least))];
}

/** Returns the step that holds a value. */
export function stepOf(value, steps) {
  return steps.find(({ least, most }) => value >= least && value <= most);
}

function onStep(colour) {
  return { "step-4": "on-step-4", "step-5": "on-step-5" }[colour] ?? "on-step-low";
}

/** Returns how a cell is coloured, [ground, text]: by its verdict, or by the step of its value. */
export function coloursOf(cell, show, steps) {
  if (show === "gap") return coloursOfStep(cell.step) ?? ["shade", "ink"];
  const { colour } = stepOf(cell[show].value, steps);
  return [colour, onStep(colour)];
}

/** Returns a place that has no value: hatched where nothing is stated, a dot where a target waits for its outcome. */
export function without(cell, show, place) {
  return show === "gap" && cell?.target ? unjudged(...place) : hatched(...place);
}

function swatch(colour) {
  return [area(box(1, 1, 12, 12), colour)];
}

/** Returns the legend of a map or a table of colours. */
export function legendOf({ show, strings, number }, steps) {
  const nothing = { mark: hatched(1, 1, 12, 12), text: strings.nothing };
  if (show === "gap") {
    const judged = VERDICTS.map((step) => ({ mark: swatch(coloursOfStep(step)[0]), text: strings.steps[step.replace("-", "_")] }));
    return [...judged, { mark: unjudged(1, 1, 12, 12), text: strings.unjudged }, nothing];
  }
  const words = ({ least, most }) => (least === most ? number(least) : `${number(least)}–${number(most)}`);
  return [...steps.map((step) => ({ mark: swatch(step.colour), text: words(step) })), nothing];
}
