/* Answers questions from the counts: each variant of each phrase with its counts, or why it has none. */

import { SmallFiles } from "../search/small_files.js";
import { Corpus, summed } from "./model.js";
import { normal } from "./normal.js";
import { parse } from "./query.js";
import { Shelf } from "./shelf.js";

const LATIN = /^[\p{Script=Latin}\p{N}\p{P}]+$/u;

export class Answers {
  #shelf;
  #files;
  #corpus;

  /** `root` is the absolute address of the language's folder, ending in "/". */
  constructor(root) {
    this.#shelf = new Shelf(new URL("../data/words/", root).href);
    this.#files = new SmallFiles(root);
  }

  get shelf() {
    return this.#shelf;
  }

  /** Returns the map from traditional to simplified characters that a text needs. */
  simplified(text) {
    return this.#files.simplified(text);
  }

  /**
   * Returns {corpus, phrases, dropped, cut}: of `phrases` each {key, label, counts, variants}; `counts` is undefined where
   * no variant is kept. A variant has its `counts`, or `parts` that are kept, or a `fault`; `english` where it was a name.
   * Rejects with ShelfError where a file cannot be read.
   */
  async of(typed) {
    const [simplified, corpus] = await Promise.all([this.simplified(typed), this.corpus()]);
    const { phrases, ...rest } = parse(typed, simplified);
    return { corpus, ...rest, phrases: await Promise.all(phrases.map((phrase) => this.#answer(phrase))) };
  }

  /** Returns the reports that were counted. */
  async corpus() {
    const index = await this.#shelf.index();
    this.#corpus ??= new Corpus(index);
    return this.#corpus;
  }

  async #answer({ key, variants: asked }) {
    const variants = await Promise.all(asked.map((variant) => this.#found(variant)));
    const kept = variants.filter(({ counts }) => counts);
    return {
      key,
      label: (kept.length > 0 ? kept : variants).map(({ label }) => label).join(" + "),
      variants,
      counts: kept.length > 0 ? summed(kept.map(({ counts }) => counts)) : undefined,
    };
  }

  async #found(variant) {
    if (variant.fault) return variant;
    const counts = await this.#shelf.counts(variant.phrase);
    if (counts) return { ...variant, counts };
    const meant = LATIN.test(variant.phrase) ? await this.#named(variant.phrase) : undefined;
    if (meant) return { ...variant, ...meant, english: variant.typed };
    return { ...variant, parts: await this.#shelf.partsOf(variant.phrase) };
  }

  /* What an English name that was checked by hand stands for. Without the list of names it is no name. */
  async #named(name) {
    const names = await this.#shelf.suggestions("english").catch(() => []);
    const [, label] = names.find(([english]) => normal(english) === name) ?? [];
    if (!label) return undefined;
    const phrase = normal(label);
    return { label, phrase, counts: await this.#shelf.counts(phrase) };
  }
}
