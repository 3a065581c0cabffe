/* The box in the header: names and first pages while the reader types; Enter leads to the search page. */

import { element, fill } from "./elements.js";

const NAMES = 6;
const PAGES = 4;
const PAUSE = 120;

export class SuggestionBox {
  #engine;
  #loadTerms;
  #root;
  #form;
  #input;
  #list = element("ul", { class: "sc-suggestions", id: "search-suggestions", role: "listbox", hidden: true });
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
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#follow(event.target.closest("[role=option]")));
    this.#form.addEventListener("submit", (event) => {
      const selected = this.#selected();
      if (!selected) return;
      event.preventDefault();
      this.#follow(selected);
    });
  }

  /* The index may fail to load here; names alone are then suggested, and the search page tells what is wrong. */
  async #suggest() {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    const typed = this.#input.value.trim();
    if (!typed) return this.#close();
    const [terms, found] = await Promise.all([
      this.#loadTerms().catch(() => undefined),
      this.#engine.search(typed).catch(() => ({ pages: [] })),
    ]);
    if (!terms || run !== this.#run) return undefined;
    const names = terms.matching(typed, NAMES, await this.#engine.simplified(typed));
    const entries = [...names, ...(await this.#pages(found.pages, names))];
    if (run === this.#run) this.#show(entries, typed, terms.strings);
    return undefined;
  }

  async #pages(pages, names) {
    const known = new Set(names.map((entry) => entry.url));
    const fragments = await Promise.all(pages.slice(0, PAGES + names.length).map((page) => this.#engine.fragment(page.id))).catch(
      () => [],
    );
    const entries = fragments.map(({ url, meta, filters }) => ({
      title: meta.title,
      url: url.replace(/^\//, ""),
      kind: filters.kind?.[0],
    }));
    return entries.filter((entry) => !known.has(entry.url)).slice(0, PAGES);
  }

  #show(entries, typed, strings) {
    const options = entries.map(({ title, url, kind }) => this.#option(title, this.#root + url, strings.kinds[kind]));
    const search = `${this.#root}search/?q=${encodeURIComponent(typed)}`;
    options.push(this.#option(fill(strings.all_results, { q: typed }), search));
    options.forEach((option, index) => option.setAttribute("id", `search-suggestion-${index}`));
    this.#list.replaceChildren(...options);
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = fill(strings.count, { n: entries.length });
  }

  #option(title, address, kind) {
    const option = element("li", { role: "option", "aria-selected": "false", "data-href": address }, title);
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
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === next - 1)));
    const selected = this.#selected();
    if (!selected) return this.#input.removeAttribute("aria-activedescendant");
    selected.scrollIntoView({ block: "nearest" });
    return this.#input.setAttribute("aria-activedescendant", selected.id);
  }

  #selected() {
    return this.#list.hidden ? null : this.#list.querySelector('[aria-selected="true"]');
  }

  #follow(option) {
    if (option) location.assign(option.dataset.href);
  }
}
