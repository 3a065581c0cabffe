/* From the target to its outcome: an open diamond, a disc, and between them a bar in the colour of the verdict. Of one
   area the years stand side by side; of several, the areas below each other in one year. Pure. */

import { coloursOfStep, line, outcomeMark, rulesOf, scale, SMALL, targetMark, text, ticksOf, uprightsOf, widest, yearsShown } from "./shapes.js";

const ROW = 24;
const HEIGHT = 380;

/** The colour of a bar: that of its verdict, of which the palest could not be seen upon paper. */
function colourOf({ step }) {
  const [colour] = coloursOfStep(step) ?? ["line-strong"];
  return { "met-0": "met-1", "about-0": "about-1", nearly: "nearly-edge" }[colour] ?? colour;
}

function ticksFor(cells, most) {
  const values = cells.flatMap(({ target, outcome }) => [target, outcome].filter(Boolean).map(({ value }) => value));
  return ticksOf(values.length > 0 ? values : [0, 1], { most });
}

function marks(cell, place) {
  const colour = colourOf(cell);
  const [from, to] = [cell.target && place(cell.target.value), cell.outcome && place(cell.outcome.value)];
  return [
    ...(from && to ? [line([from, to], colour, 3)] : []),
    ...(from ? targetMark(...from, "ink") : []),
    ...(to ? outcomeMark(...to, cell.target ? colour : "line-strong", 4.2) : []),
  ];
}

function byYear(model, cells, width) {
  const ticks = ticksFor(cells);
  const left = widest(ticks.map(model.number)) + 10;
  const y = scale(ticks, HEIGHT - 28, 14);
  const step = (width - left - 16) / Math.max(1, model.years.length - 1);
  const x = (year) => Math.round((left + 8 + step * (year - model.years[0])) * 10) / 10;
  const shown = yearsShown(model.years, step).map((year) => text(String(year), x(year), HEIGHT - 8, { anchor: "middle" }));
  const drawn = cells.flatMap((cell) => marks(cell, (value) => [x(cell.year), y(value)]));
  const points = cells.map((cell) => ({ x: x(cell.year), y: y((cell.outcome ?? cell.target).value), cell, row: 0, column: cell.year }));
  return { shapes: [...rulesOf(ticks, y, left, width - 2, model.number), ...shown, ...drawn], points, width, height: HEIGHT };
}

function byArea(model, cells, width) {
  const ticks = ticksFor(cells, width < 520 ? 4 : 7);
  const names = cells.map((cell) => model.nameOf(cell.area));
  const left = widest(names, SMALL) + 18;
  const bottom = 8 + ROW * cells.length;
  const x = scale(ticks, left, width - 16);
  const y = (index) => 8 + ROW * index + ROW / 2;
  const rows = cells.flatMap((cell, index) => [
    text(names[index], left - 12, y(index) + 4, { anchor: "end", colour: "ink" }),
    ...marks(cell, (value) => [x(value), y(index)]),
  ]);
  const points = cells.map((cell, row) => ({ x: x((cell.outcome ?? cell.target).value), y: y(row), cell, row, column: 0 }));
  return { shapes: [...uprightsOf(ticks, x, 4, bottom, model.number), ...rows], points, width, height: bottom + 24 };
}

/** Both sides of the legend: how a target and an outcome are drawn. */
export function legendOf({ strings }) {
  return [
    { mark: targetMark(7, 7, "ink"), text: strings.measures.target },
    { mark: outcomeMark(7, 7, "line-strong"), text: strings.measures.outcome },
  ];
}

/** The colours of verdicts, as a legend. */
export function verdictsOf({ strings }) {
  const steps = [["above", "met"], ["nearly", "nearly"], ["missed", "missed"]];
  return steps.map(([step, word]) => ({ mark: [line([[1, 7], [13, 7]], colourOf({ step }), 4)], text: strings.verdicts[word] }));
}

export function dumbbellChart(model, width) {
  const [indicator] = model.indicators;
  const of = (area, year) => model.of(indicator.id, area.slug, year);
  const isAlone = model.areas.length === 1;
  const found = (isAlone ? model.years.map((year) => of(model.areas[0], year)) : model.areas.map((area) => of(area, model.year))).filter(Boolean);
  const legend = [...legendOf(model), ...verdictsOf(model)];
  if (isAlone) return { ...byYear(model, found, width), legend };
  const height = ({ target, outcome }) => (target ?? outcome).value;
  return { ...byArea(model, [...found].sort((one, other) => height(other) - height(one)), width), legend };
}
