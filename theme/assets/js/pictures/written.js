/* A grid {heads, rows} as text: for spreadsheets with tabs, for texts as Markdown. Pure. */

/** A number as the page writes it: with a true minus, with its thousands set apart, perhaps in percent. */
const NUMBER = /^[-+−]?\d{1,3}(,\d{3})*(\.\d+)?%?$|^[-+−]?\d+(\.\d+)?%?$/;
/** A spreadsheet would take a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const MARKUP = /[\\|`*_<>[\]]/g;

function plain(text) {
  if (NUMBER.test(text)) return text.replaceAll(",", "").replace("−", "-");
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Returns the grid as lines of cells with tabs between them; numbers are such as spreadsheets read. */
export function tabbed({ heads, rows }) {
  return [heads, ...rows].map((cells) => cells.map(plain).join("\t")).join("\n");
}

function line(cells) {
  return `| ${cells.map((cell) => cell.replaceAll(MARKUP, "\\$&")).join(" | ")} |`;
}

function isNumeric(rows, column) {
  const texts = rows.map((row) => row[column]).filter(Boolean);
  return texts.length > 0 && texts.every((text) => NUMBER.test(text));
}

/** Returns the grid as a Markdown table below its title, with the line of its source; numbers stand as the page has them. */
export function markdown({ heads, rows }, title, source) {
  const marks = heads.map((_, column) => (isNumeric(rows, column) ? "---:" : "---"));
  const table = [line(heads), `| ${marks.join(" | ")} |`, ...rows.map(line)];
  return [`**${title.replaceAll(MARKUP, "\\$&")}**`, table.join("\n"), source].join("\n\n");
}
