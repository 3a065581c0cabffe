/* Reads the files of counts: frames of gzip blocks, each a sorted list of strings and the reports that hold them. */

const LENGTH_OF_FRAME = 4;

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  varint() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      if (this.at >= this.bytes.length) throw new RangeError("a number ends too early");
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  bytesOf(length) {
    if (this.at + length > this.bytes.length) throw new RangeError("a block ends too early");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

async function unzipped(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Returns the unpacked blocks of a file. Rejects where the file is damaged. */
export function blocksOf(buffer) {
  const [view, bytes] = [new DataView(buffer), new Uint8Array(buffer)];
  const frames = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + LENGTH_OF_FRAME + view.getUint32(at, true);
    if (end > bytes.length) throw new RangeError("a frame ends too early");
    frames.push(bytes.subarray(at + LENGTH_OF_FRAME, end));
    at = end;
  }
  return Promise.all(frames.map(unzipped));
}

/** The strings of one block, each with the place of its postings. */
export class Block {
  #bytes;
  #places = new Map();

  constructor(bytes) {
    this.#bytes = bytes;
    const reader = new Reader(bytes);
    const decoder = new TextDecoder();
    const places = [];
    let before = new Uint8Array(0);
    let offset = 0;
    for (let left = reader.varint(); left > 0; left -= 1) {
      const shared = reader.varint();
      const rest = reader.bytesOf(reader.varint());
      const own = new Uint8Array(shared + rest.length);
      own.set(before.subarray(0, shared));
      own.set(rest, shared);
      const length = reader.varint();
      places.push([decoder.decode(own), { offset, length }]);
      offset += length;
      before = own;
    }
    for (const [text, { offset: from, length }] of places) this.#places.set(text, { at: reader.at + from, length });
  }

  has(phrase) {
    return this.#places.has(phrase);
  }

  /** Adds to `counts` the occurrences of a phrase, by the number of the report. */
  addTo(counts, phrase) {
    const place = this.#places.get(phrase);
    if (!place) return;
    const reader = new Reader(this.#bytes, place.at);
    const end = place.at + place.length;
    for (let number = 0; reader.at < end; ) {
      const step = reader.varint();
      number += Math.floor(step / 2);
      counts.set(number, step % 2 === 1 ? reader.varint() + 2 : 1);
    }
  }
}
