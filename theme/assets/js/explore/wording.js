/* What is shown, in words: its title, what a point says, what an address asked for in vain. Pure but for elements. */

import { element } from "../elements.js";
import { counted, fill, listed } from "../words.js";
import { isOfOneYear, measuresOf } from "./address.js";
import { COLOURED } from "./line_chart.js";

const BESIDE_HAN = /(?<=[A-Za-z0-9])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[A-Za-z0-9])/gu;

/** Returns what is told of an address that was put right. */
export function faultsOf(faults, strings) {
  return faults.map(({ fault, what }) => fill(strings.faults[fault], { what })).join(strings.space);
}

/** Returns the areas in words: each where they are few. */
export function areasOf({ areas }, data, strings) {
  if (areas.length === 0) return strings.all_areas;
  return areas.length > COLOURED ? counted(strings.areas, areas.length) : listed(areas.map((slug) => data.areas[slug].name)).join("");
}

/** Returns the time in words: the one year, or the span. */
export function timeOf(state) {
  return isOfOneYear(state) ? String(state.year) : state.from === state.to ? String(state.from) : `${state.from}–${state.to}`;
}

function subjectOf({ kind, view, indicators, filter }, data, strings) {
  if (kind === "mentions") return filter ? fill(strings.mentions_of, { q: filter }) : strings.mentions;
  const names = indicators.map((id) => data.indicators[id].name);
  const shown = view === "scatter" ? names.slice(0, 2) : ["multiples", "table"].includes(view) ? names : names.slice(0, 1);
  return shown.length > 0 ? listed(shown).join("") : strings.all_indicators;
}

/** Returns the title of what is shown. */
export function titleOf(state, data, strings) {
  const { kind, view, show } = state;
  const what = kind === "mentions" ? strings.count : measuresOf(state).length === 0 ? strings.both : strings.measures[show];
  const words = { subject: subjectOf(state, data, strings), what, areas: areasOf(state, data, strings), time: timeOf(state) };
  return fill(view === "table" ? strings.title_table : strings.title, words).replaceAll(BESIDE_HAN, " ");
}

function linked(figure) {
  return figure.url ? element("a", { href: figure.url }, figure.text) : figure.text;
}

function verdictOf({ verdict, finality, gap }, strings) {
  const said = [gap?.text, strings.verdicts[verdict], finality].filter(Boolean);
  return said.join(strings.dot);
}

function cellSaid(cell, data, strings) {
  if (data.counted) return [element("span", {}, counted(strings.times, Number(cell.outcome.exact)))];
  const name = data.indicators[cell.indicator].name;
  const part = (role) => cell[role] && element("span", {}, `${name} ${strings.measures[role]} `, linked(cell[role]));
  const verdict = cell.target && verdictOf(cell, strings);
  return [part("target"), part("outcome"), verdict && element("span", {}, verdict)].filter(Boolean);
}

/** Returns what a point says: whose and when, the target and the outcome with links to where they stand, the verdict. */
export function saysOf({ cell, other, area, year }, data, strings) {
  const [slug, when] = [cell?.area ?? area, cell?.year ?? year];
  const title = element("span", { class: "sc-readout__title" }, `${data.areas[slug].name} ${when}`);
  if (!cell) return [title, element("span", {}, strings.nothing)];
  return [title, ...[cell, other].filter(Boolean).flatMap((each) => cellSaid(each, data, strings))];
}
