/* A copy of a chart in the light scheme, laid out where nobody sees it: a picture is light whatever the reader's scheme, and
   is drawn at its own size whatever the window's. */

import { element } from "../elements.js";

const LIGHT = "paper";
const NARROWEST = 760;

/* A style may depend on any element around the chart, so each is there, without its other content and its name. */
function shellOf(node) {
  const shell = node.cloneNode(false);
  shell.removeAttribute("id");
  shell.removeAttribute("hidden");
  shell.classList.add("sc-stage__shell");
  return shell;
}

function around(svg) {
  const shells = [];
  for (let node = svg.parentElement; node && node !== document.body; node = node.parentElement) shells.unshift(shellOf(node));
  return shells;
}

/* A chart without a box of its own is as high as the page shows it, and no narrower than its words need. */
function sizeOf(svg) {
  if (svg.viewBox?.baseVal?.width) return svg.viewBox.baseVal;
  const { width, height } = getComputedStyle(svg);
  return { width: Math.max(NARROWEST, Number.parseFloat(width)), height: Number.parseFloat(height) };
}

function copyOf(svg) {
  const copy = svg.cloneNode(true);
  const { width, height } = sizeOf(svg);
  copy.classList.add("sc-stage__chart");
  copy.style.width = `${width}px`;
  if (svg instanceof SVGElement) copy.style.height = `${height}px`;
  return copy;
}

/** Returns what `read` says of a copy of the chart on the stage. */
export function onStage(svg, read) {
  const copy = copyOf(svg);
  const stage = element("div", { class: "sc-stage", "aria-hidden": "true", "data-md-color-scheme": LIGHT });
  const inner = around(svg).reduce((outer, shell) => {
    outer.append(shell);
    return shell;
  }, stage);
  inner.append(copy);
  document.body.append(stage);
  try {
    return read(copy, stage);
  } finally {
    stage.remove();
  }
}
