/* Makes elements. Text goes in as text, never as markup. */

/** Returns an element with attributes (false leaves one out, true sets it empty) and children (elements or strings). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Returns a template with {n} and {q} filled in. */
export function fill(template, values) {
  return template.replace(/\{(n|q)\}/g, (_, name) => String(values[name]));
}
