/* Numbers as the page writes them. */

const SHARES = { style: "percent", maximumFractionDigits: 0 };
const RATES = { maximumSignificantDigits: 2 };
const TENTHS = { maximumFractionDigits: 1 };

/* Made once each: a table writes hundreds of numbers. */
const formats = new Map();

function written(number, options) {
  if (!formats.has(options)) formats.set(options, new Intl.NumberFormat(document.documentElement.lang, options));
  return formats.get(options).format(number);
}

/** Returns a share as a per cent. */
export function percent(share) {
  return written(share, SHARES);
}

/** Returns occurrences per 10,000 characters. */
export function rate(number) {
  return written(number, number >= 10 ? TENTHS : RATES);
}

/** Returns a value of a measure. */
export function valueText(value, measure) {
  if (measure === "share") return percent(value);
  return measure === "rate" ? rate(value) : written(value, TENTHS);
}
