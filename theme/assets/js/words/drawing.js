/* Draws shapes: as SVG elements of the page, as a picture on a canvas, or as an SVG file that stands alone. */

import { drawn } from "../elements.js";

const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const ANCHORS = { start: "left", middle: "center", end: "right" };

function pathOf({ kind, points }) {
  return `M${points.map((point) => point.join(",")).join("L")}${kind === "area" ? "Z" : ""}`;
}

function elementOf(shape, colour) {
  const { kind, width = 1, text, x, y, anchor, size, weight } = shape;
  if (kind === "text") return drawn("text", { x, y, "text-anchor": anchor, "font-size": size, "font-weight": weight, fill: colour }, text);
  if (kind === "area") return drawn("path", { d: pathOf(shape), fill: colour });
  return drawn("path", { d: pathOf(shape), fill: "none", stroke: colour, "stroke-width": width, "stroke-linejoin": "round" });
}

/** Returns the shapes as SVG elements; `paint` gives the value of a colour by its name. */
export function elementsOf(shapes, paint = (name) => `var(--sc-${name})`) {
  return shapes.map((shape) => elementOf(shape, paint(shape.colour)));
}

function pageColour(name) {
  return getComputedStyle(document.body).getPropertyValue(`--sc-${name}`).trim();
}

/** Returns an SVG file of a picture {shapes, width, height}, in the colours of the page's scheme. */
export function svgFile({ shapes, width, height }) {
  const ground = drawn("rect", { width, height, fill: pageColour("paper") });
  const size = { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT };
  const svg = drawn("svg", size, ground, ...elementsOf(shapes, pageColour));
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

function draw(pen, shape) {
  const colour = pageColour(shape.colour);
  Object.assign(pen, { fillStyle: colour, strokeStyle: colour, lineWidth: shape.width ?? 1, lineJoin: "round" });
  if (shape.kind === "area") pen.fill(new Path2D(pathOf(shape)));
  else if (shape.kind === "line") pen.stroke(new Path2D(pathOf(shape)));
  else {
    Object.assign(pen, { font: `${shape.weight ?? 400} ${shape.size}px ${FONT}`, textAlign: ANCHORS[shape.anchor] });
    pen.fillText(shape.text, shape.x, shape.y);
  }
}

/** Returns a PNG file of a picture, drawn `scale` times as large: no image is loaded for it, so no policy forbids it. */
export function pngFile({ shapes, width, height }, scale = 2) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: width * scale, height: height * scale });
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.fillStyle = pageColour("paper");
  pen.fillRect(0, 0, width, height);
  for (const shape of shapes) draw(pen, shape);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
