/* Shows pages found: a heading for each tier, a link for each page, the words around the hits with the hits marked. */

import { element } from "../elements.js";
import { counted, numberText } from "../words.js";
import { PageText } from "./page_text.js";

const SECTIONS = 3;
const NAMED = "names";

function excerpt(parts) {
  return parts.map(({ text, hit }) => (hit ? element("mark", {}, text) : text));
}

function paragraph(parts) {
  return element("p", { class: "sc-result__excerpt" }, ...excerpt(parts));
}

/** The first place in each section, and the first before all sections. */
function firstPlaces(text, places) {
  const sections = new Map();
  for (const place of places) {
    const section = text.section(place);
    if (!sections.has(section?.heading)) sections.set(section?.heading, { place, section });
  }
  return [...sections.values()];
}

function sectionItem(text, { place, section }, places, url) {
  const link = element("a", { href: `${url}#${encodeURIComponent(section.anchor)}`, "data-search-section": true }, section.name);
  return element("li", {}, link, " ", ...excerpt(text.excerpt(place, places)));
}

function sectionList(text, hits, places, url, strings) {
  const shown = hits.slice(0, SECTIONS);
  const items = shown.map((hit) => sectionItem(text, hit, places, url));
  if (hits.length > shown.length) {
    items.push(element("li", { class: "sc-result__rest" }, counted(strings.sections_more, hits.length - shown.length)));
  }
  return element("ul", { class: "sc-result__sections" }, ...items);
}

/** Returns the entry of one page. `root` is the address of the language's folder. */
export function resultArticle({ page, fragment, query, strings, root }) {
  const url = root + fragment.url.replace(/^\//, "");
  const text = PageText.of(fragment);
  const places = text.places(query);
  const hits = firstPlaces(text, places);
  const above = hits.find(({ section }) => !section);
  const sections = hits.filter(({ section }) => section);
  const kind = strings.kinds[fragment.filters.kind?.[0]] ?? "";
  const head = element(
    "div",
    { class: "sc-result__head" },
    element("a", { class: "sc-result__title", href: url }, fragment.meta.title),
    element("span", { class: "sc-result__kind" }, kind),
  );
  const article = element("article", { class: "sc-result", "data-search-tier": page.tier }, head);
  /* Who asks for a page by its name wants to know what it is, not where it says its name. */
  if (page.tier === NAMED) article.append(paragraph(text.lead(places)));
  else if (above || sections.length === 0) article.append(paragraph(text.excerpt(above?.place, places)));
  if (sections.length > 0) article.append(sectionList(text, sections, places, url, strings));
  return article;
}

/** Returns the heading above the first page of a tier. */
export function tierHeading(tier, count, strings) {
  return element("h2", { class: "sc-search__tier" }, strings.tiers[tier], " ", element("span", {}, numberText(count)));
}
