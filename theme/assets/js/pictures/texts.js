/* The texts of a chart as chunks, each of which begins, ends or has its middle at one place: {x, y, anchor, runs}. A run of
   letters looks alike: {text, dx, dy, look, font}. */

import { baselineShift, fontOf, lookOf } from "./looks.js";

function lengthOf(list) {
  return list.numberOfItems > 0 ? list.getItem(0).value : 0;
}

function placeOf(part, { x, y }) {
  return { x: part.hasAttribute("x") ? lengthOf(part.x.baseVal) : x, y: part.hasAttribute("y") ? lengthOf(part.y.baseVal) : y };
}

function opensChunk(part) {
  return part.hasAttribute("x") || part.hasAttribute("y");
}

class Chunks {
  list = [];
  #shift = { dx: 0, dy: 0 };

  open(place, anchor) {
    this.list.push({ ...place, anchor, runs: [] });
  }

  shift(part) {
    this.#shift.dx += lengthOf(part.dx.baseVal);
    this.#shift.dy += lengthOf(part.dy.baseVal);
  }

  /* What shifts the first letters of a chunk shifts all of it. */
  add(text, about) {
    const chunk = this.list.at(-1);
    const isFirst = chunk.runs.length === 0;
    const written = isFirst ? text.trimStart() : text;
    if (!written) return;
    const { dx, dy } = this.#shift;
    this.#shift = { dx: 0, dy: 0 };
    if (isFirst) Object.assign(chunk, { x: chunk.x + dx, y: chunk.y + dy });
    chunk.runs.push({ text: written, ...(isFirst ? this.#shift : { dx, dy }), ...about });
  }
}

function readPart(part, opacity, chunks) {
  const style = getComputedStyle(part);
  if (style.display === "none") return;
  const own = part.localName === "text" ? opacity : opacity * Number(style.opacity);
  if (opensChunk(part) || chunks.list.length === 0) chunks.open(placeOf(part, chunks.list.at(-1) ?? { x: 0, y: 0 }), style.textAnchor);
  chunks.shift(part);
  for (const node of part.childNodes) {
    if (node.localName === "tspan") readPart(node, own, chunks);
    else if (node.nodeType === Node.TEXT_NODE && style.visibility === "visible") {
      chunks.add(node.data.replaceAll(/\s+/g, " "), { look: lookOf(style, own), font: fontOf(style) });
    }
  }
}

/** Returns the chunks of a text element; `opacity` is its own with that of the groups around it. */
export function chunksOf(text, opacity) {
  const chunks = new Chunks();
  readPart(text, opacity, chunks);
  const shift = baselineShift(getComputedStyle(text));
  return chunks.list.filter(({ runs }) => runs.length > 0).map((chunk) => ({ ...chunk, y: chunk.y + shift }));
}
