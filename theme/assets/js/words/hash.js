/* Where a phrase stands: a hash of its beginning names the file. Pure; shengce/words/ writes the files by the same hash. */

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const SUGGESTION_FILES = 64;
const PARTS_OF_SPLIT = 4;

/** Returns the FNV-1a hash (32 bits) of the text's UTF-16 code units, of each the low byte first. */
export function fnv1a(text) {
  let hash = OFFSET_BASIS;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    for (const byte of [unit & 0xff, unit >> 8]) hash = Math.imul(hash ^ byte, PRIME) >>> 0;
  }
  return hash;
}

function beginning(phrase, count) {
  return [...phrase].slice(0, count).join("");
}

/**
 * Returns the name of the file that holds a phrase; undefined where no phrase begins so. `shards` is their number, `split`
 * those that are in several parts, `empty` those without a file.
 */
export function shardOf(phrase, { shards, split, empty }) {
  const number = fnv1a(beginning(phrase, 2)) % shards;
  if (empty.has(number)) return undefined;
  const name = String(number).padStart(4, "0");
  return split.has(number) ? `${name}-${fnv1a(phrase.slice(0, 3)) % PARTS_OF_SPLIT}` : name;
}

/** Returns the name of the file of suggestions that begin as the text does. */
export function suggestionsOf(text) {
  return `han-${String(fnv1a(beginning(text, 1)) % SUGGESTION_FILES).padStart(2, "0")}`;
}
