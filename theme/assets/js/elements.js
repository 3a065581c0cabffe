/* Makes elements. Text goes in as text, never as markup. */

/** Returns an element with attributes (false leaves one out, true sets it empty) and children (elements or strings). */
export function element(name, attributes = {}, ...children) {
  return completed(document.createElement(name), attributes, children);
}

/** Returns an element of a drawing (SVG), with attributes and children as `element` has them. */
export function drawn(name, attributes = {}, ...children) {
  return completed(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function completed(made, attributes, children) {
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}
