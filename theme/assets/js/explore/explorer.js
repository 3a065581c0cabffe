/* The explorer: what is chosen stands in the address, and is shown as a chart with its figures below it, or as a table of
   every row. */

import { saveCsv } from "../csv.js";
import { element } from "../elements.js";
import { readable } from "../pictures/addresses.js";
import { saveFile } from "../saving.js";
import { drawingOf, WIDE } from "../words/drawing.js";
import { counted, fill, numberText, stringsOf } from "../words.js";
import { isOfOneYear, measuresOf, readAddress, viewsOf, writeAddress } from "./address.js";
import { Cells, Counted } from "./cells.js";
import { csvOfCells, csvOfRows, nameOfFile } from "./downloads.js";
import { Figure } from "./figure.js";
import { Grid } from "./grid.js";
import { cellsOf, chartOf, drawnOf, modelOf, needOf } from "./model.js";
import { pickAreas, pickIndicators } from "./pickers.js";
import { SHOWN, Told } from "./rows.js";
import { Shelf, ShelfError } from "./shelf.js";
import { faultsOf, saysOf, titleOf } from "./wording.js";

/** What a frame needs in height beside the chart: its edge, and lines that break where it is narrower. */
const EMBEDDED = 100;
const NARROW = "(max-width: 44.99em)";
const TWIN = ["province", "indicator", "year", "target", "outcome", "gap", "verdict"];
const NUMBERS = ["year", "target", "outcome", "gap"];
const YEARS = ["from", "to", "year"];

function partsOf(place) {
  const names = ["figure", "title", "note", "legend", "plot", "readout", "source", "tools", "copy", "embed", "message", "rows", "counted", "grid"];
  return Object.fromEntries(names.map((name) => [name, place.querySelector(`[data-explore-${name}]`)]));
}

export class Explorer {
  #place;
  #parts;
  #strings = stringsOf("explore-strings");
  #data = stringsOf("explore-data");
  #shelf = new Shelf(this.#data.files);
  #codes = {
    ...this.#data.codes,
    areas: Object.fromEntries(Object.entries(this.#data.areas).map(([slug, { name }]) => [slug, name])),
    indicators: Object.fromEntries(Object.entries(this.#data.indicators).map(([id, { name }]) => [id, name])),
  };
  #figure;
  #grid;
  #pickers;
  #state;
  #faults = [];
  #shown;
  #twinOrder = "";
  #title = document.title;
  #run = 0;

  constructor(place) {
    this.#place = place;
    this.#parts = partsOf(place);
    this.#figure = new Figure(this.#parts);
    this.#grid = new Grid(this.#parts.grid, (sort) => this.#sort(sort));
    this.#pickers = {
      indicators: pickIndicators(this.#data, this.#strings, this.#changing("indicators")),
      areas: pickAreas(this.#data, this.#strings, this.#changing("areas")),
    };
    this.#fold();
    this.#listen();
  }

  /** Shows what the address asks for, and puts right what it asks in vain. */
  restore() {
    const { state, faults } = readAddress(location.href, this.#data);
    [this.#state, this.#faults] = [state, faults];
    if (faults.length > 0) history.replaceState(null, "", writeAddress(location.href, state));
    return this.#ask();
  }

  /* On a phone the answer comes first, and what can be chosen is opened; elsewhere it stands open. */
  #fold() {
    const isNarrow = matchMedia(NARROW);
    const fold = () => {
      this.#place.querySelector("[data-explore-choices]").open = !isNarrow.matches;
    };
    isNarrow.addEventListener("change", fold);
    fold();
  }

  #changing(name) {
    const now = () => this.#state[name];
    const added = (value) => (value === "all" ? [] : value.includes(",") ? value.split(",") : [...now(), value]);
    return {
      add: (value) => this.#choose({ [name]: [...new Set(added(value))] }),
      remove: (value) => this.#choose({ [name]: now().filter((each) => each !== value) }),
    };
  }

  #listen() {
    this.#place.addEventListener("click", (event) => this.#onClick(event));
    this.#place.addEventListener("change", ({ target }) => {
      if (target.dataset.year) this.#chooseYear(target.dataset.year, Number(target.value));
    });
    const filter = this.#place.querySelector("[data-filter]");
    const apply = () => this.#choose({ filter: filter.elements.q.value.trim() });
    filter.addEventListener("submit", (event) => {
      event.preventDefault();
      apply();
    });
    filter.elements.q.addEventListener("change", apply);
    addEventListener("popstate", () => this.restore());
  }

  #onClick(event) {
    const control = event.target.closest("button, a[data-question]");
    if (!control) return;
    const { kind, look, show, download: ending, question } = control.dataset;
    if (kind) this.#choose({ kind, sort: "" });
    else if (look) this.#choose({ view: look, sort: "" });
    else if (show) this.#choose({ show });
    else if (ending) this.#download(ending);
    else if (question !== undefined && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.#go(control.href);
    }
  }

  /* The other end gives way, so that years are never reversed. */
  #chooseYear(name, year) {
    const other = { from: { to: Math.max(year, this.#state.to) }, to: { from: Math.min(year, this.#state.from) } }[name] ?? {};
    this.#choose({ ...other, [name]: year });
  }

  #choose(change) {
    const state = { ...this.#state, ...change };
    const isPossible = viewsOf(state.kind).includes(state.view);
    this.#go(writeAddress(location.href, isPossible ? state : { ...state, view: "heatmap" }));
  }

  /* Each choice is a step of its own, which Back undoes. What is no longer possible is left out without a word. */
  #go(address) {
    const { state } = readAddress(address, this.#data);
    [this.#state, this.#faults] = [state, []];
    const written = writeAddress(address, state);
    if (written !== location.href) history.pushState(null, "", written);
    this.#ask();
  }

  #sort(sort) {
    if (this.#state.view === "table") return this.#choose({ sort });
    this.#twinOrder = sort;
    this.#showTwin();
  }

  async #ask() {
    const run = ++this.#run;
    this.#place.dataset.exploreStatus = "loading";
    document.documentElement.toggleAttribute("data-embed", this.#state.embed);
    this.#showChoices();
    try {
      const answer = await this.#answer();
      if (run === this.#run) this.#show(answer);
    } catch (problem) {
      if (run === this.#run) this.#fail(problem);
    }
  }

  async #answer() {
    const { kind, view, indicators } = this.#state;
    if (view === "table" || kind === "mentions") return this.#rowsOf(await this.#shelf.columns(kind));
    const isCore = indicators.every((id) => this.#data.indicators[id].core);
    const files = await Promise.all((isCore ? ["core"] : ["core", "more"]).map((name) => this.#shelf.columns(name)));
    return { cells: new Cells(files) };
  }

  #rowsOf(columns) {
    const language = document.documentElement.lang.slice(0, 2);
    const told = new Told(this.#state.kind, columns, this.#codes, language);
    const rows = told.chosen(this.#state, this.#data.nation);
    return this.#state.view === "table" ? { told, rows: told.sorted(rows, this.#state.sort) } : { cells: new Counted(columns, rows, this.#data.whole) };
  }

  #fail(problem) {
    console.error(problem);
    const retry = element("button", { class: "sc-button", type: "button" }, this.#strings.retry);
    retry.addEventListener("click", () => this.#ask());
    const said = problem instanceof ShelfError ? this.#strings.failed : this.#strings.failed_otherwise;
    this.#parts.message.replaceChildren(said, " ", retry);
    this.#parts.message.hidden = false;
    for (const part of [this.#parts.figure, this.#parts.tools, this.#parts.rows]) part.hidden = true;
    this.#place.dataset.exploreStatus = "error";
  }

  #showChoices() {
    const { kind, view, show, indicators, areas, filter } = this.#state;
    const { indicators: names, areas: places } = this.#codes;
    const none = (said) => [["", said]];
    this.#pickers.indicators.show(indicators.length > 0 ? indicators.map((id) => [id, names[id]]) : none(this.#strings.all_indicators));
    this.#pickers.areas.show(areas.length > 0 ? areas.map((slug) => [slug, places[slug]]) : none(this.#strings.all));
    this.#press("kind", kind, ["pairs", "facts", "mentions"]);
    this.#press("look", view, viewsOf(kind));
    this.#press("show", show, measuresOf(this.#state));
    for (const name of YEARS) this.#place.querySelector(`[data-year=${name}]`).value = this.#state[name];
    this.#place.querySelector("[name=q]").value = filter;
    const isHidden = {
      indicators: kind === "mentions",
      span: isOfOneYear(this.#state),
      year: !isOfOneYear(this.#state),
      measure: measuresOf(this.#state).length === 0,
      words: kind !== "mentions" && view !== "table",
    };
    for (const [name, hidden] of Object.entries(isHidden)) this.#place.querySelector(`[data-for=${name}]`).hidden = hidden;
  }

  #press(name, pressed, possible) {
    for (const button of this.#place.querySelectorAll(`[data-${name}]`)) {
      const value = button.dataset[name];
      button.setAttribute("aria-pressed", String(value === pressed));
      button.parentElement.hidden = !possible.includes(value);
    }
  }

  #show({ told, rows, cells }) {
    const title = titleOf(this.#state, this.#data, this.#strings);
    document.title = `${title} · ${this.#title}`;
    const address = writeAddress(location.href, { ...this.#state, embed: false });
    this.#shown = { title, told, rows, address };
    this.#parts.copy.dataset.copy = address;
    this.#parts.figure.hidden = cells === undefined;
    if (cells) this.#draw(cells);
    else this.#list();
    this.#say();
    this.#parts.tools.hidden = false;
    this.#parts.embed.dataset.copy = this.#embedding(title);
    this.#place.dataset.exploreStatus = "done";
    performance.mark("explored");
  }

  #draw(cells) {
    const { title, address } = this.#shown;
    const model = modelOf(this.#state, this.#data, cells, this.#strings, numberText);
    const need = needOf(this.#state);
    const draw = need ? (width) => ({ shapes: [], points: [], legend: [], width, height: 0 }) : (width) => chartOf(model, width);
    const isCounted = this.#state.kind === "mentions";
    const told = { ...this.#data, counted: isCounted ? true : undefined };
    const drawn = cellsOf(draw(WIDE), ["dumbbell", "multiples"].includes(this.#state.view) ? undefined : model.show);
    Object.assign(this.#shown, { draw, cells: drawn, isCounted });
    this.#parts.title.textContent = title;
    this.#parts.note.textContent = this.#note(model);
    const summary = [counted(this.#strings.drawn, drawn.length), this.#strings.twin].join(this.#strings.space);
    const say = (point) => saysOf(point, told, { ...this.#strings, times: this.#strings.times });
    this.#figure.show({ draw, say, title, summary, hint: this.#strings.hint });
    const source = fill(this.#strings.source, { version: this.#data.version });
    const open = element("a", { href: address, target: "_blank" }, this.#strings.open);
    this.#parts.source.replaceChildren(source, ...(this.#state.embed ? [" ", open] : []));
    this.#showTwin();
  }

  #note({ indicators, view, show }) {
    const left = this.#state.kind === "mentions" ? [] : this.#state.indicators.slice(drawnOf(this.#state).length);
    const unit = show === "gap" && indicators[0].unit === "%" ? this.#strings.points : indicators[0].unit;
    const said = [
      view !== "scatter" && unit && fill(this.#strings.unit, { unit }),
      left.length > 0 && fill(this.#strings.left_out, { names: left.map((id) => this.#data.indicators[id].name).join(this.#strings.separator) }),
    ];
    return said.filter(Boolean).join(this.#strings.space);
  }

  /* The figures that a chart draws, as a table below it. */
  #showTwin() {
    const { cells, isCounted, title } = this.#shown;
    const names = isCounted ? ["province", "year", "outcome"] : TWIN;
    const [name, direction] = this.#twinOrder.split("-");
    const columns = names.map((each) => ({ name: each, number: NUMBERS.includes(each), text: this.#head(each, isCounted) }));
    const text = (cell) => this.#valueOf(name, cell);
    const sign = direction === "down" ? -1 : 1;
    const order = new Intl.Collator(document.documentElement.lang);
    const compare = (one, other) => sign * (typeof one === "string" ? order.compare(one, other) : one - other);
    const known = name ? cells.filter((cell) => text(cell) !== undefined) : [];
    known.sort((one, other) => compare(text(one), text(other)));
    const rows = name ? [...known, ...cells.filter((cell) => text(cell) === undefined)] : cells;
    this.#parts.rows.hidden = rows.length === 0;
    this.#parts.counted.textContent = counted(this.#strings.drawn, rows.length);
    this.#grid.show({ columns, rows, cellOf: ({ name: each }, cell) => this.#twinCell(each, cell), sort: this.#twinOrder, caption: title });
  }

  #head(name, isCounted) {
    return isCounted && name === "outcome" ? this.#strings.count : this.#strings.columns[name];
  }

  #valueOf(name, cell) {
    if (name === "province") return this.#codes.areas[cell.area];
    if (name === "indicator") return this.#codes.indicators[cell.indicator];
    if (name === "verdict") return this.#strings.verdicts[cell.verdict];
    return name === "year" ? cell.year : cell[name]?.value;
  }

  #twinCell(name, cell) {
    const figure = ["target", "outcome", "gap"].includes(name) ? cell[name] : undefined;
    if (figure?.url) return element("a", { href: figure.url }, figure.text);
    return figure?.text ?? (["target", "outcome", "gap"].includes(name) ? "" : String(this.#valueOf(name, cell) ?? ""));
  }

  #list() {
    const { told, rows, title } = this.#shown;
    const columns = SHOWN[this.#state.kind].map((column) => ({ ...column, text: this.#strings.columns[column.name] }));
    this.#parts.rows.hidden = false;
    this.#parts.counted.textContent = fill(counted(this.#strings.rows, rows.length), { title });
    const cellOf = (column, row) => this.#cellOf(told, column, row);
    this.#grid.show({ columns, rows, cellOf, sort: this.#state.sort, caption: title });
  }

  /* The first cell of a row leads to the figure, or to the report that names it. */
  #cellOf(told, column, row) {
    const said = told.text(column, row);
    if (column.name !== "province") return said;
    const of = (name) => told.columns.value(name, row);
    const [slug, year] = [of("province"), of("plan_year")];
    const id = { pairs: "target_id", facts: "id" }[this.#state.kind];
    const plan = slug === this.#data.nation ? this.#data.areas[slug].url : `${this.#data.areas[slug].url}${year}/`;
    return element("a", { href: id ? `${plan}#${of(id)}` : plan }, said);
  }

  #say() {
    const { cells, rows } = this.#shown;
    const need = needOf(this.#state);
    const isEmpty = (cells ?? rows).length === 0;
    const said = [faultsOf(this.#faults, this.#strings), need ? this.#strings.needs[need] : isEmpty && this.#strings.empty];
    this.#parts.message.textContent = said.filter(Boolean).join(this.#strings.space);
    this.#parts.message.hidden = this.#parts.message.textContent === "";
    this.#parts.figure.toggleAttribute("data-empty", isEmpty);
    for (const button of this.#parts.tools.querySelectorAll("[data-download=png], [data-download=svg]")) button.hidden = !cells || isEmpty;
    this.#parts.embed.hidden = !cells;
  }

  #embedding(title) {
    const address = writeAddress(location.href, { ...this.#state, embed: true });
    const height = Math.ceil(this.#parts.figure.getBoundingClientRect().height) + EMBEDDED;
    const frame = element("iframe", { src: address, title, width: "100%", height, loading: "lazy" });
    return frame.outerHTML.replace("<iframe ", '<iframe style="border:0" ');
  }

  async #download(ending) {
    const { address, title, draw, cells, told, rows, isCounted } = this.#shown;
    const name = nameOfFile(address, ending);
    if (ending === "csv") {
      const query = new URL(address).search.slice(1);
      const about = { version: this.#data.version, query, isCounted, unitOf: (id) => this.#data.indicators[id].unit };
      const file = cells ? csvOfCells(cells, about) : csvOfRows(told.columns, rows, about);
      return saveCsv(file, name);
    }
    const { fileOf } = await import("../pictures/files.js");
    const source = fill(this.#strings.source, { version: this.#data.version });
    const about = { title, source, address: readable(address), language: document.documentElement.lang };
    return saveFile(await fileOf(ending, drawingOf(draw(WIDE)), about), name);
  }
}
