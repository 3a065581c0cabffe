/* A chunk of Pagefind's index: for each of its words, on which pages and where on them it stands. Pure. */

import { Cursor } from "./cbor.js";

/** Returns a word without its accents, under which the index keeps it beside its accented forms. */
export function unaccented(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Orders words as the index does, by code point; JavaScript's own order differs beyond the first plane. */
export function compareWords(one, other) {
  const length = Math.min(one.length, other.length);
  let at = 0;
  while (at < length && one[at] === other[at]) at++;
  if (at === length) return one.length - other.length;
  const place = at > 0 && isLowSurrogate(one.charCodeAt(at)) && isLowSurrogate(other.charCodeAt(at)) ? at - 1 : at;
  return one.codePointAt(place) - other.codePointAt(place);
}

function isLowSurrogate(unit) {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/* Places are written as differences, in groups by weight, each behind its weight as a negative number. */
function readPlaces(cursor) {
  const places = [];
  let groups = 0;
  let last = 0;
  for (let left = cursor.array(); left > 0; left--) {
    const number = cursor.integer();
    if (number < 0) {
      last = 0;
      groups++;
    } else {
      last += number;
      places.push(last);
    }
  }
  return groups > 1 ? places.sort((one, other) => one - other) : places;
}

/* Pages are written as differences; places in what Pagefind calls metadata are no text of the page. */
function readPages(cursor) {
  const pages = new Map();
  let page = 0;
  for (let left = cursor.array(); left > 0; left--) {
    cursor.array();
    page += cursor.integer();
    const places = readPlaces(cursor);
    cursor.skip();
    if (places.length > 0) pages.set(page, places);
  }
  return pages;
}

/** A chunk. Answers are Maps from the number of a page to the ascending places of the word in its text. */
export class Chunk {
  #bytes;
  #records = new Map();
  #read = new Map();

  /** `bytes` are the chunk's CBOR. Throws RangeError when they are damaged. */
  constructor(bytes) {
    this.#bytes = bytes;
    const cursor = new Cursor(bytes);
    cursor.array();
    for (let left = cursor.array(); left > 0; left--) {
      cursor.array();
      this.#records.set(cursor.text(), cursor.at);
      cursor.skip();
      cursor.skip();
    }
  }

  /** Returns the pages of a word, accents and all. */
  pages(word) {
    if (!this.#read.has(word)) this.#read.set(word, this.#find(word));
    return this.#read.get(word);
  }

  /** Returns the pages of each word that begins so, accents aside. */
  beginning(prefix) {
    const words = [...this.#records.keys()].filter((word) => word.startsWith(prefix));
    return words.flatMap((word) => [this.pages(word), ...this.#accented(word).values()]);
  }

  #find(word) {
    const bare = unaccented(word);
    if (!this.#records.has(bare)) return new Map();
    if (bare !== word) return this.#accented(bare).get(word) ?? new Map();
    return readPages(new Cursor(this.#bytes, this.#records.get(word)));
  }

  #accented(bare) {
    const cursor = new Cursor(this.#bytes, this.#records.get(bare));
    cursor.skip();
    const forms = new Map();
    for (let left = cursor.array(); left > 0; left--) {
      cursor.array();
      const form = cursor.text();
      forms.set(form, readPages(cursor));
    }
    return forms;
  }
}
