/* Draws shapes as SVG elements of the page, or as a drawing to be made a picture of. */

import { drawn } from "../elements.js";
import { widthOf } from "./chart.js";

/** How wide what is taken away is drawn. */
export const WIDE = 952;
const LINE = 20;
const SMALL = 13;
const MARK = 20;
const BETWEEN = 20;
/** From the middle of a mark to the baseline of its words, and the room below the last. */
const BELOW = 22;

function pathOf({ kind, points }) {
  return `M${points.map((point) => point.join(",")).join("L")}${kind === "area" ? "Z" : ""}`;
}

function elementOf(shape, colour) {
  const { kind, width = 1, text, x, y, anchor, size, weight } = shape;
  if (kind === "text") return drawn("text", { x, y, "text-anchor": anchor, "font-size": size, "font-weight": weight, fill: colour }, text);
  if (kind === "area") return drawn("path", { d: pathOf(shape), fill: colour });
  return drawn("path", { d: pathOf(shape), fill: "none", stroke: colour, "stroke-width": width, "stroke-linejoin": "round" });
}

/** Returns the shapes as SVG elements. */
export function elementsOf(shapes) {
  return shapes.map((shape) => elementOf(shape, `var(--sc-${shape.colour})`));
}

function legendOf(legend) {
  let [x, y] = [0, 0];
  const items = [];
  for (const { mark, text } of legend) {
    const needed = MARK + widthOf(text, SMALL) + BETWEEN;
    if (x + needed > WIDE) [x, y] = [0, y + LINE];
    const words = { kind: "text", text, x: MARK, y: 12, anchor: "start", size: SMALL, colour: "ink" };
    items.push(drawn("g", { transform: `translate(${x} ${y})` }, ...elementsOf([...mark, words])));
    x += needed;
  }
  return { items, height: legend.length > 0 ? y + BELOW : 0 };
}

/** Returns the drawing to take away of a chart {shapes, width, height, legend}: below its legend, and in the middle. */
export function drawingOf({ shapes, width, height, legend }) {
  const named = legendOf(legend);
  const chart = drawn("g", { transform: `translate(${(WIDE - width) / 2} ${named.height})` }, ...elementsOf(shapes));
  return drawn("svg", { viewBox: `0 0 ${WIDE} ${named.height + height}` }, ...named.items, chart);
}
