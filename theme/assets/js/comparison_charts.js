/* The comparison as small multiples: a row an indicator, a panel a province, one scale a row. Diamonds are targets, dots
   outcomes, joined in the verdict's colour; the nation's outcomes are a thin line. The table below is their twin. */

import { isDrawn, newestTarget, ticksFor, worstMiss } from "./comparison_findings.js";
import { readAcross } from "./comparison_reading.js";
import { linkedValue, scoreWords, valueText } from "./comparison_words.js";
import { drawn, element } from "./elements.js";
import { afterPaint } from "./later.js";
import { makeOneStop } from "./one_stop.js";
import { chartMenu } from "./pictures/charts.js";
import { counted, fill, filled, stringsOf } from "./words.js";

const HEIGHT = 132;
const TOP = 10;
const BOTTOM = 22;
const RIGHT = 8;
const LETTER = 7;
const MARGIN = 8;
const YEAR_WIDTH = 36;
const NARROWEST = 172;
const BETWEEN = 20;
const MOST_TICKS = 6;
/** Where panels stand one below the other, so many rows are open. */
const MOST_ON_PHONE = 2;
/** A sheet of paper is so wide. */
const SHEET = 660;

/** Returns how many panels stand side by side: as many as there is room for, and lines as even as can be. */
function columnsFor(count, width) {
  const most = Math.max(1, Math.floor((width + BETWEEN) / (NARROWEST + BETWEEN)));
  return Math.ceil(count / Math.ceil(count / most));
}

/** Returns the outcomes of an area as [year, value]. */
function outcomesOf(years) {
  return years.filter(([, { outcome }]) => outcome).map(([year, { outcome }]) => [year, outcome.value]);
}

function valuesOf(provinces, nation) {
  const stated = provinces.flatMap((years) => years.flatMap(([, { target, outcome }]) => [target, outcome]));
  return [...stated.filter(Boolean).map(({ value }) => value), ...nation.map(([, value]) => value)];
}

/** Pixels by year and by value. */
class Plot {
  constructor(width, { from, to }, ticks) {
    Object.assign(this, { width, from, to, ticks });
    this.left = Math.max(...ticks.map(([, text]) => text.length)) * LETTER + 6;
    this.step = (width - this.left - RIGHT - 2 * MARGIN) / Math.max(1, to - from);
  }

  x(year) {
    return Math.round((this.left + MARGIN + this.step * (year - this.from)) * 10) / 10;
  }

  y(value) {
    const [[low], [high]] = [this.ticks[0], this.ticks.at(-1)];
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return Math.round((HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)) * 10) / 10;
  }

  /** The year whose place is nearest to a pixel. */
  yearAt(pixel) {
    const year = this.from + Math.round((pixel - this.left - MARGIN) / this.step);
    return Math.min(this.to, Math.max(this.from, year));
  }

  get bottom() {
    return HEIGHT - BOTTOM;
  }

  get radius() {
    return Math.max(2.75, Math.min(5, this.step * 0.42));
  }
}

function axes(plot) {
  const { width, from, to, ticks, left } = plot;
  const every = [1, 2, 5, 10].find((number) => number * plot.step >= YEAR_WIDTH) ?? 20;
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((year) => year % every === 0);
  return [
    ...ticks.map(([value]) =>
      drawn("line", {
        class: value === 0 ? "sc-multiple__zero" : "sc-multiple__rule",
        x1: left,
        x2: width - RIGHT,
        y1: plot.y(value),
        y2: plot.y(value),
      }),
    ),
    ...ticks.map(([value, text]) => drawn("text", { x: left - 6, y: plot.y(value) + 4, "text-anchor": "end" }, text)),
    ...years.map((year) => drawn("text", { x: plot.x(year), y: HEIGHT - 4, "text-anchor": "middle" }, String(year))),
  ];
}

function nationLine(plot, nation) {
  const points = nation.map(([year, value], index) => {
    const isNext = index > 0 && nation[index - 1][0] === year - 1;
    return `${isNext ? "L" : "M"}${plot.x(year)},${plot.y(value)}`;
  });
  return drawn("path", { class: "sc-multiple__nation", d: points.join("") });
}

function mark(plot, [year, { step, target, outcome }]) {
  const [x, radius] = [plot.x(year), plot.radius];
  const parts = [];
  if (target && outcome) {
    parts.push(drawn("line", { class: "sc-mark__gap", x1: x, x2: x, y1: plot.y(target.value), y2: plot.y(outcome.value) }));
  }
  if (outcome) parts.push(drawn("circle", { class: "sc-mark__outcome", cx: x, cy: plot.y(outcome.value), r: radius - 0.5 }));
  if (target) {
    const [y, r] = [plot.y(target.value), radius];
    parts.push(drawn("path", { class: "sc-mark__target", d: `M${x - r},${y}L${x},${y - r}L${x + r},${y}L${x},${y + r}Z` }));
  }
  return drawn("g", { class: `sc-mark--${step}`, "data-year": year }, ...parts);
}

/** The worst miss is named below its outcome (above, where lower is better), or beside it where there is no room. */
function missLabel(plot, [year, { gap, target, outcome }], strings) {
  const [x, y, words] = [plot.x(year), plot.y(outcome.value), fill(strings.miss, { year, gap })];
  const down = y >= plot.y(target.value) ? y + 16 : y - 8;
  const hasRoom = down > TOP && down < HEIGHT - BOTTOM;
  const share = (x - plot.left) / (plot.width - plot.left);
  const edge = share < 0.5 ? { anchor: "start", shift: -plot.radius } : { anchor: "end", shift: plot.radius };
  const beside = share < 0.5 ? { anchor: "start", shift: plot.radius + 4 } : { anchor: "end", shift: -plot.radius - 4 };
  const isCentral = share > 0.3 && share < 0.7;
  const { anchor, shift } = hasRoom ? (isCentral ? { anchor: "middle", shift: 0 } : edge) : beside;
  const halo = { stroke: "var(--sc-paper)", "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
  const place = { x: x + shift, y: hasRoom ? down : y + 4, "text-anchor": anchor };
  return drawn("text", { class: "sc-multiple__miss", ...place, ...halo }, words);
}

function drawing(row, province, years, plot, strings) {
  const worst = worstMiss(years);
  const words = [
    describedTarget(years, strings),
    scoreWords(years, strings),
    worst && fill(strings.worst, { year: worst[0], gap: worst[1].gap }),
    strings.twin,
  ];
  const title = fill(strings.chart, { indicator: row.full, province, from: plot.from, to: plot.to });
  return drawn(
    "svg",
    { class: "sc-multiple__plot", role: "img", viewBox: `0 0 ${plot.width} ${HEIGHT}` },
    drawn("title", {}, title),
    drawn("desc", {}, words.filter(Boolean).join(strings.stop)),
    ...axes(plot),
    nationLine(plot, row.nation),
    ...years.map((year) => mark(plot, year)),
    ...(worst ? [missLabel(plot, worst, strings)] : []),
  );
}

function describedTarget(years, strings) {
  const newest = newestTarget(years);
  return newest && fill(strings.newest, { year: newest[0], value: valueText(newest[1].target, strings).textContent });
}

/** Returns what stands above a panel: the province, its newest target, and how many of its targets were met. */
function caption({ name, url }, years, strings) {
  const newest = newestTarget(years);
  const value = newest && element("span", { class: "sc-multiple__value" }, linkedValue(newest[1].target, strings));
  const without = years.length > 0 ? strings.no_target : "";
  const target = newest ? filled(strings.newest, { year: newest[0], value }) : [without];
  const score = scoreWords(years, strings);
  return element(
    "figcaption",
    { class: "sc-multiple__head" },
    element("a", { class: "sc-multiple__name", href: `../${url}` }, name),
    ...(score ? [element("span", {}, score)] : []),
    element("span", { class: "sc-multiple__target" }, ...target),
  );
}

/** The small multiples in an element of the page; they are laid out anew when its width changes. */
export class Charts {
  #place;
  #strings;
  #shown;
  #width = 0;
  #waiting = [];

  constructor(place, strings) {
    this.#place = place;
    this.#strings = strings;
    new ResizeObserver(() => this.#fit(this.#place.clientWidth)).observe(place);
    addEventListener("beforeprint", () => {
      this.#fit(SHEET);
      this.#finish();
    });
    addEventListener("afterprint", () => this.#fit(this.#place.clientWidth));
  }

  /** Shows `indicators` ({id, name, full, url, is_headline, scales}) of `provinces` and `nation` ({slug, name, url, of(id)}). */
  show(indicators, provinces, nation, span) {
    this.#shown = { indicators, provinces, nation, span };
    this.#width = this.#place.clientWidth;
    this.#draw();
  }

  /** Takes the charts away. */
  clear() {
    this.#shown = undefined;
    this.#waiting = [];
    this.#place.replaceChildren();
  }

  #fit(width) {
    if (!this.#shown || width === 0 || width === this.#width) return;
    this.#width = width;
    this.#draw();
  }

  #draw() {
    const { indicators, provinces, nation, span } = this.#shown;
    const rows = indicators.map((row) => ({
      ...row,
      nation: outcomesOf(nation.of(row.id)),
      years: provinces.map((province) => province.of(row.id)),
    }));
    const stated = rows.filter(({ years }) => years.some((each) => each.length > 0));
    const large = stated.filter(({ years }) => isDrawn(years));
    const few = stated.filter(({ years }) => !isDrawn(years));
    const isPhone = provinces.length > 1 && columnsFor(provinces.length, this.#width) === 1;
    const first = large.filter((row) => row.is_headline).slice(0, isPhone ? MOST_ON_PHONE : undefined);
    const more = large.filter((row) => !first.includes(row));
    const parts = more.map((row) => () => this.#row(row, provinces, span));
    if (few.length > 0) parts.push(() => this.#inWords(few, provinces));
    const isOpen = this.#place.querySelector(".sc-multiples__more")?.open;
    this.#place.replaceChildren(...first.map((row) => this.#row(row, provinces, span)));
    this.#waiting = [];
    if (parts.length > 0) this.#place.append(this.#fold(parts, counted(this.#strings.more, more.length + few.length), isOpen));
  }

  /* What a closed fold holds is drawn part by part while nobody waits for it, or at once when it is opened. */
  #fold(parts, words, isOpen) {
    const fold = element("details", { class: "sc-details sc-multiples__more", open: isOpen }, element("summary", {}, words));
    this.#waiting = parts.map((part) => () => fold.append(part()));
    fold.addEventListener("toggle", () => this.#finish());
    if (isOpen) this.#finish();
    else this.#drawNext();
    return fold;
  }

  #drawNext() {
    const waiting = this.#waiting;
    afterPaint(() => {
      if (waiting !== this.#waiting || waiting.length === 0) return;
      waiting.shift()();
      this.#drawNext();
    });
  }

  #finish() {
    for (const draw of this.#waiting.splice(0)) draw();
  }

  #row(row, provinces, span) {
    const strings = this.#strings;
    const columns = columnsFor(provinces.length, this.#width);
    const width = Math.floor((this.#width - BETWEEN * (columns - 1)) / columns);
    const plot = new Plot(width, span, ticksFor(row.scales, valuesOf(row.years, row.nation), MOST_TICKS));
    const panels = provinces.map((province, index) => {
      const years = row.years[index];
      const content =
        years.length > 0
          ? drawing(row, province.name, years, plot, strings)
          : element("p", { class: "sc-multiple__nothing" }, strings.nothing);
      return element(
        "figure",
        { class: "sc-multiple", "data-panel": province.slug },
        caption(province, years, strings),
        content,
      );
    });
    const label = fill(strings.read_row, { indicator: row.name });
    const across = { class: "sc-multiples__row", "data-columns": columns, tabindex: 0, role: "group", "aria-label": label };
    const line = element("div", across, ...panels);
    const section = element(
      "section",
      { class: "sc-multiples", "data-multiples": row.id },
      element(
        "h2",
        { class: "sc-multiples__head" },
        element("a", { href: row.url }, row.name),
        element("a", { class: "sc-multiples__twin", href: "#year-by-year", "data-table-of": row.id }, strings.to_table),
      ),
      line,
    );
    readAcross(
      line,
      panels.map((figure, index) => ({ figure, name: provinces[index].name, years: row.years[index] })),
      plot,
      strings,
    );
    makeOneStop(section);
    section.append(this.#taking(row, section, provinces));
    return section;
  }

  /* The panels of a row are one picture. */
  #taking({ id, full }, section, provinces) {
    const { from, to } = this.#shown.span;
    const strings = stringsOf("taking-strings");
    const names = new Map(provinces.map(({ slug, name }) => [slug, name]));
    const panels = () =>
      Array.from(section.querySelectorAll(".sc-multiple__plot"), (svg) => ({
        svg,
        name: names.get(svg.closest("[data-panel]").dataset.panel),
      }));
    const title = fill(strings.span, { title: full, first: from, last: to });
    const about = { name: `compare-${id}`, title, notes: [strings.marks], anchor: "", follows: true };
    return element("div", { class: "sc-take" }, chartMenu(panels, about, strings));
  }

  #inWords(few, provinces) {
    const items = few.map((row) => {
      const named = provinces
        .map(({ name }, index) => ({ name, years: row.years[index] }))
        .filter(({ years }) => years.length > 0);
      const clauses = named.map(({ name, years }) =>
        filled(this.#strings.few_province, {
          province: name,
          readings: years.flatMap((year, index) => [index > 0 ? this.#strings.few_between : "", this.#reading(year)]),
        }),
      );
      const joined = clauses.flatMap((clause, index) => (index > 0 ? [this.#strings.stop, ...clause] : clause));
      return element("li", {}, element("a", { class: "sc-multiple__name", href: row.url }, row.name), " ", ...joined);
    });
    return element(
      "div",
      { class: "sc-multiples", "data-few": true },
      element("h2", { class: "sc-multiples__head" }, this.#strings.few),
      element("ul", { class: "sc-multiples__few" }, ...items),
    );
  }

  #reading([year, { target, outcome }]) {
    const strings = this.#strings;
    const words = {
      year,
      target: target && linkedValue(target, strings),
      outcome: outcome && linkedValue(outcome, strings),
    };
    const form = target && outcome ? strings.few_both : target ? strings.few_target : strings.few_outcome;
    return element("span", {}, ...filled(form, words));
  }
}
