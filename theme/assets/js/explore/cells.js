/* What is drawn: of an indicator, an area and a year the target, the outcome, and what became of it. Pure. */

function keyOf(indicator, area, year) {
  return `${indicator} ${area} ${year}`;
}

function figureOf(columns, row, role) {
  const value = columns.value(role, row);
  if (value === null) return undefined;
  const id = columns.value(`${role}_id`, row);
  return { value: Number(value), exact: value, text: columns.value(`${role}_text`, row), url: `${columns.value(`${role}_at`, row)}#${id}` };
}

function gapOf(columns, row) {
  const value = columns.value("gap", row);
  return value === null ? undefined : { value: Number(value), exact: value, text: columns.value("gap_text", row) };
}

function cellOf(columns, row) {
  const of = (name) => columns.value(name, row);
  const [indicator, area, year] = [of("indicator"), of("area"), of("year")];
  const words = { step: of("step"), verdict: of("verdict"), strict: of("strict"), finality: of("finality") };
  return { indicator, area, year, target: figureOf(columns, row, "target"), outcome: figureOf(columns, row, "outcome"), gap: gapOf(columns, row), ...words };
}

export class Cells {
  #files;
  #rows = new Map();
  #made = new Map();

  /** `files` are the columns of all files that were loaded. */
  constructor(files) {
    this.#files = files;
    for (const [file, columns] of files.entries()) {
      for (let row = 0; row < columns.length; row += 1) {
        this.#rows.set(keyOf(columns.value("indicator", row), columns.value("area", row), columns.value("year", row)), [file, row]);
      }
    }
  }

  /** Returns the cell; undefined where nothing is stated. */
  of(indicator, area, year) {
    const key = keyOf(indicator, area, year);
    const place = this.#rows.get(key);
    if (place && !this.#made.has(key)) this.#made.set(key, cellOf(this.#files[place[0]], place[1]));
    return this.#made.get(key);
  }
}

/** What reports read whole name, counted: a report that names nothing of it has a zero, one that was not read has no cell. */
export class Counted {
  #counts = new Map();
  #whole;

  /** `rows` are those that are counted of `columns`; `whole` are the years of each area whose report was read whole. */
  constructor(columns, rows, whole) {
    this.#whole = whole;
    for (const row of rows) {
      const key = keyOf("", columns.value("province", row), columns.value("plan_year", row));
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  of(indicator, area, year) {
    if (!this.#whole[area]?.includes(year)) return undefined;
    const count = this.#counts.get(keyOf("", area, year)) ?? 0;
    return { indicator, area, year, outcome: { value: count, exact: String(count), text: String(count) } };
  }
}

/** Returns the value of a cell that a measure draws: {value, exact, text, url}; undefined where it has none. */
export function measured(cell, show) {
  return cell?.[show];
}
