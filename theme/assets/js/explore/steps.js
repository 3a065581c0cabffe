/* Values as five steps of colour, from the least to the most. Pure. */

import { area, box, coloursOfStep, hatched, ticksOf } from "./shapes.js";

const STEPS = 5;

/** Returns the steps of values: {least, most} in order; fewer where few values differ. */
export function stepsOf(values) {
  if (values.length === 0) return [];
  const ticks = ticksOf(values, { most: STEPS + 1 });
  return ticks.slice(1).map((most, index) => ({ least: ticks[index], most, colour: `step-${Math.min(STEPS, index + 1)}` }));
}

/** Returns the step that holds a value; its upper end belongs to the next one. */
export function stepOf(value, steps) {
  return steps.findLast(({ least }) => value >= least) ?? steps[0];
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

function swatch(colour) {
  return [area(box(1, 1, 12, 12), colour)];
}

/** Returns the legend of a map or a table of colours. */
export function legendOf({ show, strings, number }, steps) {
  const nothing = { mark: hatched(1, 1, 12, 12), text: strings.nothing };
  if (show === "gap") {
    const verdicts = ["above-2", "above", "met", "nearly", "missed", "missed-2"];
    return [...verdicts.map((step) => ({ mark: swatch(coloursOfStep(step)[0]), text: strings.steps[step.replace("-", "_")] })), nothing];
  }
  const words = ({ least, most }) => `${number(least)}–${number(most)}`;
  return [...steps.map((step) => ({ mark: swatch(step.colour), text: words(step) })), nothing];
}
