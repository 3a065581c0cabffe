/* The trend of an indicator: chosen provinces stand out with their names, and another measure is drawn from the matrix. */

import { element } from "./elements.js";
import { measureButtons } from "./indicator_measures.js";
import { fill } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const STEP = 10;
const LEAST_BETWEEN_NAMES = 18;

function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/* A year without a number parts the line; one alone is a dash: a dot would not be seen. */
function pathOf(numbers, heightOf) {
  const step = (number, place) => {
    if (number === undefined) return "";
    const [x, y] = [STEP * place, heightOf(number).toFixed(1)];
    if (numbers[place - 1] !== undefined) return `L${x},${y}`;
    return numbers[place + 1] === undefined ? `M${x - 1},${y}h2` : `M${x},${y}`;
  };
  return numbers.map(step).join("");
}

export class Trend {
  #figure;
  #areas;
  #strings;
  #limits;
  #paths;
  #chips;
  #choice;
  #switch;
  #chosen = [];

  /** `areas` are the rows of the matrix by their keys. */
  constructor(figure, areas, strings, limits) {
    this.#figure = figure;
    this.#areas = areas;
    this.#strings = strings;
    this.#limits = limits;
    this.#paths = new Map(Array.from(figure.querySelectorAll("[data-line-of]"), (path) => [path.dataset.lineOf, path]));
    addEventListener("resize", () => this.#keepNamesApart());
  }

  /** Puts the controls above the chart; `choose` is told what changes. */
  addControls(choose) {
    const provinces = (chosen) => choose({ provinces: chosen });
    this.#switch = measureButtons(this.#limits.measures, this.#strings, (show) => choose({ show }));
    this.#chips = element("ul", { class: "sc-chips", "aria-label": this.#strings.chosen });
    this.#choice = element("select", { "aria-label": this.#strings.add });
    this.#choice.addEventListener("change", () => provinces([...this.#chosen, this.#choice.value]));
    this.#chips.addEventListener("click", (event) => {
      const chip = event.target.closest("button");
      if (chip) provinces(this.#chosen.filter((area) => area !== chip.value));
      if (chip) this.#choice.focus();
    });
    for (const [area, path] of this.#paths) path.addEventListener("click", () => this.#toggle(area, provinces));
    this.#figure.querySelector("[data-trend-tools]").append(this.#chips, this.#choice, this.#switch.list);
  }

  #toggle(area, provinces) {
    if (this.#chosen.includes(area)) provinces(this.#chosen.filter((each) => each !== area));
    else if (this.#chosen.length < this.#limits.most && !this.#isNation(area)) provinces([...this.#chosen, area]);
  }

  #isNation(area) {
    return this.#paths.get(area)?.matches(".sc-trend__line--nation") ?? false;
  }

  /** Shows a measure, with these provinces standing out. */
  show({ provinces, show }) {
    this.#chosen = provinces;
    this.#switch.press(show);
    this.#showChips();
    this.#drawLines(show);
    this.#drawNames(show);
  }

  #showChips() {
    const chips = this.#chosen.map((area, place) => {
      const { name } = this.#areas.get(area);
      const words = element("span", { class: "sc-hidden" }, fill(this.#strings.remove, { name }));
      const sign = element("span", { "aria-hidden": "true" }, `${name} ×`);
      return element("button", { type: "button", class: "sc-chip", value: area, "data-place": place + 1 }, sign, words);
    });
    this.#chips.replaceChildren(...chips.map((chip) => element("li", {}, chip)));
    const isFull = this.#chosen.length >= this.#limits.most;
    const others = [...this.#areas].filter(([area]) => !this.#chosen.includes(area) && !this.#isNation(area));
    const hint = element("option", { value: "", disabled: true, selected: true }, isFull ? this.#strings.full : this.#strings.add);
    const options = others.map(([area, { name }]) => element("option", { value: area, disabled: isFull }, name));
    this.#choice.replaceChildren(hint, ...options);
  }

  #drawLines(show) {
    const { low, high, ticks } = this.#strings.axes[show];
    const heightOf = this.#heightOf(show);
    this.#figure.querySelector("[data-ticks]").replaceChildren(
      ...ticks.flatMap(([value, words]) => this.#tick(`${heightOf(Number(value)).toFixed(1)}%`, words, Number(value) === 0 && Number(low) < 0 && Number(high) > 0)),
    );
    for (const [area, path] of this.#paths) {
      path.setAttribute("d", pathOf(this.#areas.get(area)?.numbers(show) ?? [], heightOf));
      path.removeAttribute("data-place");
    }
    for (const [place, area] of this.#chosen.entries()) this.#paths.get(area)?.setAttribute("data-place", place + 1);
    for (const area of this.#chosen) this.#paths.get(area)?.parentElement.append(this.#paths.get(area));
  }

  #tick(y, words, isZero) {
    return [
      drawn("line", { class: isZero ? "sc-trend__grid sc-trend__grid--zero" : "sc-trend__grid", x1: "0", x2: "100%", y1: y, y2: y }),
      drawn("text", { class: "sc-trend__tick", x: "0", dx: "-8", y, dy: "4", "text-anchor": "end" }, words),
    ];
  }

  #heightOf(show) {
    const { low, high } = this.#strings.axes[show];
    return (number) => (100 * (Number(high) - number)) / (Number(high) - Number(low));
  }

  /* Names stand beside the last number, those of chosen provinces with it. */
  #drawNames(show) {
    const nation = [...this.#paths.keys()].filter((area) => this.#isNation(area));
    const named = [...nation, ...this.#chosen].flatMap((area) => this.#nameOf(area, show));
    this.#figure.querySelector("[data-names]").replaceChildren(...named);
    this.#keepNamesApart();
  }

  #nameOf(area, show) {
    const { name, texts } = this.#areas.get(area) ?? { name: "", texts: { [show]: [] } };
    const number = this.#areas.get(area)?.numbers(show).filter((each) => each !== undefined).at(-1);
    if (number === undefined) return [];
    const y = this.#heightOf(show)(number);
    const place = { x: "100%", dx: "8", y: `${y.toFixed(1)}%`, dy: "4", "data-y": y.toFixed(2) };
    const chosen = this.#chosen.includes(area) ? { "data-place": this.#chosen.indexOf(area) + 1 } : {};
    const text = texts[show].filter(Boolean).at(-1);
    const who = drawn("tspan", { class: "sc-trend__who" }, `${name} `);
    return [drawn("text", { class: "sc-trend__name", ...place, ...chosen }, who, `${text}${this.#strings.axes[show].sign}`)];
  }

  /* From the top down, each name at least a line below the one above it. */
  #keepNamesApart() {
    const height = this.#figure.querySelector(".sc-trend__plot").clientHeight;
    const names = [...this.#figure.querySelectorAll("[data-y]")].sort((one, other) => one.dataset.y - other.dataset.y);
    let lowest = Number.NEGATIVE_INFINITY;
    for (const name of names) {
      const own = (Number(name.dataset.y) / 100) * height;
      lowest = Math.max(own, lowest + LEAST_BETWEEN_NAMES);
      name.setAttribute("dy", String(Math.round(lowest - own) + 4));
    }
  }
}
