/* The outlines of shapes as path data, and path data moved by a matrix {a, b, c, d, e, f}. Pure. */

const PARTS = /([a-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/gi;
/** How many numbers a command takes; those of an arc are not all places, so an arc is not moved. */
const TAKES = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, Z: 0 };

/** Returns a number to a hundredth. */
export function rounded(number) {
  return Math.round(number * 100) / 100;
}

function ellipse(x, y, rx, ry) {
  return `M${x - rx},${y}a${rx},${ry} 0 1 0 ${2 * rx},0a${rx},${ry} 0 1 0 ${-2 * rx},0Z`;
}

function rectangle({ x, y, width, height, rx }) {
  const radius = Math.min(rx, width / 2, height / 2);
  if (radius <= 0) return `M${x},${y}h${width}v${height}h${-width}Z`;
  const corner = (dx, dy) => `a${radius},${radius} 0 0 1 ${dx},${dy}`;
  const [across, down] = [width - 2 * radius, height - 2 * radius];
  const [top, bottom] = [`h${across}${corner(radius, radius)}v${down}`, `h${-across}${corner(-radius, -radius)}v${-down}`];
  return `M${x + radius},${y}${top}${corner(-radius, radius)}${bottom}${corner(radius, -radius)}Z`;
}

/** Returns the outline of a shape {name, geometry}: a path, or what is drawn as one. */
export function outlineOf({ name, geometry }) {
  const { d, x1, y1, x2, y2, cx, cy, r, rx, ry } = geometry;
  if (name === "path") return d;
  if (name === "line") return `M${x1},${y1}L${x2},${y2}`;
  if (name === "circle") return ellipse(cx, cy, r, r);
  return name === "ellipse" ? ellipse(cx, cy, rx, ry) : rectangle(geometry);
}

/** Returns the place [x, y] where a matrix puts a place. */
export function moved({ a, b, c, d, e, f }, [x, y]) {
  return [a * x + c * y + e, b * x + d * y + f];
}

/* Commands in turn, each with the numbers it takes; after a first place further ones are lines. */
function commandsOf(path) {
  const commands = [];
  let letter = "";
  let numbers = [];
  const close = () => {
    commands.push({ letter, numbers });
    numbers = [];
    letter = { M: "L", m: "l" }[letter] ?? letter;
  };
  for (const [, command, number] of path.matchAll(PARTS)) {
    if (command) letter = command;
    else numbers.push(Number(number));
    const takes = TAKES[letter.toUpperCase()];
    if (takes === undefined) return undefined;
    if (numbers.length === takes) close();
  }
  return commands;
}

/* The places that a command names, from where the pen stands. */
function placesOf({ letter, numbers }, [x, y]) {
  const isRelative = letter === letter.toLowerCase();
  const [left, top] = isRelative ? [x, y] : [0, 0];
  if (/h/i.test(letter)) return [[left + numbers[0], y]];
  if (/v/i.test(letter)) return [[x, top + numbers[0]]];
  return numbers.flatMap((number, at) => (at % 2 === 0 ? [[left + number, top + numbers[at + 1]]] : []));
}

/** Returns path data moved by a matrix; undefined where it has arcs, which only a transformation of the whole moves. */
export function movedPath(path, matrix) {
  const commands = commandsOf(path);
  let pen = [0, 0];
  let start = pen;
  return commands
    ?.map((command) => {
      const letter = command.letter.toUpperCase();
      const places = placesOf(command, pen);
      pen = letter === "Z" ? start : places.at(-1);
      if (letter === "M") start = pen;
      const written = places.map((place) => moved(matrix, place).map(rounded).join(","));
      return `${/[HV]/.test(letter) ? "L" : letter}${written.join(" ")}`;
    })
    .join("");
}
