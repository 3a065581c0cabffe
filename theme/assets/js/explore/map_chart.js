/* A tile a province, where it lies: coloured by the value of one year or by its verdict; hatched where nothing is stated,
   an outline where a province is not chosen or not covered. Pure. */

import { shortened } from "../words/chart.js";
import { measured } from "./cells.js";
import { area, box, line, SMALL, text } from "./shapes.js";
import { coloursOf, legendOf, stepsOf, without } from "./steps.js";

const WIDEST = 640;
const GAP = 3;

export function mapChart(model, width) {
  const [indicator] = model.indicators;
  const placed = model.areas.filter(({ tile }) => tile);
  const others = model.tiles.filter(({ slug }) => !placed.some((each) => each.slug === slug));
  const columns = Math.max(...model.tiles.map(({ tile }) => tile[0]));
  const rows = Math.max(...model.tiles.map(({ tile }) => tile[1]));
  const size = Math.min(width, WIDEST) / columns;
  const cells = placed.map(({ slug }) => model.of(indicator.id, slug, model.year));
  const steps = model.show === "gap" ? [] : stepsOf(cells.flatMap((cell) => measured(cell, model.show)?.value ?? []));
  const tileOf = ({ tile }) => [(tile[0] - 1) * size, (tile[1] - 1) * size, size - GAP, size - GAP];
  const shapes = others.flatMap((each) => {
    const [x, y, wide] = tileOf(each);
    const outline = box(x, y, wide, wide);
    return [line([...outline, outline[0]], "line"), text(each.label, x + wide / 2, y + wide / 2 + 4, { anchor: "middle" })];
  });
  const points = placed.map((each, index) => {
    const [x, y, wide] = tileOf(each);
    const value = measured(cells[index], model.show);
    const [ground, ink] = value ? coloursOf(cells[index], model.show, steps) : [undefined, "ink"];
    shapes.push(...(value ? [area(box(x, y, wide, wide), ground)] : without(cells[index], model.show, [x, y, wide, wide])));
    shapes.push(text(each.label, x + wide / 2, y + wide / 2 + (value && wide > 36 ? -2 : 4), { anchor: "middle", colour: ink, size: 13, weight: 600 }));
    if (value && wide > 36) shapes.push(text(shortened(model.number(value.value), SMALL, wide), x + wide / 2, y + wide / 2 + 13, { anchor: "middle", size: SMALL, colour: ink }));
    return { x: x + wide / 2, y: y + wide / 2, box: [x, y, wide, wide], row: each.tile[1], column: each.tile[0], cell: cells[index], area: each.slug, year: model.year, indicator: indicator.id };
  });
  return { shapes, points, legend: legendOf(model, steps), width: Math.min(width, WIDEST), height: rows * size };
}
