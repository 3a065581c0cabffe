/* The menu of a table: what it says, to paste into a spreadsheet or a text. Tables that scripts draw are read when asked. */

import { element } from "../elements.js";
import { counted } from "../words.js";
import { addressOf, versionOfData } from "./addresses.js";
import { gridOf } from "./grid.js";
import { menuOf, tried } from "./menu.js";
import { markdown, tabbed } from "./written.js";

/** Where scripts put tables that are not there at first. */
const DRAWN_LATER = "[data-compare-table], [data-words-heat], [data-words-table]";
/** The table below a chart is copied from the chart's menu. */
const TWIN = ".sc-take + .sc-details > .sc-scroll";
/** What is shorter is read, not copied. */
const FEWEST = 2;

/* The nearest place above the table that has an address. */
function anchorOf(table) {
  for (let node = table; node; node = node.previousElementSibling ?? node.parentElement) {
    if (node.id && !/^(content|__skip)$/.test(node.id)) return node.id;
    if (node.id === "content") return "";
  }
  return "";
}

function sourceOf(table, strings) {
  return [strings.source, `<${addressOf(anchorOf(table), true)}>`, versionOfData()].filter(Boolean).join(" · ");
}

function textOf(table, kind, strings) {
  const grid = gridOf(table, strings);
  const title = table.caption?.textContent.trim() ?? document.title;
  return { count: grid.rows.length, text: kind === "tsv" ? tabbed(grid) : markdown(grid, title, sourceOf(table, strings)) };
}

function waysOfTable(place, strings) {
  const copying = (kind) =>
    tried(async () => {
      const { text, count } = textOf(place.querySelector("table"), kind, strings);
      await navigator.clipboard.writeText(text);
      return counted(strings.rows, count);
    }, strings.failed);
  return ["tsv", "markdown"].map((kind) => ({ words: strings[kind], act: copying(kind) }));
}

function menuOfTable(place, strings) {
  const row = element("div", { class: "sc-take__row" }, menuOf(strings.table, waysOfTable(place, strings)));
  return element("div", { class: "sc-take sc-take--table" }, row);
}

function isLong(place) {
  const table = place.querySelector(":scope > table");
  if (!table) return place.matches(DRAWN_LATER);
  return table.tBodies.length > 1 || table.tBodies[0]?.rows.length >= FEWEST;
}

/** Returns the ways to copy the table below a chart, whose menu stands at `place`. */
export function waysOfTwin(place, strings) {
  const twin = place.nextElementSibling?.querySelector(":scope > .sc-scroll");
  return twin?.matches(TWIN) ? waysOfTable(twin, strings) : [];
}

/** Gives every table of the page its menu. */
export function takeTables(strings) {
  const places = [...document.querySelectorAll(`.sc-scroll:not(${TWIN})`)].filter(isLong);
  for (const place of places) place.after(menuOfTable(place, strings));
}
