/* The filters of the search page: chips for the kind of page, a list each for province, year and theme. */

import { element } from "../elements.js";
import { numberText } from "../words.js";

/** The filters, in the order shown; also their names in the address. */
export const FACETS = ["kind", "province", "year", "theme"];

const CHIPS = "kind";

/** Returns the pages that pass every chosen filter but the one named in `except`. */
export function passing(pages, facets, chosen, except) {
  const sets = FACETS.filter((name) => name !== except && chosen[name]).map((name) => facets.get(name)?.get(chosen[name]));
  return pages.filter((page) => sets.every((ids) => ids?.has(page.id)));
}

function labels(name, strings) {
  const words = { kind: strings.kinds, province: strings.provinces, theme: strings.themes }[name] ?? {};
  return new Map(Object.entries(words));
}

/** The values that occur, with the number of pages of each; a chosen value stays even when it has none. In the order of
    their labels, years from the newest. */
function counted(name, pages, facet, chosen, strings) {
  const order = name === CHIPS ? strings.kind_order : [...labels(name, strings).keys()];
  const known = order.filter((value) => facet.has(value));
  const others = [...facet.keys()].filter((value) => !known.includes(value)).sort().reverse();
  const countOf = (value) => pages.reduce((count, page) => count + facet.get(value).has(page.id), 0);
  const values = [...known, ...others].map((value) => ({ value, count: countOf(value) }));
  return values.filter(({ value, count }) => count > 0 || value === chosen);
}

function chip(name, value, text, count, pressed, choose) {
  const amount = element("span", { class: "sc-chip__count" }, numberText(count));
  const attributes = { class: "sc-chip", type: "button", "aria-pressed": String(pressed), "data-value": value };
  const button = element("button", attributes, text, " ", amount);
  button.addEventListener("click", () => choose(name, value));
  return button;
}

function chips(name, total, values, chosen, strings, choose) {
  const id = `search-filter-${name}`;
  const buttons = values.map(({ value, count }) =>
    chip(name, value, labels(name, strings).get(value) ?? value, count, value === chosen, choose),
  );
  const all = chip(name, "", strings.all, total, !chosen, choose);
  const title = element("span", { class: "sc-filters__name", id }, strings.filters[name]);
  return element("div", { class: "sc-filters__group", role: "group", "aria-labelledby": id }, title, all, ...buttons);
}

function list(name, total, values, chosen, strings, choose) {
  const options = values.map(({ value, count }) =>
    element("option", { value, selected: value === chosen }, `${labels(name, strings).get(value) ?? value} (${numberText(count)})`),
  );
  const all = element("option", { value: "" }, `${strings.all} (${numberText(total)})`);
  const select = element("select", { class: "sc-filters__list", name }, all, ...options);
  select.addEventListener("change", () => choose(name, select.value));
  return element("label", { class: "sc-filters__label" }, element("span", {}, strings.filters[name]), select);
}

/**
 * Returns the elements of all filters that can part these pages. `facets` maps a filter to its values and their page ids,
 * `chosen` a filter to the value chosen; `choose(name, value)` is called with the reader's choice.
 */
export function filterElements(pages, facets, chosen, strings, choose) {
  const made = { chips: [], lists: [] };
  for (const name of FACETS.filter((each) => facets.has(each))) {
    const others = passing(pages, facets, chosen, name);
    const values = counted(name, others, facets.get(name), chosen[name], strings);
    if (values.length === 0 || (values.length === 1 && !chosen[name])) continue;
    const [make, place] = name === CHIPS ? [chips, made.chips] : [list, made.lists];
    place.push(make(name, others.length, values, chosen[name], strings, choose));
  }
  const lists = made.lists.length > 0 ? [element("div", { class: "sc-filters__group" }, ...made.lists)] : [];
  return [...made.chips, ...lists];
}
