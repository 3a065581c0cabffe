/* Fills the forms of a citation (GB/T 7714, APA, BibTeX, RIS) with what only the reader's browser knows: the day of access,
   and of a figure's card the figure and the document that states it. Saves a form as a file for a reference manager. */

import { saveFile } from "./saving.js";
import { fill } from "./words.js";

const PLACE = /\{([a-z]+)\}/g;
const SPECIAL_IN_BIBTEX = /[\\{}%&$#_^~]/g;
const NAMED_IN_BIBTEX = { "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" };
const VERBATIM = new Set(["url", "permalink", "identifier", "key", "entry"]);
const ENTRIES = { bibtex: { R: "techreport", N: "misc", Z: "misc" }, ris: { R: "RPRT", N: "NEWS", Z: "GEN" } };
const TYPES = { bib: "application/x-bibtex", ris: "application/x-research-info-systems" };

function longDay(day, options) {
  return new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/* The day as the reader's own calendar has it. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Returns a text with the day of access where it stands open, in the form that stands there. */
export function withAccess(text, day = today()) {
  return text
    .replaceAll("YYYY-MM-DD", day)
    .replaceAll("YYYY/MM/DD", day.replaceAll("-", "/"))
    .replaceAll("Month D, YYYY", longDay(day, { dateStyle: "long" }));
}

/* APA: (2023, January 19), (2023, January), (2023). */
function apaDay(dated) {
  const [year, month, day] = dated.split("-");
  if (!month) return year || "n.d.";
  const options = day ? { month: "long", day: "numeric" } : { month: "long" };
  return `${year}, ${longDay(`${year}-${month}-${day ?? "01"}`, options)}`;
}

function written(form, name, value) {
  if (form !== "bibtex" || VERBATIM.has(name)) return value.replace(/\s+/g, " ").trim();
  return value.replace(SPECIAL_IN_BIBTEX, (sign) => NAMED_IN_BIBTEX[sign] ?? `\\${sign}`);
}

/* What stands in one form only, or stands otherwise there. */
function ownFields(form, source) {
  const { author, dated, url, marker } = source;
  const own = {
    gbt: {
      by: author && `${author}. `,
      marker: url ? `[${marker}/OL]` : `[${marker}]`,
      dates: url ? `${dated && `(${dated})`}[YYYY-MM-DD]` : dated || "[YYYY-MM-DD]",
      at: url && ` ${url}.`,
    },
    apa: { by: author && `${author}. `, when: apaDay(dated), from: url && ` Retrieved Month D, YYYY, from ${url}` },
    bibtex: { entry: ENTRIES.bibtex[marker] },
    ris: { entry: ENTRIES.ris[marker], day: dated.replaceAll("-", "/"), accessed: url && "YYYY/MM/DD" },
  };
  return own[form];
}

/** Returns one form filled in, from its pattern: a line with a place that nothing is known for is left out. */
export function filledForm(form, pattern, source, day = today()) {
  const { dated, url } = source;
  const fields = { ...source, day: dated, year: dated.slice(0, 4), accessed: url && "YYYY-MM-DD", ...ownFields(form, source) };
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, keptEnds(form, name, value)]));
  const isLineOfField = form === "bibtex" || form === "ris";
  const lines = pattern.split("\n").filter((line) => line.trim());
  const known = lines.filter((line) => !isLineOfField || [...line.matchAll(PLACE)].every(([, name]) => values[name] !== ""));
  return withAccess(known.map((line) => fill(line, values)).join("\n"), day);
}

/* Of the parts of a sentence the spaces at the ends are meant. */
function keptEnds(form, name, value) {
  return ["by", "at", "from"].includes(name) ? value : written(form, name, value);
}

/** Fills the four forms of a card, which hold their patterns. */
export function fillForms(card, source) {
  for (const code of card.querySelectorAll("[data-form]")) {
    code.textContent = filledForm(code.dataset.form, code.textContent, source);
  }
}

function save(name, text) {
  const blob = new Blob([`${text}\n`], { type: TYPES[name.split(".").at(-1)] });
  saveFile(blob, name);
}

for (const citation of document.querySelectorAll("[data-accessed]")) {
  for (const text of citation.querySelectorAll("[id^=cite-]")) text.textContent = withAccess(text.textContent);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-download-from]");
  if (button) save(button.dataset.file, document.getElementById(button.dataset.downloadFrom).textContent.trim());
});
