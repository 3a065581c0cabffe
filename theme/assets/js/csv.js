/* Tables as text that spreadsheets read, and as files. */

import { saveFile } from "./saving.js";

const BYTE_ORDER_MARK = "\uFEFF";
const TYPE = "text/csv;charset=utf-8";
/** A spreadsheet would take a cell that begins so for a formula, but for a number below zero. */
const FORMULA = /^(?!-\d+(?:\.\d+)?$)[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;
const DIGITS = 6;

function cell(value) {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Returns a number without what reckoning with doubles adds to it. */
export function exact(number) {
  return Number(number.toFixed(DIGITS));
}

/** Returns lines of cells as CSV, with the mark by which spreadsheets know Chinese. */
export function csvText(lines) {
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** Gives CSV to the reader. */
export function saveCsv(text, name) {
  saveFile(new Blob([text], { type: TYPE }), name);
}
