/* What is copied from a page is what it says: marks of sources, links that report an error, notes in tables and words for
   screen readers stay out. The style sheet does not show them while the browser takes the selection, as text and as HTML. */

const COPYING = "data-copying";
const root = document.documentElement;

function endCopying() {
  root.removeAttribute(COPYING);
}

document.addEventListener("copy", () => {
  root.setAttribute(COPYING, "");
  /* Whoever selects nothing but such marks wants them. */
  if (getSelection().toString() === "") endCopying();
  else requestAnimationFrame(endCopying);
});
