/* The counts of phrases as the site serves them: an index of the reports, and many small files of which each phrase needs
   one. Each is fetched once; one that fails is tried anew when it is asked for again. */

import { Block, blocksOf } from "./block.js";
import { shardOf } from "./hash.js";

const SHORTEST = 2;
const MOST_LOOKED_UP = 8;

/** A file could not be fetched, or is damaged. */
export class ShelfError extends Error {}

async function fetched(address, cache) {
  const answer = await fetch(address, { cache }).catch((problem) => {
    throw new ShelfError(`${address}: ${problem.message}`);
  });
  if (!answer.ok) throw new ShelfError(`${address}: ${answer.status}`);
  return answer;
}

export class Shelf {
  #root;
  #kept = new Map();

  /** `root` is the absolute address of the folder of counts, ending in "/". */
  constructor(root) {
    this.#root = root;
  }

  /** Returns the index: {version, years, areas, characters, reports}; of `areas` the nation is the last. */
  index() {
    return this.#once("index", async () => {
      const answer = await fetched(`${this.#root}index.json`, "no-cache");
      const read = await answer.json().catch((problem) => {
        throw new ShelfError(problem.message);
      });
      return { ...read, split: new Set(read.split), empty: new Set(read.empty), suggestions: new Set(read.suggestions) };
    });
  }

  /** Returns the occurrences of a phrase by the number of the report; undefined where the phrase is not kept. */
  async counts(phrase) {
    const blocks = (await this.#shard(phrase)).filter((block) => block.has(phrase));
    if (blocks.length === 0) return undefined;
    const counts = new Map();
    for (const block of blocks) block.addTo(counts, phrase);
    return counts;
  }

  /** Returns the longest kept parts of a phrase, longest first; of a long one those at its beginning. */
  async partsOf(phrase) {
    const characters = [...phrase];
    const found = new Set();
    for (let at = 0, tries = 0; at < characters.length - 1 && tries < MOST_LOOKED_UP; tries += 1) {
      const longest = await this.#longestAt(characters, at);
      if (longest) found.add(longest);
      const isShort = characters.length <= MOST_LOOKED_UP + 1;
      at += isShort || !longest ? 1 : Math.max(1, [...longest].length - 1);
    }
    const parts = [...found].filter((part) => ![...found].some((other) => other !== part && other.includes(part)));
    return parts.sort((one, other) => other.length - one.length);
  }

  /** Returns the lines of a file of suggestions, each parted at its tabs; where nothing begins so there are none. */
  suggestions(name) {
    return this.#once(`suggest/${name}`, async () => {
      const { version, suggestions } = await this.index();
      if (!suggestions.has(name)) return [];
      const answer = await fetched(`${this.#root}suggest/${name}.txt?counts=${version}`, "default");
      return (await answer.text()).split("\n").filter(Boolean).map((line) => line.split("\t"));
    });
  }

  /* A pair of characters may stand in another part of a split file than what begins with it. */
  async #longestAt(characters, at) {
    const start = characters.slice(at, at + SHORTEST + 1).join("");
    const blocks = await this.#shard(start);
    for (let end = characters.length - (at === 0 ? 1 : 0); end > at + SHORTEST; end -= 1) {
      const part = characters.slice(at, end).join("");
      if (blocks.some((block) => block.has(part))) return part;
    }
    const pair = characters.slice(at, at + SHORTEST).join("");
    return (await this.#shard(pair)).some((block) => block.has(pair)) ? pair : undefined;
  }

  async #shard(phrase) {
    const index = await this.index();
    const name = shardOf(phrase, index);
    if (name === undefined) return [];
    return this.#once(name, async () => {
      const answer = await fetched(`${this.#root}shards/${name}.bin?counts=${index.version}`, "default");
      try {
        return (await blocksOf(await answer.arrayBuffer())).map((bytes) => new Block(bytes));
      } catch (problem) {
        throw new ShelfError(`${name}: ${problem.message}`);
      }
    });
  }

  #once(name, read) {
    if (!this.#kept.has(name)) {
      const reading = read();
      reading.catch(() => this.#kept.delete(name));
      this.#kept.set(name, reading);
    }
    return this.#kept.get(name);
  }
}
