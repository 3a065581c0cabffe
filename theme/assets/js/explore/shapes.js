/* The pieces of which all charts are made, as shapes: marks, hatching, scales and axes. Pure. */

import { polygon, widthOf } from "../words/chart.js";

export const SMALL = 12;
export const LABEL = 13;
const DIAMOND = 3;
const HATCH = 5;

/** Colours of verdicts, with that of the text upon each: the grammar of the whole site. */
const STEPS = {
  "above-2": ["met-2", "on-met-2"],
  above: ["met-1", "on-met-1"],
  met: ["met-0", "on-met-0"],
  "met-about": ["about-0", "on-about"],
  nearly: ["nearly", "on-nearly"],
  missed: ["missed-1", "on-missed-1"],
  "missed-2": ["missed-2", "on-missed-2"],
};

export function line(points, colour, width = 1) {
  return { kind: "line", points, colour, width };
}

export function area(points, colour) {
  return { kind: "area", points, colour };
}

export function text(said, x, y, { anchor = "start", size = SMALL, colour = "muted", weight } = {}) {
  return { kind: "text", text: said, x, y, anchor, size, colour, weight };
}

/** Returns the corners of a rectangle. */
export function box(x, y, width, height) {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** Returns a target, an open diamond. */
export function targetMark(x, y, colour, radius = 3.6) {
  const corners = polygon(DIAMOND, x, y, radius);
  return [area(corners, "paper"), line([...corners, corners[0], corners[1]], colour, 1.6)];
}

/** Returns an outcome, a full disc. */
export function outcomeMark(x, y, colour, radius = 3.6) {
  return [area(polygon(0, x, y, radius), colour)];
}

/** Returns the mark of what a measure draws. */
export function markOf(show, x, y, colour) {
  return show === "target" ? targetMark(x, y, colour) : outcomeMark(x, y, colour);
}

/** Returns where nothing is stated, hatched: no zero, and no colour of a scale. */
export function hatched(x, y, width, height) {
  const strokes = [];
  for (let from = HATCH; from < width + height; from += HATCH) {
    const start = [x + Math.min(from, width), y + Math.max(0, from - width)];
    const end = [x + Math.max(0, from - height), y + Math.min(from, height)];
    strokes.push(line([start, end], "line-strong", 0.6));
  }
  return [line([...box(x, y, width, height), [x, y]], "line"), ...strokes];
}

/** Returns where there is a target and no outcome to judge it by: a dot. */
export function unjudged(x, y, width, height) {
  return [line([...box(x, y, width, height), [x, y]], "line"), area(polygon(0, x + width / 2, y + height / 2, 1.8), "line-strong")];
}

/** Returns the colours of a step of verdicts: ground and text; nothing for what is not judged. */
export function coloursOfStep(step) {
  return STEPS[step];
}

/** Returns round ticks that hold all values; `zero` asks that they begin at zero or below. */
export function ticksOf(values, { most = 6, zero = false } = {}) {
  const low = Math.min(...values, ...(zero ? [0] : []));
  const high = Math.max(...values, ...(zero ? [0] : []));
  const rough = (high - low || Math.abs(high) || 1) / (most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** A scale from values to pixels. */
export function scale(ticks, from, to) {
  const [low, high] = [ticks[0], ticks.at(-1)];
  return (value) => Math.round((from + ((value - low) / (high - low)) * (to - from)) * 10) / 10;
}

/** Returns the widest of texts in pixels. */
export function widest(texts, size = SMALL) {
  return Math.max(0, ...texts.map((each) => widthOf(each, size)));
}

/** Returns horizontal lines of the ticks with their numbers. */
export function rulesOf(ticks, y, left, right, number) {
  return ticks.flatMap((value) => [
    line([[left, y(value)], [right, y(value)]], value === 0 ? "line-strong" : "line"),
    text(number(value), left - 6, y(value) + 4, { anchor: "end" }),
  ]);
}

/** Returns vertical lines of the ticks with their numbers below. */
export function uprightsOf(ticks, x, top, bottom, number) {
  return ticks.flatMap((value) => [
    line([[x(value), top], [x(value), bottom]], value === 0 ? "line-strong" : "line"),
    text(number(value), x(value), bottom + 16, { anchor: "middle" }),
  ]);
}

/** Returns the years that are written below an axis, so that they do not touch. */
export function yearsShown(years, step, room = 38) {
  const every = [1, 2, 5, 10].find((number) => number * step >= room) ?? 20;
  return years.filter((year) => (years.at(-1) - year) % every === 0);
}

/** Returns the runs of values ([{year}]) without a gap of years. */
export function runsOf(points) {
  const runs = [];
  for (const point of points) {
    if (runs.at(-1)?.at(-1).year === point.year - 1) runs.at(-1).push(point);
    else runs.push([point]);
  }
  return runs;
}
