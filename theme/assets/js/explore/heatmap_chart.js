/* A row an area, a column a year, a cell the value or the verdict; hatched where nothing is stated. Pure. */

import { measured } from "./cells.js";
import { area, box, SMALL, text, widest, yearsShown } from "./shapes.js";
import { coloursOf, legendOf, stepsOf, without } from "./steps.js";

const ROW = 22;
const GAP = 2;
const HEAD = 22;
const ROOM_FOR_NUMBERS = 32;
const ROOM_FOR_YEARS = 34;

export function heatmapChart(model, width) {
  const [indicator] = model.indicators;
  const { areas, years, show } = model;
  const left = widest(areas.map(({ name }) => name)) + 10;
  const step = (width - left) / years.length;
  const found = areas.map((each) => years.map((year) => model.of(indicator.id, each.slug, year)));
  const values = found.flat().flatMap((cell) => measured(cell, show)?.value ?? []);
  const steps = show === "gap" ? [] : stepsOf(values);
  const place = (row, column) => ({ x: left + column * step, y: HEAD + row * ROW, width: step - GAP, height: ROW - GAP });
  const shapes = areas.map(({ name }, row) => text(name, left - 8, HEAD + row * ROW + 15, { anchor: "end", colour: "ink" }));
  shapes.push(...yearsShown(years, step, ROOM_FOR_YEARS).map((year) => text(String(year), left + (year - years[0] + 0.5) * step - GAP / 2, 14, { anchor: "middle" })));
  const points = [];
  for (const [row, cells] of found.entries()) {
    for (const [column, cell] of cells.entries()) {
      const { x, y, width: wide, height } = place(row, column);
      const value = measured(cell, show);
      points.push({ x: x + wide / 2, y: y + height / 2, box: [x, y, wide, height], row, column, cell, area: areas[row].slug, year: years[column], indicator: indicator.id });
      if (!value) shapes.push(...without(cell, show, [x, y, wide, height]));
      else {
        const [ground, ink] = coloursOf(cell, show, steps);
        shapes.push(area(box(x, y, wide, height), ground));
        if (step >= ROOM_FOR_NUMBERS) shapes.push(text(model.number(value.value), x + wide / 2, y + 14, { anchor: "middle", size: SMALL, colour: ink }));
      }
    }
  }
  return { shapes, points, legend: legendOf(model, steps), width, height: HEAD + ROW * areas.length };
}
