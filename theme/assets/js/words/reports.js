/* The reports that hold a phrase, by year: the page of each and its official address. Read when the fold is opened. */

import { element } from "../elements.js";
import { counted } from "../words.js";

function itemOf({ number, area, year }, count, { areas, sources }, strings) {
  const [path, official] = sources[number];
  const page = element("a", { href: `../${path}` }, areas[area].name);
  const times = element("span", { class: "sc-links__note" }, counted(strings.times, count));
  const label = `${strings.official} (${areas[area].name} ${year})`;
  const away = official ? [" ", element("a", { href: official, rel: "external", "aria-label": label }, strings.official)] : [];
  return element("li", {}, page, " ", times, ...away);
}

/** Returns a list of years, each with its reports; `sources` are [path, official address] by number. */
export function reportsOf(counts, reports, shown, strings) {
  const holding = reports.filter(({ number }) => counts.has(number));
  const years = [...new Set(holding.map(({ year }) => year))].sort((one, other) => other - one);
  const parts = years.flatMap((year) => {
    const those = holding.filter((report) => report.year === year);
    const items = those.map((report) => itemOf(report, counts.get(report.number), shown, strings));
    return [element("dt", {}, String(year)), element("dd", {}, element("ul", { class: "sc-words__reports" }, ...items))];
  });
  return element("dl", { class: "sc-definitions" }, ...parts);
}
