/* A picture drawn on a canvas, larger than it is shown. No image is loaded for it, so no policy forbids it. */

import { fontText } from "./frame.js";
import { outlineOf } from "./outlines.js";

const SCALE = 2;

function pathOf(d, matrix) {
  const path = new Path2D();
  path.addPath(new Path2D(d), matrix ?? new DOMMatrix());
  return path;
}

function setStroke(pen, { stroke, width, dashes, cap, join }, factor) {
  Object.assign(pen, { strokeStyle: stroke.colour, globalAlpha: stroke.opacity, lineWidth: width * factor });
  Object.assign(pen, { lineCap: cap, lineJoin: join.startsWith("miter") ? "miter" : join, miterLimit: 4 });
  pen.setLineDash(dashes.map((length) => length * factor));
}

function setFill(pen, { fill }) {
  Object.assign(pen, { fillStyle: fill.colour, globalAlpha: fill.opacity });
}

/* A stroke grows with its shape, but where it keeps its width. */
function growthOf({ matrix, keepsStroke }) {
  return matrix && !keepsStroke ? Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : 1;
}

function drawShape(pen, shape) {
  const path = pathOf(outlineOf(shape), shape.matrix);
  const { look } = shape;
  const strokes = () => {
    setStroke(pen, look, growthOf(shape));
    pen.stroke(path);
  };
  if (look.stroke && look.strokeFirst) strokes();
  if (look.fill) {
    setFill(pen, look);
    pen.fill(path);
  }
  if (look.stroke && !look.strokeFirst) strokes();
}

function drawRun(pen, { text, look }, x, y) {
  if (look.stroke) {
    setStroke(pen, look, 1);
    pen.strokeText(text, x, y);
  }
  if (!look.fill) return;
  setFill(pen, look);
  pen.fillText(text, x, y);
}

function drawText(pen, { chunk: { x, y, anchor, runs }, matrix }) {
  const measured = runs.map((run) => {
    pen.font = fontText(run.font);
    return { ...run, width: pen.measureText(run.text).width };
  });
  const whole = measured.reduce((sum, { dx, width }) => sum + dx + width, 0);
  if (matrix) pen.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
  let [left, baseline] = [x - whole * { start: 0, middle: 0.5, end: 1 }[anchor], y];
  for (const run of measured) {
    pen.font = fontText(run.font);
    left += run.dx;
    baseline += run.dy;
    drawRun(pen, run, left, baseline);
    left += run.width;
  }
}

function draw(pen, shape) {
  pen.save();
  for (const { d, matrix } of shape.clips) pen.clip(pathOf(d, matrix));
  if (shape.name === "text") drawText(pen, shape);
  else drawShape(pen, shape);
  pen.restore();
}

/** Returns the file of a picture, as a promise; letters are those of `language`. */
export function rasterFile({ width, height, paper, words, charts }, { language }) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: width * SCALE, height: height * SCALE, lang: language });
  const pen = canvas.getContext("2d");
  pen.scale(SCALE, SCALE);
  setFill(pen, { fill: paper });
  pen.fillRect(0, 0, width, height);
  for (const text of words) draw(pen, text);
  for (const { x, y, shapes } of charts) {
    pen.save();
    pen.translate(x, y);
    for (const shape of shapes) draw(pen, shape);
    pen.restore();
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
