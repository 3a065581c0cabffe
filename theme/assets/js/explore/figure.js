/* A chart on the page: laid out anew when its width changes; a point of it is read by pointing, by touch or with the arrow
   keys, and its line stands out. */

import { drawn, element } from "../elements.js";
import { elementsOf } from "../words/drawing.js";
import { following, nearest } from "./nearest.js";
import { runsOf } from "./shapes.js";

const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
const SHEET = 660;
const RING = 7;

export class Figure {
  #place;
  #readout;
  #legend;
  #heard = element("p", { class: "sc-hidden", role: "status" });
  #shown;
  #chart;
  #above;
  #point;
  #width = 0;

  /** `parts` are the elements of the chart, of what a point says, and of the legend. */
  constructor({ plot, readout, legend }) {
    this.#place = plot;
    this.#readout = readout;
    this.#legend = legend;
    plot.after(this.#heard);
    new ResizeObserver(() => this.#fit(plot.clientWidth)).observe(plot);
    addEventListener("beforeprint", () => this.#fit(SHEET));
    addEventListener("afterprint", () => this.#fit(plot.clientWidth));
    for (const kind of ["pointermove", "pointerdown"]) plot.addEventListener(kind, (event) => this.#onPoint(event));
    plot.addEventListener("keydown", (event) => this.#onKey(event));
    plot.addEventListener("focusout", () => this.#mark(undefined));
  }

  /** Shows what `draw` makes of a width; `say` returns what a point says, as nodes; `title` and `summary` are for those
      who hear the page. */
  show({ draw, say, title, summary, hint }) {
    this.#shown = { draw, say, title, summary, hint };
    this.#width = this.#place.clientWidth;
    this.#render();
  }

  #fit(width) {
    if (!this.#shown || width === 0 || width === this.#width) return;
    this.#width = width;
    this.#render();
  }

  #render() {
    const { draw, title, summary, hint } = this.#shown;
    this.#chart = draw(this.#width);
    const { width, height, shapes, legend } = this.#chart;
    this.#above = drawn("g", { "aria-hidden": "true" });
    const words = [drawn("title", {}, title), drawn("desc", {}, summary)];
    const about = { class: "sc-explore__svg", role: "img", width, height, viewBox: `0 0 ${width} ${height}` };
    this.#place.replaceChildren(drawn("svg", about, ...words, ...elementsOf(shapes), this.#above));
    this.#legend.hidden = legend.length === 0;
    this.#legend.replaceChildren(...legend.map(({ mark, text }) => element("li", {}, drawn("svg", { width: 14, height: 14, "aria-hidden": "true" }, ...elementsOf(mark)), text)));
    this.#point = undefined;
    this.#readout.removeAttribute("data-shown");
    this.#readout.replaceChildren(element("span", { class: "sc-readout__hint" }, hint));
  }

  #onPoint({ clientX, clientY }) {
    const drawing = this.#place.querySelector("svg");
    if (!drawing || this.#chart.points.length === 0) return;
    const { left, top, width } = drawing.getBoundingClientRect();
    const zoom = this.#chart.width / width;
    this.#read(nearest(this.#chart.points, (clientX - left) * zoom, (clientY - top) * zoom));
  }

  #onKey(event) {
    if (event.key === "Escape") this.#mark(undefined);
    if (event.key === "Enter") this.#readout.querySelector("a")?.click();
    if (!KEYS.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const point = following(this.#chart.points, this.#point, event.key);
    if (!point) return;
    this.#read(point);
    this.#heard.textContent = this.#readout.textContent;
  }

  /* What a point says stays when it is left, so that its links can be reached. */
  #read(point) {
    if (point === this.#point) return;
    this.#mark(point);
    this.#readout.setAttribute("data-shown", "");
    this.#readout.replaceChildren(...this.#shown.say(point));
  }

  #mark(point) {
    this.#point = point;
    this.#above.replaceChildren(...(point ? this.#marks(point) : []));
  }

  #marks(point) {
    if (point.box) {
      const [x, y, width, height] = point.box;
      return [drawn("rect", { class: "sc-explore__ring", x: x - 1, y: y - 1, width: width + 2, height: height + 2, rx: 2 })];
    }
    const line = point.year && runsOf(this.#chart.points.filter(({ row }) => row === point.row)).filter((run) => run.length > 1);
    const paths = (line || []).map((run) => drawn("path", { class: "sc-explore__line", d: `M${run.map(({ x, y }) => `${x},${y}`).join("L")}` }));
    return [...paths, drawn("circle", { class: "sc-explore__ring", cx: point.x, cy: point.y, r: RING })];
  }
}
