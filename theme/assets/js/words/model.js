/* What the counts of a phrase come to by year, area and scope. A year without reports has no value, and never zero. Pure. */

const CHARACTERS = 10_000;

/** The reports that were counted, from the index of the counts. */
export class Corpus {
  constructor({ years, areas, characters, reports }) {
    this.years = years;
    this.areas = areas;
    this.nation = areas.at(-1);
    this.provinces = areas.slice(0, -1);
    const inOrder = reports.map(([area, year], number) => ({ number, place: area, year })).sort((one, other) => one.place - other.place);
    this.reports = inOrder.map(({ number, place, year }) => ({
      number,
      area: areas[place],
      year,
      characters: characters[years.indexOf(year)][place],
    }));
    this.missing = this.provinces.length * years.length - this.#provincial.length;
  }

  get #provincial() {
    return this.reports.filter(({ area }) => area !== this.nation);
  }

  /** Returns the reports of some areas. */
  of(areas) {
    const wanted = new Set(areas);
    return this.reports.filter(({ area }) => wanted.has(area));
  }
}

/** Returns the occurrences of any of several variants by the number of the report. */
export function summed(variants) {
  const sum = new Map();
  for (const counts of variants) {
    for (const [number, count] of counts) sum.set(number, (sum.get(number) ?? 0) + count);
  }
  return sum;
}

/** Returns of each year {year, reports, of, count, characters}: how many of the reports hold it, and how often. */
export function byYear(counts, reports, years) {
  const points = new Map(years.map((year) => [year, { year, reports: 0, of: 0, count: 0, characters: 0 }]));
  for (const { number, year, characters } of reports) {
    const point = points.get(year);
    const count = counts.get(number) ?? 0;
    point.of += 1;
    point.characters += characters;
    point.count += count;
    if (count > 0) point.reports += 1;
  }
  return [...points.values()];
}

/** Returns a point's value by a measure; undefined where no report was counted. */
export function measured(point, measure) {
  if (point.of === 0) return undefined;
  if (measure === "share") return point.reports / point.of;
  return measure === "rate" ? (point.count * CHARACTERS) / point.characters : point.count;
}

function meanAround(points, at, measure) {
  const values = points.slice(Math.max(0, at - 1), at + 2).map((point) => measured(point, measure));
  const known = values.filter((value) => value !== undefined);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Returns [year, value] of each year that has one; with `mean` of each the mean with the years beside it. */
export function valuesOf(points, measure, mean) {
  return points.flatMap((point, at) => {
    const value = measured(point, measure);
    if (value === undefined) return [];
    return [[point.year, mean ? meanAround(points, at, measure) : value]];
  });
}

/** Returns {first, last}, each {year, areas} of the first and the last year with the phrase; undefined where none has it. */
export function mentionsOf(counts, reports) {
  const holding = reports.filter(({ number }) => counts.has(number));
  if (holding.length === 0) return undefined;
  const years = holding.map(({ year }) => year);
  const at = (year) => ({ year, areas: holding.filter((report) => report.year === year).map(({ area }) => area) });
  return { first: at(Math.min(...years)), last: at(Math.max(...years)) };
}
