/* Which point of a chart is meant: the one under or nearest to a pixel, or the next one in the direction of a key. Pure. */

function isWithin({ box }, x, y) {
  return box && x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3];
}

/** Returns the point that a pixel is nearest to. */
export function nearest(points, x, y) {
  const within = points.find((point) => isWithin(point, x, y));
  const away = (point) => (point.x - x) ** 2 + (point.y - y) ** 2;
  return within ?? points.reduce((best, point) => (best && away(best) <= away(point) ? best : point), undefined);
}

/* In the neighbouring row the point whose column is nearest. */
function inRow(points, row, column) {
  const away = (point) => Math.abs(point.column - column);
  return points.filter((point) => point.row === row).reduce((best, point) => (best && away(best) <= away(point) ? best : point), undefined);
}

function rowBeside(points, row, direction) {
  const rows = points.map((point) => point.row).filter((each) => (each - row) * direction > 0);
  return rows.length > 0 ? (direction > 0 ? Math.min(...rows) : Math.max(...rows)) : undefined;
}

function columnBeside(points, { row, column }, direction) {
  const beside = points.filter((point) => point.row === row && (point.column - column) * direction > 0);
  const sorted = beside.sort((one, other) => (one.column - other.column) * direction);
  return sorted[0];
}

/** Returns the point that a key leads to from one; of no point, the last column of the first row. */
export function following(points, from, key) {
  if (points.length === 0) return undefined;
  const ends = [...points].sort((one, other) => one.row - other.row || one.column - other.column);
  if (key === "Home") return ends[0];
  if (key === "End") return ends.at(-1);
  if (!from) return ends.findLast(({ row }) => row === ends[0].row);
  if (key === "ArrowLeft") return columnBeside(points, from, -1) ?? from;
  if (key === "ArrowRight") return columnBeside(points, from, 1) ?? from;
  const row = rowBeside(points, from.row, key === "ArrowUp" ? -1 : 1);
  return row === undefined ? from : inRow(points, row, from.column);
}
