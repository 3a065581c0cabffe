/* Rows that are served by column: each value once, and of each row the number of its value. Pure. */

export class Columns {
  #columns;

  /** `served` is {length, columns: {name: {values, rows}}}; a column without `rows` has another value in each row. */
  constructor({ length, columns }) {
    this.length = length;
    this.#columns = new Map(Object.entries(columns));
  }

  get names() {
    return [...this.#columns.keys()];
  }

  /** Returns what a row holds in a column; null for nothing. */
  value(name, row) {
    const { values, rows } = this.#columns.get(name);
    return values[rows ? rows[row] : row];
  }

  /** Returns for each row whether its value in a column is among those that pass a test, which is asked once a value. */
  passing(name, test) {
    const { values, rows } = this.#columns.get(name);
    const passes = values.map((value) => test(value));
    return rows ? (row) => passes[rows[row]] : (row) => passes[row];
  }
}
