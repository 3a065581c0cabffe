/* The menu of a chart: PNG and SVG file, the code that embeds it, its address. Where this does not run, the link to the
   chart's page of its own stands in its place. */

import { saveFile } from "../saving.js";
import { fill } from "../words.js";
import { addressOf, readable, versionOfData } from "./addresses.js";
import { menuOf, tried } from "./menu.js";
import { waysOfTwin } from "./tables.js";

const KINDS = ["png", "svg"];

async function save(kind, chart, about, name, strings) {
  const { fileOf } = await import("./files.js");
  saveFile(await fileOf(kind, chart, about), name);
  return fill(strings.saved, { name });
}

async function copy(text, strings) {
  await navigator.clipboard.writeText(text);
  return strings.copied;
}

function quoted(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** Returns the code with which another site shows a page of a chart. */
export function embedCode({ address, title, height }) {
  const size = `width="100%" height="${height}" frameborder="0" loading="lazy"`;
  return `<iframe src="${quoted(address)}" title="${quoted(title)}" ${size}></iframe>`;
}

/**
 * Returns the menu of a chart. `chart` gives what pictures/files.js takes, when it is asked for; `about` is {name, title,
 * notes, anchor}, `follows` where it shows what the address says, `embed` {address, height} where it has a page of its own, and `ways`
 * further ways; or gives all but the last two when it is asked for.
 */
export function chartMenu(chart, about, strings) {
  const told = typeof about === "function" ? about : () => about;
  const language = document.documentElement.lang;
  const address = () => addressOf(told().anchor, told().follows);
  const file = (kind) => `shengce-${told().name}-${language.slice(0, 2)}.${kind}`;
  const words = () => {
    const { title, notes } = told();
    return { title, notes, language, source: strings.source, address: readable(address()), version: versionOfData() };
  };
  const saving = KINDS.map((kind) => ({
    words: kind.toUpperCase(),
    act: tried(() => save(kind, chart(), words(), file(kind), strings), strings.unsaved),
  }));
  const copying = (text) => tried(() => copy(text(), strings), strings.failed);
  const { embed, title, ways = [] } = about;
  const embedding = embed && [
    { words: strings.embed, act: copying(() => embedCode({ ...embed, title })) },
    { words: strings.alone, href: embed.address },
  ];
  const all = [...saving, { words: strings.link, act: copying(address) }, ...(embedding ?? []), ...ways];
  return menuOf(embed ? strings.open : strings.save, all);
}

/** The height of words above and below a chart in its page of its own. */
const WORDS = 190;

function aboutLink(link, figure) {
  const { take: title, note, height } = link.dataset;
  const [, path] = /\/embed\/[^/]+\/(.+)\.html$/.exec(new URL(link.href).pathname);
  const name = path.split("/").slice(-2).join("-");
  const embed = { address: link.href, height: Number(height) + WORDS };
  return { name, title, notes: [note], anchor: figure.getAttribute("aria-labelledby") ?? figure.id, embed };
}

/* Of the drawings with and without the allowance for "about", one is shown. */
function shownOf(drawings) {
  return [...drawings].find((drawing) => drawing.getClientRects().length > 0) ?? drawings[0];
}

/** Makes the link to a chart's page of its own the menu of the chart. */
export function takeChart(link, strings) {
  const place = link.parentElement;
  const figure = place.closest("figure") ?? place.previousElementSibling;
  const chart = () => figure.querySelector(".sc-chart__wide svg") ?? shownOf(figure.querySelectorAll("svg"));
  const about = { ...aboutLink(link, figure), ways: waysOfTwin(place, strings) };
  link.replaceWith(chartMenu(chart, about, strings));
}
