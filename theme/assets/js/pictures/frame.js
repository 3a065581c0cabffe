/* A picture that is understood where no page stands around it: title above the chart; source, address and version below. */

export const FONT = 'Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

const MARGIN = 24;
const NARROWEST = 340;
/** Panels stand side by side up to this width. */
const WIDEST = 1000;
const BETWEEN = 24;
const TITLE = { size: 18, weight: 600, line: 25 };
const NOTE = { size: 13, weight: 400, line: 19 };
const NAME = { size: 14, weight: 600, line: 22 };
const SMALL = { size: 12, weight: 400, line: 17 };
/** Words, and Han characters with the punctuation that may not begin a line. */
const PIECES = /[\u2e80-\u{3fffd}][\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300d\u300f\u300b\u201d]*|[^\s\u2e80-\u{3fffd}]+\s*|\s+/gu;

const pen = document.createElement("canvas").getContext("2d");

/** Returns a font as canvases take it. */
export function fontText({ size, weight }) {
  return `${weight} ${size}px ${FONT}`;
}

function widthOf(text, kind) {
  pen.font = fontText(kind);
  return pen.measureText(text.trimEnd()).width;
}

/* An address may be wider than a line: it is parted anywhere. */
function piecesOf(text, kind, most) {
  const pieces = text.match(PIECES) ?? [];
  return pieces.flatMap((piece) => (widthOf(piece, kind) > most ? [...piece] : [piece]));
}

function linesOf(text, kind, most) {
  const lines = [""];
  for (const piece of piecesOf(text, kind, most)) {
    if (lines.at(-1) && widthOf(lines.at(-1) + piece, kind) > most) lines.push("");
    lines.push(lines.pop() + piece);
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

/* On one line where there is room for it. */
function together(parts, most) {
  const line = parts.filter(Boolean).join(" · ");
  return widthOf(line, SMALL) > most ? parts : [line];
}

function written(text, kind, paint, y, x = MARGIN) {
  const run = { text, dx: 0, dy: 0, look: { fill: paint, dashes: [] }, font: { size: kind.size, weight: kind.weight } };
  return { name: "text", chunk: { x, y, anchor: "start", runs: [run] }, clips: [] };
}

/* Paragraphs from a height down: their lines, and where the next begins. */
function block(paragraphs, kind, paint, top, most) {
  const lines = paragraphs.flatMap((text) => linesOf(text, kind, most));
  const texts = lines.map((line, at) => written(line, kind, paint, top + kind.line * at + kind.size));
  return { texts, bottom: top + kind.line * lines.length };
}

/* The places of panels: side by side as far as there is room, each below its name. */
function laidOut(panels) {
  const places = [];
  let [x, y, lowest] = [0, 0, 0];
  for (const panel of panels) {
    const { width, height } = panel.extent;
    if (x > 0 && x + width > WIDEST) [x, y] = [0, lowest + BETWEEN];
    const above = panel.name ? NAME.line : 0;
    places.push({ panel, x, y, above });
    lowest = Math.max(lowest, y + above + height);
    x += width + BETWEEN;
  }
  return { places, width: Math.max(...places.map((place) => place.x + place.panel.extent.width)), height: lowest };
}

/**
 * Returns the picture {width, height, paper, words, charts: [{x, y, shapes}]} of panels {shapes, extent, name}, with the
 * words of `about`; `colours` are the paints {ink, muted, paper}.
 */
export function framed(panels, { title, notes = [], source, address, version }, colours) {
  const all = laidOut(panels);
  const width = Math.max(NARROWEST, all.width + 2 * MARGIN);
  const most = width - 2 * MARGIN;
  const head = block([title], TITLE, colours.ink, MARGIN - 4, most);
  const below = block(notes.filter(Boolean), NOTE, colours.muted, head.bottom + 2, most);
  const top = below.bottom + 14;
  const foot = top + all.height + 14;
  const end = block([source, ...together([address, version], most)].filter(Boolean), SMALL, colours.muted, foot, most);
  const charts = all.places.map(({ panel: { shapes, extent }, x, y, above }) => {
    return { x: MARGIN + x - extent.x, y: top + y + above - extent.y, shapes };
  });
  const names = all.places
    .filter(({ panel }) => panel.name)
    .map(({ panel, x, y }) => written(panel.name, NAME, colours.ink, top + y + NAME.size, MARGIN + x));
  const words = [...head.texts, ...below.texts, ...names, ...end.texts];
  return { width, height: Math.ceil(end.bottom + MARGIN - 6), paper: colours.paper, words, charts };
}
