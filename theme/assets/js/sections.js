/* Folds of the page: those that stand open for readers without this script are closed, some on narrow screens alone; they
   open for print and for links into them. */

import { openFoldsAround } from "./folds.js";

/** Returns the element that a hash names; an address may hold signs that are no valid encoding. */
function targetOf(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

function openAround() {
  const target = targetOf(location.hash);
  if (target && openFoldsAround(target)) target.scrollIntoView();
}

const isWide = matchMedia("(min-width: 60em)").matches;
for (const details of document.querySelectorAll("details[data-fold]")) {
  details.open = isWide && details.dataset.fold === "narrow";
}

addEventListener("hashchange", openAround);
openAround();

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
