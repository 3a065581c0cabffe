/* The search in the browser's history: which searches Back returns to, and how far the reader had come in the results. */

import { readAddress, writeAddress } from "./address.js";

/* A search whose results have stood for so long has been looked at. In milliseconds. */
const LOOKED_AT = 1000;

function withoutHash(address) {
  return address.split("#")[0];
}

function isOther(typed, before) {
  return !typed.startsWith(before) && !before.startsWith(typed);
}

export class SearchHistory {
  #address = withoutHash(location.href);
  #isSettled = true;
  #shown = "";
  #timer;

  constructor() {
    history.scrollRestoration = "manual";
  }

  /** Returns the search of the entry that the reader is at: {typed, chosen, count, top}; what is not known is undefined. */
  read() {
    this.#address = withoutHash(location.href);
    this.settle();
    const { count, top } = history.state ?? {};
    return { ...readAddress(location.href), count, top };
  }

  /** Whether the reader is now at another search than the one last read or written. */
  hasMoved() {
    return withoutHash(location.href) !== this.#address;
  }

  /**
   * Writes what is being typed or chosen into the address. A search that the reader has settled on, or another than was
   * shown, is left in the history to go back to, with `count` results shown; what is typed on the way to a search is not.
   */
  write(search, count) {
    clearTimeout(this.#timer);
    const address = writeAddress(location.href, search);
    if (address === location.href) return;
    const { typed } = readAddress(location.href);
    const adds = typed !== "" && (this.#isSettled || isOther(search.typed, this.#shown));
    if (adds) this.keepPlace(count);
    this.#put(adds ? "pushState" : "replaceState", null, address);
    this.#isSettled = false;
  }

  /** The reader has settled on the search in the address: the next one is added behind it. */
  settle() {
    clearTimeout(this.#timer);
    this.#isSettled = true;
  }

  /** The results of a search stand on the page. */
  noteShown(typed) {
    clearTimeout(this.#timer);
    this.#shown = typed;
    this.#timer = setTimeout(() => this.settle(), LOOKED_AT);
  }

  /** Keeps the reader's place with the entry: the number of results shown, and how far the page is scrolled. */
  keepPlace(count) {
    this.#put("replaceState", { count, top: scrollY }, location.href);
  }

  /* Browsers refuse a page that changes its history too often. */
  #put(way, state, address) {
    try {
      history[way](state, "", address);
    } catch (problem) {
      console.warn(problem);
    }
    this.#address = withoutHash(location.href);
  }
}
