/* The areas in one year, the best first: a bar from zero, its value in words beside it. Equal values share a rank. Pure. */

import { measured } from "./cells.js";
import { area, box, coloursOfStep, line, SMALL, scale, text, ticksOf, widest } from "./shapes.js";

const ROW = 24;
const BAR = 14;
const ROOM_FOR_WORDS = 480;

/** Returns what has a value, the best first, each with its rank: lower is better of some indicators. */
export function ranked({ areas, show, year, of }, indicator) {
  const sign = indicator.low && show !== "gap" ? 1 : -1;
  const found = areas.map(({ slug }) => of(indicator.id, slug, year)).filter((cell) => measured(cell, show));
  const sorted = found.sort((one, other) => sign * (measured(one, show).value - measured(other, show).value));
  const values = sorted.map((cell) => measured(cell, show).value);
  return sorted.map((cell, index) => ({ cell, value: values[index], rank: values.indexOf(values[index]) + 1 }));
}

export function rankingChart(model, width) {
  const [indicator] = model.indicators;
  const rows = ranked(model, indicator);
  if (rows.length === 0) return { shapes: [], points: [], legend: [], width, height: 0 };
  const ticks = ticksOf(rows.map(({ value }) => value), { zero: true });
  const isShort = width < ROOM_FOR_WORDS;
  const said = rows.map(({ cell, value }) => (isShort ? model.number(value) : measured(cell, model.show).text));
  const left = widest(rows.map(({ cell }) => model.nameOf(cell.area))) + 40;
  const x = scale(ticks, left, width - widest(said) - 12);
  const shapes = [];
  const points = rows.map(({ cell, value, rank }, index) => {
    const top = ROW * index + (ROW - BAR) / 2;
    const [colour] = model.show === "gap" ? (coloursOfStep(cell.step) ?? ["shade"]) : ["met-1"];
    const isNation = cell.area === model.nation;
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    shapes.push(
      text(isNation ? "–" : String(rank), 20, top + 11, { anchor: "end" }),
      text(model.nameOf(cell.area), 28, top + 11, { colour: "ink" }),
      area(box(from, top, Math.max(1, to - from), BAR), isNation ? "nation" : colour),
      text(said[index], to + 6, top + 11, { size: SMALL, colour: "ink" }),
    );
    return { x: x(value), y: top + BAR / 2, box: [from, top, Math.max(1, to - from), BAR], row: index, column: 0, cell };
  });
  const height = ROW * rows.length;
  return { shapes: [...shapes, line([[x(0), 0], [x(0), height]], "line-strong")], points, legend: [], width, height };
}
