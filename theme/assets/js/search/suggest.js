/* The box in the header: names and first pages while the reader types; Enter leads to the search page. */

import { element } from "../elements.js";
import { counted, fill } from "../words.js";

const NAMES = 6;
const PAGES = 4;
const PAUSE = 120;

export class SuggestionBox {
  #engine;
  #loadTerms;
  #root;
  #form;
  #input;
  #list = element("div", { class: "sc-suggestions", id: "search-suggestions", role: "listbox", hidden: true });
  #status = element("p", { class: "sc-hidden", role: "status" });
  #run = 0;
  #timer;

  /** `slot` holds the form; the others as for SearchPage. */
  constructor({ slot, engine, loadTerms, root }) {
    this.#engine = engine;
    this.#loadTerms = loadTerms;
    this.#root = root;
    this.#form = slot.querySelector("form");
    this.#input = this.#form.querySelector("input");
    this.#prepare();
    this.#listen();
  }

  /** Suggests for what stands in the box already: the reader may have typed before this script ran. */
  refresh() {
    if (document.activeElement === this.#input && this.#input.value) this.#suggest();
  }

  #prepare() {
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
    for (const [name, value] of Object.entries(roles)) this.#input.setAttribute(name, value);
    this.#list.setAttribute("aria-label", this.#input.getAttribute("aria-label"));
    this.#form.append(this.#list, this.#status);
  }

  #listen() {
    this.#input.addEventListener("input", (event) => {
      clearTimeout(this.#timer);
      if (!event.isComposing) this.#timer = setTimeout(() => this.#suggest(), PAUSE);
    });
    this.#input.addEventListener("compositionend", () => this.#suggest());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#form.addEventListener("focusout", (event) => {
      if (!this.#form.contains(event.relatedTarget)) this.#close();
    });
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /* The index may fail to load here; names alone are then suggested, and the search page tells what is wrong. */
  async #suggest() {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    const typed = this.#input.value.trim();
    if (!typed) return this.#close();
    const [terms, names] = await this.#names(typed);
    if (!terms || run !== this.#run) return undefined;
    const pages = await this.#engine.attempt((index) => this.#pages(index, typed, names)).catch(() => []);
    if (run === this.#run) this.#show([...names, ...pages], typed, terms.strings);
    return undefined;
  }

  async #names(typed) {
    const [terms, simplified] = await Promise.all([this.#loadTerms().catch(() => undefined), this.#engine.simplified(typed)]);
    return [terms, terms?.matching(typed, NAMES, simplified) ?? []];
  }

  /* Names may lead to the same pages: so many more are asked for. */
  async #pages(index, typed, names) {
    const { pages } = await index.search(typed);
    const fragments = await Promise.all(pages.slice(0, PAGES + names.length).map((page) => index.fragment(page.id)));
    const entries = fragments.map(({ url, meta, filters }) => ({
      title: meta.title,
      url: url.replace(/^\//, ""),
      kind: filters.kind?.[0],
    }));
    return entries.filter(({ url }) => names.every((name) => name.url !== url)).slice(0, PAGES);
  }

  #show(entries, typed, strings) {
    const options = entries.map(({ title, url, kind }) => this.#option(title, this.#root + url, strings.kinds[kind]));
    const search = `${this.#root}search/?${new URLSearchParams({ q: typed })}`;
    options.push(this.#option(fill(strings.all_results, { q: typed }), search));
    for (const [index, option] of options.entries()) option.id = `search-suggestion-${index}`;
    this.#list.replaceChildren(...options);
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = counted(strings.suggestions, entries.length);
  }

  #option(title, address, kind) {
    const option = element("a", { role: "option", "aria-selected": "false", href: address, tabindex: "-1" }, title);
    if (kind) option.append(" ", element("span", { class: "sc-suggestions__kind" }, kind));
    return option;
  }

  #close() {
    this.#run++;
    clearTimeout(this.#timer);
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = "";
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.#escape(event);
    else if (this.#list.hidden) return;
    else if (event.key === "ArrowDown") this.#move(event, 1);
    else if (event.key === "ArrowUp") this.#move(event, -1);
    else if (event.key === "Enter") this.#follow(event);
  }

  /* As a click with the same keys held down: in this tab or a new one. */
  #follow(event) {
    const selected = this.#selected();
    if (!selected) return;
    event.preventDefault();
    const { ctrlKey, metaKey, shiftKey } = event;
    selected.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  }

  #escape(event) {
    event.preventDefault();
    if (this.#list.hidden) this.#input.value = "";
    else this.#close();
  }

  /* One step before the first suggestion stands the box itself. */
  #move(event, step) {
    event.preventDefault();
    const options = [...this.#list.children];
    const places = options.length + 1;
    const next = (options.indexOf(this.#selected()) + 1 + step + places) % places;
    for (const [index, option] of options.entries()) option.setAttribute("aria-selected", String(index === next - 1));
    const selected = this.#selected();
    if (!selected) return this.#input.removeAttribute("aria-activedescendant");
    selected.scrollIntoView({ block: "nearest" });
    return this.#input.setAttribute("aria-activedescendant", selected.id);
  }

  #selected() {
    return this.#list.hidden ? null : this.#list.querySelector('[aria-selected="true"]');
  }
}
