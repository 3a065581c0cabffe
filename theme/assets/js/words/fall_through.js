/* What search shows where no page of the site holds a phrase but reports do: in how many, from when to when, a small curve
   and the way to the viewer. Loaded when it is needed. */

import { drawn, element } from "../elements.js";
import { fill, numberText } from "../words.js";
import { Answers } from "./answers.js";
import { chartOf } from "./chart.js";
import { elementsOf } from "./drawing.js";
import { byYear, mentionsOf, valuesOf } from "./model.js";
import { percent } from "./numbers.js";

const SIZE = { width: 320, height: 160 };

let answers;

function curveOf(counts, corpus, label, title) {
  const values = valuesOf(byYear(counts, corpus.of(corpus.provinces), corpus.years), "share", false);
  const ticks = [0, 0.5, 1].map((value) => ({ value, text: percent(value) }));
  const series = [{ label, values, colour: "word-1", form: 0 }];
  const { shapes, width, height } = chartOf(series, corpus.years, ticks, SIZE.width, SIZE.height);
  const about = { class: "sc-words__small", role: "img", viewBox: `0 0 ${width} ${height}` };
  return drawn("svg", about, drawn("title", {}, title), ...elementsOf(shapes));
}

/** Returns what the reports say of a search, as nodes; none where they hold it no more than the pages do. */
export async function foundInReports(typed, root, strings) {
  answers ??= new Answers(root);
  const { corpus, phrases } = await answers.of(typed);
  const [phrase] = phrases;
  if (phrases.length !== 1 || !phrase.counts) return [];
  const { first, last } = mentionsOf(phrase.counts, corpus.reports) ?? {};
  if (!first) return [];
  const words = { q: phrase.label, n: numberText(phrase.counts.size), from: first.year, to: last.year };
  const viewer = `${root}words/?${new URLSearchParams({ q: typed.trim() })}`;
  return [
    element("p", {}, fill(strings.found, words)),
    curveOf(phrase.counts, corpus, phrase.label, fill(strings.chart, words)),
    element("p", {}, element("a", { href: viewer, "data-words-link": true }, strings.link)),
  ];
}
