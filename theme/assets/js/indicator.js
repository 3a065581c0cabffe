/* An indicator's page: which provinces stand out in the trend, what trend and matrix show, and by what the matrix is
   ordered. All of it stands in the address. Without JavaScript every line is grey, and the matrix shows outcomes. */

import { Matrix } from "./indicator_matrix.js";
import { Trend } from "./indicator_trend.js";
import { stringsOf } from "./words.js";

const MEASURES = ["outcome", "target", "gap"];
const MOST = 4;

class IndicatorPage {
  #matrix;
  #trend;
  #first;
  #state;

  constructor(figure, table) {
    const strings = stringsOf("indicator-strings");
    this.#matrix = new Matrix(table, strings);
    this.#first = figure.dataset.first.split(",").filter(Boolean);
    this.#trend = new Trend(figure, this.#matrix.areas, strings, { measures: MEASURES, most: MOST });
    const choose = (change) => this.#choose(change);
    this.#trend.addControls(choose);
    this.#matrix.addControls(choose, MEASURES);
    window.addEventListener("popstate", () => this.restore());
    const counting = new MutationObserver(() => this.#show(this.#state));
    counting.observe(document.documentElement, { attributeFilter: ["data-strict"] });
  }

  /** Shows what the address asks for, as far as it can be shown. */
  restore() {
    const asked = new URL(location.href).searchParams;
    const [measure, order] = (asked.get("rank") ?? "").split("-");
    const show = [asked.get("show"), measure].find((name) => MEASURES.includes(name)) ?? MEASURES[0];
    const named = asked.has("provinces") ? asked.get("provinces").split(",") : this.#first;
    const provinces = named.filter((name) => this.#matrix.areas.has(name)).slice(0, MOST);
    this.#show({ provinces, show, order: this.#matrix.orders.includes(order) ? order : "" });
  }

  #choose(change) {
    this.#show({ ...this.#state, ...change });
    const { provinces, show, order } = this.#state;
    const url = new URL(location.href);
    const said = {
      provinces: provinces.join() === this.#first.join() ? null : provinces.join(),
      show: show === MEASURES[0] || order ? null : show,
      rank: order && `${show}-${order}`,
    };
    for (const [name, value] of Object.entries(said)) {
      if (value || value === "") url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    if (!order) url.searchParams.delete("rank");
    history.replaceState(history.state, "", url);
  }

  #show(state) {
    this.#state = state;
    this.#matrix.show(state);
    this.#trend.show(state);
  }
}

const figure = document.querySelector("[data-trend]");
const table = document.querySelector(".sc-heat--numbers");
if (figure && table) new IndicatorPage(figure, table).restore();
