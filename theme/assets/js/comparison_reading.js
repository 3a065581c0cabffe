/* One year read across a row of charts: pointed at, tapped, or reached with the arrow keys. A line marks it in every panel,
   and its figures stand over the years below. */

import { verdictOf } from "./comparison_table.js";
import { valueText } from "./comparison_words.js";
import { drawn, element } from "./elements.js";
import { filled } from "./words.js";

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

function readingOf(year, years, strings) {
  const stated = years.find(([each]) => each === year)?.[1];
  if (!stated) return filled(strings.read_nothing, { year });
  const { target, outcome, gap } = stated;
  const words = filled(strings.read, {
    year,
    target: target ? valueText(target, strings) : "—",
    outcome: outcome ? valueText(outcome, strings) : "—",
  });
  return gap ? [...words, " ", verdictOf(stated, true)] : words;
}

class Reading {
  #row;
  #panels;
  #plot;
  #strings;
  #heard = element("p", { class: "sc-hidden", role: "status" });
  #year;

  constructor(row, panels, plot, strings) {
    this.#row = row;
    this.#panels = panels.map((panel) => ({ ...panel, ...addedTo(panel) }));
    this.#plot = plot;
    this.#strings = strings;
    row.after(this.#heard);
    row.addEventListener("pointermove", (event) => this.#point(event));
    row.addEventListener("pointerdown", (event) => this.#point(event));
    row.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && this.#clear());
    row.addEventListener("keydown", (event) => this.#onKey(event));
    row.addEventListener("focusout", () => this.#clear());
  }

  #point({ target, clientX }) {
    const drawing = target.closest("svg.sc-multiple__plot");
    if (!drawing) return;
    const { left, width } = drawing.getBoundingClientRect();
    this.#show(this.#plot.yearAt(((clientX - left) * this.#plot.width) / width));
  }

  #onKey(event) {
    if (event.target !== event.currentTarget) return;
    const { from, to } = this.#plot;
    const next = { Home: from, End: to }[event.key] ?? (this.#year ?? to + 1) + STEPS[event.key];
    if (event.key === "Escape") this.#clear();
    if (event.target !== this.#row || Number.isNaN(next)) return;
    event.preventDefault();
    this.#show(Math.min(to, Math.max(from, next)));
    this.#heard.textContent = this.#panels.map(({ name, said }) => `${name} ${said.textContent}`).join(this.#strings.stop);
  }

  #show(year) {
    if (year === this.#year) return;
    this.#year = year;
    const x = this.#plot.x(year);
    for (const { guide, said, years } of this.#panels) {
      guide.setAttribute("d", `M${x},0V${this.#plot.bottom}`);
      said.replaceChildren(...readingOf(year, years, this.#strings));
      said.hidden = false;
    }
  }

  #clear() {
    this.#year = undefined;
    for (const { guide, said } of this.#panels) {
      guide.setAttribute("d", "");
      said.hidden = true;
    }
  }
}

function addedTo({ figure }) {
  const guide = drawn("path", { class: "sc-multiple__guide", d: "" });
  const said = element("p", { class: "sc-multiple__reading", hidden: true });
  figure.querySelector("desc")?.after(guide);
  figure.append(said);
  return { guide, said };
}

/** Lets a year be read in all panels of a row at once; `panels` are {figure, name, years}. */
export function readAcross(row, panels, plot, strings) {
  return new Reading(row, panels, plot, strings);
}
