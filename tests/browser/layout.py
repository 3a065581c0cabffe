"""A page's layout, measured in one go by one script: tables, rows, words, sizes of text, stops of Tab; its height."""

from __future__ import annotations

from tests.browser.visits import Visit

TALLEST_ROW = 96
MOST_STOPS = 152
SMALLEST_TEXT = 12
_SHOWN = 3
_MEASURE = """([tallestRow, smallestText, mostStops, shown]) => {
  const content = document.querySelector("#content");
  const told = (element) =>
    `${element.tagName}.${element.getAttribute("class")} ${element.textContent.trim().slice(0, 50)}`;
  const scrollerOf = (table) => {
    let above = table.parentElement;
    while (above !== document.body && getComputedStyle(above).overflowX === "visible") above = above.parentElement;
    return above;
  };
  const isShown = (element) => element.getClientRects().length > 0 && !element.closest(".sc-hidden, .sc-jump");
  const found = {};
  const note = (name, text) => (found[name] ??= []).push(text);

  /* A table that goes on beyond its scroller must show an edge, and keep its first column in place. */
  for (const table of content.querySelectorAll("table")) {
    if (!isShown(table)) continue;
    const scroller = scrollerOf(table);
    if (scroller === document.body || table.offsetWidth <= scroller.clientWidth + 1) continue;
    const caption = table.caption?.textContent ?? "";
    if (!getComputedStyle(scroller).backgroundImage.includes("gradient")) note("no edge", caption || told(table));
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const names = rows.map((row) => row.querySelector("[scope=row]") ?? row.cells[0]);
    const loose = names.find((cell) => cell && cell.colSpan === 1 && getComputedStyle(cell).position !== "sticky");
    if (loose) note("first column moves", `${caption}: ${told(loose)}`);
  }

  /* A head beyond the page is read by nobody; one that a table scrolls to stands over its column. */
  const edge = content.getBoundingClientRect().right + 1;
  for (const head of content.querySelectorAll("thead :is(td, th)"))
    if (isShown(head) && !head.closest(".sc-scroll") && head.getBoundingClientRect().right > edge)
      note("head cut off", told(head));

  /* The years and events of a chart, one beside the other. */
  for (const chart of content.querySelectorAll("svg.sc-trend__plot")) {
    for (const kind of [".sc-trend__year", ".sc-trend__word"]) {
      const words = [...chart.querySelectorAll(kind)].filter(isShown);
      const boxes = words.map((word) => word.getBoundingClientRect()).sort((one, other) => one.left - other.left);
      if (boxes.some((box, place) => place && box.left < boxes[place - 1].right)) note("words over words", kind);
    }
  }

  for (const row of content.querySelectorAll("tr")) {
    const height = row.getBoundingClientRect().height;
    const isMeant = row.querySelector(".sc-table__text, .sc-table__under, .sc-table__list, .sc-explore__space");
    if (height > tallestRow && !isMeant)
      note("tall row", `${Math.round(height)} px: ${told(row)}`);
  }

  /* Lines of text nodes: words and numbers in more than one line, and numbers of sources that begin one. */
  const range = document.createRange();
  const lines = (from, to, node) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top))).size;
  };
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT, (node) =>
    node.data.trim() && isShown(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  const sized = new Map();
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const element = node.parentElement;
    if (!sized.has(element)) {
      const scale = element.ownerSVGElement ? element.getScreenCTM().a : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      sized.set(element, size);
      if (size > 0 && size < smallestText - 0.01) note("small text", `${size.toFixed(1)} px: ${told(element)}`);
    }
    if (element.closest("svg, code, .sc-hash, .sc-heat__region") || lines(0, node.length, node) < 2) continue;
    if (element.closest("thead")) /* Four characters are one word, more may be two. */
      for (const word of node.data.matchAll(/\\p{Script=Han}+/gu))
        if (word[0].length <= 4 && lines(word.index, word.index + word[0].length, node) > 1)
          note("broken head", told(element));
    for (const run of node.data.matchAll(/\\S+/g)) {
      if (run[0].includes("://")) continue;
      for (const word of run[0].matchAll(/[\\p{Script=Latin}’]{2,}|[\\p{Nd}][\\p{Nd},.]*%?/gu)) {
        const begin = run.index + word.index;
        if (lines(begin, begin + word[0].length, node) > 1) note("broken word", `${word[0]} in ${told(element)}`);
      }
    }
  }
  for (const mark of content.querySelectorAll(".sc-cite")) {
    const before = mark.previousSibling;
    if (!before || !isShown(mark)) continue;
    range.selectNodeContents(before);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    if (boxes.length && boxes.at(-1).bottom <= mark.getBoundingClientRect().top + 2)
      note("orphaned number of a source", told(mark.parentElement));
  }
  /* What the Tab key stops at before the footer, all folds being open. */
  const controls = document.querySelectorAll("a[href], button, input, select, summary, [tabindex]");
  const stops = [...controls].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility() && !element.closest("footer"));
  if (stops.length > mostStops) note("many stops of Tab", String(stops.length));
  for (const name of Object.keys(found)) found[name] = [`${found[name].length} times`, ...found[name].slice(0, shown)];
  return found;
}"""


def layout_faults(visit: Visit, width: int) -> dict[str, list[str]]:
    """Give the page a width, open its folds and return its faults: how often each, and where first."""
    visit.resize(width)
    visit.open_folds()
    found: dict[str, list[str]] = visit.page.evaluate(_MEASURE, [TALLEST_ROW, SMALLEST_TEXT, MOST_STOPS, _SHOWN])
    return found


def opened_height(visit: Visit, width: int) -> int:
    """Return how tall the page is when it is opened at a width: some folds are closed on a narrow screen."""
    visit.resize(width)
    visit.page.reload()
    return height_of(visit)


def height_of(visit: Visit) -> int:
    """Return how tall the page is as it stands."""
    height: int = visit.page.evaluate("document.documentElement.scrollHeight")
    return height
