/* Where words stand side by side. Pure. */

/** Whether an ascending list holds a number. */
function holds(list, number) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < number) low = middle + 1;
    else high = middle;
  }
  return list[low] === number;
}

/**
 * Returns, as a Map from page to place, where a phrase first begins on each page that holds it. `words` are Maps from page
 * to the ascending places of a word, in the phrase's order.
 */
export function firstOfPhrase(words) {
  const order = words.map((pages, index) => ({ pages, index })).sort((one, other) => one.pages.size - other.pages.size);
  const [rarest, ...others] = order;
  const found = new Map();
  for (const [page, places] of rarest?.pages ?? []) {
    if (!others.every(({ pages }) => pages.has(page))) continue;
    const start = places.find((place) =>
      others.every(({ pages, index }) => holds(pages.get(page), place - rarest.index + index)),
    );
    if (start !== undefined) found.set(page, start - rarest.index);
  }
  return found;
}

/** Returns, as a Map from page to place, where the first of several words first stands on each page. */
export function firstOfAny(words) {
  const found = new Map();
  for (const pages of words) {
    for (const [page, [place]] of pages) found.set(page, Math.min(place, found.get(page) ?? place));
  }
  return found;
}
