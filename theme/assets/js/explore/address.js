/* What is explored, in the page's address: ?indicators=gdp_growth&areas=jiangxi,hubei&from=2012&to=2026&view=line. What
   cannot be shown is left out or put right, and told. Pure. */

export const ALL = "all";
export const MOST_INDICATORS = 6;
const LONGEST_LIST = 2000;
const LONGEST_FILTER = 100;
const KINDS = ["pairs", "facts", "mentions"];
const VIEWS = ["line", "dumbbell", "heatmap", "ranking", "map", "scatter", "multiples", "table"];
const VIEWS_OF_MENTIONS = ["line", "heatmap", "ranking", "map", "table"];
const MEASURES = ["target", "outcome", "gap"];
const ORDER = /^[a-z_]{1,40}-(?:up|down)$/;

/** Views of one year alone. */
export const OF_ONE_YEAR = ["ranking", "map", "scatter"];

/** Returns the views that a kind has. */
export function viewsOf(kind) {
  return kind === "mentions" ? VIEWS_OF_MENTIONS : VIEWS;
}

/** Returns the measures that can be drawn: gaps are of targets and outcomes alone, and some views have both sides. */
export function measuresOf({ kind, view, indicators }) {
  const isBoth = view === "dumbbell" || view === "table" || (view === "multiples" && indicators.length === 1);
  if (kind === "mentions" || isBoth) return [];
  return kind === "facts" || view === "scatter" ? MEASURES.slice(0, 2) : MEASURES;
}

/** Whether one year is shown, of several areas or of several indicators, and not a span of years. */
export function isOfOneYear({ view, areas }) {
  return OF_ONE_YEAR.includes(view) || (view === "dumbbell" && areas.length !== 1);
}

class Reading {
  #asked;
  faults = [];

  constructor(address) {
    this.#asked = new URL(address).searchParams;
  }

  text(name) {
    return this.#asked.get(name) ?? "";
  }

  fault(fault, what) {
    this.faults.push({ fault, what: String(what) });
  }

  one(name, known, otherwise) {
    const asked = this.text(name);
    if (known.includes(asked)) return asked;
    if (asked) this.fault("choice", asked.slice(0, 40));
    return otherwise;
  }

  /* Of a list that is too long the end is cut off before anything is made of it. */
  list(name, known, most) {
    const asked = this.text(name);
    const parts = [...new Set(asked.slice(0, LONGEST_LIST).split(",").map((part) => part.trim()).filter(Boolean))];
    const unknown = parts.filter((part) => !Object.hasOwn(known, part));
    const found = parts.filter((part) => Object.hasOwn(known, part));
    if (asked.length > LONGEST_LIST) this.fault("long", name);
    if (unknown.length > 0) this.fault("unknown", unknown.slice(0, 3).map((part) => part.slice(0, 40)).join(", "));
    if (found.length > most) this.fault("many", most);
    return found.slice(0, most);
  }

  year(name, { years }, otherwise) {
    const asked = this.text(name);
    if (asked === "") return otherwise;
    const year = /^\d{4}$/.test(asked) ? Number(asked) : Number.NaN;
    if (years.includes(year)) return year;
    this.fault("year", asked.slice(0, 40));
    if (Number.isNaN(year)) return otherwise;
    return year < years[0] ? years[0] : years.at(-1);
  }
}

function areasOf(reading, data) {
  const asked = reading.text("areas");
  if (asked === ALL) return [];
  const areas = reading.list("areas", data.areas, Object.keys(data.areas).length);
  return areas.length > 0 ? areas : [...data.first.areas];
}

/* A table can hold all indicators; what is drawn is of some. */
function indicatorsOf(reading, data, kind, view) {
  if (kind === "mentions") return [];
  const isAll = reading.text("indicators") === ALL;
  if (isAll && view === "table") return [];
  const found = isAll ? [] : reading.list("indicators", data.indicators, MOST_INDICATORS);
  return found.length > 0 ? found : [...data.first.indicators];
}

function spanOf(reading, data, kind) {
  const wanted = kind === "mentions" ? data.first.whole : data.first.from;
  const first = Math.max(data.years[0], Math.min(wanted, data.years.at(-1)));
  const span = [reading.year("from", data, first), reading.year("to", data, data.years.at(-1))];
  if (span[0] > span[1]) reading.fault("reversed", span.join("–"));
  return span.sort((one, other) => one - other);
}

/** Returns {state, faults} of an address; `data` is what the page tells: areas, indicators, years, first. */
export function readAddress(address, data) {
  const reading = new Reading(address);
  const kind = reading.one("kind", KINDS, KINDS[0]);
  const view = reading.one("view", viewsOf(kind), viewsOf(kind)[0]);
  const indicators = indicatorsOf(reading, data, kind, view);
  const measures = measuresOf({ kind, view, indicators });
  const show = measures.length > 0 ? reading.one("show", measures, measures[0]) : MEASURES[0];
  const [from, to] = spanOf(reading, data, kind);
  const isRunning = kind === "mentions" || (show === "target" && view !== "dumbbell");
  const filter = reading.text("q").trim();
  if (filter.length > LONGEST_FILTER) reading.fault("long", "q");
  const state = {
    kind,
    view,
    show,
    indicators,
    areas: areasOf(reading, data),
    from,
    to,
    year: reading.year("year", data, isRunning ? data.running : data.settled),
    filter: filter.slice(0, LONGEST_FILTER),
    sort: ORDER.test(reading.text("sort")) ? reading.text("sort") : "",
    embed: reading.text("embed") === "1",
  };
  return { state, faults: reading.faults };
}

function said(state) {
  const { kind, view, show, indicators, areas, from, to, year, filter, sort, embed } = state;
  return {
    kind: kind === KINDS[0] ? "" : kind,
    indicators: kind === "mentions" ? "" : indicators.join(",") || ALL,
    areas: areas.length > 0 ? areas.join(",") : ALL,
    ...(isOfOneYear(state) ? { year } : { from, to }),
    view,
    show: measuresOf(state).includes(show) && show !== MEASURES[0] ? show : "",
    q: kind === "mentions" || view === "table" ? filter : "",
    sort: view === "table" ? sort : "",
    embed: embed ? "1" : "",
  };
}

/** Returns the address that asks for a state; commas stay as they are, so that it can be read. */
export function writeAddress(address, state) {
  const url = new URL(address);
  const asked = new URLSearchParams(Object.entries(said(state)).filter(([, value]) => value !== ""));
  url.search = asked.toString().replaceAll("%2C", ",");
  url.hash = "";
  return url.href;
}
