/* The curves as shapes, laid out for a width: what the page draws, and what is taken away.
   Points are joined by straight lines; where a year has none, the line is broken. Pure. */

const HEIGHT = 300;
const TOP = 14;
const BOTTOM = 26;
const LETTER = 7;
const LABEL = 13;
const YEAR_WIDTH = 40;
const BETWEEN_LABELS = 16;
const LONGEST_LABEL = 150;
/** Narrower than this, curves are told by the list above alone. */
const ROOM_FOR_LABELS = 520;
const MOST_TICKS = 5;
const RADIUS = 3.25;
/** Marks are polygons: how many corners, the turn of the first from the right, and the radius at each second corner. */
const FORMS = [
  { corners: 20, turn: 0, size: 1 },
  { corners: 4, turn: 0.25, size: 1.25 },
  { corners: 3, turn: -0.5, size: 1.4 },
  { corners: 4, turn: 0, size: 1.4 },
  { corners: 3, turn: 0.5, size: 1.4 },
  { corners: 8, turn: 0, size: 1.7, inner: 0.4 },
];

/** Returns about how wide a text is: a Han character is as wide as high, other letters about half. */
export function widthOf(text, size) {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? size : size * 0.56), 0);
}

/** Returns the text cut so that it is no wider than `most`. */
export function shortened(text, size, most) {
  const characters = [...text];
  while (characters.length > 1 && widthOf(characters.join(""), size) > most) characters.pop();
  return characters.length < [...text].length ? `${characters.slice(0, -1).join("")}…` : text;
}

/** Returns the ticks of a scale from zero to the largest value or beyond it: few, their step round and some times `least`. */
export function ticksTo(largest, { most = MOST_TICKS, least = 0 } = {}) {
  const rough = Math.max(largest, 1e-9) / (most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 2.5, 5, 10].map((each) => each * power).filter((each) => least === 0 || isWhole(each / least));
  const step = round.find((each) => each >= rough * 0.999) ?? least;
  const count = Math.max(1, Math.ceil((largest / step) * 0.999));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

function isWhole(number) {
  return number > 0.5 && Math.abs(number - Math.round(number)) < 1e-6;
}

class Plot {
  constructor(width, years, ticks, right, height) {
    this.width = width;
    this.top = TOP;
    this.bottom = height - BOTTOM;
    this.left = Math.max(...ticks.map(({ text }) => text.length)) * LETTER + 10;
    this.right = width - right;
    [this.from, this.to, this.largest] = [years[0], years.at(-1), ticks.at(-1).value];
    this.step = (this.right - this.left - 2 * RADIUS) / Math.max(1, this.to - this.from);
  }

  x(year) {
    return Math.round((this.left + RADIUS + this.step * (year - this.from)) * 10) / 10;
  }

  y(value) {
    const share = this.largest > 0 ? value / this.largest : 0;
    return Math.round((this.bottom - share * (this.bottom - this.top)) * 10) / 10;
  }

  /** The year whose place is nearest to a pixel. */
  yearAt(pixel) {
    const year = this.from + Math.round((pixel - this.left - RADIUS) / this.step);
    return Math.min(this.to, Math.max(this.from, year));
  }
}

function axes(plot, ticks, years) {
  const every = [1, 2, 5, 10].find((number) => number * plot.step >= YEAR_WIDTH) ?? 20;
  const shown = years.filter((year) => (plot.to - year) % every === 0);
  const line = ({ value }) => ({
    kind: "line",
    points: [
      [plot.left, plot.y(value)],
      [plot.right, plot.y(value)],
    ],
    colour: value === 0 ? "line-strong" : "line",
  });
  const text = (said, x, y, anchor) => ({ kind: "text", text: said, x, y, anchor, size: 12, colour: "muted" });
  return [
    ...ticks.map(line),
    ...ticks.map(({ value, text: said }) => text(said, plot.left - 6, plot.y(value) + 4, "end")),
    ...shown.map((year) => text(String(year), plot.x(year), plot.bottom + 18, "middle")),
  ];
}

/** Returns the corners of the mark with a number, from 0 on. */
export function polygon(number, x, y, radius = RADIUS) {
  const { corners, turn, size, inner = 1 } = FORMS[number % FORMS.length];
  return Array.from({ length: corners }, (_, corner) => {
    const angle = Math.PI * (turn + (2 * corner) / corners);
    const length = radius * size * (corner % 2 === 1 ? inner : 1);
    return [x + length * Math.cos(angle), y + length * Math.sin(angle)].map((place) => Math.round(place * 100) / 100);
  });
}

function curve(plot, { values, colour, form }) {
  const runs = [];
  for (const [year, value] of values) {
    if (runs.at(-1)?.at(-1)?.year === year - 1) runs.at(-1).push({ year, value });
    else runs.push([{ year, value }]);
  }
  const lines = runs
    .filter((run) => run.length > 1)
    .map((run) => ({ kind: "line", points: run.map(({ year, value }) => [plot.x(year), plot.y(value)]), colour, width: 2 }));
  const marks = values.map(([year, value]) => ({ kind: "area", points: polygon(form, plot.x(year), plot.y(value)), colour }));
  return [...lines, ...marks];
}

/** From top to bottom no label stands upon another; what is pushed beyond the bottom pushes those above it back. */
export function apart(places, bottom) {
  const order = [...places].sort((one, other) => one.y - other.y);
  for (const [index, place] of order.entries()) {
    if (index > 0) place.y = Math.max(place.y, order[index - 1].y + BETWEEN_LABELS);
  }
  for (let index = order.length - 1, limit = bottom; index >= 0; index -= 1, limit -= BETWEEN_LABELS) {
    order[index].y = Math.min(order[index].y, limit);
    limit = Math.min(limit, order[index].y);
  }
}

function labels(plot, series) {
  const places = series
    .filter(({ values }) => values.length > 0)
    .map(({ values, label, colour }) => {
      const text = shortened(label, LABEL, LONGEST_LABEL);
      return { kind: "text", text, x: plot.right + 8, y: plot.y(values.at(-1)[1]) + 4, anchor: "start", size: LABEL, colour };
    });
  apart(places, plot.bottom + 4);
  return places;
}

/**
 * Returns {shapes, plot, width, height}: the curves of `series` ({label, values, colour, form}) over `years`, laid out for
 * a width. `ticks` are {value, text}.
 */
export function chartOf(series, years, ticks, width, height = HEIGHT) {
  const widest = Math.max(0, ...series.map(({ label }) => widthOf(shortened(label, LABEL, LONGEST_LABEL), LABEL)));
  const right = width >= ROOM_FOR_LABELS ? widest + 16 : 8;
  const plot = new Plot(width, years, ticks, right, height);
  const shapes = [
    ...axes(plot, ticks, years),
    ...series.flatMap((each) => curve(plot, each)),
    ...(width >= ROOM_FOR_LABELS ? labels(plot, series) : []),
  ];
  return { shapes, plot, width, height };
}
