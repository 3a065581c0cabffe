/* Suggestions for the phrase that is being typed, the last of those parted by commas or by " + ": by its characters, by
   pinyin in full or by initials, by a checked English name. A combobox: arrow keys choose, Enter takes. */

import { element } from "../elements.js";
import { counted } from "../words.js";
import { suggestionsOf } from "./hash.js";
import { normal } from "./normal.js";

const MOST = 8;
const PAUSE = 100;
const LAST = /^(.*(?:[,，、\n]|\s[+＋]\s))?\s*([^,，、\n]*)$/su;
const LETTERS = /^[a-z][a-z -]*$/;
const SHORTEST_ENGLISH = 3;

/** Parts what was typed into what stands, and the phrase being typed behind it. Pure. */
export function parted(typed) {
  const [, stands = "", last = ""] = typed.match(LAST) ?? [];
  return { stands, last };
}

function unlike(found) {
  return found.filter(({ phrase }, at) => found.findIndex((other) => other.phrase === phrase) === at);
}

/** Finds phrases that begin as what is typed, in the files that the site serves for it. */
export class Suggestions {
  #answers;

  constructor(answers) {
    this.#answers = answers;
  }

  /** Returns the phrases ({phrase, note}) for a text, best first; none where nothing can be read. */
  async for(text) {
    const simplified = await this.#answers.simplified(text);
    const wanted = normal(text, simplified);
    if (wanted === "") return [];
    const typed = text.trim().toLowerCase();
    const ways = [this.#beginning(wanted), ...(LETTERS.test(typed) ? [this.#named(typed), this.#spelled(wanted)] : [])];
    const found = await Promise.all(ways.map((way) => way.catch(() => [])));
    return unlike(found.flat()).slice(0, MOST);
  }

  async #beginning(wanted) {
    const lines = await this.#answers.shelf.suggestions(suggestionsOf(wanted));
    const those = lines.filter(([phrase]) => phrase.startsWith(wanted)).slice(0, MOST);
    return those.map(([phrase, reports]) => ({ phrase, reports: Number(reports) }));
  }

  async #spelled(wanted) {
    const lines = await this.#answers.shelf.suggestions(`pinyin-${wanted[0]}`);
    const those = lines.filter(([, full, initials]) => initials.startsWith(wanted) || full.startsWith(wanted));
    const exact = ([, full, initials]) => Number(initials === wanted || full === wanted);
    const best = those.sort((one, other) => exact(other) - exact(one)).slice(0, MOST);
    return best.map(([phrase, , , reports]) => ({ phrase, reports: Number(reports) }));
  }

  async #named(typed) {
    if (typed.length < SHORTEST_ENGLISH) return [];
    const lines = await this.#answers.shelf.suggestions("english");
    const those = lines.filter(([name]) => ` ${name.toLowerCase()}`.includes(` ${typed}`)).slice(0, MOST);
    return those.map(([name, phrase]) => ({ phrase, name }));
  }
}

/** The field with its suggestions. */
export class PhraseField {
  #input;
  #list;
  #status = element("p", { class: "sc-hidden", role: "status" });
  #suggestions;
  #strings;
  #take;
  #run = 0;
  #timer;

  /** `take` is called when a suggestion has been put into the field. */
  constructor(form, suggestions, strings, take) {
    this.#input = form.querySelector("input");
    this.#suggestions = suggestions;
    this.#strings = strings;
    this.#take = take;
    this.#list = element("div", { class: "sc-suggestions", id: "words-suggestions", role: "listbox", hidden: true });
    this.#list.setAttribute("aria-label", this.#input.getAttribute("aria-label"));
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
    for (const [name, value] of Object.entries(roles)) this.#input.setAttribute(name, value);
    this.#input.after(this.#list, this.#status);
    this.#listen(form);
  }

  /** Takes the suggestions away. */
  close() {
    this.#run += 1;
    clearTimeout(this.#timer);
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = "";
  }

  #listen(form) {
    this.#input.addEventListener("input", (event) => {
      clearTimeout(this.#timer);
      if (!event.isComposing) this.#timer = setTimeout(() => this.#suggest(), PAUSE);
    });
    this.#input.addEventListener("compositionend", () => this.#suggest());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    form.addEventListener("focusout", ({ relatedTarget }) => !form.contains(relatedTarget) && this.close());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => this.#choose(target.closest("[data-phrase]")));
  }

  async #suggest() {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    const found = await this.#suggestions.for(parted(this.#input.value).last);
    if (run !== this.#run) return;
    if (found.length === 0) this.close();
    else this.#show(found);
  }

  #show(found) {
    const options = found.map(({ phrase, name, reports }, index) => {
      const note = name ?? counted(this.#strings.in_reports, reports);
      const about = { role: "option", id: `words-suggestion-${index}`, "aria-selected": "false", "data-phrase": phrase };
      const words = element("span", { lang: "zh-CN" }, phrase);
      return element("div", { class: "sc-suggestions__option", ...about }, words, " ", element("span", { class: "sc-suggestions__kind" }, note));
    });
    this.#list.replaceChildren(...options);
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = counted(this.#strings.suggestions, found.length);
  }

  #choose(option) {
    if (!option) return;
    const { stands } = parted(this.#input.value);
    this.#input.value = stands + option.dataset.phrase;
    this.close();
    this.#take();
  }

  #onKey(event) {
    if (event.isComposing || this.#list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const selected = this.#list.querySelector('[aria-selected="true"]');
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && selected) this.#choose(selected);
    else if (step) this.#move(step, selected);
    else return;
    event.preventDefault();
  }

  /* One step before the first suggestion stands the field itself. */
  #move(step, selected) {
    const options = [...this.#list.children];
    const places = options.length + 1;
    const next = (options.indexOf(selected) + 1 + step + places) % places;
    for (const [index, option] of options.entries()) option.setAttribute("aria-selected", String(index === next - 1));
    const chosen = options[next - 1];
    if (!chosen) return this.#input.removeAttribute("aria-activedescendant");
    chosen.scrollIntoView({ block: "nearest" });
    return this.#input.setAttribute("aria-activedescendant", chosen.id);
  }
}
