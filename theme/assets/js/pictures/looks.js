/* How an element is drawn, from its computed style: colours as hexadecimal numbers, opacities apart. */

const pen = document.createElement("canvas").getContext("2d");
const TRANSLUCENT = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/;
/** How far below its place a text's baseline is, in em, by the part of the letters that stands at the place. */
const BASELINES = { middle: 0.28, central: 0.36, hanging: 0.76, "text-before-edge": 0.86, "text-top": 0.86 };

/** Returns {colour, opacity} of a paint; undefined for none, and for patterns and gradients, which pictures do not have. */
export function paintOf(paint) {
  if (paint === "none" || paint.startsWith("url(")) return undefined;
  pen.fillStyle = "#000000";
  pen.fillStyle = paint;
  const [, ...parts] = TRANSLUCENT.exec(pen.fillStyle) ?? [];
  if (parts.length === 0) return { colour: pen.fillStyle, opacity: 1 };
  const hexadecimal = parts.slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0"));
  return { colour: `#${hexadecimal.join("")}`, opacity: Number(parts[3]) };
}

function visiblePaint(paint, opacity) {
  const found = paintOf(paint);
  const seen = (found?.opacity ?? 0) * opacity;
  return seen > 0 ? { colour: found.colour, opacity: seen } : undefined;
}

function dashesOf(style) {
  const lengths = style.strokeDasharray.match(/[\d.]+/g) ?? [];
  return lengths.map(Number);
}

/** Returns the look of a shape or of letters; `opacity` is that of the groups around them, with their own. */
export function lookOf(style, opacity) {
  const width = Number.parseFloat(style.strokeWidth);
  return {
    fill: visiblePaint(style.fill, Number(style.fillOpacity) * opacity),
    stroke: width > 0 ? visiblePaint(style.stroke, Number(style.strokeOpacity) * opacity) : undefined,
    width,
    dashes: dashesOf(style),
    cap: style.strokeLinecap,
    join: style.strokeLinejoin,
    strokeFirst: style.paintOrder.startsWith("stroke"),
  };
}

/** Returns the font of letters: size in pixels and weight. */
export function fontOf(style) {
  return { size: Number.parseFloat(style.fontSize), weight: Number(style.fontWeight) };
}

/** Returns how far below its place a text's letters stand, in pixels. */
export function baselineShift(style) {
  return (BASELINES[style.dominantBaseline] ?? 0) * Number.parseFloat(style.fontSize);
}
