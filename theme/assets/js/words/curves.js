/* The curves on the page, a year of them read by pointing or with the arrow keys, and the picture to take away. */

import { drawn, element } from "../elements.js";
import { counted, fill, numberText } from "../words.js";
import { chartOf, polygon, ticksTo } from "./chart.js";
import { drawingOf, elementsOf, WIDE } from "./drawing.js";
import { valuesOf } from "./model.js";
import { percent, rate, valueText } from "./numbers.js";

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
const SHEET = 660;

/** Returns the name of the colour of the phrase with a number, from 0 on. */
export function colourOf(number) {
  return `word-${number + 1}`;
}

function markOf(number) {
  return [{ kind: "area", points: polygon(number, 7, 7, 4), colour: colourOf(number) }];
}

/** Returns the mark of the phrase with a number, as the chart has it. */
export function swatch(number) {
  return drawn("svg", { class: "sc-words__mark", width: 14, height: 14, "aria-hidden": "true" }, ...elementsOf(markOf(number)));
}

/** Returns what a year of a phrase comes to, in words: how many of the reports hold it, and how often. */
export function pointText(point, measure, strings) {
  if (point.of === 0) return strings.no_report;
  const words = {
    reports: numberText(point.reports),
    of: numberText(point.of),
    share: percent(point.reports / point.of),
    times: counted(strings.times, point.count),
    rate: rate((point.count * 10_000) / point.characters),
  };
  return fill(measure === "rate" ? strings.point_rate : strings.point, words);
}

function seriesOf({ phrases, measure, mean }) {
  return phrases.map(({ label, points, number }) => ({
    label,
    values: valuesOf(points, measure, mean),
    colour: colourOf(number),
    form: number,
  }));
}

function ticksOf(series, measure) {
  const largest = Math.max(0, ...series.flatMap(({ values }) => values.map(([, value]) => value)));
  const least = { share: 0.01, rate: 0, count: 1 }[measure];
  const ticks = ticksTo(largest || least || 1, { least });
  const bounded = measure === "share" ? ticks.filter((value) => value <= 1.0001) : ticks;
  return bounded.map((value) => ({ value, text: valueText(value, measure) }));
}

function laidOut(shown, width) {
  const series = seriesOf(shown);
  return chartOf(series, shown.years, ticksOf(series, shown.measure), width);
}

/** Returns the drawing of what is shown, with its phrases, to be taken away. */
export function pictureOf(shown) {
  const legend = shown.phrases.map(({ label, number }) => ({ mark: markOf(number), text: label }));
  return drawingOf({ ...laidOut(shown, WIDE), legend });
}

/** The curves in an element of the page; they are laid out anew when its width changes. */
export class Curves {
  #place;
  #readout;
  #heard = element("p", { class: "sc-hidden", role: "status" });
  #strings;
  #shown;
  #chart;
  #guide;
  #width = 0;
  #year;

  /** `place` is what holds the drawing, `readout` what a year is read in. */
  constructor(place, readout, strings) {
    this.#place = place;
    this.#readout = readout;
    this.#strings = strings;
    place.after(this.#heard);
    new ResizeObserver(() => this.#fit(place.clientWidth)).observe(place);
    addEventListener("beforeprint", () => this.#fit(SHEET));
    addEventListener("afterprint", () => this.#fit(place.clientWidth));
    for (const kind of ["pointermove", "pointerdown"]) place.addEventListener(kind, (event) => this.#point(event));
    place.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && this.#clear());
    place.addEventListener("keydown", (event) => this.#onKey(event));
    place.addEventListener("focusout", () => this.#clear());
  }

  /** Shows `phrases` ({label, number, points}) over `years` by a measure; `title` and `summary` say it in words. */
  show(shown, title, summary) {
    this.#shown = { ...shown, title, summary };
    this.#width = this.#place.clientWidth;
    this.#draw();
  }

  #fit(width) {
    if (!this.#shown || width === 0 || width === this.#width) return;
    this.#width = width;
    this.#draw();
  }

  #draw() {
    const { title, summary } = this.#shown;
    this.#chart = laidOut(this.#shown, this.#width);
    const { width, height, shapes } = this.#chart;
    this.#guide = drawn("path", { class: "sc-multiple__guide", d: "" });
    const words = [drawn("title", {}, title), drawn("desc", {}, summary)];
    const about = { class: "sc-words__plot", role: "img", viewBox: `0 0 ${width} ${height}` };
    this.#place.replaceChildren(drawn("svg", about, ...words, this.#guide, ...elementsOf(shapes)));
    this.#clear();
  }

  #point({ clientX }) {
    const drawing = this.#place.querySelector("svg");
    if (!drawing) return;
    const { left, width } = drawing.getBoundingClientRect();
    this.#read(this.#chart.plot.yearAt(((clientX - left) * this.#chart.width) / width));
  }

  #onKey(event) {
    if (event.key === "Escape") this.#clear();
    const { from, to } = this.#chart.plot;
    const next = { Home: from, End: to }[event.key] ?? (this.#year ?? to + 1) + STEPS[event.key];
    if (Number.isNaN(next)) return;
    event.preventDefault();
    this.#read(Math.min(to, Math.max(from, next)));
    this.#heard.textContent = this.#readout.textContent;
  }

  #read(year) {
    if (year === this.#year) return;
    const { plot } = this.#chart;
    this.#year = year;
    this.#guide.setAttribute("d", `M${plot.x(year)},${plot.top}V${plot.bottom}`);
    this.#readout.setAttribute("data-shown", "");
    this.#readout.replaceChildren(
      element("span", { class: "sc-readout__title" }, String(year)),
      ...this.#shown.phrases.map((phrase) => this.#said(phrase, year)),
    );
  }

  #said({ label, number, points }, year) {
    const { measure } = this.#shown;
    const point = points.find((each) => each.year === year);
    const name = element("b", { lang: "zh-CN" }, label);
    return element("span", {}, swatch(number), " ", name, " ", pointText(point, measure, this.#strings));
  }

  #clear() {
    this.#year = undefined;
    this.#guide?.setAttribute("d", "");
    this.#readout.removeAttribute("data-shown");
    this.#readout.replaceChildren(element("span", { class: "sc-readout__hint" }, this.#strings.hint));
  }
}
