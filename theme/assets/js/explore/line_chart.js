/* Values over the years: a line an area. The first six are coloured and named at their ends; of more, all are thin and
   can be read one by one. Pure. */

import { apart, shortened } from "../words/chart.js";
import { measured } from "./cells.js";
import { LABEL, line, markOf, rulesOf, runsOf, scale, text, ticksOf, widest, yearsShown } from "./shapes.js";

export const COLOURED = 6;
const HEIGHT = 380;
const TOP = 12;
const BOTTOM = 26;
const LONGEST = 130;
const ROOM_FOR_NAMES = 520;

/** Returns the colour of the series with a number: those beyond the sixth are grey. */
export function colourOf(number, count) {
  return count > COLOURED ? "bar" : `word-${number + 1}`;
}

/** Returns the series ({area, points}) of an indicator that have any value. */
export function seriesOf({ areas, years, show, of }, indicator) {
  const points = (each) =>
    years.flatMap((year) => {
      const cell = of(indicator.id, each.slug, year);
      const value = measured(cell, show);
      return value ? [{ year, value: value.value, cell }] : [];
    });
  return areas.map((each) => ({ area: each, points: points(each) })).filter((series) => series.points.length > 0);
}

function namesOf(series, places, right, bottom) {
  const names = series.map((each, index) => {
    const last = places[index].at(-1);
    return text(shortened(each.area.name, LABEL, LONGEST), right + 10, last.y + 4, { size: LABEL, colour: each.colour });
  });
  apart(names, bottom + 4);
  return names;
}

/** Lays out the lines of one indicator in a frame {left, top, width, height}; where it is small, a legend names them. */
export function linesIn(model, indicator, frame, ticks) {
  const found = seriesOf(model, indicator);
  const series = found.map((each) => ({ ...each, colour: colourOf(model.areas.indexOf(each.area), model.areas.length) }));
  const isNamed = !frame.isSmall && frame.width >= ROOM_FOR_NAMES && model.areas.length <= COLOURED;
  const right = frame.left + frame.width - (isNamed ? widest(series.map(({ area }) => shortened(area.name, LABEL, LONGEST)), LABEL) + 16 : 10);
  const left = frame.left + widest(ticks.map(model.number)) + 10;
  const bottom = frame.top + frame.height - BOTTOM;
  const y = scale(ticks, bottom, frame.top + TOP);
  const { years } = model;
  const step = (right - left - 12) / Math.max(1, years.length - 1);
  const x = (year) => Math.round((left + 6 + step * (year - years[0])) * 10) / 10;
  const places = series.map(({ points }) => points.map((point) => ({ ...point, x: x(point.year), y: y(point.value) })));
  const isMany = model.areas.length > COLOURED;
  const curves = places.flatMap((points, row) => [
    ...runsOf(points).filter((run) => run.length > 1).map((run) => line(run.map((point) => [point.x, point.y]), series[row].colour, isMany ? 1 : 2)),
    ...(isMany ? [] : points.flatMap((point) => markOf(model.show, point.x, point.y, series[row].colour))),
  ]);
  const names = isNamed ? namesOf(series, places, right, bottom) : [];
  const shown = yearsShown(years, step).map((year) => text(String(year), x(year), bottom + 18, { anchor: "middle" }));
  const points = places.flatMap((each, row) => each.map((point) => ({ ...point, row, column: point.year, colour: series[row].colour })));
  return { shapes: [...rulesOf(ticks, y, left, right, model.number), ...shown, ...curves, ...names], points, series };
}

/** Returns the ticks that hold all values of an indicator. */
export function ticksFor(model, indicator, most) {
  const values = seriesOf(model, indicator).flatMap(({ points }) => points.map(({ value }) => value));
  return ticksOf(values.length > 0 ? values : [0, 1], { most });
}

export function lineChart(model, width) {
  const [indicator] = model.indicators;
  const frame = { left: 0, top: 0, width, height: width < ROOM_FOR_NAMES ? 300 : HEIGHT };
  const { shapes, points, series } = linesIn(model, indicator, frame, ticksFor(model, indicator));
  const legend = model.areas.length > COLOURED ? [] : series.map((each) => ({ mark: markOf(model.show, 7, 7, each.colour), text: each.area.name }));
  return { shapes, points, legend, width, height: frame.height };
}
