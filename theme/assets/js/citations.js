/* The number of a source opens a card beside it: what is printed there, where, and what can be done with it. The words
   stand in the page's list of sources alone, to which a number leads where this script does not run. */

import { fillForms } from "./citing.js";
import { openFoldsAround } from "./folds.js";
import { fill } from "./words.js";

const MARK = "a.sc-cite";
const GAP = 8;
const REPORTED = /__reported__/g;

const template = document.getElementById("source-card");
const list = document.querySelector("[data-sources]");
const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;

let card = null;
let opener = null;

/* A figure is known by its anchor, a sentence without one by its document and paragraph. */
function reported(figure, place) {
  if (figure) return decodeURIComponent(figure.hash.slice(1));
  return place.pathname.split("/").at(-2) + place.hash;
}

function setLink(made, slot, href) {
  const link = made.querySelector(`[data-slot=${slot}]`);
  if (href) link.href = href;
  else link.remove();
}

/* Most figures are as they came first, and tell nothing. */
function tellHistory(made, { history, version }) {
  const line = made.querySelector(".sc-source__history");
  if (!history) return line.remove();
  const link = line.firstElementChild;
  link.textContent = history;
  link.setAttribute("href", `${link.getAttribute("href")}#${version}`);
}

/* A title, what follows it on its line, and the place in the document; the official page has a link of its own. */
function documentLine(group, place) {
  const title = group.querySelector(".sc-sources__title").cloneNode(true);
  title.querySelector("[data-original]")?.remove();
  return [...title.childNodes, " ", place.cloneNode(true)];
}

/* The last folder of a document's or a plan's address tells it from all others. */
function lastFolder(link) {
  return link.pathname.split("/").filter(Boolean).at(-1);
}

/* What the forms of a citation are filled with: the document, and the figure in it or the sentence. */
function cited(group, place, words, permalink, key) {
  const link = group.querySelector(".sc-sources__title > a");
  const original = group.querySelector(".sc-sources__title > span[lang]")?.textContent;
  const title = original ? `${original} [${link.textContent}]` : link.textContent;
  const { quoted, placed } = template.content.querySelector(".sc-source__forms").dataset;
  return {
    author: group.dataset.publisher,
    title,
    dated: group.dataset.dated,
    marker: group.dataset.marker,
    url: group.querySelector("[data-original]")?.href ?? "",
    identifier: lastFolder(link),
    key,
    figure: fill(words ? quoted : placed, { words, title, place: place.textContent }),
    permalink,
  };
}

function cardOf(mark) {
  const entry = document.getElementById(mark.hash.slice(1));
  const group = entry?.closest("[data-cite]");
  if (!group || !template) return null;
  const figure = entry.querySelectorAll(".sc-printed")[mark.dataset.figure - 1];
  const place = entry.querySelector("[data-place]");
  const words = figure?.textContent ?? "";
  const quoted = words && fill(list.dataset.quoted, { words });
  const permalink = new URL(figure?.getAttribute("href") ?? mark.hash, address).href;

  const made = template.content.firstElementChild.cloneNode(true);
  made.querySelector(".sc-source__label").textContent = mark.getAttribute("aria-label");
  made.querySelector(".sc-source__words").textContent = words;
  made.querySelector(".sc-source__document").append(...documentLine(group, place));
  made.querySelector(".sc-copy").dataset.copy = fill(group.dataset.cite, { place: place.textContent, quoted, permalink });
  /* In the list, of which these are copies, Tab stops at one link alone. */
  for (const link of made.querySelectorAll("a[tabindex]")) link.removeAttribute("tabindex");
  tellHistory(made, figure?.dataset ?? {});
  fillForms(made, cited(group, place, words, permalink, `shengce-${reported(figure, place).replaceAll(/[/#]/g, "-")}`));
  setLink(made, "original", group.querySelector("[data-original]")?.href);
  setLink(made, "permalink", permalink);
  setLink(made, "report", list.dataset.report.replace(REPORTED, encodeURIComponent(reported(figure, place))));
  return made;
}

/* Below the number, or above it where the window ends; never beyond its edges. */
function put() {
  const mark = opener.getBoundingClientRect();
  const rightmost = document.documentElement.clientWidth - card.offsetWidth - GAP;
  const below = mark.bottom + GAP;
  const fits = below + card.offsetHeight + GAP <= innerHeight;
  card.style.left = `${scrollX + Math.max(GAP, Math.min(mark.left, rightmost))}px`;
  card.style.top = `${scrollY + (fits ? below : Math.max(GAP, mark.top - GAP - card.offsetHeight))}px`;
}

/* The forms of a citation, once shown, make the card longer. */
document.addEventListener("toggle", (event) => card?.contains(event.target) && put(), true);

function close() {
  card?.remove();
  opener?.removeAttribute("aria-expanded");
  card = null;
  opener = null;
}

function closeToMark() {
  const mark = opener;
  close();
  mark?.focus();
}

function open(mark) {
  const made = cardOf(mark);
  if (!made) return false;
  close();
  card = made;
  opener = mark;
  mark.setAttribute("aria-expanded", "true");
  document.body.append(card);
  put();
  card.focus({ preventScroll: true });
  return true;
}

function isPlain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest(MARK);
  if (mark && isPlain(event)) {
    if (mark === opener) closeToMark();
    else if (!open(mark)) return;
    event.preventDefault();
  } else if (event.target.closest(".sc-source__close")) closeToMark();
  else if (card && (!card.contains(event.target) || event.target.closest("a[data-slot=permalink]"))) close();
});

/* The card stands at the page's end, so its ends lead back to the number. */
document.addEventListener("keydown", (event) => {
  if (!card) return;
  if (event.key === "Escape") closeToMark();
  if (event.key !== "Tab" || !card.contains(event.target)) return;
  const stops = card.querySelectorAll(".sc-source > :not(details) :is(a, button), .sc-source > button, summary, [open] > dl button");
  const isOut = event.shiftKey ? event.target === card || event.target === stops[0] : event.target === stops.item(stops.length - 1);
  if (!isOut) return;
  event.preventDefault();
  closeToMark();
});

/* In the list a number leads back to where it stands first; its words lead to their figure with or without this script. */
for (const number of document.querySelectorAll(".sc-citations__number")) {
  number.setAttribute("aria-label", fill(list.dataset.back, { number: number.textContent }));
  number.addEventListener("click", (event) => {
    const mark = document.querySelector(`${MARK}[href="${number.hash}"]`);
    if (!mark || !isPlain(event)) return;
    event.preventDefault();
    openFoldsAround(mark);
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  });
}

addEventListener("resize", () => card && put());
