/* The shapes of what is made of boxes, such as a map of tiles or a table of coloured cells: grounds, edges and words. */

import { fontOf, paintOf } from "./looks.js";

const UNSEEN = ".sc-hidden, .sc-readout, .sc-take, caption, script";
const NOTHING = { cap: "butt", join: "miter", dashes: [], strokeFirst: false, width: 0 };
const DASHES = { dashed: [4, 3], dotted: [1.5, 2] };
/** From one line of a hatched ground to the next, across. */
const HATCH = 5.66;
/** From the middle of a line of words to its baseline, in em. */
const BASELINE = 0.36;

function visible(paint) {
  const found = paintOf(paint);
  return found && found.opacity > 0 ? found : undefined;
}

function rectangle({ x, y, width, height }, inset, rx) {
  return { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset, rx };
}

function edgeOf(style) {
  const width = Number.parseFloat(style.borderLeftWidth);
  if (!(width > 0) || style.borderLeftStyle === "none") return {};
  return { stroke: visible(style.borderLeftColor), width, dashes: DASHES[style.borderLeftStyle] ?? [] };
}

function groundOf(style, box) {
  const look = { ...NOTHING, fill: visible(style.backgroundColor), ...edgeOf(style) };
  if (!look.fill && !look.stroke) return [];
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  return [{ name: "rect", geometry: rectangle(box, look.stroke ? look.width / 2 : 0, radius), look, clips: [] }];
}

function outline({ x, y, width, height }) {
  return `M${x},${y}h${width}v${height}h${-width}Z`;
}

/* Still open: hatched. Not stated: a dot. These grounds are patterns to the style sheet, which pictures do not have. */
function patternOf(node, style, box) {
  const colour = visible(style.getPropertyValue("--sc-line-strong").trim());
  if (node.matches(".sc-fill--pending")) {
    const count = Math.ceil((box.width + box.height) / HATCH);
    const lines = Array.from({ length: count }, (_, at) => at * HATCH - box.height);
    const d = lines.map((from) => `M${box.x + from},${box.y + box.height}l${box.height},${-box.height}`).join("");
    const clips = [{ d: outline(box), matrix: new DOMMatrix() }];
    return [{ name: "path", geometry: { d }, look: { ...NOTHING, stroke: colour, width: 1 }, clips }];
  }
  if (!node.matches(".sc-fill--not-stated")) return [];
  const geometry = { cx: box.x + box.width / 2, cy: box.y + box.height / 2, r: 1.5 };
  return [{ name: "circle", geometry, look: { ...NOTHING, fill: colour }, clips: [] }];
}

function isWithin(words, box) {
  return words.left > box.x - words.width - 50 && words.width > 0;
}

function placeOf({ x, y, width, height }, style, size) {
  const baseline = y + height / 2 + BASELINE * size;
  if (style.textAlign === "center") return { x: x + width / 2, y: baseline, anchor: "middle" };
  return /right|end/.test(style.textAlign) ? { x: x + width, y: baseline, anchor: "end" } : { x, y: baseline, anchor: "start" };
}

function wordsOf(node, style, box, origin) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const [words] = range.getClientRects();
  const text = node.data.replaceAll(/\s+/g, " ").trim();
  if (!text || !words || style.writingMode.startsWith("vertical") || !isWithin(words, box)) return [];
  const font = fontOf(style);
  const look = { ...NOTHING, fill: visible(style.color) };
  const place = placeOf(moved(words, origin), style, font.size);
  return [{ name: "text", chunk: { ...place, runs: [{ text, dx: 0, dy: 0, look, font }] }, clips: [] }];
}

function moved({ x, y, width, height }, origin) {
  return { x: x - origin.x, y: y - origin.y, width, height };
}

function read(node, origin) {
  const style = getComputedStyle(node);
  if (node.matches(UNSEEN) || style.display === "none" || style.visibility !== "visible") return [];
  const seen = node.getBoundingClientRect();
  const box = moved(seen, origin);
  const inner = Array.from(node.childNodes, (child) => {
    if (child.nodeType === Node.ELEMENT_NODE) return read(child, origin);
    return child.nodeType === Node.TEXT_NODE ? wordsOf(child, style, seen, origin) : [];
  });
  return [...groundOf(style, box), ...patternOf(node, style, box), ...inner.flat()];
}

/** Returns {shapes, extent} of an element of the page. */
export function boxesOf(element) {
  const origin = element.getBoundingClientRect();
  const parts = [...element.querySelectorAll("td, th, li, p")].filter((part) => !part.closest(UNSEEN));
  const boxes = parts.map((part) => moved(part.getBoundingClientRect(), origin));
  const right = Math.max(0, ...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(0, ...boxes.map(({ y, height }) => y + height));
  return { shapes: read(element, origin), extent: { x: 0, y: 0, width: Math.ceil(right), height: Math.ceil(bottom) } };
}
