/* What is chosen, as chips that a click takes away, and a list of what can be added. */

import { element } from "../elements.js";
import { fill } from "../words.js";

class Picker {
  #chips;
  #select;
  #remove;

  /** `groups` are [name, [[value, text]]]; `change` is told the value that is added or taken away. */
  constructor(name, groups, strings, { add, remove }) {
    this.#chips = document.querySelector(`[data-chosen=${name}]`);
    this.#select = document.querySelector(`[data-add=${name}]`);
    this.#remove = strings.remove;
    const options = (choices) => choices.map(([value, text]) => element("option", { value }, text));
    this.#select.append(...groups.map(([label, choices]) => element("optgroup", { label }, ...options(choices))));
    this.#select.addEventListener("change", () => {
      const { value } = this.#select;
      this.#select.value = "";
      if (value) add(value);
    });
    this.#chips.addEventListener("click", ({ target }) => {
      const chip = target.closest("button");
      if (!chip) return;
      remove(chip.value);
      this.#select.focus();
    });
  }

  /** Shows what is chosen, [[value, text]]; what has no value is said and cannot be taken away. */
  show(chosen) {
    this.#chips.replaceChildren(...chosen.map(([value, text]) => element("li", {}, this.#chip(value, text))));
    const values = chosen.map(([value]) => value);
    for (const option of this.#select.querySelectorAll("optgroup option")) option.disabled = values.includes(option.value);
  }

  #chip(value, text) {
    if (!value) return element("span", { class: "sc-explore__whole" }, text);
    const words = element("span", { class: "sc-hidden" }, fill(this.#remove, { name: text }));
    return element("button", { type: "button", class: "sc-chip", value }, element("span", { "aria-hidden": "true" }, `${text} ×`), words);
  }
}

function byTheme({ indicators, themes }, strings) {
  const entries = Object.entries(indicators).filter(([, { general }]) => !general);
  const named = (wanted) => entries.filter(([, each]) => wanted(each)).map(([id, { name }]) => [id, name]);
  const groups = themes.map(([id, name]) => [name, named(({ core, theme }) => !core && theme === id)]);
  return [[strings.together, [["all", strings.all_indicators]]], [strings.core, named(({ core }) => core)], ...groups].filter(([, choices]) => choices.length > 0);
}

/** Returns the picker of indicators: the core ones, then the others by theme. */
export function pickIndicators(data, strings, told) {
  return new Picker("indicators", byTheme(data, strings), strings, told);
}

/** Returns the picker of areas: all, sets of them, regions, then one by one; a set is the slugs of its members. */
export function pickAreas(data, strings, told) {
  const areas = Object.entries(data.areas);
  const of = (region) => areas.filter(([, area]) => area.region === region && area.label);
  const together = data.regions.map(([id, name]) => [of(id).map(([slug]) => slug).join(","), name]);
  const sets = data.sets.map(([, name, members]) => [members.join(","), name]);
  const single = data.regions.map(([id, name]) => [name, of(id).map(([slug, area]) => [slug, area.name])]);
  const nation = [data.nation, data.areas[data.nation].name];
  return new Picker("areas", [[strings.together, [["all", strings.all], nation, ...together, ...sets]], ...single], strings, told);
}
