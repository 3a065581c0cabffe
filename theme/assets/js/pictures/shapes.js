/* The shapes of a chart that stands in the page, flat and in one measure: that of the chart's own box. A shape is {name,
   geometry, matrix, look, clips}, a text {name: "text", chunk, matrix, clips}; `matrix` is left out where it moves nothing. */

import { lookOf } from "./looks.js";
import { movedPath, outlineOf, rounded } from "./outlines.js";
import { chunksOf } from "./texts.js";

const GEOMETRIES = {
  line: ["x1", "y1", "x2", "y2"],
  circle: ["cx", "cy", "r"],
  ellipse: ["cx", "cy", "rx", "ry"],
  rect: ["x", "y", "width", "height", "rx"],
};
const GROUPS = new Set(["svg", "g", "a", "switch"]);
const SMALLEST = 1e-4;

function matrixOf({ a, b, c, d, e, f }) {
  return new DOMMatrix([a, b, c, d, e, f]);
}

/* From an element's own measure to that of the whole chart. */
function toRoot(node, root) {
  return matrixOf(root.getScreenCTM()).inverse().multiply(matrixOf(node.getScreenCTM()));
}

function moves({ a, b, c, d, e, f }) {
  return [a - 1, b, c, d - 1, e, f].some((part) => Math.abs(part) > SMALLEST);
}

function pointsOf(node) {
  return Array.from(node.points, ({ x, y }) => `${rounded(x)},${rounded(y)}`).join("L");
}

function geometryOf(node) {
  const names = GEOMETRIES[node.localName];
  if (names) return Object.fromEntries(names.map((name) => [name, rounded(node[name].baseVal.value)]));
  if (node.localName === "path") return { d: node.getAttribute("d") ?? "" };
  return { d: `M${pointsOf(node)}${node.localName === "polygon" ? "Z" : ""}` };
}

function outlined(node) {
  return { name: node.localName in GEOMETRIES ? node.localName : "path", geometry: geometryOf(node) };
}

/* Where a stroke keeps its width though its box is stretched, the places are moved and the shape is not. */
function unstretched(shape, matrix) {
  const d = movedPath(outlineOf(shape), matrix);
  return d === undefined ? { ...shape, matrix, keepsStroke: true } : { name: "path", geometry: { d } };
}

function shapeOf(node, matrix, style, opacity) {
  const shape = outlined(node);
  const look = { ...lookOf(style, opacity), ...(shape.name === "line" ? { fill: undefined } : {}) };
  if (!look.fill && !look.stroke) return [];
  if (!moves(matrix)) return [{ ...shape, look }];
  if (style.vectorEffect === "non-scaling-stroke") return [{ ...unstretched(shape, matrix), look }];
  return [{ ...shape, look, matrix }];
}

function textsOf(node, matrix, opacity) {
  return chunksOf(node, opacity).map((chunk) => ({ name: "text", chunk, ...(moves(matrix) ? { matrix } : {}) }));
}

function clipPathOf(node, style, root) {
  const [, name] = /url\("?#([^")]+)"?\)/.exec(style.clipPath) ?? [];
  const clip = [...root.querySelectorAll("clipPath")].find(({ id }) => id === name);
  return clip ? Array.from(clip.children, (child) => ({ d: outlineOf(outlined(child)), matrix: toRoot(node, root) })).slice(0, 1) : [];
}

/* An inner drawing shows nothing beyond its box, but where it is told to. */
function boxOf(node, style, root) {
  if (node === root || node.localName !== "svg" || style.overflowX === "visible") return [];
  const box = { name: "rect", geometry: { ...geometryOfBox(node), rx: 0 } };
  return [{ d: outlineOf(box), matrix: toRoot(node.parentElement, root) }];
}

function geometryOfBox(node) {
  return Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, node[name].baseVal.value]));
}

function read(node, around, root) {
  const style = getComputedStyle(node);
  if (style.display === "none") return [];
  const opacity = around.opacity * Number(style.opacity);
  const clips = [...around.clips, ...clipPathOf(node, style, root), ...boxOf(node, style, root)];
  if (GROUPS.has(node.localName)) return Array.from(node.children, (child) => read(child, { opacity, clips }, root)).flat();
  const clipped = (shape) => ({ ...shape, clips });
  if (node.localName === "text") return textsOf(node, toRoot(node, root), opacity).map(clipped);
  const isDrawn = node instanceof SVGGeometryElement && style.visibility === "visible";
  return isDrawn ? shapeOf(node, toRoot(node, root), style, opacity).map(clipped) : [];
}

function reach(node, root) {
  const { x, y, width, height } = node.getBBox();
  const matrix = toRoot(node, root);
  const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]];
  const places = corners.map(([left, top]) => matrix.transformPoint(new DOMPoint(left, top)));
  return width > 0 || height > 0 ? places : [];
}

function ownBox(svg) {
  if (svg.viewBox.baseVal?.width) return svg.viewBox.baseVal;
  const { width, height } = getComputedStyle(svg);
  return { x: 0, y: 0, width: Number.parseFloat(width), height: Number.parseFloat(height) };
}

/** Returns the box {x, y, width, height} that holds all that the chart draws, also beyond its own. */
export function extentOf(svg) {
  const own = ownBox(svg);
  const drawn = [...svg.querySelectorAll("path, line, circle, ellipse, rect, polyline, polygon, text")];
  const places = drawn.filter((node) => node.getClientRects().length > 0).flatMap((node) => reach(node, svg));
  const xs = [own.x, own.x + own.width, ...places.map(({ x }) => x)];
  const ys = [own.y, own.y + own.height, ...places.map(({ y }) => y)];
  const [x, y] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y };
}

/** Returns the shapes of a chart, lowest first. */
export function shapesOf(svg) {
  return read(svg, { opacity: 1, clips: [] }, svg);
}
