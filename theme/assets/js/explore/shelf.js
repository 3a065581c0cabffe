/* The files that are explored, each fetched once, when it is first asked for. */

import { Columns } from "./columns.js";

export class ShelfError extends Error {}

export class Shelf {
  #addresses;
  #kept = new Map();

  /** `addresses` are those of the files by name. */
  constructor(addresses) {
    this.#addresses = addresses;
  }

  /** Returns the columns of a file; one that failed is fetched again when it is asked for again. */
  columns(name) {
    if (!this.#kept.has(name)) {
      const coming = this.#fetched(name);
      coming.catch(() => this.#kept.delete(name));
      this.#kept.set(name, coming);
    }
    return this.#kept.get(name);
  }

  async #fetched(name) {
    const answer = await fetch(this.#addresses[name], { cache: "no-cache" }).catch((problem) => {
      throw new ShelfError(String(problem));
    });
    if (!answer.ok) throw new ShelfError(`${name}: ${answer.status}`);
    return new Columns(await answer.json());
  }
}
