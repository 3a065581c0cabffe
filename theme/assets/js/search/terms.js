/* The names of the site (provinces, indicators, terms, themes): what matches while the reader types, and what is nearest
   to words that were not found. */

import { plain } from "./normalise.js";

const LEAST_LIKENESS = 0.3;

function bigrams(name) {
  const characters = [...name];
  if (characters.length < 2) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => characters[index] + character));
}

/** How much two names have in common, from 0 to 1 (Dice's coefficient of their pairs of characters). */
function likeness(one, other) {
  const [first, second] = [bigrams(one), bigrams(other)];
  const common = [...first].filter((pair) => second.has(pair)).length;
  return first.size + second.size === 0 ? 0 : (2 * common) / (first.size + second.size);
}

/** Equal names first, then beginnings, then containment, which says little of one or two Latin letters. */
function closeness(name, wanted) {
  if (name === wanted) return 3;
  if (name.startsWith(wanted)) return 2;
  return name.includes(wanted) && !/^[a-z\d]{1,2}$/.test(wanted) ? 1 : 0;
}

function best(entries, score, least, limit) {
  return entries
    .map((entry, index) => ({ entry, index, score: Math.max(...entry.names.map(score)) }))
    .filter((each) => each.score >= least)
    .sort((one, other) => other.score - one.score || one.index - other.index)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** The names of one language. Each entry is {title, url, kind, names}; url is relative to the language's folder. */
export class Terms {
  constructor({ strings, terms }) {
    this.strings = strings;
    this.entries = terms.map(({ t, u, k, a }) => ({ title: t, url: u, kind: k, names: [plain(t), ...a] }));
  }

  /** Reads the names of the language whose folder is `root`. Rejects when they cannot be read. */
  static async load(root) {
    const response = await fetch(`${root}search/terms.json`, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    return new Terms(await response.json());
  }

  /** Returns the entries whose names hold what was typed. */
  matching(typed, limit, simplified) {
    const wanted = plain(typed, simplified);
    return wanted ? best(this.entries, (name) => closeness(name, wanted), 1, limit) : [];
  }

  /** Returns the entries whose names are most like what was typed. */
  nearest(typed, limit, simplified) {
    const wanted = plain(typed, simplified);
    return wanted ? best(this.entries, (name) => likeness(name, wanted), LEAST_LIKENESS, limit) : [];
  }
}
