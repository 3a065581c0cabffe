/* Asks an opened index in order of strictness and merges the answers: one entry a page, under the strictest tier it is in. */

import { CITATIONS, nameWord, numberWord } from "./normalise.js";
import { LONGEST, parse, stem } from "./query.js";

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

/** Answers queries from one opened index; the numbers of its pages mean nothing to another. */
export class Finder {
  #reader;
  #files;
  #backMatter;

  /** `reader` is an IndexReader, `files` are the SmallFiles of the same language. */
  constructor(reader, files) {
    this.#reader = reader;
    this.#files = files;
  }

  /**
   * Returns {query, pages, loose}: the query as parse() gives it; the pages found, best first, each {id, tier}; whether
   * none holds what was typed and these are only near it. Rejects with IndexError when the index cannot be read.
   */
  async search(typed) {
    const [simplified, synonyms] = await Promise.all([this.#files.simplified(typed), this.#files.synonyms()]);
    const query = parse(typed, simplified, synonyms);
    if (query.terms.length === 0) return { query, pages: [], loose: false };
    const found = new Map();
    /* Pages alike stand as the index sorts them, by kind: a province before its years. */
    const order = (one, other) => one.worth - other.worth || this.#reader.rank(one.id) - this.#reader.rank(other.id);
    const add = (tier, pages) => {
      for (const { id } of pages.filter((page) => !found.has(page.id)).sort(order)) found.set(id, { id, tier });
    };
    const [names, exact, bare, numbers, same, all] = await Promise.all([
      this.#named(query.text, simplified),
      this.#together(query.phrases.map((words) => this.#phrase(words))),
      this.#phrase(query.bare),
      this.#numbered(query),
      this.#anyPhrase(query.otherWays),
      this.#allTerms(query.terms, simplified),
    ]);
    add("names", names);
    add("exact", exact);
    add("exact", bare);
    add("numbers", numbers);
    add("synonyms", same);
    add("all", all);
    const loose = found.size === 0;
    if (loose) add("all", await this.#allTerms(query.looser, simplified));
    if (found.size === 0) add("some", await this.#someTerms(query.looser, simplified));
    return { query, pages: [...found.values()], loose };
  }

  /** Returns the text of a page found: {url, content, meta, anchors}. */
  fragment(id) {
    return this.#reader.fragment(id);
  }

  /** Returns a facet, such as "kind", as a Map from value to the set of its page ids. */
  facet(name) {
    return this.#reader.facet(name);
  }

  /** The pages of an answer of the index, with what their first hits say. */
  async #weigh(answer) {
    const [pages, citations] = await Promise.all([answer, this.#citations()]);
    const worth = (id, place) => (place < EARLY ? TITLE : place < (citations.get(id) ?? Infinity) ? BODY : BACK);
    return Array.from(pages, ([id, place]) => ({ id, worth: worth(id, place) }));
  }

  /** Where the citations of each page begin. */
  #citations() {
    this.#backMatter ??= this.#reader.phrase([CITATIONS]).catch((problem) => {
      this.#backMatter = undefined;
      throw problem;
    });
    return this.#backMatter;
  }

  #phrase(words) {
    return this.#weigh(this.#reader.phrase(words));
  }

  #beginning(word) {
    return this.#weigh(this.#reader.beginning(word));
  }

  async #named(text, simplified) {
    const word = nameWord(text, simplified);
    const pages = word ? await this.#phrase([word]) : [];
    return pages.map(({ id }) => ({ id, worth: NAME }));
  }

  /** The pages with the same number, whatever its form; `numbers` and `spelled` as parse() gives them. */
  #numbered({ numbers, spelled }) {
    return this.#anyPhrase([...numbers.map((number) => [numberWord(number)]), ...spelled]);
  }

  /** The pages of any of these phrases. */
  async #anyPhrase(phrases) {
    return withLeastWorth(await Promise.all(phrases.map((words) => this.#phrase(words))));
  }

  /** The pages of each term: as written, in other words, by name, by number, and by the beginning of the word where that will do. */
  async #term(term, simplified) {
    const asked = [this.#phrase(term.words), this.#anyPhrase(term.otherWays), this.#numbered(term)];
    if (!term.quoted) asked.push(this.#named(term.text, simplified));
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
