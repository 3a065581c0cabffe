/* Where and when: a row a province, a column a year, a cell the occurrences in the report of that province and year. Its
   cells lead to the page of the report; readout.js says what each holds. */

import { element } from "../elements.js";
import { counted, fill } from "../words.js";

/** Returns the step of colour of a number of occurrences: 0 for none, then by the least of each step. */
export function stepOf(count, steps) {
  return steps.filter((least) => count >= least).length;
}

function heads(years, strings) {
  const abbreviated = years.map((year) =>
    element(
      "th",
      { scope: "col", class: year % 5 === 0 ? "sc-heat__round" : false },
      element("abbr", { title: year }, `’${String(year).slice(2)}`),
    ),
  );
  const hidden = (words) => element("span", { class: "sc-hidden" }, words);
  const region = element("td", { class: "sc-heat__corner--region" }, hidden(strings.region));
  const corner = element("th", { scope: "col", class: "sc-heat__corner" }, hidden(strings.province));
  return element("thead", {}, element("tr", {}, region, corner, ...abbreviated));
}

function cellOf(report, { counts, source, steps }, strings) {
  if (!report) return element("span", { class: "sc-heat__cell sc-words__missing" }, element("span", { class: "sc-hidden" }, strings.no_report));
  const count = counts.get(report.number) ?? 0;
  const about = {
    class: `sc-heat__cell sc-step-${stepOf(count, steps)}`,
    href: fill(source, { area: report.area, year: report.year }),
    "aria-label": counted(strings.times, count),
    "data-cell": true,
  };
  return element("a", about, ...(count > 0 ? [String(count)] : []));
}

function rowOf(area, shown, first, strings) {
  const { corpus, areas } = shown;
  const reports = new Map(corpus.of([area]).map((report) => [report.year, report]));
  const cells = corpus.years.map((year) => element("td", {}, cellOf(reports.get(year), shown, strings)));
  const { name, url } = areas[area];
  const head = element("th", { scope: "row" }, element("a", { href: url }, name));
  return element("tr", { "data-area": area }, ...first, head, ...cells);
}

/** Returns the table: `shown` is {corpus, counts, areas: {slug: {name, url, region}}, regions: [[id, name]], source,
    steps}. */
export function heatOf(caption, shown, strings) {
  const { corpus, areas, regions } = shown;
  const groups = regions
    .map(([region, name]) => [name, corpus.provinces.filter((area) => areas[area].region === region)])
    .filter(([, members]) => members.length > 0);
  const nation = element("tbody", { class: "sc-heat__nation" }, rowOf(corpus.nation, shown, [element("td")], strings));
  const bodies = groups.map(([name, members]) => {
    const about = { scope: "rowgroup", rowspan: members.length, class: "sc-heat__region" };
    const head = element("th", about, element("span", {}, name));
    return element("tbody", {}, ...members.map((area, index) => rowOf(area, shown, index === 0 ? [head] : [], strings)));
  });
  return element(
    "table",
    { class: "sc-heat sc-heat--numbers", "data-first-year": corpus.years[0] },
    element("caption", { class: "sc-hidden" }, caption),
    heads(corpus.years, strings),
    nation,
    ...bodies,
  );
}
