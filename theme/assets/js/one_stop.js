/* A table, list or row of charts with many links is one stop of the Tab key; arrow keys, Home and End move between them.
   They stay links: no role of a grid, so that it is read and listed as any table is. Where this script does not run, each
   is a stop. */

import { folded } from "./folds.js";

const GROUP = "table, ul, ol, dl, [data-sources], .sc-initials";
const ELSEWHERE = "nav, form";
const LINK = "a[href]";
/** Fewer links than these are sooner passed one by one than understood as a group. */
const MANY = 12;
const KEYS = "one-stop-keys";

const NEXT = {
  ArrowRight: (links, at) => links[at + 1],
  ArrowLeft: (links, at) => links[at - 1],
  ArrowDown: (links, at) => inNextLine(links, at, 1),
  ArrowUp: (links, at) => inNextLine(links, at, -1),
  Home: (links) => links[0],
  End: (links) => links.at(-1),
};

/* Told without the layout, which would be made for this alone while the page loads, of all closed folds too. */
function isShown(link) {
  const isStrict = document.documentElement.hasAttribute("data-strict");
  const isHidden = link.closest(isStrict ? "[hidden]:not(.sc-strict), .sc-usual" : "[hidden]") !== null;
  return !isHidden && !folded(link);
}

function middleOf({ left, top, width, height }) {
  return { x: left + width / 2, y: top + height / 2 };
}

/** The link nearest to the one at a place, in the next line of links below (direction 1) or above it (-1). */
function inNextLine(links, at, direction) {
  const origin = links[at].getBoundingClientRect();
  const from = middleOf(origin);
  const away = (box) => direction * (middleOf(box).y - from.y);
  const boxes = links.map((link) => ({ link, box: link.getBoundingClientRect() }));
  const beyond = boxes.filter(({ box }) => away(box) > Math.max(origin.height, box.height) / 2);
  const nearest = Math.min(...beyond.map(({ box }) => away(box)));
  const line = beyond.filter(({ box }) => away(box) < nearest + box.height / 2);
  const aside = ({ box }) => Math.abs(middleOf(box).x - from.x);
  return line.reduce((best, each) => (best && aside(best) <= aside(each) ? best : each), undefined)?.link;
}

class OneStop {
  #group;
  #stop;
  #keys = document.getElementById(KEYS);

  constructor(group) {
    this.#group = group;
    group.addEventListener("focusin", (event) => this.#enter(event));
    group.addEventListener("focusout", (event) => this.#leave(event));
    group.addEventListener("keydown", (event) => this.#move(event));
    const changing = new MutationObserver(() => this.#renew());
    changing.observe(group, { subtree: true, childList: true, attributeFilter: ["hidden", "open"] });
    changing.observe(document.documentElement, { attributeFilter: ["data-strict"] });
    this.#renew();
  }

  get #links() {
    return [...this.#group.querySelectorAll(LINK)];
  }

  /* The stop is the link that was reached last, and before that, or when it is gone, the first that is shown. */
  #renew() {
    const links = this.#links;
    const isStop = (link) => link === this.#stop && isShown(link);
    this.#stopAt(links.find(isStop) ?? links.find(isShown) ?? links[0], links);
  }

  #stopAt(stop, links) {
    for (const link of links) {
      const place = link === stop ? 0 : -1;
      if (link.getAttribute("tabindex") !== String(place)) link.tabIndex = place;
    }
  }

  #enter({ target, relatedTarget }) {
    const link = target.closest(LINK);
    if (!link) return;
    this.#stop = link;
    this.#stopAt(link, this.#links);
    if (this.#group.contains(relatedTarget) || !link.matches(":focus-visible")) return;
    link.setAttribute("aria-describedby", KEYS);
    this.#keys.toggleAttribute("data-shown", true);
  }

  #leave({ target, relatedTarget }) {
    target.removeAttribute("aria-describedby");
    if (!this.#group.contains(relatedTarget)) this.#keys.removeAttribute("data-shown");
  }

  #move(event) {
    const link = event.target.closest(LINK);
    if (!link || !(event.key in NEXT) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const links = this.#links.filter(isShown);
    const next = NEXT[event.key](links, links.indexOf(link));
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** Makes each table and list of many links within an element one stop of the Tab key. */
export function makeOneStops(within) {
  for (const group of within.querySelectorAll(GROUP)) {
    const isInner = group.parentElement.closest(GROUP) !== null || group.closest(ELSEWHERE) !== null;
    if (!isInner && group.querySelectorAll(LINK).length >= MANY) makeOneStop(group);
  }
}

/** Makes the links of an element one stop of the Tab key, however many they are. */
export function makeOneStop(group) {
  new OneStop(group);
}
