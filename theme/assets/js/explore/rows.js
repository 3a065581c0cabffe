/* The rows of a table: those that are chosen, in the order that is asked for. Pure. */

/** The columns that are shown of each table: what it is called, the column whose codes have words, how it is compared. */
export const SHOWN = {
  pairs: [
    { name: "province", words: "areas" },
    { name: "indicator", words: "indicators", more: "label" },
    { name: "period" },
    { name: "target_value", number: true, most: "target_value_max" },
    { name: "qualifier", words: "qualifier" },
    { name: "outcome_value", number: true, most: "outcome_value_max" },
    { name: "unit", words: "unit" },
    { name: "gap", number: true },
    { name: "verdict", words: "verdict" },
    { name: "scope", words: "scope" },
    { name: "statistic", words: "statistic" },
  ],
  facts: [
    { name: "province", words: "areas" },
    { name: "plan_year" },
    { name: "indicator", words: "indicators", more: "label" },
    { name: "kind", words: "kind" },
    { name: "period" },
    { name: "value", number: true, most: "value_max" },
    { name: "unit", words: "unit" },
    { name: "qualifier", words: "qualifier" },
    { name: "as_printed" },
    { name: "scope", words: "scope" },
    { name: "statistic", words: "statistic" },
  ],
  mentions: [
    { name: "province", words: "areas" },
    { name: "plan_year" },
    { name: "kind", words: "kind" },
    { name: "named" },
    { name: "stance", words: "stance" },
  ],
};

const YEAR = { pairs: "year", facts: "plan_year", mentions: "plan_year" };

/** Tells what stands in the cells of a table, in words of the page's language. */
export class Told {
  /** `codes` are the words of codes by column, areas and indicators among them; `language` ends the names of columns. */
  constructor(table, columns, codes, language) {
    Object.assign(this, { table, columns, codes, language });
  }

  text({ name, words, more, most }, row) {
    if (name === "named") return this.columns.value(`name_${this.language}`, row) ?? "";
    const value = this.columns.value(name, row);
    if (value === null) return "";
    const text = words ? (this.codes[words][value] ?? value) : String(value);
    const end = most && this.columns.value(most, row);
    const label = more && this.columns.value(`${more}_${this.language}`, row);
    return end ? `${text}–${end}` : label ? `${text} · ${label}` : text;
  }

  /** What a row is found by: all that is shown of it, as it is printed and in both languages. */
  #holds(needle) {
    const shown = SHOWN[this.table];
    return (row) => shown.some((column) => this.text(column, row).toLowerCase().includes(needle));
  }

  /** Returns the numbers of the rows that are chosen; areas, indicators that are none choose all. */
  chosen({ areas, indicators, from, to, filter }, nation) {
    const isArea = this.columns.passing("province", (area) => (areas.length > 0 ? areas.includes(area) : area !== nation));
    const isYear = this.columns.passing(YEAR[this.table], (year) => year >= from && year <= to);
    const isKind = this.table === "mentions" || indicators.length === 0 ? () => true : this.columns.passing("indicator", (name) => indicators.includes(name));
    const needle = filter.trim().toLowerCase();
    const isNamed = needle === "" ? () => true : this.table === "mentions" ? this.#named(needle) : this.#holds(needle);
    return Array.from({ length: this.columns.length }, (_, row) => row).filter((row) => isArea(row) && isYear(row) && isKind(row) && isNamed(row));
  }

  #named(needle) {
    const found = ["name_zh", "name_en"].map((name) => this.columns.passing(name, (text) => text?.toLowerCase().includes(needle) ?? false));
    return (row) => found.some((holds) => holds(row));
  }

  /** Returns the rows in an order: `sort` is the name of a shown column and its direction; nothing stands last. */
  sorted(rows, sort) {
    const [name, direction] = sort.split("-");
    const column = SHOWN[this.table].find((each) => each.name === name);
    if (!column) return rows;
    const sign = direction === "down" ? -1 : 1;
    const values = new Map(rows.map((row) => [row, this.#comparable(column, row)]));
    const order = new Intl.Collator(this.language === "zh" ? "zh-CN" : "en", { numeric: true });
    const known = rows.filter((row) => values.get(row) !== null);
    const compare = column.number ? (one, other) => one - other : order.compare;
    known.sort((one, other) => sign * compare(values.get(one), values.get(other)) || one - other);
    return [...known, ...rows.filter((row) => values.get(row) === null)];
  }

  #comparable(column, row) {
    if (!column.number) return this.text(column, row) || null;
    const value = this.columns.value(column.name, row);
    return value === null ? null : Number(value);
  }
}
