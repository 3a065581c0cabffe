/* Tables marked data-sorted: heads become buttons that sort the rows (first the best, then the reverse, then as it was),
   chips keep one region's rows; both stand in the address, the order of a table that has a name (data-sorted="…")
   under that name. Without JavaScript the first order stands, and all rows. */

import { element } from "./elements.js";

const REVERSE = { up: "down", down: "up" };
const SPOKEN = { up: "ascending", down: "descending" };

class SortedTable {
  #table;
  #heads;
  #rows;
  #groups;
  #chips;
  #name;
  #order = null;

  /** `chips` choose a region each; the first, of no value, all of them. */
  constructor(table, chips) {
    this.#table = table;
    this.#name = table.dataset.sorted || "sort";
    this.#heads = [...table.querySelectorAll("th[data-sort]")];
    this.#rows = [...table.querySelectorAll("tr[data-region]")];
    this.#groups = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
    for (const head of this.#heads) this.#makeButton(head);
    this.#chips = chips;
    for (const chip of chips) chip.addEventListener("click", () => this.#choose(chip.value));
    window.addEventListener("popstate", () => this.restore());
    const counting = new MutationObserver(() => this.#arrange());
    counting.observe(document.documentElement, { attributeFilter: ["data-strict"] });
  }

  /** Shows what the address asks for, as far as it can be chosen. */
  restore() {
    const asked = new URL(location.href).searchParams;
    const [column, direction] = (asked.get(this.#name) ?? "").split("-");
    const head = this.#heads[Number(column) - 1];
    this.#order = head && direction in REVERSE ? { head, direction } : null;
    const region = asked.get("region");
    this.#show(this.#chips.some((chip) => chip.value === region) ? region : "");
  }

  #makeButton(head) {
    const button = element("button", { type: "button", class: "sc-sort" }, ...head.childNodes);
    button.addEventListener("click", () => {
      this.#order = this.#next(head);
      this.#choose(this.#region);
    });
    head.append(button);
  }

  #choose(region) {
    this.#show(region);
    this.#remember();
  }

  /* Best first, then worst first, then the order in which the page came. */
  #next(head) {
    const turns = [head.dataset.sort, REVERSE[head.dataset.sort]];
    const taken = this.#shown?.head === head ? turns.indexOf(this.#shown.direction) : -1;
    const direction = turns[taken + 1];
    return direction ? { head, direction } : null;
  }

  /* What the rows are ordered by; the page may come in the order of a column, which is marked data-first. */
  get #shown() {
    const first = this.#heads.find((head) => head.hasAttribute("data-first"));
    return this.#order ?? (first && { head: first, direction: first.dataset.sort });
  }

  get #region() {
    return this.#chips.find((chip) => chip.getAttribute("aria-pressed") === "true")?.value ?? "";
  }

  #remember() {
    const url = new URL(location.href);
    const sort = this.#order && `${this.#heads.indexOf(this.#order.head) + 1}-${this.#order.direction}`;
    for (const [name, value] of Object.entries({ region: this.#region, [this.#name]: sort })) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
  }

  #show(region) {
    for (const chip of this.#chips) chip.setAttribute("aria-pressed", String(chip.value === region));
    this.#arrange();
    for (const row of this.#rows) row.hidden = region !== "" && row.dataset.region !== region;
    for (const row of this.#table.querySelectorAll("tr[data-group]")) {
      row.hidden = this.#order !== null || (region !== "" && row.dataset.group !== region);
    }
    this.#showDirection();
  }

  #arrange() {
    for (const { body, rows } of this.#groups) body.append(...rows);
    if (this.#order) this.#groups[0].body.append(...this.#sorted(this.#order));
  }

  /* Rows without a value come last either way, in the order in which the page came. */
  #sorted({ head, direction }) {
    const values = new Map(this.#rows.map((row) => [row, this.#valueOf(row, head)]));
    const sign = direction === "up" ? 1 : -1;
    const known = this.#rows.filter((row) => values.get(row) !== undefined);
    const others = this.#rows.filter((row) => values.get(row) === undefined);
    return [...known.sort((one, other) => sign * compared(values.get(one), values.get(other))), ...others];
  }

  #valueOf(row, head) {
    const cell = row.cells[head.cellIndex];
    if (head.hasAttribute("data-words")) return cell.textContent.trim();
    const { value, strictValue = value } = cell.dataset;
    const shown = document.documentElement.hasAttribute("data-strict") ? strictValue : value;
    return shown === undefined ? undefined : Number(shown);
  }

  #showDirection() {
    for (const head of this.#heads) head.removeAttribute("aria-sort");
    if (this.#shown) this.#shown.head.setAttribute("aria-sort", SPOKEN[this.#shown.direction]);
  }
}

function compared(one, other) {
  return typeof one === "string" ? one.localeCompare(other, document.documentElement.lang) : one - other;
}

for (const table of document.querySelectorAll("table[data-sorted]")) {
  const list = table.parentElement.querySelector("[data-regions]");
  list?.removeAttribute("hidden");
  new SortedTable(table, [...(list?.querySelectorAll("button") ?? [])]).restore();
}
