/* A table of any number of rows, of which those in sight are on the page. It says how many there are and the number of
   each; arrow keys, Page Up and Down, Home and End move from row to row. */

import { element } from "../elements.js";

const ROW = 36;
const BEYOND = 12;
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY };
const SPOKEN = { up: "ascending", down: "descending" };

export class Grid {
  #place;
  #body = element("tbody");
  #above = element("tbody", { "aria-hidden": "true" });
  #below = element("tbody", { "aria-hidden": "true" });
  #shown;
  #first = -1;
  #stop = 0;

  /** `place` scrolls; `sortBy` is told the order that a head asks for. */
  constructor(place, sortBy) {
    this.#place = place;
    place.addEventListener("scroll", () => this.#fill());
    place.addEventListener("keydown", (event) => this.#onKey(event));
    place.addEventListener("click", ({ target }) => {
      const button = target.closest("button[data-order]");
      if (button) sortBy(button.dataset.order);
    });
    new ResizeObserver(() => this.#fill()).observe(place);
  }

  /** Shows `rows` in `columns` ({name, text, number}); `cellOf` returns what a cell holds of a row, as node or string;
      `sort` is the order in force, `caption` names the table. */
  show({ columns, rows, cellOf, sort, caption }) {
    this.#shown = { columns, rows, cellOf };
    this.#first = -1;
    this.#stop = 0;
    const about = { class: "sc-table sc-explore__table", role: "grid", "aria-rowcount": rows.length + 1, "aria-label": caption };
    const head = element("thead", {}, element("tr", { "aria-rowindex": 1 }, ...columns.map((column) => headOf(column, sort))));
    this.#place.scrollTop = 0;
    this.#place.replaceChildren(element("table", about, head, this.#above, this.#body, this.#below));
    this.#fill();
  }

  get #inSight() {
    return Math.max(1, Math.ceil(this.#place.clientHeight / ROW));
  }

  #fill() {
    if (!this.#shown || this.#place.clientHeight === 0) return;
    const { rows } = this.#shown;
    const first = Math.max(0, Math.floor(this.#place.scrollTop / ROW) - BEYOND);
    if (Math.abs(first - this.#first) < BEYOND / 2 && this.#first >= 0) return;
    this.#first = first;
    const last = Math.min(rows.length, first + this.#inSight + 2 * BEYOND);
    const focused = this.#body.contains(document.activeElement);
    if (this.#stop < first || this.#stop >= last) this.#stop = Math.floor(this.#place.scrollTop / ROW);
    this.#body.replaceChildren(...rows.slice(first, last).map((row, index) => this.#rowOf(row, first + index)));
    setHeight(this.#above, first * ROW);
    setHeight(this.#below, (rows.length - last) * ROW);
    if (focused) this.#rowAt(this.#stop)?.focus({ preventScroll: true });
  }

  #rowOf(row, number) {
    const { columns, cellOf } = this.#shown;
    const cells = columns.map((column) => element("td", { class: column.number ? "sc-num" : false }, cellOf(column, row)));
    const about = { "aria-rowindex": number + 2, "data-row": number, tabindex: number === this.#stop ? 0 : -1 };
    return element("tr", about, ...cells);
  }

  #rowAt(number) {
    return this.#body.querySelector(`[data-row="${number}"]`);
  }

  #onKey(event) {
    const row = event.target.closest("tr[data-row]");
    if (!row || !(event.key in STEPS) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const last = this.#shown.rows.length - 1;
    this.#goTo(Math.min(last, Math.max(0, Number(row.dataset.row) + STEPS[event.key])));
  }

  #goTo(number) {
    this.#rowAt(this.#stop)?.setAttribute("tabindex", "-1");
    this.#stop = number;
    const [top, height] = [number * ROW, this.#place.clientHeight - 2 * ROW];
    if (top < this.#place.scrollTop) this.#place.scrollTop = top;
    else if (top > this.#place.scrollTop + height) this.#place.scrollTop = top - height;
    this.#fill();
    const row = this.#rowAt(number);
    row?.setAttribute("tabindex", "0");
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }
}

function setHeight(body, height) {
  if (!body.firstChild) body.append(element("tr", {}, element("td", { class: "sc-explore__space" })));
  body.firstChild.firstChild.style.height = `${height}px`;
  body.hidden = height === 0;
}

function headOf({ name, text, number }, sort) {
  const [sorted, direction] = sort.split("-");
  const isSorted = sorted === name;
  const first = number ? "down" : "up";
  const next = isSorted && direction === first ? { up: "down", down: "up" }[first] : first;
  const button = element("button", { type: "button", class: "sc-sort", "data-order": `${name}-${next}` }, text);
  return element("th", { scope: "col", class: number ? "sc-num" : false, "aria-sort": isSorted ? SPOKEN[direction] : false }, button);
}
