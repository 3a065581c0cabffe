/* What is shown, in the page's address: ?q=低空经济,商业航天&measure=rate&scope=jiangxi&mean=3. Pure. */

/** How a year is measured: share of reports, occurrences per 10,000 characters, occurrences. */
export const MEASURES = ["share", "rate", "count"];
/** The measures where a year has one report: named or not is no share. */
export const MEASURES_OF_ONE = ["rate", "count"];
export const ALL = "all";

const SPAN_OF_MEAN = "3";

/** Returns {typed, measure, scope, mean} from an address; `scopes` are those that can be chosen. */
export function readAddress(address, scopes) {
  const asked = new URL(address).searchParams;
  const [measure, scope] = [asked.get("measure"), asked.get("scope")];
  return {
    typed: asked.get("q") ?? "",
    measure: MEASURES.includes(measure) ? measure : MEASURES[0],
    scope: scopes.includes(scope) ? scope : ALL,
    mean: asked.get("mean") === SPAN_OF_MEAN,
  };
}

/** Returns the address with this question in it; what is as at first is left out, as is whatever else stood there. */
export function writeAddress(address, { typed, measure, scope, mean }) {
  const url = new URL(address);
  const said = {
    q: typed,
    measure: measure === MEASURES[0] ? "" : measure,
    scope: scope === ALL ? "" : scope,
    mean: mean ? SPAN_OF_MEAN : "",
  };
  url.search = "";
  for (const [name, value] of Object.entries(said)) if (value) url.searchParams.set(name, value);
  return url.href;
}
