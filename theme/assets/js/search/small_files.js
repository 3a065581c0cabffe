/* The small files beside the index: synonyms and simplified characters. Without them some queries find less, and all
   others the same: no reason to fail. */

import { mayBeTraditional } from "./common_characters.js";
import { Synonyms } from "./synonyms.js";

export class SmallFiles {
  #root;
  #kept = new Map();

  /** `root` is the absolute address of the language's folder, ending in "/". */
  constructor(root) {
    this.#root = root;
  }

  /** Returns the map from traditional to simplified characters; empty when the text needs none, or it cannot be read. */
  async simplified(text) {
    if (!mayBeTraditional(text)) return new Map();
    return this.#read("simplified", (pairs) => new Map(Object.entries(pairs)));
  }

  /** Returns the words of one meaning; none when they cannot be read. */
  synonyms() {
    return this.#read("synonyms", (groups) => new Synonyms(groups));
  }

  #read(name, make) {
    if (!this.#kept.has(name)) {
      const read = fetch(`${this.#root}search/${name}.json`, { cache: "no-cache" })
        .then((response) => response.json())
        .then(make)
        .catch(() => {
          this.#kept.delete(name);
          return make([]);
        });
      this.#kept.set(name, read);
    }
    return this.#kept.get(name);
  }
}
