/* The menu of a map of tiles or of coloured cells, which is saved as it is seen, with its legend. */

import { element } from "../elements.js";
import { chartMenu } from "./charts.js";

const MAP = ".sc-tiles, .sc-heat";
/** Where a script puts the table that is not there at first. */
const DRAWN_LATER = "[data-words-heat]";

function titleOf(map) {
  return map.caption?.textContent.trim() ?? map.getAttribute("aria-label");
}

/* By the page and what is shown of it: 2024-map, gdp_growth-heatmap. */
function nameOf(map) {
  const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const [page] = new URL(canonical).pathname.split("/").slice(-2);
  return [/^(zh|en)$/.test(page) ? "home" : page, map.matches(".sc-tiles") ? "map" : "heatmap"].join("-");
}

function anchorOf(group) {
  return group.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby") ?? previousHeading(group)?.id ?? "";
}

function previousHeading(node) {
  for (let before = node.previousElementSibling; before; before = before.previousElementSibling) {
    if (/^H[2-4]$/.test(before.tagName)) return before;
  }
  return undefined;
}

/* In the line of the table's menu, where the map is a table; else in the last line of its legend. */
function placeMenu(group, menu) {
  const row = group.querySelector(".sc-take--table > .sc-take__row");
  if (row) row.prepend(menu);
  else (group.querySelector(".sc-legend") ?? group.lastElementChild).after(menu);
}

function menuOfMap(group, strings) {
  const map = () => group.querySelector(MAP);
  const about = () => ({ name: nameOf(map()), title: titleOf(map()), notes: [], anchor: anchorOf(group), follows: true });
  return element("div", { class: "sc-take sc-take--map" }, chartMenu(() => group, about, strings));
}

/** Gives every map of the page its menu. */
export function takeMaps(strings) {
  const groups = [...document.querySelectorAll("[data-readout-group]")];
  for (const group of groups.filter((each) => each.querySelector(`${MAP}, ${DRAWN_LATER}`))) {
    placeMenu(group, menuOfMap(group, strings));
  }
}
