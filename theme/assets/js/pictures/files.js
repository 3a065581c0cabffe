/*
 * A chart of the page as a file to take away, whoever drew it: the generator, or a script of the page.
 *
 * The functions take the chart's SVG element, which stands in the document or has a box of its own, or a list of {svg, name}, panels of one picture
 * that stand side by side; or an HTML element of coloured boxes, such as a map of tiles; and `about`:
 *   title     what the picture shows; stands above the chart
 *   notes     further lines below the title, such as what the marks mean (a list; may be left out)
 *   source    the line that says where the numbers come from
 *   address   where the chart stands, absolute; printed below the source
 *   version   the version of the data, in words; printed behind the address (may be left out)
 *   language  of the words: the value of the page's `lang`
 *
 * What the styles make of the chart in the light scheme is drawn, at its own size and with all that stands beyond its box.
 * Drawn are path, line, rect, circle, ellipse, polyline, polygon, text and tspan, in groups and inner drawings, with their
 * transformations, opacities, and clip paths of one shape. Geometry is that of attributes, not of styles. Not drawn are
 * images, `use`, patterns, gradients, filters and masks.
 */

import { boxesOf } from "./boxes.js";
import { framed } from "./frame.js";
import { paintOf } from "./looks.js";
import { rasterFile } from "./raster.js";
import { extentOf, shapesOf } from "./shapes.js";
import { onStage } from "./stage.js";
import { vectorText } from "./vector.js";

function coloursOf(stage) {
  const style = getComputedStyle(stage);
  return Object.fromEntries(["ink", "muted", "paper"].map((name) => [name, paintOf(style.getPropertyValue(`--sc-${name}`).trim())]));
}

function drawingOf(copy) {
  return copy instanceof SVGElement ? { shapes: shapesOf(copy), extent: extentOf(copy) } : boxesOf(copy);
}

function panelOf({ svg, name }) {
  return onStage(svg, (copy, stage) => ({ name, ...drawingOf(copy), colours: coloursOf(stage) }));
}

function pictureOf(chart, about) {
  const panels = (Array.isArray(chart) ? chart : [{ svg: chart }]).map(panelOf);
  return framed(panels, about, panels[0].colours);
}

/** Returns a promise of the chart as a file (a Blob) of a kind, svg or png. */
export async function fileOf(kind, chart, about) {
  return kind === "png" ? pngFile(chart, about) : new Blob([svgFile(chart, about)], { type: "image/svg+xml" });
}

/** Returns the chart as the text of an SVG file. */
export function svgFile(chart, about) {
  return vectorText(pictureOf(chart, about), about);
}

/** Returns a promise of the chart as a PNG file (a Blob), two pixels for each of the SVG file's. */
export function pngFile(chart, about) {
  return rasterFile(pictureOf(chart, about), about);
}
