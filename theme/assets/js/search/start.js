/* Search on every page: `/` leads to the box; the rest is loaded when the box is first used, or at once on the
   search page. */

import { removeUnscripted, showUnscripted } from "../unscripted.js";

const root = new URL("../../../", import.meta.url).href;
const slot = document.querySelector("[data-search-slot]");
const form = document.querySelector("[data-search-form]");

let engine;
let terms;
let box;
let page;

async function loadEngine() {
  const { Engine } = await import("./engine.js");
  engine ??= new Engine(root);
  return engine;
}

function loadTerms() {
  terms ??= import("./terms.js")
    .then(({ Terms }) => Terms.load(root))
    .catch((problem) => {
      terms = undefined;
      throw problem;
    });
  return terms;
}

/* Without suggestions the box still leads to the search page; they are tried for again when it is used again. */
function startBox() {
  if (box) return;
  box = Promise.all([import("./suggest.js"), loadEngine()])
    .then(([{ SuggestionBox }, opened]) => new SuggestionBox({ slot, engine: opened, loadTerms, root }).refresh())
    .catch((problem) => {
      console.warn(problem);
      box = undefined;
    });
}

async function startPage() {
  const [{ SearchPage }, opened] = await Promise.all([import("./page.js"), loadEngine()]);
  page = new SearchPage({ engine: opened, loadTerms, root });
  removeUnscripted("search");
  await page.start();
}

/* The message stands in the page: it needs none of the modules that did not load. */
function tellThatNothingStarts(problem) {
  console.error(problem);
  showUnscripted("search");
  Object.assign(document.querySelector("[data-search-results]").dataset, { searchStatus: "error", searchTotal: "0" });
}

function goToBox() {
  const input = slot?.querySelector("input");
  if (page) page.focus();
  else if (input?.getClientRects().length > 0) input.focus();
  else slot?.querySelector("a").click();
}

function isTyping(target) {
  return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable]"));
}

document.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (!isPlain || event.key !== "/" || isTyping(event.target)) return;
  event.preventDefault();
  goToBox();
});

slot?.querySelector("input").addEventListener("focus", startBox);
if (form) startPage().catch(tellThatNothingStarts);
