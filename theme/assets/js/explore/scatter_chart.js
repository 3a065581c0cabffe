/* Two indicators of one year: a point an area, named where there is room. Pure. */

import { widthOf } from "../words/chart.js";
import { measured } from "./cells.js";
import { markOf, rulesOf, scale, SMALL, text, ticksOf, uprightsOf, widest } from "./shapes.js";

const HEIGHT = 460;
const BOTTOM = 46;

function isClear({ x, y, width }, taken) {
  return taken.every((other) => x > other.x + other.width + 2 || other.x > x + width + 2 || Math.abs(y - other.y) > SMALL);
}

/* Beside its mark, on the side that is free; where none is, the name is read by pointing. */
function namesOf(points, right) {
  const taken = points.map(({ x, y }) => ({ x: x - 4, y: y + 4, width: 8 }));
  return points.flatMap((point) => {
    const width = widthOf(point.name, SMALL);
    const sides = [point.x + 7, point.x - 7 - width].map((x) => ({ x, y: point.y + 4, width }));
    const side = sides.find((each) => each.x + width <= right && isClear(each, taken));
    if (!side) return [];
    taken.push(side);
    return [text(point.name, side.x, side.y, { colour: "ink" })];
  });
}

export function scatterChart(model, width) {
  const [across, up] = model.indicators;
  const { show, year } = model;
  const pairs = model.areas
    .map((each) => ({ each, cells: [across, up].map(({ id }) => model.of(id, each.slug, year)) }))
    .filter(({ cells }) => cells.every((cell) => measured(cell, show)));
  if (pairs.length === 0) return { shapes: [], points: [], legend: [], width, height: 0 };
  const values = (index) => pairs.map(({ cells }) => measured(cells[index], show).value);
  const [ticksAcross, ticksUp] = [ticksOf(values(0), { most: width < 520 ? 4 : 7 }), ticksOf(values(1))];
  const left = widest(ticksUp.map(model.number)) + 10;
  const [x, y] = [scale(ticksAcross, left, width - 16), scale(ticksUp, HEIGHT - BOTTOM, 30)];
  const points = pairs
    .map(({ each, cells }) => ({ x: x(measured(cells[0], show).value), y: y(measured(cells[1], show).value), row: 0, cell: cells[0], other: cells[1], name: each.name }))
    .sort((one, other) => one.x - other.x || one.y - other.y)
    .map((point, column) => ({ ...point, column }));
  const shapes = [
    ...rulesOf(ticksUp, y, left, width - 16, model.number),
    ...uprightsOf(ticksAcross, x, 30, HEIGHT - BOTTOM, model.number),
    text(`↑ ${up.name} (${up.unit})`, 0, 14, { colour: "ink" }),
    text(`${across.name} (${across.unit}) →`, width - 4, HEIGHT - 8, { anchor: "end", colour: "ink" }),
    ...points.flatMap((point) => markOf(show, point.x, point.y, point.cell.area === model.nation ? "nation" : "word-1")),
    ...namesOf(points, width),
  ];
  return { shapes, points, legend: [], width, height: HEIGHT };
}
