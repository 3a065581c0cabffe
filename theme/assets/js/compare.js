/* Compare: up to six provinces over a span of years, kept in the address (its form stands in comparison.js). Each province's
   figures are a small JSON file beside this page, loaded once. The boxes of the form hold what is chosen; their order is
   that in which they were chosen. */

import { readComparison, writeComparison } from "./comparison.js";
import { Charts } from "./comparison_charts.js";
import { csvOf, jsonOf, linesOf } from "./comparison_file.js";
import { yearsIn } from "./comparison_findings.js";
import { tableOf } from "./comparison_table.js";
import { findingOf } from "./comparison_words.js";
import { saveCsv } from "./csv.js";
import { element } from "./elements.js";
import { afterPaint } from "./later.js";
import { makeOneStops } from "./one_stop.js";
import { saveFile } from "./saving.js";
import { removeUnscripted } from "./unscripted.js";
import { counted, fill, listed, stringsOf } from "./words.js";

/** The nation's figures stand beside the provinces', and have the same form. */
const NATION = "national";

class Comparison {
  #form;
  #strings = stringsOf("compare-strings");
  #indicators = stringsOf("compare-data").indicators;
  #boxes;
  #names;
  #known;
  #most;
  #parts;
  #charts;
  #title = document.title;
  #chosen = { provinces: [] };
  #shown;
  #loaded = new Map();
  #notes = [];
  #keyed;

  constructor(form) {
    this.#form = form;
    this.#boxes = [...form.querySelectorAll("input[type=checkbox]")];
    this.#names = new Map(this.#boxes.map((box) => [box.value, box.parentElement.textContent.trim()]));
    this.#most = Number(form.dataset.most);
    this.#known = {
      provinces: Array.from(this.#names, ([value, name]) => ({ value, name })),
      first: form.dataset.first.split(","),
      indicators: this.#indicators.map(({ id }) => id),
      years: Array.from(form.elements.from.options, (option) => Number(option.value)),
      most: this.#most,
    };
    this.#parts = partsOf(form);
    this.#charts = new Charts(this.#parts.charts, this.#strings);
    this.#listen();
  }

  #listen() {
    this.#form.addEventListener("change", (event) => this.#onChange(event));
    const { indicator } = this.#form.elements;
    indicator.addEventListener("change", () => this.#choose({ indicator: indicator.value }, indicator));
    for (const select of document.querySelectorAll("[data-compare] select, [form=compare]")) this.#listenToKeys(select);
    this.#form.addEventListener("click", (event) => this.#onClick(event.target.closest("button")));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#parts.charts.addEventListener("click", (event) => {
      const link = event.target.closest("[data-table-of]");
      if (link) this.#choose({ indicator: link.dataset.tableOf });
    });
    for (const button of this.#parts.files) button.addEventListener("click", () => this.#save(button.dataset.compareFile));
    window.addEventListener("popstate", () => this.restore());
    const counting = new MutationObserver(() => this.#show());
    counting.observe(document.documentElement, { attributeFilter: ["data-strict"] });
  }

  /* Each key in a list of choices chooses: what is passed on the way is no step to go back to. */
  #listenToKeys(select) {
    select.addEventListener("keydown", () => {
      this.#keyed ??= { select, steps: 0 };
    });
    for (const end of ["pointerdown", "focusout"]) {
      select.addEventListener(end, () => {
        this.#keyed = undefined;
      });
    }
  }

  /** Shows what the address asks for; what cannot be shown as asked is put right there, and said. */
  restore() {
    const { chosen, corrections } = readComparison(location.href, this.#known);
    this.#chosen = chosen;
    this.#notes = corrections.map(({ key, name, names }) => this.#correction(key, name ?? listed(names ?? []).join("")));
    if (corrections.length > 0) this.#remember(false);
    return this.#show();
  }

  #correction(key, name) {
    return fill(this.#strings[key], { name, most: this.#most });
  }

  #onChange({ target }) {
    const { provinces } = this.#chosen;
    if (target.name === "provinces") {
      const others = provinces.filter((province) => province !== target.value);
      this.#choose({ provinces: target.checked ? [...others, target.value] : others });
    } else if (target.name === "from" || target.name === "to") {
      this.#choose(this.#spanWith(target.name, Number(target.value)), target);
    }
  }

  /** A year beyond the other end of the span takes that end along. */
  #spanWith(name, year) {
    const { from, to } = { ...this.#chosen, [name]: year };
    return from > to ? { from: year, to: year } : { from, to };
  }

  #onClick(button) {
    if (!button) return;
    const { remove, set, from, to, view } = button.dataset;
    if (remove) this.#remove(remove);
    else if (set) this.#choose({ provinces: set.split(",") });
    else if (from) this.#choose({ from: Number(from), to: Number(to) });
    else if (view) this.#choose({ view });
    else if (button.hasAttribute("data-clear")) this.#clear();
  }

  #remove(province) {
    const index = this.#chosen.provinces.indexOf(province);
    this.#choose({ provinces: this.#chosen.provinces.filter((each) => each !== province) });
    const chips = [...this.#parts.chosen.querySelectorAll("button")];
    (chips[Math.min(index, chips.length - 1)] ?? this.#parts.add.querySelector("summary")).focus();
  }

  #clear() {
    this.#choose({ provinces: [] });
    this.#parts.add.open = true;
    this.#boxes[0].focus();
  }

  #choose(change, control) {
    this.#chosen = { ...this.#chosen, ...change };
    this.#notes = [];
    this.#remember(!this.#isOnTheWay(control));
    this.#show();
  }

  #isOnTheWay(control) {
    return control !== undefined && this.#keyed?.select === control && this.#keyed.steps++ > 0;
  }

  /** Keeps what is chosen in the address; a choice is a step of its own, which Back undoes. */
  #remember(isStep) {
    const address = writeComparison(location.href, this.#chosen);
    if (address === location.href) return;
    if (isStep) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  #load(province) {
    if (!this.#loaded.has(province)) {
      const request = fetch(`${province}.json`, { cache: "no-cache" }).then((answer) => {
        if (!answer.ok) throw new Error(`${province}: ${answer.status}`);
        return answer.json();
      });
      request.catch(() => this.#loaded.delete(province));
      this.#loaded.set(province, request);
    }
    return this.#loaded.get(province);
  }

  async #show() {
    const chosen = this.#chosen;
    this.#showChoices();
    try {
      const [nation, ...provinces] = await Promise.all([NATION, ...chosen.provinces].map((area) => this.#load(area)));
      if (chosen === this.#chosen) this.#draw(provinces, nation);
    } catch (problem) {
      if (chosen === this.#chosen) this.#fail(problem);
    }
  }

  /** Shows in the head and the form what is chosen: names, chips, boxes, pressed buttons. */
  #showChoices() {
    const { provinces, from, to, view, indicator } = this.#chosen;
    const names = provinces.map((province) => this.#names.get(province));
    const { heading, chosen, clear } = this.#parts;
    heading.textContent = names.join(this.#strings.separator) || this.#strings.choose;
    document.title = names.length > 0 ? `${heading.textContent} · ${this.#title}` : this.#title;
    chosen.replaceChildren(...provinces.map((province, index) => element("li", {}, this.#chip(province, names[index]))));
    clear.hidden = provinces.length === 0;
    for (const box of this.#boxes) {
      box.checked = provinces.includes(box.value);
      box.disabled = !box.checked && provinces.length >= this.#most;
    }
    for (const [name, value] of Object.entries({ from, to, indicator })) this.#form.elements[name].value = value;
    this.#press("[data-set]", ({ set }) => [...provinces].sort().join() === set.split(",").sort().join());
    this.#press("[data-from]", (span) => Number(span.from) === from && Number(span.to) === to);
    this.#press("[data-view]", (button) => button.view === view);
  }

  #press(selector, isPressed) {
    for (const button of this.#form.querySelectorAll(selector))
      button.setAttribute("aria-pressed", String(isPressed(button.dataset)));
  }

  #chip(province, name) {
    const words = element("span", { class: "sc-hidden" }, this.#strings.remove);
    const cross = element("span", { "aria-hidden": "true" }, "×");
    return element("button", { class: "sc-chip", type: "button", "data-remove": province }, name, cross, words);
  }

  #fail(problem) {
    console.error(problem);
    const retry = element("button", { class: "sc-button", type: "button" }, this.#strings.retry);
    retry.addEventListener("click", () => this.#show());
    this.#reveal(false);
    this.#parts.finding.hidden = true;
    this.#parts.status.replaceChildren(this.#strings.failed, " ", retry);
  }

  /** Shows what is compared or hides it; room is kept for it before the first time alone. */
  #reveal(isShown) {
    this.#parts.compared.removeAttribute("data-waiting");
    this.#parts.compared.hidden = !isShown;
  }

  #draw(data, national) {
    const { provinces: slugs, from, to, view, indicator } = this.#chosen;
    const areaOf = ({ name, url, indicators }, slug) => ({ slug, name, url, of: (id) => yearsIn(indicators[id], from, to) });
    const provinces = data.map((each, index) => areaOf(each, slugs[index]));
    this.#reveal(slugs.length > 0);
    this.#say(slugs.length);
    if (slugs.length === 0) this.#charts.clear();
    else this.#drawParts(provinces, areaOf(national, NATION), { from, to, view, indicator });
  }

  #drawParts(provinces, nation, { from, to, view, indicator: id }) {
    this.#shown = { areas: [...provinces, nation], ids: view === "table" ? [id] : this.#indicators.map((each) => each.id) };
    const { finding, legend, title, table, charts } = this.#parts;
    const indicator = this.#indicators.find((each) => each.id === id);
    const [national, ...those] = [nation, ...provinces].map((area) => ({ ...area, years: area.of(id) }));
    const { years } = this.#known;
    const isWhole = from === years[0] && to === years.at(-1);
    finding.replaceChildren(...findingOf(indicator.name, isWhole ? "" : `${from}–${to}`, those, this.#strings));
    title.textContent = fill(this.#strings.table, { indicator: indicator.full });
    table.setAttribute("aria-label", title.textContent);
    charts.hidden = legend.hidden = view === "table";
    if (charts.hidden) this.#charts.clear();
    else this.#charts.show(this.#indicators, provinces, nation, { from, to });
    const chosen = this.#chosen;
    const drawTable = () => {
      if (chosen !== this.#chosen) return;
      table.replaceChildren(tableOf(title.textContent, those, national, { from, to }, this.#strings));
      makeOneStops(table);
    };
    if (charts.hidden) drawTable();
    else afterPaint(drawTable);
  }

  /** Gives the reader what is shown as a file: the one indicator of the table, or all where they are drawn. */
  #save(kind) {
    const { areas, ids } = this.#shown;
    const { provinces, from, to } = this.#chosen;
    const source = fill(this.#strings.source, { address: writeComparison(location.href, this.#chosen) });
    const lines = linesOf(ids, areas, this.#strings.space);
    const name = `shengce-${provinces.join("-")}-${from}-${to}.${kind}`;
    if (kind === "csv") saveCsv(csvOf(lines, source), name);
    else saveFile(new Blob([jsonOf(lines, source)], { type: "application/json" }), name);
  }

  /** Says what was put right, and what the reader may want to know of the number chosen. */
  #say(count) {
    const { finding, status } = this.#parts;
    const hints = [...this.#notes];
    finding.hidden = count === 0;
    if (count === 0) hints.push(this.#strings.none_chosen);
    if (count === 1) hints.push(this.#strings.one_chosen);
    if (count === this.#most && hints.length === 0) hints.push(fill(this.#strings.full, { most: this.#most }));
    const shown = element("span", { class: "sc-hidden" }, counted(this.#strings.shown, count));
    status.replaceChildren(hints.join(this.#strings.space), this.#strings.space, shown);
  }
}

/** The elements of the page that the comparison fills. */
function partsOf(form) {
  const compared = document.querySelector("[data-compared]");
  return {
    heading: document.querySelector("h1"),
    finding: document.querySelector("[data-compare-finding]"),
    status: form.querySelector("[data-compare-status]"),
    chosen: form.querySelector("[data-chosen]"),
    clear: form.querySelector("[data-clear]"),
    add: form.querySelector("details"),
    compared,
    legend: compared.querySelector("[data-compare-legend]"),
    charts: compared.querySelector("[data-compare-charts]"),
    title: compared.querySelector("[data-compare-title]"),
    files: compared.querySelectorAll("[data-compare-file]"),
    table: compared.querySelector("[data-compare-table]"),
  };
}

const form = document.querySelector("[data-compare]");
if (form) {
  const comparison = new Comparison(form);
  removeUnscripted("compare");
  document.querySelector("[data-compare-still]")?.remove();
  comparison.restore();
}
