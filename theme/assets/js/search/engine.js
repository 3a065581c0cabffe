/* Asks the index in order of strictness and merges the answers: one entry a page, under the strictest tier it is in. */

import { mayBeTraditional } from "./common_characters.js";
import { IndexReader } from "./index_reader.js";
import { CITATIONS, fold, nameWord, numberWord } from "./normalise.js";
import { wholeNumber } from "./numbers.js";
import { LONGEST, parse, stem } from "./query.js";
import { Synonyms } from "./synonyms.js";

/** From strict to loose. */
export const TIERS = ["names", "exact", "numbers", "synonyms", "all", "some"];

/* A hit before this word stands in the page's title, or near enough. */
const EARLY = 12;

/* How much a hit says about its page, from most to least. */
const NAME = 0;
const TITLE = 1;
const BODY = 2;
const BACK = 3;

/* More than the hits of all terms of a query can add up to: no query has as many. */
const TERM = 4 * LONGEST;

/** Merges lists of pages; of a page in several, the hit that says most counts. */
function withLeastWorth(lists) {
  const pages = new Map();
  for (const { id, worth } of lists.flat()) pages.set(id, Math.min(worth, pages.get(id) ?? worth));
  return Array.from(pages, ([id, worth]) => ({ id, worth }));
}

/** Opens the index under a language's root and answers queries; a failure to open or read is tried anew on each call. */
export class Engine {
  #root;
  #reader;
  #small = new Map();
  #backMatter;

  /** `root` is the absolute address of the language's folder, ending in "/". */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Returns {query, pages, loose}: the query as parse() gives it; the pages found, best first, each {id, tier}; whether
   * none holds what was typed and these are only near it. Rejects with IndexError when the index cannot be read.
   */
  async search(typed) {
    const [simplified, synonyms, reader] = await Promise.all([this.simplified(typed), this.#synonyms(), this.#open()]);
    const query = parse(typed, simplified, synonyms);
    if (query.terms.length === 0) return { query, pages: [], loose: false };
    const found = new Map();
    /* Pages alike stand as the index sorts them, by kind: a province before its years. */
    const order = (one, other) => one.worth - other.worth || reader.rank(one.id) - reader.rank(other.id);
    const add = (tier, pages) => {
      for (const { id } of pages.filter((page) => !found.has(page.id)).sort(order)) found.set(id, { id, tier });
    };
    const [names, exact, numbers, same, all] = await Promise.all([
      this.#named(query.text, simplified),
      this.#together(query.phrases.map((words) => this.#phrase(words))),
      this.#numbered(query.text, simplified),
      this.#anyPhrase(query.otherWays),
      this.#allTerms(query.terms, simplified),
    ]);
    add("names", names);
    add("exact", exact);
    add("numbers", numbers);
    add("synonyms", same);
    add("all", all);
    const loose = found.size === 0;
    if (loose) add("all", await this.#allTerms(query.looser, simplified));
    if (found.size === 0) add("some", await this.#someTerms(query.looser, simplified));
    return { query, pages: [...found.values()], loose };
  }

  /** Returns the text of a page found: {url, content, meta, anchors}. */
  async fragment(id) {
    const reader = await this.#open();
    return reader.fragment(id);
  }

  /** Returns a facet, such as "kind", as a Map from value to the set of its page ids. */
  async facet(name) {
    const reader = await this.#open();
    return reader.facet(name);
  }

  /** Returns the map from traditional to simplified characters; empty when the text needs none, or it cannot be read. */
  async simplified(text) {
    if (!mayBeTraditional(text)) return new Map();
    return this.#read("simplified", (pairs) => new Map(Object.entries(pairs)));
  }

  #synonyms() {
    return this.#read("synonyms", (groups) => new Synonyms(groups));
  }

  #open() {
    this.#reader ??= IndexReader.open(`${this.#root}pagefind/`).catch((problem) => {
      this.#reader = undefined;
      throw problem;
    });
    return this.#reader;
  }

  /* Without these files some queries find less, and all others the same: no reason to fail. */
  #read(name, make) {
    if (!this.#small.has(name)) {
      const read = fetch(`${this.#root}search/${name}.json`)
        .then((response) => response.json())
        .then(make)
        .catch(() => {
          this.#small.delete(name);
          return make([]);
        });
      this.#small.set(name, read);
    }
    return this.#small.get(name);
  }

  /** The pages of an answer of the index, with what their first hits say. */
  async #weigh(answer) {
    const [pages, citations] = await Promise.all([answer, this.#citations()]);
    const worth = (id, place) => (place < EARLY ? TITLE : place < (citations.get(id) ?? Infinity) ? BODY : BACK);
    return Array.from(pages, ([id, place]) => ({ id, worth: worth(id, place) }));
  }

  /** Where the citations of each page begin. */
  #citations() {
    this.#backMatter ??= this.#open()
      .then((reader) => reader.phrase([CITATIONS]))
      .catch((problem) => {
        this.#backMatter = undefined;
        throw problem;
      });
    return this.#backMatter;
  }

  async #phrase(words) {
    const reader = await this.#open();
    return this.#weigh(reader.phrase(words));
  }

  async #beginning(word) {
    const reader = await this.#open();
    return this.#weigh(reader.beginning(word));
  }

  async #named(text, simplified) {
    const word = nameWord(text, simplified);
    const pages = word ? await this.#phrase([word]) : [];
    return pages.map(({ id }) => ({ id, worth: NAME }));
  }

  async #numbered(text, simplified) {
    const words = wholeNumber(fold(text, simplified).trim()).map(numberWord);
    return (await Promise.all(words.map((word) => this.#phrase([word])))).flat();
  }

  /** The pages of any of these phrases. */
  async #anyPhrase(phrases) {
    return withLeastWorth(await Promise.all(phrases.map((words) => this.#phrase(words))));
  }

  /** The pages of each term: as written, in other words, by name, by number, and by the beginning of the word where that will do. */
  async #term(term, simplified) {
    const asked = [this.#phrase(term.words), this.#anyPhrase(term.otherWays)];
    if (!term.quoted) asked.push(this.#named(term.text, simplified), this.#numbered(term.text, simplified));
    if (term.beginning) asked.push(this.#beginning(stem(term.words[0])));
    return withLeastWorth(await Promise.all(asked));
  }

  #allTerms(terms, simplified) {
    return this.#together(terms.map((term) => this.#term(term, simplified)));
  }

  /** The pages of any term; what is worth most is to hold more of them, then what the hits say. */
  async #someTerms(terms, simplified) {
    const lists = await Promise.all(terms.map((term) => this.#term(term, simplified)));
    const pages = new Map();
    for (const { id, worth } of lists.flat()) {
      pages.set(id, { id, worth: (pages.get(id)?.worth ?? 0) + worth - TERM });
    }
    return [...pages.values()];
  }

  /** The pages that are in every list; what their hits say adds up. */
  async #together(asked) {
    const [first = [], ...others] = await Promise.all(asked);
    const lists = others.map((pages) => new Map(pages.map((page) => [page.id, page.worth])));
    const common = first.filter(({ id }) => lists.every((worths) => worths.has(id)));
    return common.map(({ id, worth }) => ({ id, worth: lists.reduce((sum, worths) => sum + worths.get(id), worth) }));
  }
}
