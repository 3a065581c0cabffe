/* A small menu of what can be done with a chart or a table. What came of it is said in the menu, also to screen readers. */

import { element } from "../elements.js";

const SAID_FOR = 4000;

/** Puts what came of an action into the menu's last line, for a while. */
class Said {
  line = element("p", { class: "sc-take__said", "aria-live": "polite" });
  #clearing;

  say(words) {
    this.line.textContent = words;
    this.line.toggleAttribute("data-said", words !== "");
    clearTimeout(this.#clearing);
    if (words) this.#clearing = setTimeout(() => this.say(""), SAID_FOR);
  }
}

function itemOf({ words, act, href }, said) {
  if (href) return element("li", {}, element("a", { class: "sc-take__way", href }, words));
  const button = element("button", { class: "sc-take__way", type: "button" }, words);
  button.addEventListener("click", async () => said.say(await act()));
  return element("li", {}, button);
}

/** Returns an action that says `failed` where `act` fails; why is kept for whoever looks into it. */
export function tried(act, failed) {
  return async () => {
    try {
      return await act();
    } catch (problem) {
      console.error(problem);
      return failed;
    }
  };
}

/** Returns a menu named `words` of `ways` ({words, act} or {words, href}); `act` gives a promise of what to say. */
export function menuOf(words, ways) {
  const said = new Said();
  const list = element("ul", { class: "sc-take__list" }, ...ways.map((way) => itemOf(way, said)));
  const box = element("div", { class: "sc-take__ways" }, list, said.line);
  return element("details", { class: "sc-take__menu" }, element("summary", {}, words), box);
}

function openMenus() {
  return document.querySelectorAll(".sc-take__menu[open]");
}

/** Lets a menu close when the reader goes on elsewhere, and with Escape. */
export function closeMenusWhenLeft() {
  document.addEventListener("click", ({ target }) => {
    for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener("focusin", ({ target }) => {
    for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}
