/* Numbers as the page writes them. */

const SHARES = { style: "percent", maximumFractionDigits: 0 };
const RATES = { maximumSignificantDigits: 2 };

function written(number, options) {
  return new Intl.NumberFormat(document.documentElement.lang, options).format(number);
}

/** Returns a number of things: 1,234. */
export function whole(number) {
  return written(number);
}

/** Returns a share as a per cent. */
export function percent(share) {
  return written(share, SHARES);
}

/** Returns occurrences per 10,000 characters. */
export function rate(number) {
  return written(number, number >= 10 ? { maximumFractionDigits: 1 } : RATES);
}

/** Returns a value of a measure. */
export function valueText(value, measure) {
  if (measure === "share") return percent(value);
  return measure === "rate" ? rate(value) : written(value, { maximumFractionDigits: 1 });
}
