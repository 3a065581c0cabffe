/* Reads a Pagefind index: its entry, its WebAssembly module, and the chunks and fragments that queries ask for.

   Pagefind's own script is not used: when a chunk is missing or damaged it writes a line to the console and answers with
   fewer pages, which a reader cannot tell from "no page has it"; it also loads itself a second time as a worker. Here
   every failure rejects, and is forgotten, so that the next call tries anew. The interface of the module is that of the
   one version below, which pyproject.toml pins. */

const VERSION = "1.5.2";
const SIGNATURE = "pagefind_dcd";

/** The index could not be read: not reachable, missing, damaged, or of another version. */
export class IndexError extends Error {}

async function fetchFile(address) {
  let response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw new IndexError(`${address} is not reachable`, { cause });
  }
  if (!response.ok) throw new IndexError(`${address} answered ${response.status}`);
  return response;
}

async function fetchBytes(address) {
  const response = await fetchFile(address);
  try {
    const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
    const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
    const signature = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
    if (signature !== SIGNATURE) throw new IndexError("the signature is missing");
    return bytes.subarray(SIGNATURE.length);
  } catch (cause) {
    throw new IndexError(`${address} is damaged`, { cause });
  }
}

async function fetchEntry(address) {
  const response = await fetchFile(address);
  try {
    const entry = await response.json();
    if (entry.version !== VERSION) throw new IndexError(`version ${entry.version} is not ${VERSION}`);
    return Object.values(entry.languages)[0];
  } catch (cause) {
    throw new IndexError(`${address} is damaged`, { cause });
  }
}

/** Passes strings and bytes to the WebAssembly module and takes strings back, as wasm-bindgen lays them out. */
class Module {
  static async instantiate(bytes) {
    const module = new Module();
    const initialise = () => {
      const table = module.exports.__wbindgen_externrefs;
      const offset = table.grow(4);
      table.set(0, undefined);
      [undefined, null, true, false].forEach((value, index) => table.set(offset + index, value));
    };
    const imports = { "./pagefind_web_bg.js": { __wbindgen_init_externref_table: initialise } };
    const { instance } = await WebAssembly.instantiate(bytes, imports);
    module.exports = instance.exports;
    module.exports.__wbindgen_start();
    return module;
  }

  give(bytes) {
    const place = this.exports.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(this.exports.memory.buffer).set(bytes, place);
    return [place, bytes.length];
  }

  giveText(text) {
    return this.give(new TextEncoder().encode(text));
  }

  takeText([place, length]) {
    const bytes = new Uint8Array(this.exports.memory.buffer, place >>> 0, length);
    const text = new TextDecoder().decode(bytes);
    this.exports.__wbindgen_free(place, length, 1);
    return text;
  }
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

/** An opened index. `search` answers with the pages of one Pagefind query, `fragment` with the text of one page. */
export class IndexReader {
  #base;
  #module;
  #state;
  #chunks = new Shelf();
  #filters = new Shelf();
  #fragments = new Shelf();

  /** Opens the index in the folder `base` (an absolute address ending in "/"). Rejects with IndexError. */
  static async open(base) {
    const { hash, wasm } = await fetchEntry(`${base}pagefind-entry.json`);
    const [meta, code] = await Promise.all([
      fetchBytes(`${base}pagefind.${hash}.pf_meta`),
      fetchBytes(`${base}wasm.${wasm ?? "unknown"}.pagefind`),
    ]);
    try {
      const module = await Module.instantiate(code);
      const state = module.exports.init_pagefind(...module.give(meta));
      if (!state) throw new IndexError("the module gave no state");
      return new IndexReader(base, module, state);
    } catch (cause) {
      throw new IndexError(`${base} cannot be used`, { cause });
    }
  }

  constructor(base, module, state) {
    this.#base = base;
    this.#module = module;
    this.#state = state;
  }

  /**
   * Returns the matching pages, best first, each {id, words}: the places of the words found in the page's text, of a
   * phrase only those of its first occurrence. `phrase` asks for the words side by side; `filters` is {name: values}, all
   * of which must hold; `sort` names a sort key to be followed upwards instead of the score. Empty text matches every page.
   */
  async search(text, { phrase = false, filters = {}, sort = "" } = {}) {
    const bare = text.normalize("NFD").replace(/\p{M}/gu, "");
    const chosen = JSON.stringify(filters);
    await Promise.all([bare && this.#loadChunks(bare), this.#loadFilters(chosen)]);
    const { exports } = this.#module;
    const words = [bare, text, chosen, sort && `${sort}:asc`].map((each) => this.#module.giveText(each));
    const answer = exports.search(this.#state, ...words.flat(), phrase, false);
    /* The module tells the order by the score, also when it sorts by a key. */
    const pages = JSON.parse(this.#module.takeText(answer)).results.sort((one, other) => other.s - one.s);
    return pages.map((page) => ({ id: page.p, words: page.l.map((hit) => hit.l) }));
  }

  /** Returns the filters of the index: {name: {value: number of pages}}. */
  async filters() {
    const { exports } = this.#module;
    await this.#load(this.#filters, exports.request_all_filter_indexes(this.#state), "filter", "load_filter_chunk");
    return JSON.parse(this.#module.takeText(exports.filters(this.#state)));
  }

  /** Returns the text of a page: {url, content, meta, filters, anchors}. */
  fragment(id) {
    return this.#fragments.get(id, async () => {
      const address = `${this.#base}fragment/${id}.pf_fragment`;
      const bytes = await fetchBytes(address);
      try {
        return JSON.parse(new TextDecoder().decode(bytes));
      } catch (cause) {
        throw new IndexError(`${address} is damaged`, { cause });
      }
    });
  }

  #loadChunks(text) {
    const wanted = this.#module.exports.request_indexes(this.#state, ...this.#module.giveText(text));
    return this.#load(this.#chunks, wanted, "index", "load_index_chunk");
  }

  #loadFilters(chosen) {
    const wanted = this.#module.exports.request_filter_indexes(this.#state, ...this.#module.giveText(chosen));
    return this.#load(this.#filters, wanted, "filter", "load_filter_chunk");
  }

  async #load(shelf, wanted, kind, method) {
    const names = JSON.parse(this.#module.takeText(wanted)).filter(Boolean);
    const loadOne = async (name) => {
      const bytes = await fetchBytes(`${this.#base}${kind}/${name}.pf_${kind}`);
      this.#state = this.#module.exports[method](this.#state, ...this.#module.give(bytes));
    };
    await Promise.all(names.map((name) => shelf.get(name, loadOne)));
  }
}
