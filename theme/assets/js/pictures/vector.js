/* A picture as the text of an SVG file that stands alone: attributes instead of styles, generic fonts, no reference outwards. */

import { drawn } from "../elements.js";
import { FONT } from "./frame.js";
import { rounded } from "./outlines.js";

/** What XML cannot hold: control characters and halves of characters. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function said(text) {
  return text.replaceAll(NO_XML, "\ufffd");
}

function transformOf(matrix) {
  if (!matrix) return false;
  const { a, b, c, d, e, f } = matrix;
  const turn = [a, b, c, d].map((part) => Math.round(part * 1e6) / 1e6);
  if (turn.join() === "1,0,0,1") return rounded(e) || rounded(f) ? `translate(${rounded(e)} ${rounded(f)})` : false;
  return `matrix(${[...turn, rounded(e), rounded(f)].join(" ")})`;
}

function painted(name, paint) {
  if (!paint) return { [name]: "none" };
  return { [name]: paint.colour, [`${name}-opacity`]: paint.opacity < 1 && rounded(paint.opacity) };
}

function lookAttributes({ fill, stroke, width, dashes, cap, join, strokeFirst }) {
  const line = stroke && {
    ...painted("stroke", stroke),
    "stroke-width": rounded(width),
    "stroke-dasharray": dashes.length > 0 && dashes.join(" "),
    "stroke-linecap": cap !== "butt" && cap,
    "stroke-linejoin": join !== "miter" && join,
    "paint-order": strokeFirst && "stroke",
  };
  return { ...painted("fill", fill), ...line };
}

/* A line has no inside. */
function shapeLook(name, look) {
  const { fill, ...others } = lookAttributes(look);
  return name === "line" ? others : { fill, ...others };
}

function runAttributes({ dx, dy, look, font }) {
  const shift = { dx: dx !== 0 && rounded(dx), dy: dy !== 0 && rounded(dy) };
  return { ...shift, "font-size": rounded(font.size), "font-weight": font.weight !== 400 && font.weight, ...lookAttributes(look) };
}

function textElement({ chunk: { x, y, anchor, runs }, matrix }) {
  const place = { x: rounded(x), y: rounded(y), "text-anchor": anchor !== "start" && anchor, transform: transformOf(matrix) };
  if (runs.length === 1) return drawn("text", { ...place, ...runAttributes(runs[0]) }, said(runs[0].text));
  return drawn("text", { ...place, "xml:space": "preserve" }, ...runs.map((run) => drawn("tspan", runAttributes(run), said(run.text))));
}

function shapeElement(shape) {
  if (shape.name === "text") return textElement(shape);
  const { name, geometry, look, matrix, keepsStroke } = shape;
  const { rx, ...others } = geometry;
  const own = name === "rect" ? { ...others, rx: rx > 0 && rx } : geometry;
  const effect = keepsStroke && "non-scaling-stroke";
  return drawn(name, { ...own, ...shapeLook(name, look), transform: transformOf(matrix), "vector-effect": effect });
}

/** What cuts shapes off, each once. */
class Clips {
  #names = new Map();

  nameOf({ d, matrix }) {
    const key = `${d} ${transformOf(matrix)}`;
    if (!this.#names.has(key)) this.#names.set(key, { name: `clip-${this.#names.size + 1}`, d, matrix });
    return this.#names.get(key).name;
  }

  get elements() {
    const paths = [...this.#names.values()];
    return paths.map(({ name, d, matrix }) => drawn("clipPath", { id: name }, drawn("path", { d, transform: transformOf(matrix) })));
  }
}

function clipped(shape, clips) {
  return shape.clips.reduceRight(
    (inner, clip) => drawn("g", { "clip-path": `url(#${clips.nameOf(clip)})` }, inner),
    shapeElement(shape),
  );
}

/** Returns the file of a picture; `about` says what it is for those who do not see it, and in which language. */
export function vectorText({ width, height, paper, words, charts }, { title, source, address, version, language }) {
  const clips = new Clips();
  const marks = charts.map(({ x, y, shapes }) => {
    return drawn("g", { transform: `translate(${rounded(x)} ${rounded(y)})` }, ...shapes.map((shape) => clipped(shape, clips)));
  });
  const about = [drawn("title", {}, said(title)), drawn("desc", {}, said([source, address, version].filter(Boolean).join(" · ")))];
  const ground = drawn("rect", { width, height, fill: paper.colour });
  const size = { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "font-family": FONT, "xml:lang": language };
  const definitions = clips.elements.length > 0 ? [drawn("defs", {}, ...clips.elements)] : [];
  const svg = drawn("svg", size, ...about, ...definitions, ground, ...marks, ...words.map(textElement));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}
