/* Numbers in their canonical form, in which 1.15万亿, 11500亿 and 1.15 trillion are one. The same rules as
   shengce/search/numbers.py; tests/search/number_vectors.json holds both to it. */

const SCALES = new Map([
  ["hundred million", 8],
  ["ten thousand", 4],
  ["trillion", 12],
  ["thousand", 3],
  ["billion", 9],
  ["million", 6],
  ["万亿", 12],
  ["千亿", 11],
  ["百亿", 10],
  ["十亿", 9],
  ["千万", 7],
  ["百万", 6],
  ["十万", 5],
  ["tn", 12],
  ["bn", 9],
  ["mn", 6],
  ["亿", 8],
  ["万", 4],
]);
const CLASSES = new Map([
  ["percentage points", "pp"],
  ["percentage point", "pp"],
  ["per cent", "pct"],
  ["percent", "pct"],
  ["个百分点", "pp"],
  ["百分点", "pp"],
  ["yuan", "cny"],
  ["cny", "cny"],
  ["rmb", "cny"],
  ["pp", "pp"],
  ["元", "cny"],
  ["%", "pct"],
]);
/** Before the canonical form of a fall. */
const FALL = "n";
const FALLS = "(?<![0-9a-z.%])(?<![0-9],)-|下降|降低|减少|降|负|(?<![a-z])(?:minus|down|fell)(?= )";
const DASHES = /[‐‑‒–—―−﹣－]/g;
const DIGITS = "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?";
/* A comma parts a number from what stands before it, but for one between thousands. */
const BEGINNING = "(?<![0-9a-z.])(?<![0-9],(?=[0-9]{3}(?![0-9])))";
const anyOf = (words) => [...words.keys()].join("|");
const NUMBER = new RegExp(
  `(?:(?<fall>${FALLS})\\s*)?${BEGINNING}(?<currency>cny|rmb|¥)?\\s*(?<low>${DIGITS})(?:\\s*[-~〜至到]\\s*(?<high>${DIGITS}))?` +
    `(?:\\s*(?<scale>${anyOf(SCALES)}))?(?:\\s*(?<unit>${anyOf(CLASSES)}))?(?:(?<=%)|(?![0-9a-z]))`,
  "g",
);

/** Moves the point and leaves zeros without meaning out; "p" stands for the point. */
function shift(digits, places) {
  const [whole, fraction = ""] = digits.replaceAll(",", "").split(".");
  const moved = fraction.padEnd(places, "0");
  const integer = (whole + moved.slice(0, places)).replace(/^0+(?=\d)/, "");
  const rest = moved.slice(places).replace(/0+$/, "");
  return rest ? `${integer}p${rest}` : integer;
}

function canonicals({ fall, currency, low, high, scale, unit }) {
  const unitClass = CLASSES.get(unit) ?? (currency ? "cny" : "");
  const numbers = [low, high].filter((digits) => digits !== undefined);
  const sizes = numbers.map((digits) => shift(digits, SCALES.get(scale) ?? 0) + unitClass);
  return fall ? sizes.flatMap((size) => [size, FALL + size]) : sizes;
}

/**
 * Returns the numbers in folded text, in reading order: each {start, end, canonicals}; start and end are counted in
 * UTF-16 units; a range has two canonical forms, and of a fall each has a second one, which says so.
 */
export function findNumbers(text) {
  return [...text.toLowerCase().replace(DASHES, "-").matchAll(NUMBER)].map((match) => ({
    start: match.index + match[0].length - match[0].trimStart().length,
    end: match.index + match[0].length,
    canonicals: canonicals(match.groups),
  }));
}

/* Shorter numbers are written in one way only. */
const LEAST_GROUPED = 4;

/**
 * Returns how a canonical number stands in texts in plain digits, with and without commas between thousands; none for a
 * number of few digits, or one that is nothing without its sign or unit, such as per cent.
 */
export function spellings(canonical) {
  const [, whole, fraction] = canonical.match(/^(\d+)(?:p(\d+))?(?:cny)?$/) ?? [];
  if (whole === undefined || whole.length < LEAST_GROUPED) return [];
  const rest = fraction ? `.${fraction}` : "";
  return [whole + rest, whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + rest];
}

/** Returns what is looked for as a canonical number: one of several digits and without a unit may be of money too. */
export function sought(canonical) {
  const [, whole] = canonical.match(/^(\d+)(?:p\d+)?$/) ?? [];
  return whole?.length >= LEAST_GROUPED ? [canonical, `${canonical}cny`] : [canonical];
}

/** Whether a canonical form is that of a fall. */
export function isFall(canonical) {
  return canonical.startsWith(FALL);
}

/** Returns what is looked for as a fall: of one without a unit, those of per cent and of points too. */
export function soughtFalls(canonical) {
  return /\d$/.test(canonical) ? [canonical, `${canonical}pct`, `${canonical}pp`] : [canonical];
}

/** Returns the canonical forms when the folded text is one number (or range) and nothing else; otherwise none. */
export function wholeNumber(text) {
  const [first] = findNumbers(text);
  return first?.start === 0 && first.end === text.length ? first.canonicals : [];
}
