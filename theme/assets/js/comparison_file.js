/* What a comparison shows as a file: a row for each area, indicator and year, and where it comes from. */

import { csvText, exact } from "./csv.js";

const COLUMNS = ["area", "name", "indicator", "year", "target", "target_value", "outcome", "outcome_value", "gap", "verdict"];

/** The words around a number stand as on the page: about 5.5%. */
function wordsOf(figure, space) {
  const { before, number, unit, after } = figure;
  return [before, number, unit, after].filter(Boolean).join(space);
}

function figureCells(figure, space) {
  return figure ? [wordsOf(figure, space), figure.value] : ["", ""];
}

function line({ slug, name }, indicator, year, { target, outcome, gap, word }, space) {
  const difference = gap ? exact(outcome.value - target.value) : "";
  return [slug, name, indicator, year, ...figureCells(target, space), ...figureCells(outcome, space), difference, word];
}

/** Returns the lines of cells; `areas` are {slug, name, of}, the indicators by their codes. */
export function linesOf(indicators, areas, space) {
  return areas.flatMap((area) =>
    indicators.flatMap((id) => area.of(id).map(([year, stated]) => line(area, id, year, stated, space))),
  );
}

/** Returns lines as CSV; `source` is what the last line says. */
export function csvOf(lines, source) {
  return csvText([COLUMNS, ...lines, [source]]);
}

/** Returns lines as JSON, in which a cell without a value is null. */
export function jsonOf(lines, source) {
  const rows = lines.map((cells) =>
    Object.fromEntries(COLUMNS.map((name, index) => [name, cells[index] === "" ? null : cells[index]])),
  );
  return JSON.stringify({ source, rows });
}
