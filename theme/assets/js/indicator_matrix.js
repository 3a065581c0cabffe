/* The matrix of all provinces and years: its cells can say outcomes, targets or gaps, and its rows can be ordered. */

import { element } from "./elements.js";
import { measureButtons } from "./indicator_measures.js";
import { fill } from "./words.js";

const SHARE = "share";

function numberOf(text) {
  const number = Number(text.replace("−", "-").replaceAll(",", ""));
  return text === "" || Number.isNaN(number) ? undefined : number;
}

/** One row: its name, its cells, and what each says of every measure. */
class Area {
  constructor(row) {
    this.row = row;
    this.name = row.querySelector('th[scope="row"]').textContent.trim();
    this.cells = [...row.querySelectorAll(".sc-heat__cell")];
    this.texts = {
      outcome: this.cells.map((cell) => (cell.matches("a") ? cell.textContent : "")),
      target: this.cells.map((cell) => cell.dataset.target ?? ""),
      gap: this.cells.map((cell) => cell.dataset.gap ?? ""),
    };
  }

  /** The share that is shown, of either counting. */
  get share() {
    const counting = document.documentElement.hasAttribute("data-strict") ? "strict" : "usual";
    const shown = this.row.querySelector(`.sc-heat__share .sc-${counting}`) ?? this.row.lastElementChild;
    return numberOf(shown.textContent.replace("%", ""));
  }

  /** Returns the numbers of a measure by year; undefined where none is stated. */
  numbers(measure) {
    return this.texts[measure].map(numberOf);
  }
}

export class Matrix {
  #table;
  #strings;
  #first;
  #nation;
  #bodies;
  #choice;
  #switch;

  constructor(table, strings) {
    this.#table = table;
    this.#strings = strings;
    this.#first = Number(table.dataset.firstYear);
    const rows = [...table.querySelectorAll("tr[data-area]")];
    this.#nation = rows.find((row) => row.parentElement.matches(".sc-heat__nation"));
    this.areas = new Map(rows.map((row) => [row.dataset.area, new Area(row)]));
    this.#bodies = [...table.tBodies]
      .filter((body) => !body.matches(".sc-heat__nation"))
      .map((body) => ({ body, rows: [...body.rows] }));
  }

  /** What the rows can be ordered by, besides their regions: the share met, and every year. */
  get orders() {
    return [SHARE, ...this.#years];
  }

  get #years() {
    return [...this.areas.values()][0].cells.map((_, place) => String(this.#first + place));
  }

  /** Puts the controls above the table; `choose` is told what changes. */
  addControls(choose, measures) {
    this.#switch = measureButtons(measures, this.#strings, (show) => choose({ show }));
    const years = [...this.#years].reverse();
    this.#choice = element(
      "select",
      {},
      element("option", { value: "" }, this.#strings.by_region),
      element("option", { value: SHARE }, this.#strings.by_share),
      ...years.map((year) => element("option", { value: year }, fill(this.#strings.by_year, { year }))),
    );
    this.#choice.addEventListener("change", () => choose({ order: this.#choice.value }));
    const label = element("label", {}, this.#strings.order, this.#choice);
    const tools = element("div", { class: "sc-tools" }, this.#switch.list, label);
    this.#table.closest("[data-readout-group]").prepend(tools);
  }

  /** Shows a measure, in an order. */
  show({ show, order }) {
    this.#switch.press(show);
    this.#choice.value = order;
    for (const area of this.areas.values()) {
      for (const [place, cell] of area.cells.entries()) {
        if (cell.matches("a")) cell.textContent = area.texts[show][place];
      }
    }
    this.#arrange(show, order);
  }

  #arrange(show, order) {
    this.#table.toggleAttribute("data-ordered", order !== "");
    for (const { body, rows } of this.#bodies) body.append(...rows);
    if (order) this.#bodies[0].body.append(...this.#ordered(show, order).map(({ row }) => row));
  }

  #ordered(show, order) {
    const place = Number(order) - this.#first;
    const numberOf = (area) => (order === SHARE ? area.share : area.numbers(show)[place]);
    const sign = order !== SHARE && this.#table.hasAttribute("data-lower-first") ? 1 : -1;
    const areas = [...this.areas.values()].filter(({ row }) => row !== this.#nation);
    const known = areas.filter((area) => numberOf(area) !== undefined);
    const others = areas.filter((area) => numberOf(area) === undefined);
    return [...known.sort((one, other) => sign * (numberOf(one) - numberOf(other))), ...others];
  }
}
