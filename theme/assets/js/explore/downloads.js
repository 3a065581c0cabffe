/* What is shown, to be taken away: its figures as CSV, and what the files are called. */

import { csvText } from "../csv.js";

const CELLS = ["province", "indicator", "year", "target", "outcome", "unit", "gap", "verdict", "verdict_strict", "target_id", "outcome_id"];
const COUNTS = ["province", "year", "mentions"];
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
