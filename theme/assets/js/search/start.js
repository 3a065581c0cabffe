/* Search on every page: `/` and `s` lead to the box; the rest is loaded when the box is first used, or at once on the
   search page. */

const root = new URL("../../../", import.meta.url).href;
const slot = document.querySelector("[data-search-slot]");
const form = document.querySelector("[data-search-form]");

let engine;
let terms;
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

async function startBox() {
  const [{ SuggestionBox }, opened] = await Promise.all([import("./suggest.js"), loadEngine()]);
  new SuggestionBox({ slot, engine: opened, loadTerms, root }).refresh();
}

async function startPage() {
  const [{ SearchPage }, opened] = await Promise.all([import("./page.js"), loadEngine()]);
  page = new SearchPage({ engine: opened, loadTerms, root });
  await page.restore();
}

function goToBox() {
  const input = slot.querySelector("input");
  if (page) page.focus();
  else if (input.checkVisibility()) input.focus();
  else slot.querySelector("a").click();
}

function isTyping(target) {
  return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable]"));
}

document.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (!isPlain || !["/", "s"].includes(event.key) || isTyping(event.target)) return;
  event.preventDefault();
  goToBox();
});

slot?.querySelector("input").addEventListener("focus", startBox, { once: true });
if (form) startPage();
