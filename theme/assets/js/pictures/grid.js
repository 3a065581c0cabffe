/* What a table of the page says, as a grid of texts: {heads, rows}. Figures stand alone; what limits them and their units
   have columns of their own where there are any. Marks of sources and notes to figures stay out, as when a reader copies a selection. */

const LEFT_OUT = ".sc-cite, td .sc-table__note, .sc-take, .sc-plan__label, .sc-plan__told, .sc-answers__year, svg, button > .sc-hidden";
const KIND_OF_PAIR = ".sc-pair > .sc-hidden";

function isStrict() {
  return document.documentElement.hasAttribute("data-strict");
}

/* What is counted with and without the allowance stands in one cell, one of them shown. */
function isShown(element) {
  if (element.matches(".sc-usual")) return !isStrict();
  if (element.matches(".sc-strict")) return isStrict();
  return !element.hidden && !element.matches(LEFT_OUT);
}

/* A note to the name of a row tells it from others of that name. */
function noted(text) {
  return text.trim() ? ` (${text.trim()})` : "";
}

function textOf(node, withHidden) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || !isShown(node)) return "";
  const isUnseen = node.matches(".sc-hidden") && !node.matches(KIND_OF_PAIR);
  if (withHidden ? node.matches("[aria-hidden=true]") : isUnseen) return "";
  if (node.localName === "abbr" && node.title) return node.title;
  const texts = Array.from(node.childNodes, (child) => textOf(child, withHidden));
  if (node.matches(".sc-table__note")) return noted(texts.join(""));
  if (node.querySelector(":scope > .sc-pair")) return texts.filter((text) => text.trim()).join("; ");
  return texts.join(node.matches(".sc-pair") ? " " : "");
}

function folded(text) {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Returns what a cell says: what is seen; where nothing is, or a dash for a word, what a screen reader says instead. */
function wordsOf(cell) {
  const seen = cell.querySelector(".sc-absence") ? "" : folded(textOf(cell, false));
  return seen || folded(textOf(cell, true)) || (cell.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "");
}

function partOf(value, name) {
  return folded(Array.from(value.querySelectorAll(`.sc-value__${name}`), (part) => textOf(part, false)).join(" "));
}

/* A fall that is said in words is a number below zero; the words stay where they say more than that. */
function signed(figure, fall) {
  if (!fall || !figure.qualifier.includes(fall) || !/^[\d.,]+%?$/.test(figure.words)) return figure;
  return { ...figure, words: `−${figure.words}`, qualifier: figure.qualifier === fall ? "" : figure.qualifier };
}

/* A cell that says one figure and nothing else; any other is words. */
function contentOf(cell, fall) {
  const words = wordsOf(cell);
  const values = cell.querySelectorAll(".sc-value");
  if (values.length !== 1 || words !== folded(textOf(values[0], false))) return { words, qualifier: "", unit: "" };
  const [value] = values;
  const qualifier = [partOf(value, "before"), partOf(value, "after")].filter(Boolean).join(" … ");
  return signed({ words: partOf(value, "number"), qualifier, unit: partOf(value, "unit") }, fall);
}

const NOTHING = { words: "", qualifier: "", unit: "" };

/* The rows with every cell at its column: one over several rows in each of them, one over several columns in the first. */
function spread(rows, read, { repeats }) {
  const grid = rows.map(() => []);
  for (const [top, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[top][column] !== undefined) column += 1;
      const content = read(cell);
      for (let y = top; y < Math.min(top + cell.rowSpan, rows.length); y += 1) {
        for (let x = column; x < column + cell.colSpan; x += 1) grid[y][x] = repeats || x === column ? content : NOTHING;
      }
      column += cell.colSpan;
    }
  }
  return grid;
}

function headsOf(table) {
  const levels = spread([...(table.tHead?.rows ?? [])], wordsOf, { repeats: true });
  const count = Math.max(0, ...levels.map((level) => level.length));
  return Array.from({ length: count }, (_, column) => {
    const names = levels.map((level) => level[column] ?? "");
    return names.filter((name, at) => name && names.indexOf(name) === at).join(" · ");
  });
}

/* A row of one cell over all columns names what follows. */
function groupOf(row, columns) {
  const [cell, ...others] = row.cells;
  return others.length === 0 && cell?.localName === "th" && cell.colSpan >= columns ? wordsOf(cell) : undefined;
}

function isRow(row) {
  return !row.hidden && !row.matches(".sc-row--under");
}

/* Rows by the name they stand under; "" for those under none. */
function groupedRows(table, columns, fall) {
  const grouped = [];
  for (const body of table.tBodies) {
    let group = "";
    const rows = [...body.rows].filter(isRow);
    const spreadRows = spread(rows, (cell) => contentOf(cell, fall), { repeats: false });
    for (const [at, row] of rows.entries()) {
      const named = groupOf(row, columns);
      if (named !== undefined) group = named;
      else grouped.push({ group, cells: spreadRows[at] });
    }
  }
  return grouped;
}

/* A column with what limits its figures, and with their units, where there are such. */
function columnsOf(heads, rows, { qualifier, unit }) {
  return heads.flatMap((head, column) => {
    const cells = rows.map(({ cells: all }) => all[column] ?? NOTHING);
    const kinds = [
      { name: head, texts: cells.map(({ words }) => words) },
      { name: unit.replace("{column}", head), texts: cells.map((cell) => cell.unit) },
      { name: qualifier.replace("{column}", head), texts: cells.map((cell) => cell.qualifier) },
    ];
    return kinds.filter(({ texts }) => texts.some(Boolean));
  });
}

/** Returns the grid {heads, rows} of a table; `strings` name the columns that it has not itself (group,
    qualifier, unit) and have the word `fall` that stands before a number below zero. */
export function gridOf(table, strings) {
  const heads = headsOf(table);
  const rows = groupedRows(table, heads.length, strings.fall);
  const groups = { name: strings.group, texts: rows.map(({ group }) => group) };
  const columns = [...(groups.texts.some(Boolean) ? [groups] : []), ...columnsOf(heads, rows, strings)];
  return { heads: columns.map(({ name }) => name), rows: rows.map((_, at) => columns.map(({ texts }) => texts[at])) };
}
