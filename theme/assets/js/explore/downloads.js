/* What is shown, to be taken away: its figures as CSV, the chart as a picture with its title and where it is from. */

import { csvText } from "../csv.js";
import { shortened, widthOf } from "../words/chart.js";
import { text } from "./shapes.js";

const CELLS = ["province", "indicator", "year", "target", "outcome", "unit", "gap", "verdict", "verdict_strict", "target_id", "outcome_id"];
const COUNTS = ["province", "year", "mentions"];
const PICTURE = { width: 1000, margin: 24, title: 20, line: 20, small: 13, least: 11 };
const LONGEST_NAME = 90;

/** Returns a name that tells what was chosen: shengce-gdp_growth-jiangxi-hubei-2012-2026-line.csv. */
export function nameOfFile(address, ending) {
  const asked = [...new URL(address).searchParams].filter(([name]) => name !== "embed").map(([, value]) => value);
  const words = asked.join("-").replaceAll(/[^\p{L}\p{N}_]+/gu, "-");
  return `shengce-${words.slice(0, LONGEST_NAME).replace(/-$/, "")}.${ending}`;
}

function lineOf(cell, unit) {
  const id = (figure) => figure?.url.split("#")[1] ?? "";
  const { area, indicator, year, target, outcome, gap, verdict, strict } = cell;
  const values = [target, outcome, unit, gap].map((each) => (typeof each === "string" ? each : (each?.exact ?? "")));
  return [area, indicator, year, ...values, verdict ?? "", strict ?? "", id(target), id(outcome)];
}

/** Returns the CSV of cells that a chart draws; each line tells the version of the data and what was asked for. */
export function csvOfCells(cells, { unitOf, isCounted, version, query }) {
  const lines = isCounted ? cells.map(({ area, year, outcome }) => [area, year, outcome.exact]) : cells.map((cell) => lineOf(cell, unitOf(cell.indicator)));
  const head = [...(isCounted ? COUNTS : CELLS), "version", "query"];
  return csvText([head, ...lines.map((line) => [...line, version, query])]);
}

/** Returns the CSV of rows of a table, with all its columns as they are published. */
export function csvOfRows(columns, rows, { version, query }) {
  const lines = rows.map((row) => [...columns.names.map((name) => columns.value(name, row) ?? ""), version, query]);
  return csvText([[...columns.names, "version", "query"], ...lines]);
}

function legendOf(legend, top) {
  const { width, margin, line, small } = PICTURE;
  let [x, y] = [margin, top];
  const shapes = [];
  for (const { mark, text: said } of legend) {
    const needed = widthOf(said, small) + 40;
    if (x + needed > width - margin) [x, y] = [margin, y + line];
    shapes.push(...moved(mark, x, y - 12), text(said, x + 20, y, { size: small, colour: "ink" }));
    x += needed;
  }
  return { shapes, bottom: legend.length > 0 ? y + line / 2 : top - line / 2 };
}

function moved(shapes, right, down) {
  return shapes.map((shape) =>
    shape.kind === "text"
      ? { ...shape, x: shape.x + right, y: shape.y + down }
      : { ...shape, points: shape.points.map(([x, y]) => [x + right, y + down]) },
  );
}

/** Returns the picture of a chart, `draw` of a width, with its title above and where it is from below. */
export function pictureOf(draw, title, notes) {
  const { width, margin, title: size, line, least } = PICTURE;
  const inner = width - 2 * margin;
  const { shapes, legend, height, width: drawn } = draw(inner);
  const fitting = Math.min(size, (size * inner) / widthOf(title, size));
  const head = text(title, margin, margin + size - 4, { size: Math.max(least, fitting), colour: "ink", weight: 600 });
  const named = legendOf(legend, margin + size + line);
  const top = named.bottom + 8;
  const bottom = top + height + line;
  const foot = notes.map((note, index) => text(shortened(note, 12, inner), margin, bottom + line * index, { size: 12 }));
  const all = [head, ...named.shapes, ...moved(shapes, margin + (inner - drawn) / 2, top), ...foot];
  return { shapes: all, width, height: bottom + line * notes.length };
}
