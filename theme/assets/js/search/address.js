/* The search in the page's address, so that it can be shared and gone back to. Pure. */

import { FACETS } from "./facets.js";

/** Returns {typed, chosen} from an address; `chosen` maps filters to values. */
export function readAddress(address) {
  const parameters = new URL(address).searchParams;
  const chosen = Object.fromEntries(FACETS.map((name) => [name, parameters.get(name) ?? ""]));
  return { typed: parameters.get("q") ?? "", chosen };
}

/** Returns the address with this search in it; whatever else stands in it is kept. */
export function writeAddress(address, { typed, chosen }) {
  const url = new URL(address);
  for (const name of ["q", ...FACETS]) {
    const value = name === "q" ? typed : chosen[name];
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url.href;
}
