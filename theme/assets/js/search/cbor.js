/* Reads CBOR, as far as Pagefind's files need it: whole numbers, texts and arrays, all of stated length. Pure. */

const NUMBER = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** A place in bytes that moves on with each value read. Throws RangeError where something else stands, or nothing. */
export class Cursor {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
    this.major = 0;
    this.size = 0;
  }

  /** Reads a whole number. */
  integer() {
    this.#head();
    if (this.major === NUMBER) return this.size;
    if (this.major === NEGATIVE) return -1 - this.size;
    throw new RangeError("not a number");
  }

  /** Reads a text. */
  text() {
    this.#expect(TEXT, "a text");
    const start = this.at;
    this.#pass(this.size);
    return decoder.decode(this.bytes.subarray(start, this.at));
  }

  /** Reads the head of an array; returns how many values follow. */
  array() {
    this.#expect(ARRAY, "an array");
    return this.size;
  }

  /** Reads any one value. */
  value() {
    const at = this.at;
    this.#head();
    const { major } = this;
    this.at = at;
    if (major === TEXT) return this.text();
    if (major !== ARRAY) return this.integer();
    return Array.from({ length: this.array() }, () => this.value());
  }

  /** Passes over one value. */
  skip() {
    for (let left = 1; left > 0; left--) {
      this.#head();
      if (this.major === ARRAY) left += this.size;
      else if (this.major === TEXT) this.#pass(this.size);
      else if (this.major > NEGATIVE) throw new RangeError("neither number, text nor array");
    }
  }

  #expect(major, name) {
    this.#head();
    if (this.major !== major) throw new RangeError(`not ${name}`);
  }

  #pass(count) {
    this.at += count;
    if (this.at > this.bytes.length) throw new RangeError("the bytes end too early");
  }

  #head() {
    if (this.at >= this.bytes.length) throw new RangeError("the bytes end too early");
    const first = this.bytes[this.at++];
    const told = first & 31;
    this.major = first >> 5;
    this.size = told < 24 ? told : this.#size(told);
  }

  #size(told) {
    if (told > 26) throw new RangeError("a size that no file of an index has");
    let size = 0;
    for (let left = 1 << (told - 24); left > 0; left--) {
      if (this.at >= this.bytes.length) throw new RangeError("the bytes end too early");
      size = size * 256 + this.bytes[this.at++];
    }
    return size;
  }
}
