/* The search page: what is typed or in the address is searched, filtered and shown, a batch at a time. */

import { element } from "../elements.js";
import { counted, fill, numberText, stringsOf } from "../words.js";
import { FACETS, filterElements, passing } from "./facets.js";
import { SearchHistory } from "./history.js";
import { IndexError } from "./index_reader.js";
import { LONGEST } from "./query.js";
import { resultArticle, tierHeading } from "./results.js";

const BATCH = 10;
const PAUSE = 150;
const SUGGESTED = 5;
const MAIN_LINKS = ".sc-result__title";

async function facetsOf(index, names) {
  const facets = await Promise.all(names.map(async (name) => [name, await index.facet(name)]));
  return new Map(facets);
}

export class SearchPage {
  #engine;
  #loadTerms;
  #root;
  #strings;
  #form = document.querySelector("[data-search-form]");
  #input = this.#form.querySelector("input");
  #filters = document.querySelector("[data-search-filters]");
  #status = document.querySelector("[data-search-announce]");
  #results = document.querySelector("[data-search-results]");
  #more = document.querySelector("[data-search-more]");
  #message = element("div", { "data-search-message": true });
  #history = new SearchHistory();
  #index;
  #chosen = {};
  #found = { query: undefined, pages: [], loose: false };
  #shown = 0;
  #run = 0;
  #timer;
  #scrolling;

  /** `loadTerms` resolves to the site's names; `root` is the absolute address of the language's folder. */
  constructor({ engine, loadTerms, root }) {
    this.#engine = engine;
    this.#loadTerms = loadTerms;
    this.#root = root;
    this.#strings = stringsOf("search-strings");
    this.#results.before(this.#message);
    this.#listen();
  }

  /** Begins with what the reader typed before this script ran, or else with what stands in the address. */
  start() {
    return this.#input.value ? this.#typed() : this.restore();
  }

  /** Searches what stands in the address; of a search that is gone back to, as many results are shown as before. */
  async restore() {
    const { typed, chosen, count, top } = this.#history.read();
    this.#input.value = typed;
    this.#chosen = chosen;
    await this.#search(Math.max(BATCH, count ?? BATCH));
    if (top !== undefined && this.#input.value === typed) scrollTo(0, top);
  }

  /** Puts the cursor into the box. */
  focus() {
    this.#input.focus();
    this.#input.select();
  }

  #listen() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#typed();
      this.#history.settle();
    });
    this.#input.addEventListener("input", (event) => {
      clearTimeout(this.#timer);
      if (event.isComposing) return;
      this.#timer = setTimeout(() => this.#typed(), PAUSE);
    });
    this.#input.addEventListener("compositionend", () => this.#typed());
    this.#input.addEventListener("change", () => this.#commit());
    this.#more.addEventListener("click", () => this.#showMore());
    this.#form.addEventListener("keydown", (event) => this.#leaveBox(event));
    this.#results.addEventListener("keydown", (event) => this.#walk(event));
    for (const leaving of ["click", "auxclick"]) {
      document.addEventListener(leaving, (event) => event.target.closest("a[href]") && this.#keepPlace(), true);
    }
    window.addEventListener("pagehide", () => this.#keepPlace());
    window.addEventListener("scroll", () => this.#onScroll(), { passive: true });
    window.addEventListener("popstate", () => {
      if (this.#history.hasMoved()) this.restore();
    });
  }

  /* Of a page that is loaded again, what is written as it goes is lost: so places are kept as they are come to. */
  #onScroll() {
    clearTimeout(this.#scrolling);
    this.#scrolling = setTimeout(() => this.#keepPlace(), PAUSE);
  }

  #keepPlace() {
    if (this.#results.dataset.searchStatus === "done") this.#history.keepPlace(this.#shown);
  }

  /* On Enter, or when the box is left: what was typed last may not have been searched yet. */
  #commit() {
    if (this.#timer !== undefined) this.#typed();
    this.#history.settle();
  }

  #typed() {
    this.#stopWaiting();
    this.#remember();
    return this.#search();
  }

  #remember() {
    const typed = [...this.#input.value].slice(0, LONGEST).join("");
    this.#history.write({ typed, chosen: this.#chosen }, this.#shown);
  }

  #stopWaiting() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #search(count = BATCH) {
    this.#stopWaiting();
    const run = ++this.#run;
    const typed = this.#input.value;
    this.#setStatus("searching", this.#strings.searching);
    try {
      await this.#engine.attempt((index) => this.#answer(run, index, typed, count));
      if (run === this.#run) this.#history.noteShown(typed);
    } catch (problem) {
      if (run === this.#run) this.#fail(problem);
    }
  }

  async #answer(run, index, typed, count) {
    const found = await index.search(typed);
    const facets = await facetsOf(index, FACETS.filter((name) => this.#chosen[name]));
    if (run !== this.#run) return;
    this.#index = index;
    this.#found = found;
    await this.#show(run, passing(found.pages, facets, this.#chosen), count);
    if (run === this.#run) await this.#showFilters(run);
  }

  async #show(run, pages, count) {
    const articles = await this.#articles(pages.slice(0, count));
    const message = pages.length === 0 || this.#found.loose ? await this.#emptyMessage() : [];
    if (run !== this.#run) return;
    this.#shown = 0;
    this.#results.replaceChildren();
    this.#message.replaceChildren(...this.#notes(), ...message);
    this.#append(pages, articles);
    this.#setStatus("done", this.#summary(pages.length), pages.length);
  }

  #append(pages, articles) {
    articles.forEach((article, index) => {
      const { tier } = pages[this.#shown + index];
      if (tier !== pages[this.#shown + index - 1]?.tier) {
        const count = pages.filter((page) => page.tier === tier).length;
        this.#results.append(tierHeading(tier, count, this.#strings));
      }
      this.#results.append(article);
    });
    this.#shown += articles.length;
    this.#more.hidden = this.#shown >= pages.length;
    this.#more.textContent = fill(this.#strings.more, { n: Math.min(BATCH, pages.length - this.#shown) });
    this.#more.pages = pages;
  }

  /* What comes next may be gone with the index that told of it: then all is searched anew. */
  async #showMore() {
    const run = this.#run;
    const { pages } = this.#more;
    const before = this.#shown;
    try {
      const articles = await this.#articles(pages.slice(before, before + BATCH));
      if (run !== this.#run) return;
      this.#append(pages, articles);
    } catch (problem) {
      if (run !== this.#run) return;
      if (!(problem instanceof IndexError)) throw problem;
      await this.#search(before + BATCH);
    }
    this.#results.querySelectorAll(MAIN_LINKS)[before]?.focus();
  }

  #articles(pages) {
    const common = { query: this.#found.query, strings: this.#strings, root: this.#root };
    return Promise.all(
      pages.map(async (page) => resultArticle({ ...common, page, fragment: await this.#index.fragment(page.id) })),
    );
  }

  async #showFilters(run) {
    const { pages } = this.#found;
    const facets = pages.length > 0 ? await facetsOf(this.#index, FACETS) : new Map();
    if (run !== this.#run) return;
    const focused = this.#filters.contains(document.activeElement) ? this.#mark(document.activeElement) : undefined;
    const choose = (name, value) => this.#choose(name, value);
    const made = filterElements(pages, facets, this.#chosen, this.#strings, choose);
    this.#filters.replaceChildren(...made);
    this.#filters.hidden = made.length === 0;
    if (focused) this.#filters.querySelector(focused)?.focus();
  }

  /* The filters are made anew after each search; the reader's place in them is kept. */
  #mark(control) {
    return control.name ? `select[name="${control.name}"]` : `button[data-value="${CSS.escape(control.dataset.value)}"]`;
  }

  #choose(name, value) {
    this.#filter({ ...this.#chosen, [name]: value });
  }

  #filter(chosen) {
    this.#chosen = chosen;
    this.#history.settle();
    this.#typed();
    this.#history.settle();
  }

  #notes() {
    const { query } = this.#found;
    if (query.cut) return [element("p", { class: "sc-search__note" }, fill(this.#strings.too_long, { n: numberText(LONGEST) }))];
    return [];
  }

  #summary(count) {
    const { query } = this.#found;
    if (!query.text) return this.#strings.prompt;
    if (query.terms.length === 0) return fill(this.#strings.no_words, { q: query.text });
    const amount = counted(this.#strings.pages, count);
    if (count > 0 && !this.#found.loose) return amount;
    const isFiltered = count === 0 && this.#isFiltered();
    const none = fill(isFiltered ? this.#strings.none_filtered : this.#strings.none, { q: query.text });
    return count > 0 ? `${none} ${this.#strings.tiers[this.#found.pages[0].tier]}: ${amount}` : none;
  }

  #isFiltered() {
    return this.#found.pages.length > 0;
  }

  async #emptyMessage() {
    const { query } = this.#found;
    if (query.terms.length === 0) return [];
    const coverage = element("a", { href: `${this.#root}coverage/` }, this.#strings.coverage);
    const ways = Object.values(this.#chosen).some(Boolean) ? [this.#button(this.#strings.clear_filters, () => this.#clear())] : [];
    const [reports, nearest] = await Promise.all([this.#inReports(query.text), this.#nearest(query.text)]);
    return [...reports, ...nearest, element("p", { class: "sc-search__ways" }, ...ways, coverage)];
  }

  /* What no page holds may stand in the reports. Without their counts the search is complete all the same. */
  async #inReports(text) {
    if (!this.#strings.has_words || (this.#isFiltered() && !this.#found.loose)) return [];
    try {
      const { foundInReports } = await import("../words/fall_through.js");
      return await foundInReports(text, this.#root, this.#strings.in_reports);
    } catch (problem) {
      console.warn(problem);
      return [];
    }
  }

  #clear() {
    this.#filter({});
    this.#input.focus();
  }

  async #nearest(text) {
    const terms = await this.#loadTerms().catch(() => undefined);
    const entries = terms?.nearest(text, SUGGESTED, await this.#engine.simplified(text)) ?? [];
    if (entries.length === 0) return [];
    const items = entries.map(({ title, url, kind }) =>
      element(
        "li",
        {},
        element("a", { href: this.#root + url }, title),
        element("span", { class: "sc-links__note" }, this.#strings.kinds[kind] ?? ""),
      ),
    );
    return [element("p", {}, this.#strings.did_you_mean), element("ul", { class: "sc-links" }, ...items)];
  }

  #fail(problem) {
    console.error(problem);
    const retry = this.#button(this.#strings.retry, () => this.#search());
    const index = element("a", { href: `${this.#root}index-of-pages/` }, this.#strings.plain_index);
    const reason = problem instanceof IndexError ? this.#strings.failed_help : this.#strings.failed_otherwise;
    const help = element("p", {}, reason);
    this.#results.replaceChildren();
    this.#message.replaceChildren(help, element("p", { class: "sc-search__ways" }, retry, index));
    this.#filters.hidden = true;
    this.#more.hidden = true;
    this.#setStatus("error", this.#strings.failed);
  }

  #button(text, act) {
    const button = element("button", { class: "sc-button", type: "button" }, text);
    button.addEventListener("click", act);
    return button;
  }

  #setStatus(status, message, total = 0) {
    this.#results.dataset.searchStatus = status;
    this.#results.dataset.searchTotal = String(total);
    if (this.#status.textContent !== message) this.#status.textContent = message;
  }

  #links() {
    return [...this.#results.querySelectorAll("a[href]")];
  }

  #leaveBox(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && this.#links().length > 0) {
      event.preventDefault();
      this.#links()[0].focus();
    } else if (event.key === "Escape" && this.#input.value) {
      event.preventDefault();
      this.#input.value = "";
      this.#typed();
    }
  }

  #walk(event) {
    const links = this.#links();
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === "ArrowDown") (links[at + 1] ?? (this.#more.hidden ? links[at] : this.#more)).focus();
    else if (event.key === "ArrowUp") (links[at - 1] ?? this.#input).focus();
    else if (event.key === "Escape") this.focus();
    else return;
    event.preventDefault();
  }
}
