/* Small charts side by side: of one indicator a frame an area, with target and outcome; of several a frame an indicator,
   with a line an area. Pure. */

import { shortened } from "../words/chart.js";
import { legendOf } from "./dumbbell_chart.js";
import { COLOURED, linesIn, ticksFor } from "./line_chart.js";
import { LABEL, line, markOf, outcomeMark, rulesOf, runsOf, scale, targetMark, text, ticksOf, widest, yearsShown } from "./shapes.js";

const NARROWEST = 230;
const BETWEEN = 20;
const HEAD = 24;
const HEIGHT = 170;
const TALLER = 230;

function framesOf(count, width, height) {
  const columns = Math.max(1, Math.min(count, Math.floor((width + BETWEEN) / (NARROWEST + BETWEEN))));
  const wide = (width - BETWEEN * (columns - 1)) / columns;
  return Array.from({ length: count }, (_, index) => ({
    left: (index % columns) * (wide + BETWEEN),
    top: Math.floor(index / columns) * (height + HEAD + BETWEEN / 2),
    width: wide,
    height,
  }));
}

function ofArea(model, indicator, area, frame, ticks, row) {
  const left = frame.left + widest(ticks.map(model.number)) + 8;
  const [top, bottom] = [frame.top + HEAD, frame.top + HEAD + frame.height - 24];
  const y = scale(ticks, bottom, top + 8);
  const { years } = model;
  const step = (frame.left + frame.width - left - 12) / Math.max(1, years.length - 1);
  const x = (year) => Math.round((left + 6 + step * (year - years[0])) * 10) / 10;
  const cells = years.map((year) => model.of(indicator.id, area.slug, year)).filter(Boolean);
  const side = (role) => cells.filter((cell) => cell[role]).map((cell) => ({ year: cell.year, at: [x(cell.year), y(cell[role].value)] }));
  const [targets, outcomes] = [side("target"), side("outcome")];
  return {
    shapes: [
      text(shortened(area.name, LABEL, frame.width), frame.left, frame.top + 15, { size: LABEL, colour: "ink", weight: 600 }),
      ...rulesOf(ticks, y, left, frame.left + frame.width, model.number),
      ...yearsShown(years, step).map((year) => text(String(year), x(year), bottom + 16, { anchor: "middle" })),
      ...runsOf(outcomes).filter((run) => run.length > 1).map((run) => line(run.map(({ at }) => at), "word-1", 1.6)),
      ...targets.flatMap(({ at }) => targetMark(...at, "ink", 2.8)),
      ...outcomes.flatMap(({ at }) => outcomeMark(...at, "word-1", 2.6)),
    ],
    points: cells.map((cell) => ({ x: x(cell.year), y: y((cell.outcome ?? cell.target).value), cell, row, column: cell.year })),
  };
}

function byArea(model, width) {
  const [indicator] = model.indicators;
  const stated = model.areas.filter(({ slug }) => model.years.some((year) => model.of(indicator.id, slug, year)));
  const cells = stated.flatMap(({ slug }) => model.years.flatMap((year) => model.of(indicator.id, slug, year) ?? []));
  const values = cells.flatMap(({ target, outcome }) => [target, outcome].filter(Boolean).map(({ value }) => value));
  const ticks = ticksOf(values.length > 0 ? values : [0, 1], { most: 4 });
  const frames = framesOf(stated.length, width, HEIGHT);
  return { parts: stated.map((area, row) => ofArea(model, indicator, area, frames[row], ticks, row)), legend: legendOf(model) };
}

function byIndicator(model, width) {
  const frames = framesOf(model.indicators.length, width, TALLER);
  const named = model.areas.slice(0, COLOURED);
  let rows = 0;
  const parts = model.indicators.map((indicator, index) => {
    const { top, left, ...frame } = frames[index];
    const title = text(shortened(`${indicator.name} (${indicator.unit})`, LABEL, frame.width), left, top + 15, { size: LABEL, colour: "ink", weight: 600 });
    const below = { ...frame, left, top: top + HEAD, isSmall: true };
    const { shapes, points, series } = linesIn(model, indicator, below, ticksFor(model, indicator, 5));
    const numbered = points.map((point) => ({ ...point, row: point.row + rows }));
    rows += series.length;
    return { shapes: [title, ...shapes], points: numbered };
  });
  const isFew = model.areas.length <= COLOURED;
  const legend = isFew ? named.map((area, number) => ({ mark: markOf(model.show, 7, 7, `word-${number + 1}`), text: area.name })) : [];
  return { parts, legend };
}

export function multiplesChart(model, width) {
  const isOfIndicators = model.indicators.length > 1;
  const { parts, legend } = isOfIndicators ? byIndicator(model, width) : byArea(model, width);
  const frames = framesOf(parts.length, width, isOfIndicators ? TALLER : HEIGHT);
  const height = parts.length > 0 ? frames.at(-1).top + HEAD + (isOfIndicators ? TALLER : HEIGHT) : 0;
  return { shapes: parts.flatMap(({ shapes }) => shapes), points: parts.flatMap(({ points }) => points), legend, width, height };
}
