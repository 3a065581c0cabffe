/* Reads a Pagefind index: its entry, its metadata, and the chunks, filters and fragments that queries ask for.

   Pagefind's own script is not used: when a chunk is missing or damaged it answers with fewer pages, which a reader cannot
   tell from "no page has it"; and its WebAssembly tells every place of every word as JSON, which at thousands of pages takes
   longer than all the rest. Here every failure rejects, and is forgotten, so that the next call tries anew. The files are
   those of the one version below, which pyproject.toml pins.

   All files but the entry are named by what they hold, so that a browser may keep them. The entry names the others: one
   that the browser kept would name files that a newer version of the site no longer has. */

import { Cursor } from "./cbor.js";
import { Chunk, compareWords, unaccented } from "./chunk.js";
import { firstOfAny, firstOfPhrase } from "./phrase.js";

const VERSION = "1.5.2";
const SIGNATURE = "pagefind_dcd";
const SORT = "kind";

/** The index could not be read: not reachable, missing, damaged, or of another version. */
export class IndexError extends Error {}

async function fetchFile(address, cache) {
  let response;
  try {
    response = await fetch(address, { cache });
  } catch (cause) {
    throw new IndexError(`${address} is not reachable`, { cause });
  }
  if (!response.ok) throw new IndexError(`${address} answered ${response.status}`);
  return response;
}

/** Fetches a file and makes something of it; what cannot be made is a damaged file. */
async function fetchAnd(address, cache, make) {
  const response = await fetchFile(address, cache);
  try {
    return await make(response);
  } catch (cause) {
    throw new IndexError(`${address} is damaged`, { cause });
  }
}

async function unpack(response) {
  const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  const signature = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
  if (signature !== SIGNATURE) throw new IndexError("the signature is missing");
  return bytes.subarray(SIGNATURE.length);
}

async function readValue(response) {
  return new Cursor(await unpack(response)).value();
}

async function readEntry(response) {
  const entry = await response.json();
  if (entry.version !== VERSION) throw new IndexError(`version ${entry.version} is not ${VERSION}`);
  return Object.values(entry.languages)[0];
}

/** Remembers what is being fetched or was fetched, by name; a failure is not remembered. */
class Shelf {
  #kept = new Map();

  get(name, make) {
    if (!this.#kept.has(name)) {
      const made = make(name);
      this.#kept.set(name, made);
      made.catch(() => this.#kept.delete(name));
    }
    return this.#kept.get(name);
  }
}

/** An opened index. A page is known by its number; answers are Maps from page to the place of the first word found. */
export class IndexReader {
  #base;
  #cache;
  #hashes;
  #chunks;
  #filters;
  #ranks = new Map();
  #opened = new Shelf();
  #facets = new Shelf();
  #fragments = new Shelf();

  /**
   * Opens the index in the folder `base` (an absolute address ending in "/"). `cache` is how fetch() takes what the browser
   * kept of the files that are named by what they hold. Rejects with IndexError.
   */
  static async open(base, cache = "default") {
    const { hash } = await fetchAnd(`${base}pagefind-entry.json`, "no-cache", readEntry);
    const read = async (response) => new IndexReader(base, cache, await readValue(response));
    return fetchAnd(`${base}pagefind.${hash}.pf_meta`, cache, read);
  }

  constructor(base, cache, [, pages, chunks, filters, sorts]) {
    this.#base = base;
    this.#cache = cache;
    this.#hashes = pages.map(([hash]) => hash);
    this.#chunks = chunks.map(([first, , name]) => ({ first, name }));
    this.#filters = new Map(filters);
    let page = 0;
    const steps = new Map(sorts).get(SORT) ?? [];
    for (const [rank, step] of steps.entries()) {
      page += step;
      this.#ranks.set(page, rank);
    }
  }

  /** Returns the place of a page among pages that match alike. */
  rank(page) {
    return this.#ranks.get(page) ?? Infinity;
  }

  /** Returns the pages where the words stand side by side, and where they first do. */
  async phrase(words) {
    return firstOfPhrase(await Promise.all(words.map((word) => this.#word(word))));
  }

  /** Returns the pages with a word that begins so, and where the first of them stands. */
  async beginning(text) {
    const prefix = unaccented(text);
    const names = this.#chunks.filter(({ first }) => first.startsWith(prefix)).map(({ name }) => name);
    const chunks = await Promise.all([...new Set([this.#nameFor(prefix), ...names])].map((name) => this.#chunk(name)));
    return firstOfAny(chunks.flatMap((chunk) => chunk.beginning(prefix)));
  }

  /** Returns the values of a filter: a Map from value to the set of its pages; empty for a filter that is not there. */
  facet(name) {
    const file = this.#filters.get(name);
    if (!file) return Promise.resolve(new Map());
    return this.#facets.get(file, async () => {
      const [, values] = await this.#fetch(`filter/${file}.pf_filter`, readValue);
      return new Map(values.map(([value, pages]) => [value, new Set(pages)]));
    });
  }

  /** Returns the text of a page: {url, content, meta, filters, anchors}. */
  fragment(page) {
    const parse = async (response) => JSON.parse(new TextDecoder().decode(await unpack(response)));
    return this.#fragments.get(page, () => this.#fetch(`fragment/${this.#hashes[page]}.pf_fragment`, parse));
  }

  #fetch(file, make) {
    return fetchAnd(this.#base + file, this.#cache, make);
  }

  async #word(word) {
    return (await this.#chunk(this.#nameFor(unaccented(word)))).pages(word);
  }

  /* A chunk is told by the beginning of its first word, as much as parts it from the chunk before. */
  #nameFor(word) {
    const chunk = this.#chunks.findLast(({ first }) => compareWords(first, word) <= 0) ?? this.#chunks[0];
    return chunk.name;
  }

  #chunk(name) {
    const parse = async (response) => new Chunk(await unpack(response));
    return this.#opened.get(name, () => this.#fetch(`index/${name}.pf_index`, parse));
  }
}
