/* A comparison in the page's address, and the only place that knows its form. Pure.

   compare/?provinces=jiangxi,hubei,hunan&indicator=gdp_growth&from=2012&to=2026&view=table
     provinces  one to six, by slug or name, in the order of the columns; without it the first set is shown
     indicator  the one of the table and of the sentence; without it the first
     from, to   years; without them all
     view       "table" leaves the charts out
   So a link from a province to its neighbours needs only ?provinces=…. The older form (?plans=jiangxi-2023) still chooses. */

const BETWEEN = /[\s,，、;；]+/;
const YEAR_OF_PLAN = /-\d{4}$/;
const VIEWS = ["charts", "table"];

function listed(text) {
  return (text ?? "").split(BETWEEN).filter(Boolean);
}

/** The provinces that the address names, by slug or by name, and what it names that is none. */
function namedProvinces(asked, provinces) {
  const slugs = new Map(provinces.flatMap(({ value, name }) => [value, name].map((each) => [each.toLowerCase(), value])));
  const older = listed(asked.get("plans")).map((plan) => plan.replace(YEAR_OF_PLAN, ""));
  const names = [...listed(asked.get("provinces")), ...older];
  const found = names.map((name) => slugs.get(name.toLowerCase()));
  return { named: [...new Set(found.filter(Boolean))], unknown: names.filter((_, index) => !found[index]) };
}

function chosenProvinces(asked, { provinces, first, most }) {
  const { named, unknown } = namedProvinces(asked, provinces);
  const corrections = unknown.map((name) => ({ key: "unknown_province", name }));
  const nameOf = new Map(provinces.map(({ value, name }) => [value, name]));
  const beyond = named.slice(most).map((value) => nameOf.get(value));
  if (beyond.length > 0) corrections.push({ key: "too_many", names: beyond });
  const isAsked = asked.has("provinces") || asked.has("plans");
  if (isAsked && named.length === 0) corrections.push({ key: "chosen_first" });
  return { chosen: named.length > 0 ? named.slice(0, most) : first, corrections };
}

function chosenIndicator(asked, indicators) {
  const name = asked.get("indicator")?.trim() || undefined;
  const isKnown = name === undefined || indicators.includes(name);
  return {
    chosen: isKnown && name ? name : indicators[0],
    corrections: isKnown ? [] : [{ key: "unknown_indicator", name }],
  };
}

function chosenYear(text, years, otherwise) {
  const name = text?.normalize("NFKC").trim() || undefined;
  if (name === undefined) return { chosen: otherwise, corrections: [] };
  const wanted = /^\d{1,9}$/.test(name) ? Number(name) : otherwise;
  const chosen = years.reduce((best, year) => (Math.abs(year - wanted) < Math.abs(best - wanted) ? year : best));
  return { chosen, corrections: String(chosen) === name ? [] : [{ key: "unknown_year", name }] };
}

/**
 * Returns {chosen, corrections}: the provinces, indicator, from, to and view that the address asks for, as far as they can
 * be shown; what had to be put right, each {key, name} or {key, names}. `known` holds what can be chosen: provinces
 * ({value, name}), those shown first, indicators, years in order, the most provinces.
 */
export function readComparison(address, known) {
  const asked = new URL(address).searchParams;
  const provinces = chosenProvinces(asked, known);
  const indicator = chosenIndicator(asked, known.indicators);
  const from = chosenYear(asked.get("from"), known.years, Math.min(...known.years));
  const to = chosenYear(asked.get("to"), known.years, Math.max(...known.years));
  const turned = from.chosen > to.chosen ? [{ key: "turned" }] : [];
  const [first, last] = [from.chosen, to.chosen].sort((one, other) => one - other);
  const view = VIEWS.includes(asked.get("view")) ? asked.get("view") : VIEWS[0];
  return {
    chosen: { provinces: provinces.chosen, indicator: indicator.chosen, from: first, to: last, view },
    corrections: [provinces, indicator, from, to].flatMap(({ corrections }) => corrections).concat(turned),
  };
}

/** Returns the address with this comparison in it and nothing else; without provinces it names none. */
export function writeComparison(address, { provinces, indicator, from, to, view }) {
  const url = new URL(address);
  url.search = "";
  if (provinces.length > 0) url.searchParams.set("provinces", provinces.join(","));
  for (const [name, value] of Object.entries({ indicator, from, to })) url.searchParams.set(name, value);
  if (view !== VIEWS[0]) url.searchParams.set("view", view);
  return url.href;
}
