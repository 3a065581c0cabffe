/* The comparison as a table: the newest year on top, and for each province target, outcome and gap. */

import { linkedValue } from "./comparison_words.js";
import { element } from "./elements.js";

/** From so many provinces on, columns are narrow. */
const NARROW = 4;

function head(provinces, nation, strings) {
  const names = provinces.map(({ slug, name, url }) =>
    element("th", { scope: "colgroup", colspan: 3, "data-plan": slug }, element("a", { href: `../${url}` }, name)),
  );
  const national = element(
    "th",
    { scope: "colgroup", class: "sc-num" },
    element("a", { href: `../${nation.url}` }, nation.name),
  );
  const columns = provinces.flatMap(() => [
    element("th", { scope: "col", class: "sc-num sc-compared__first" }, strings.target),
    element("th", { scope: "col", class: "sc-num" }, strings.outcome),
    element("th", { scope: "col", class: "sc-compared__gap" }, strings.gap),
  ]);
  return element(
    "thead",
    {},
    element("tr", {}, element("th", { scope: "col", rowspan: 2 }, strings.year), ...names, national),
    element("tr", {}, ...columns, element("th", { scope: "col", class: "sc-num sc-compared__first" }, strings.outcome)),
  );
}

/** A dash, or the word where an outcome is yet to come; who hears the page hears why there is none. */
function absent(word, isShown = false) {
  const words = isShown
    ? [word]
    : [element("span", { "aria-hidden": "true" }, "—"), element("span", { class: "sc-hidden" }, word)];
  return element("span", { class: "sc-absence" }, ...words);
}

/** Where columns are narrow, the mark and the sign say the verdict; its word stays for those who hear the page. */
export function verdictOf({ step, word, strict, gap, points, finality }, isNarrow) {
  const words = strict
    ? [element("span", { class: "sc-usual" }, word), element("span", { class: "sc-strict", hidden: true }, strict)]
    : [word];
  const verdict = element("span", { class: isNarrow ? "sc-hidden" : "sc-compared__word" }, ...words, " ");
  const kind = `sc-verdict sc-verdict--${step}${finality ? " sc-verdict--unsettled" : ""}`;
  return element("span", { class: kind }, verdict, element("span", { class: "sc-verdict__gap" }, points ?? gap));
}

function outcomeOf(year, strings) {
  if (year?.outcome) return linkedValue(year.outcome, strings);
  return absent(year ? year.word : strings.none, year?.step === "pending");
}

function cells(year, isNarrow, strings) {
  const target = year?.target ? linkedValue(year.target, strings) : absent(year ? year.word : strings.none);
  return [
    element("td", { class: "sc-num sc-compared__first" }, target),
    element("td", { class: "sc-num sc-compared__outcome" }, outcomeOf(year, strings)),
    element("td", { class: "sc-compared__gap" }, year?.gap ? verdictOf(year, isNarrow) : ""),
  ];
}

/** Returns the table of years: `provinces` and `nation` are {slug, name, url, years}, years as [year, stated]. */
export function tableOf(caption, provinces, nation, { from, to }, strings) {
  const rows = [];
  for (let year = to; year >= from; year -= 1) {
    const [national, ...stated] = [nation, ...provinces].map(({ years }) => years.find(([each]) => each === year)?.[1]);
    rows.push(
      element(
        "tr",
        {},
        element("th", { scope: "row" }, String(year)),
        ...stated.flatMap((each) => cells(each, provinces.length >= NARROW, strings)),
        element("td", { class: "sc-num sc-compared__first sc-compared__nation" }, outcomeOf(national, strings)),
      ),
    );
  }
  return element(
    "table",
    { class: "sc-table sc-compared__table", "data-count": provinces.length },
    element("caption", { class: "sc-hidden" }, caption),
    head(provinces, nation, strings),
    element("tbody", {}, ...rows),
  );
}
