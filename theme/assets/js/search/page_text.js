/* The text of a page as the index keeps it: where a query's words stand, under which heading, and the words around them.
   Pure: no request, no document. */

import { CITATIONS, END, HIDDEN, decode } from "./normalise.js";
import { findNumbers } from "./numbers.js";
import { stem } from "./query.js";

const BEFORE = 28;
const AFTER = 64;
const LEAD = 140;

/* Around a hit in a shorter block, such as a cell of a table, the excerpt goes on into the blocks beside it. */
const SHORT_BLOCK = 24;
const BESIDE_BEFORE = 12;
const BESIDE_AFTER = 36;
const HEADING = /^h[1-4]$/i;

/** Parts a hit from the spaces around it, which are not marked. */
function withoutMargins({ text, hit }) {
  if (!hit) return [{ text, hit }];
  const [, before, middle, after] = text.match(/^(\s*)(.*?)(\s*)$/su);
  return [
    { text: before, hit: false },
    { text: middle, hit },
    { text: after, hit: false },
  ];
}

/* The words of one page stand on others too, and the longest pages are found by many queries: both are read once. */
const texts = new WeakMap();
const decoded = new Map();

function decodeOnce(word) {
  if (!decoded.has(word)) decoded.set(word, decode(word));
  return decoded.get(word);
}

/** Returns for each word, and for the place behind the last, the place where its block ends. */
function blockEnds(pieces) {
  const ends = new Uint32Array(pieces.length + 1).fill(pieces.length);
  for (let word = pieces.length - 1; word >= 0; word--) ends[word] = pieces[word].key === END ? word : ends[word + 1];
  return ends;
}

/** A decoded word as shown behind the one before it. */
function shown(piece, before) {
  if (piece.key === END) return before ? " · " : "";
  if (piece.key === CITATIONS) return "";
  return piece.latin && before?.latin ? ` ${piece.text}` : piece.text;
}

/** The digits that all forms of a number share: without points, and without the zeros at both ends. */
function significantDigits(text) {
  return text.replace(/\D/g, "").replace(/^0+(?=.)|(?<=.)0+$/g, "");
}

/** Joins decoded words as they are shown. */
function join(pieces) {
  return pieces.map((piece, index) => shown(piece, pieces[index - 1])).join("");
}

/** What to look for: runs of words, each {words, beginning}. */
function needles(parts) {
  return parts.map(({ words, beginning = false }) => ({ words: beginning ? [stem(words[0])] : words, beginning }));
}

function otherForms({ otherWays, spelled }) {
  return [...otherWays, ...spelled].map((words) => ({ words }));
}

function hasWords({ words }) {
  return words.length > 0;
}

export class PageText {
  #pieces;
  #ends;
  #headings;
  #anchors;
  #citations;

  /** Returns the text of a fragment, read once. */
  static of(fragment) {
    if (!texts.has(fragment)) texts.set(fragment, new PageText(fragment));
    return texts.get(fragment);
  }

  /** `fragment` is a page as the index gives it: {content, meta, anchors}. */
  constructor(fragment) {
    const pieces = fragment.content.split(/\s+/).map(decodeOnce);
    const hidden = pieces.findIndex((piece) => piece.key === HIDDEN);
    this.#pieces = hidden < 0 ? pieces : pieces.slice(0, hidden);
    this.#ends = blockEnds(this.#pieces);
    const citations = this.#pieces.findIndex((piece) => piece.key === CITATIONS);
    this.#citations = citations < 0 ? Infinity : citations;
    const anchors = fragment.anchors.filter(({ location }) => location < this.#pieces.length);
    this.#anchors = anchors.sort((one, other) => one.location - other.location);
    this.#headings = this.#anchors.filter(({ element }) => HEADING.test(element));
  }

  /**
   * Returns the places of a query's words, each {start, end} in words, the best first: its numbers when it was found by
   * them, or else the phrase, with or without the signs at its ends, or else what says the same, or else the terms, or else the looser terms. A place in the title comes last, for the title
   * is shown anyway; those among the citations are left out when there are others.
   */
  places(query) {
    const loose = [query.terms, query.looser].map((terms) => [...terms, ...terms.flatMap(otherForms)]);
    const phrases = query.phrases.map((words) => ({ words }));
    const whole = [phrases, [{ words: query.bare }], otherForms(query)].filter((parts) => parts.every(hasWords));
    const finders = [...whole, ...loose].map((parts) => () => this.#find(needles(parts)));
    finders.splice(1, 0, () => this.#findNumbers(new Set(query.numbers)));
    for (const find of finders) {
      const places = find();
      const told = places.filter(({ start }) => start < this.#citations);
      if (places.length > 0) return this.#order(told.length > 0 ? told : places);
    }
    return [];
  }

  /** Returns the first words of the page as parts {text, hit}: what it defines or finds. */
  lead(places) {
    const start = this.#lead();
    return this.#parts({ start, end: this.#reach(start, 1, LEAD, false) }, places);
  }

  /**
   * Returns the excerpt around a place as parts {text, hit}: of a heading, which is shown anyway, what stands under it;
   * without a place the lead.
   */
  excerpt(place, places) {
    if (!place) return this.lead(places);
    const at = this.#told(place);
    const widens = this.#blockLength(at.start) < SHORT_BLOCK;
    const start = this.#reach(at.start, -1, widens ? BESIDE_BEFORE : BEFORE, widens);
    const end = this.#reach(at.end, 1, widens ? BESIDE_AFTER : AFTER, widens);
    return this.#parts({ start, end }, places);
  }

  #parts({ start, end }, places) {
    const hits = places.filter((each) => each.start >= start && each.end <= end).sort((one, other) => one.start - other.start);
    const parts = [];
    let from = start;
    for (const hit of hits) {
      parts.push({ text: this.#text(from, hit.start, start), hit: false }, { text: this.#text(hit.start, hit.end, start), hit: true });
      from = hit.end;
    }
    parts.push({ text: this.#text(from, end, start), hit: false });
    if (this.#isInside(start)) parts.unshift({ text: "…", hit: false });
    if (this.#isInside(end)) parts.push({ text: "…", hit: false });
    return parts.flatMap(withoutMargins).filter(({ text }) => text);
  }

  /** Returns the section of a place, {anchor, heading, name}, or undefined before the first heading. */
  section({ start }) {
    const heading = this.#headings.findLast(({ location }) => location <= start);
    if (!heading) return undefined;
    const anchor = this.#anchors.findLast(({ location }) => location <= start);
    const end = this.#blockEnd(heading.location);
    return { anchor: anchor.id, heading: heading.id, name: join(this.#pieces.slice(heading.location, end)).trim() };
  }

  #told(place) {
    const heading = this.#isHeading(this.#blockStart(place.start));
    const below = this.#blockEnd(place.start) + 1;
    const hasText = heading && below < this.#pieces.length && !this.#isHeading(below);
    return hasText ? { start: below, end: below } : place;
  }

  #isHeading(start) {
    return this.#headings.some(({ location }) => location === start);
  }

  #find(wanted) {
    const places = [];
    for (let start = 0; start < this.#pieces.length; start++) {
      const needle = wanted.find((each) => this.#stands(each, start));
      if (!needle) continue;
      places.push({ start, end: start + needle.words.length, needle });
      start += needle.words.length - 1;
    }
    return places;
  }

  #stands({ words, beginning }, start) {
    if (beginning) return this.#pieces[start].key.startsWith(words[0]);
    return words.every((word, index) => this.#pieces[start + index]?.key === word);
  }

  #findNumbers(canonicals) {
    const wanted = [...canonicals].map(significantDigits);
    const places = [];
    for (let word = 0; word < this.#pieces.length; word++) {
      const digits = significantDigits(this.#pieces[word].text);
      if (!digits || !wanted.some((each) => digits.includes(each))) continue;
      places.push(...this.#numbersOfBlock(this.#blockStart(word), canonicals));
      word = this.#blockEnd(word);
    }
    return places;
  }

  #numbersOfBlock(start, canonicals) {
    const parts = this.#pieces.slice(start, this.#blockEnd(start)).map((piece, index, pieces) => shown(piece, pieces[index - 1]));
    let length = 0;
    const ends = parts.map((part) => (length += part.length));
    const isWanted = (canonical) => canonicals.has(canonical) || canonicals.has(canonical.replace(/cny$/, ""));
    return findNumbers(parts.join(""))
      .filter((number) => number.canonicals.some(isWanted))
      .map((number) => ({
        start: start + ends.findIndex((end) => end > number.start),
        end: start + ends.findIndex((end) => end >= number.end) + 1,
      }));
  }

  /** Blocks that hold more of the different words come first. */
  #order(places) {
    const different = new Map();
    for (const place of places) {
      const block = this.#blockEnd(place.start);
      different.set(block, (different.get(block) ?? new Set()).add(place.needle));
    }
    const title = this.#blockEnd(0);
    const weight = ({ start }) => (start < title ? 0 : different.get(this.#blockEnd(start)).size);
    return [...places].sort((one, other) => weight(other) - weight(one) || one.start - other.start);
  }

  #blockEnd(word) {
    return this.#ends[word];
  }

  #blockStart(word) {
    let start = word;
    while (start > 0 && this.#pieces[start - 1].key !== END) start--;
    return start;
  }

  #blockLength(word) {
    return join(this.#pieces.slice(this.#blockStart(word), this.#blockEnd(word))).length;
  }

  /** The first word of text that is neither title nor heading. */
  #lead() {
    let word = this.#blockEnd(0) + 1;
    while (this.#isHeading(word)) word = this.#blockEnd(word) + 1;
    return Math.min(word, this.#pieces.length);
  }

  /** Whether a word has another of the same block on each side of its beginning. */
  #isInside(word) {
    return word > 0 && word < this.#pieces.length && this.#pieces[word - 1].key !== END && this.#pieces[word].key !== END;
  }

  /** Goes from a word in one direction while there is room; `passes` allows to go on into blocks that fit whole. */
  #reach(from, step, room, passes) {
    let word = from;
    let left = room;
    for (;;) {
      const at = step < 0 ? word - 1 : word;
      const next = this.#pieces[at];
      const stops = !next || (next.key === END && !(passes && this.#mayPass(at, step, left)));
      if (stops || left < next.text.length) return this.#trim(word, step);
      left -= next.text.length || 1;
      word += step;
    }
  }

  #mayPass(end, step, left) {
    const beyond = step < 0 ? this.#blockStart(end) : end + 1;
    const isText = beyond < this.#citations && end > this.#blockEnd(0);
    return isText && !this.#isHeading(end + 1) && !this.#isHeading(this.#blockStart(end)) && this.#blockLength(beyond) <= left;
  }

  /* No excerpt begins or ends with the sign between two blocks. */
  #trim(word, step) {
    if (step < 0) return this.#pieces[word]?.key === END ? word + 1 : word;
    return this.#pieces[word - 1]?.key === END ? word - 1 : word;
  }

  #text(from, to, start) {
    const before = from > start ? this.#pieces[from - 1] : undefined;
    return this.#pieces.slice(from, to).map((piece, index) => shown(piece, index > 0 ? this.#pieces[from + index - 1] : before)).join("");
  }
}
