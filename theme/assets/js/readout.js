/*
 * Heatmap and tile map: hover, focus or a first tap shows the cell's line in the readout beneath; arrow keys move
 * between cells; a scroller marked data-scroll-end opens at its right end (the newest years).
 */
(() => {
  const cellSelector = "a[data-cell]";

  const show = (group, cell) => {
    const readout = group.querySelector("[data-readout]");
    const line = cell.querySelector("[data-line]");
    if (!readout || !line) return;
    group.querySelector("[data-current]")?.removeAttribute("data-current");
    cell.setAttribute("data-current", "");
    readout.setAttribute("data-shown", "");
    readout.replaceChildren(...[...line.childNodes].map((node) => node.cloneNode(true)));
  };

  const openLink = (readout, cell) => {
    const link = document.createElement("a");
    link.href = cell.href;
    link.textContent = readout.dataset.open;
    readout.append(link);
  };

  /* The nearest cell in the direction of the arrow, by position on screen: works for tables and tile grids alike. */
  const neighbour = (group, cell, [right, down]) => {
    const origin = cell.getBoundingClientRect();
    let best = null;
    let bestDistance = Infinity;
    for (const other of group.querySelectorAll(cellSelector)) {
      const box = other.getBoundingClientRect();
      const along = (box.left - origin.left) * right + (box.top - origin.top) * down;
      const across = Math.abs((box.left - origin.left) * down) + Math.abs((box.top - origin.top) * right);
      if (along < 2 || across > origin.width / 2) continue;
      if (along + across < bestDistance) {
        best = other;
        bestDistance = along + across;
      }
    }
    return best;
  };

  const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  for (const group of document.querySelectorAll("[data-readout-group]")) {
    let touched = null;
    const cellOf = (event) => event.target.closest(cellSelector);
    group.addEventListener("pointerover", (event) => {
      const cell = cellOf(event);
      if (cell && event.pointerType !== "touch") show(group, cell);
    });
    group.addEventListener("focusin", (event) => {
      const cell = cellOf(event);
      if (cell) show(group, cell);
    });
    group.addEventListener("pointerdown", (event) => {
      touched = event.pointerType === "touch" ? cellOf(event) : null;
    });
    group.addEventListener("click", (event) => {
      const cell = cellOf(event);
      if (!cell || cell !== touched || group.tapped === cell) return;
      event.preventDefault();
      group.tapped = cell;
      show(group, cell);
      const readout = group.querySelector("[data-readout]");
      if (readout?.dataset.open) openLink(readout, cell);
    });
    group.addEventListener("keydown", (event) => {
      const cell = cellOf(event);
      const direction = directions[event.key];
      const next = cell && direction && neighbour(group, cell, direction);
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }

  for (const scroller of document.querySelectorAll("[data-scroll-end]")) scroller.scrollLeft = scroller.scrollWidth;
})();
