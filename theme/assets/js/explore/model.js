/* What a chart is made from: the indicators, areas and years that are chosen, and the cells of each. Pure. */

import { dumbbellChart } from "./dumbbell_chart.js";
import { heatmapChart } from "./heatmap_chart.js";
import { lineChart } from "./line_chart.js";
import { mapChart } from "./map_chart.js";
import { multiplesChart } from "./multiples_chart.js";
import { rankingChart } from "./ranking_chart.js";
import { scatterChart } from "./scatter_chart.js";

const CHARTS = {
  line: lineChart,
  dumbbell: dumbbellChart,
  heatmap: heatmapChart,
  ranking: rankingChart,
  map: mapChart,
  scatter: scatterChart,
  multiples: multiplesChart,
};
/** So many indicators a view draws; of those beyond it is said that they are left out. */
const MOST = { scatter: 2, multiples: Number.POSITIVE_INFINITY };

/** Returns the areas that are chosen; of none, all provinces. */
export function areasOf({ areas }, data) {
  const slugs = areas.length > 0 ? areas : Object.keys(data.areas).filter((slug) => slug !== data.nation);
  return slugs.map((slug) => ({ slug, ...data.areas[slug] }));
}

/** Returns the indicators that a view draws: the first of those chosen, or the first two, or all. */
export function drawnOf({ kind, view, indicators }) {
  return kind === "mentions" ? [""] : indicators.slice(0, MOST[view] ?? 1);
}

/** Returns what is missing for a view in a word of `strings.needs`; undefined where nothing is. */
export function needOf({ view, indicators }) {
  return view === "scatter" && indicators.length < 2 ? "second" : undefined;
}

function yearsOf({ from, to }) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Returns the model of a state; `cells` finds a cell by indicator, area and year. */
export function modelOf(state, data, cells, strings, number) {
  const isCounted = state.kind === "mentions";
  const indicators = drawnOf(state).map((id) => ({ id, ...(data.indicators[id] ?? { name: strings.mentions, unit: "" }) }));
  return {
    ...state,
    show: isCounted ? "outcome" : state.show,
    indicators,
    areas: areasOf(state, data),
    tiles: [...Object.entries(data.areas).map(([slug, area]) => ({ slug, ...area })), ...data.outside].filter(({ tile }) => tile),
    nation: data.nation,
    years: yearsOf(state),
    of: (indicator, area, year) => cells.of(indicator, area, year),
    nameOf: (slug) => data.areas[slug].name,
    strings,
    number,
  };
}

/** Returns the chart of a model for a width: {shapes, points, legend, width, height}. */
export function chartOf(model, width) {
  return CHARTS[model.view](model, width);
}

/** Returns the cells that a chart draws, each once, in the order in which they are drawn. */
export function cellsOf({ points }, show) {
  const cells = points.flatMap(({ cell, other }) => [cell, other]).filter((cell) => cell && (show === undefined || cell[show]));
  return [...new Set(cells)];
}
