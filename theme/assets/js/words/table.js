/* The twin of the curves: each phrase and year with its reports, occurrences and what they are of; on the page and as CSV. */

import { csvText, exact } from "../csv.js";
import { element } from "../elements.js";
import { fill, numberText } from "../words.js";
import { valuesOf } from "./model.js";
import { percent, rate } from "./numbers.js";

const COLUMNS = ["phrase", "scope", "year", "reports_naming", "reports", "share", "occurrences", "characters", "per_10000"];

function rowOf(label, point, strings) {
  const year = element("th", { scope: "row" }, String(point.year));
  const about = { "data-word": label, "data-year": point.year };
  if (point.of === 0) return element("tr", about, year, element("td", { colspan: 6, class: "sc-absence" }, strings.no_report));
  const cells = [
    numberText(point.reports),
    numberText(point.of),
    percent(point.reports / point.of),
    numberText(point.count),
    numberText(point.characters),
    rate((point.count * 10_000) / point.characters),
  ];
  const counts = { ...about, "data-reports": point.reports, "data-count": point.count };
  return element("tr", counts, year, ...cells.map((text) => element("td", { class: "sc-num" }, text)));
}

/** Returns the table of phrases ({label, points}), the newest year of each on top. */
export function tableOf(caption, phrases, strings) {
  const columns = strings.columns;
  const names = ["naming", "of", "share", "count", "characters", "rate"].map((name) => columns[name]);
  const heads = names.map((name) => element("th", { scope: "col", class: "sc-num" }, name));
  const bodies = phrases.map(({ label, points }) => {
    const head = element("th", { colspan: 7, scope: "rowgroup", lang: "zh-CN" }, label);
    const rows = [...points].reverse().map((point) => rowOf(label, point, strings));
    return element("tbody", {}, element("tr", { class: "sc-table__group" }, head), ...rows);
  });
  return element(
    "table",
    { class: "sc-table sc-table--tight sc-words__table" },
    element("caption", { class: "sc-hidden" }, caption),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, columns.year), ...heads)),
    ...bodies,
  );
}

function line(label, scope, point, means) {
  const { year, reports, of, count, characters } = point;
  const numbers = of === 0 ? ["", of, "", "", "", ""] : [reports, of, exact(reports / of), count, characters, exact((count * 10_000) / characters)];
  const mean = means ? [means.has(year) ? exact(means.get(year)) : ""] : [];
  return [label, scope, year, ...numbers, ...mean];
}

/**
 * Returns the file of what is shown, as text that spreadsheets read: a line for each phrase and year, then where it comes
 * from. A year without a report has empty cells.
 */
export function csvOf({ phrases, measure, mean }, scope, sources) {
  const columns = mean ? [...COLUMNS, `${measure}_mean_of_3_years`] : COLUMNS;
  const lines = phrases.flatMap(({ label, points }) => {
    const means = mean ? new Map(valuesOf(points, measure, true)) : undefined;
    return points.map((point) => line(label, scope, point, means));
  });
  return csvText([columns, ...lines, ...sources.map((source) => [source])]);
}

/** Returns a name for a file of these phrases. */
export function nameOfFile(phrases, ending) {
  const words = phrases.map(({ label }) => label.replaceAll(/[^\p{L}\p{N}]+/gu, "")).join("-");
  return fill("shengce-{words}.{ending}", { words, ending });
}
