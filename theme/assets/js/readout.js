/* Heatmap, tile map and strips: hover, focus or a first tap shows the cell's line in the readout beneath; a scroller marked
   data-scroll-end opens at its right end (the newest years). */

import { element } from "./elements.js";

const CELL = "a[data-cell]";

/* What a matrix says of a cell: its row and year, its own words in the colour of its fill, and where they stand. */
function lineOfMatrix(cell) {
  const row = cell.closest("tr");
  const year = Number(cell.closest("table").dataset.firstYear) + [...row.querySelectorAll(".sc-heat__cell")].indexOf(cell);
  const name = row.querySelector('th[scope="row"]').textContent;
  const fill = [...cell.classList].filter((each) => each !== "sc-heat__cell");
  return [
    element("span", { class: "sc-readout__title" }, `${name} ${year}`),
    element("span", {}, element("span", { class: ["sc-swatch", ...fill].join(" ") }), ` ${cell.getAttribute("aria-label")}`),
    ...(cell.dataset.places ? [element("span", { class: "sc-readout__source" }, cell.dataset.places)] : []),
  ];
}

/* Other cells, such as those of strips, have it all in their label. */
function wordsOf(cell) {
  return cell.closest("table[data-first-year]") ? lineOfMatrix(cell) : [cell.getAttribute("aria-label")];
}

class Readout {
  #group;
  #place;
  #touched = null;
  #tapped = null;

  constructor(group) {
    this.#group = group;
    this.#place = group.querySelector("[data-readout]");
    group.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.#show(event.target.closest(CELL)));
    group.addEventListener("focusin", (event) => this.#show(event.target.closest(CELL)));
    group.addEventListener("pointerdown", (event) => {
      this.#touched = event.pointerType === "touch" ? event.target.closest(CELL) : null;
    });
    group.addEventListener("click", (event) => this.#tap(event));
  }

  #show(cell) {
    if (!cell || !this.#place) return;
    const line = cell.querySelector("[data-line]");
    this.#group.querySelector("[data-current]")?.removeAttribute("data-current");
    cell.setAttribute("data-current", "");
    this.#place.setAttribute("data-shown", "");
    const says = line ? Array.from(line.childNodes, (node) => node.cloneNode(true)) : wordsOf(cell);
    this.#place.replaceChildren(...says);
  }

  /* A finger cannot hover: its first tap on a cell shows the line, with a link; the second follows the cell's own. */
  #tap(event) {
    const cell = event.target.closest(CELL);
    if (!cell || cell !== this.#touched || cell === this.#tapped) return;
    event.preventDefault();
    this.#tapped = cell;
    this.#show(cell);
    const words = this.#place?.dataset.open;
    if (words) this.#place.append(element("a", { href: cell.href }, words));
  }
}

for (const group of document.querySelectorAll("[data-readout-group]")) new Readout(group);
for (const scroller of document.querySelectorAll("[data-scroll-end]")) scroller.scrollLeft = scroller.scrollWidth;
