/* The viewer of words: up to six phrases, when, where and how often the work reports name them. What is shown stands in
   the address. The curves come first; map, table and the rest follow once they are painted. */

import { saveCsv } from "../csv.js";
import { element } from "../elements.js";
import { afterPaint } from "../later.js";
import { makeOneStops } from "../one_stop.js";
import { readable } from "../pictures/addresses.js";
import { saveFile } from "../saving.js";
import { counted, fill, filled, listed, numberText, stringsOf } from "../words.js";
import { ALL, MEASURES, MEASURES_OF_ONE, readAddress, writeAddress } from "./address.js";
import { Answers } from "./answers.js";
import { Curves, pictureOf, pointText } from "./curves.js";
import { heatOf } from "./heat.js";
import { itemOf } from "./mentions.js";
import { byYear } from "./model.js";
import { LONGEST, MOST } from "./query.js";
import { reportsOf } from "./reports.js";
import { ShelfError } from "./shelf.js";
import { PhraseField, Suggestions } from "./suggest.js";
import { csvOf, nameOfFile, tableOf } from "./table.js";

function typedAgain(phrases) {
  return phrases.map(({ variants }) => variants.map(({ typed }) => typed).join(" + ")).join(",");
}

/** The elements of the page that the viewer fills. */
function partsOf(place) {
  const names = ["phrases", "figure", "title", "curves", "readout", "tools", "copy", "heat", "which", "table", "reports"];
  return Object.fromEntries(names.map((name) => [name, place.querySelector(`[data-words-${name}]`)]));
}

export class Viewer {
  #place;
  #parts;
  #strings = stringsOf("words-strings");
  #data = stringsOf("words-data");
  #regions = new Map(this.#data.regions);
  #form = document.querySelector("[data-words-form]");
  #options = document.querySelector("[data-words-options]");
  #status = document.querySelector("[data-words-message]");
  #input = this.#form.querySelector("input");
  #answers;
  #field;
  #curves;
  #title = document.title;
  #state;
  #answer;
  #shown;
  #heated = 0;
  #run = 0;

  /** `place` is what the answer is shown in, `root` the absolute address of the language's folder. */
  constructor(place, root) {
    this.#place = place;
    this.#parts = partsOf(place);
    this.#answers = new Answers(root);
    this.#curves = new Curves(this.#parts.curves, this.#parts.readout, this.#strings);
    this.#field = new PhraseField(this.#form, new Suggestions(this.#answers), this.#strings, () => this.#submit());
    this.#listen();
  }

  /** Shows what the address asks for; what the reader typed before this script ran is kept. */
  restore() {
    const typed = this.#state ? "" : this.#input.value;
    this.#state = readAddress(location.href, [ALL, ...this.#regions.keys(), ...Object.keys(this.#data.areas)]);
    if (typed && !this.#state.typed) this.#state.typed = typed;
    this.#input.value = this.#state.typed;
    return this.#ask();
  }

  #listen() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#options.addEventListener("change", ({ target }) => {
      if (target.name === "scope") this.#choose({ scope: target.value });
      else if (target.name === "mean") this.#choose({ mean: target.checked });
    });
    document.addEventListener("click", (event) => this.#onClick(event));
    this.#parts.reports.addEventListener("toggle", () => this.#showReports());
    addEventListener("popstate", () => this.restore());
  }

  #onClick(event) {
    const button = event.target.closest("button, a[data-example]");
    if (!button) return;
    const { measure, remove, ask, heat, download: kind, more, example } = button.dataset;
    if (measure) this.#choose({ measure });
    else if (remove) this.#remove(Number(remove));
    else if (ask) this.#replace(button, ask);
    else if (heat) this.#heat(Number(heat));
    else if (kind) this.#download(kind);
    else if (more !== undefined) button.replaceWith(...button.nextElementSibling.childNodes);
    else if (example && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.#type(example);
    }
  }

  #submit() {
    this.#field.close();
    this.#choose({ typed: this.#input.value });
  }

  #type(typed) {
    this.#input.value = typed;
    this.#submit();
  }

  #remove(number) {
    this.#type(typedAgain(this.#answer.phrases.filter((_, index) => index !== number)));
    this.#input.focus();
  }

  /** Asks for a kept part in the place of the phrase that is not kept. */
  #replace(button, part) {
    const at = Number(button.closest("[data-number]").dataset.number);
    const typed = this.#answer.phrases.map((phrase, index) => (index === at ? part : typedAgain([phrase])));
    this.#type(typed.join(","));
  }

  /** Each choice is a step of its own, which Back undoes. */
  #choose(change) {
    this.#state = { ...this.#state, ...change };
    const address = writeAddress(location.href, this.#state);
    if (address !== location.href) history.pushState(null, "", address);
    return this.#ask();
  }

  async #ask() {
    const run = ++this.#run;
    this.#place.dataset.wordsStatus = "searching";
    try {
      const answer = await this.#answers.of(this.#state.typed);
      if (run === this.#run) this.#show(answer, run);
    } catch (problem) {
      if (run === this.#run) this.#fail(problem);
    }
  }

  #fail(problem) {
    console.error(problem);
    const retry = element("button", { class: "sc-button", type: "button" }, this.#strings.retry);
    retry.addEventListener("click", () => this.#ask());
    const said = problem instanceof ShelfError ? this.#strings.failed : this.#strings.failed_otherwise;
    this.#status.replaceChildren(said, " ", retry);
    this.#place.hidden = true;
    this.#place.dataset.wordsStatus = "error";
  }

  #show(answer, run) {
    this.#answer = answer;
    const { corpus } = answer;
    const areas = this.#areasOf(corpus);
    const reports = corpus.of(areas);
    const measures = areas.length === 1 ? MEASURES_OF_ONE : MEASURES;
    const measure = measures.includes(this.#state.measure) ? this.#state.measure : measures[0];
    const numbered = answer.phrases.map((phrase, number) => ({ ...phrase, number }));
    const phrases = numbered
      .filter(({ counts }) => counts)
      .map((phrase) => ({ ...phrase, points: byYear(phrase.counts, reports, corpus.years) }));
    this.#shown = { corpus, reports, phrases, years: corpus.years, measure, mean: this.#state.mean };
    this.#say(answer);
    this.#showOptions(measures, measure);
    this.#form.toggleAttribute("data-asked", answer.phrases.length > 0);
    this.#showPhrases(numbered);
    this.#place.hidden = answer.phrases.length === 0;
    this.#parts.figure.hidden = phrases.length === 0;
    if (phrases.length === 0) this.#finish();
    else this.#draw(run);
  }

  #areasOf(corpus) {
    const { scope } = this.#state;
    if (scope === ALL) return corpus.provinces;
    if (this.#regions.has(scope)) return corpus.provinces.filter((area) => this.#data.areas[area].region === scope);
    return [scope];
  }

  #say({ phrases, dropped, cut }) {
    const strings = this.#strings;
    const typed = this.#input.value.trim() !== "";
    const said = [
      phrases.length === 0 && (typed ? strings.nothing_asked : strings.prompt),
      cut && fill(strings.cut, { n: LONGEST }),
      dropped.length > 0 && fill(strings.too_many_phrases, { n: MOST, phrases: listed(dropped).join("") }),
    ];
    const heard = element("span", { class: "sc-hidden" }, counted(strings.shown, this.#shown.phrases.length));
    this.#status.replaceChildren(said.filter(Boolean).join(strings.space), strings.space, heard);
    const names = phrases.map(({ label }) => label).join(strings.separator);
    document.title = names ? `${names} · ${this.#title}` : this.#title;
  }

  #showOptions(measures, measure) {
    for (const button of this.#options.querySelectorAll("[data-measure]")) {
      button.setAttribute("aria-pressed", String(button.dataset.measure === measure));
      button.parentElement.hidden = !measures.includes(button.dataset.measure);
    }
    this.#options.querySelector("[name=scope]").value = this.#state.scope;
    this.#options.querySelector("[name=mean]").checked = this.#state.mean;
  }

  #showPhrases(numbered) {
    const { corpus, reports, phrases } = this.#shown;
    const names = (area) => element("a", { href: this.#data.areas[area].url }, this.#data.areas[area].name);
    const points = new Map(phrases.map((phrase) => [phrase.number, phrase.points]));
    const items = numbered.map((phrase) => {
      const item = itemOf({ ...phrase, points: points.get(phrase.number) }, { corpus, reports, names }, this.#strings);
      item.dataset.number = phrase.number;
      return item;
    });
    this.#parts.phrases.replaceChildren(...items);
  }

  get #titleOfChart() {
    const { measure, mean, years } = this.#shown;
    const words = { measure: this.#strings.measures[measure], scope: this.#scope, from: years[0], to: years.at(-1) };
    return fill(mean ? this.#strings.title_mean : this.#strings.title, words);
  }

  get #scope() {
    const { scope } = this.#state;
    return scope === ALL ? this.#strings.all_provinces : (this.#regions.get(scope) ?? this.#data.areas[scope].name);
  }

  #draw(run) {
    const { phrases, measure } = this.#shown;
    this.#parts.title.textContent = this.#titleOfChart;
    const newest = phrases.map(({ label, points }) => `${label} ${points.at(-1).year}: ${pointText(points.at(-1), measure, this.#strings)}`);
    this.#curves.show(this.#shown, this.#titleOfChart, [...newest, this.#strings.twin].join(this.#strings.space));
    this.#parts.copy.dataset.copy = location.href;
    afterPaint(() => {
      if (run !== this.#run) return;
      this.#heat(phrases.some(({ number }) => number === this.#heated) ? this.#heated : phrases[0].number);
      const caption = `${phrases.map(({ label }) => label).join(this.#strings.separator)}: ${this.#titleOfChart}`;
      this.#parts.table.replaceChildren(tableOf(caption, phrases, this.#strings));
      this.#finish();
    });
  }

  #finish() {
    this.#place.dataset.wordsStatus = "done";
  }

  /** Shows where and when one of the phrases stands. */
  #heat(number) {
    this.#heated = number;
    const { corpus, phrases } = this.#shown;
    const { label, counts } = phrases.find((phrase) => phrase.number === number);
    const chips = phrases.map((phrase) => {
      const about = { class: "sc-chip", type: "button", lang: "zh-CN", "data-heat": phrase.number };
      return element("li", {}, element("button", { ...about, "aria-pressed": String(phrase.number === number) }, phrase.label));
    });
    this.#parts.which.hidden = phrases.length === 1;
    this.#parts.which.replaceChildren(...chips);
    const caption = fill(this.#strings.heat, { q: label });
    this.#parts.heat.replaceChildren(heatOf(caption, { ...this.#data, corpus, counts }, this.#strings));
    makeOneStops(this.#parts.heat);
    this.#showReports();
  }

  async #showReports() {
    const { reports: fold } = this.#parts;
    const { phrases, reports } = this.#shown ?? {};
    if (!phrases?.length) return;
    const { label, counts } = phrases.find(({ number }) => number === this.#heated);
    const holding = reports.filter(({ number }) => counts.has(number)).length;
    const summary = { phrase: element("b", { lang: "zh-CN" }, label), n: numberText(holding), of: numberText(reports.length) };
    fold.querySelector("summary").replaceChildren(...filled(this.#strings.reports, summary));
    if (!fold.open) return;
    const list = fold.querySelector("[data-words-list]");
    const run = this.#run;
    try {
      const sources = await this.#sources();
      if (run !== this.#run) return;
      list.replaceChildren(reportsOf(counts, reports, { areas: this.#data.areas, sources }, this.#strings));
      makeOneStops(list);
    } catch (problem) {
      console.error(problem);
      const retry = element("button", { class: "sc-button", type: "button" }, this.#strings.retry);
      retry.addEventListener("click", () => this.#showReports());
      list.replaceChildren(element("p", {}, this.#strings.failed, " ", retry));
    }
  }

  async #sources() {
    const answer = await fetch("reports.json", { cache: "no-cache" });
    if (!answer.ok) throw new ShelfError(`reports.json: ${answer.status}`);
    return answer.json();
  }

  async #download(kind) {
    const { phrases, reports } = this.#shown;
    const from = (address) => fill(this.#strings.sources, { n: numberText(reports.length), address });
    const address = writeAddress(location.href, this.#state);
    const sources = [from(address), this.#strings.caution];
    const name = nameOfFile(phrases, kind);
    if (kind === "csv") return saveCsv(csvOf(this.#shown, this.#scope, sources), name);
    const { fileOf } = await import("../pictures/files.js");
    const told = { title: this.#titleOfChart, notes: [this.#strings.caution], source: from(readable(address)) };
    const about = { ...told, language: document.documentElement.lang };
    return saveFile(await fileOf(kind, pictureOf(this.#shown), about), name);
  }
}
