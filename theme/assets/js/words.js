/* Puts values into the page's interface strings. */

/* Made once: a table asks for each of its numbers. */
let rules;
let numbers;
const LOCALES = { en: "en-GB", "zh-CN": "zh-CN" };

/** Returns a string with each {name} of `values` filled in. */
export function fill(template, values) {
  return template.replace(/\{([a-z]+)\}/g, (place, name) => String(values[name] ?? place));
}

/** Returns the string as a list of strings and nodes, with each {name} of `values` in its place. */
export function filled(template, values) {
  const parts = template.split(/\{([a-z_]+)\}/);
  return parts.flatMap((part, index) => (index % 2 === 1 ? (values[part] ?? `{${part}}`) : part));
}

/** Returns a number as the page's language writes it: 1,443. */
export function numberText(n) {
  numbers ??= new Intl.NumberFormat(document.documentElement.lang);
  return numbers.format(n);
}

/** Returns the form for a number, of {one, other} as the page's language has them, with {n} filled in. */
export function counted(forms, n) {
  return fill(formFor(forms, n), { n: numberText(n) });
}

/** Returns the form for a number, of {one, other} as the page's language has them, its places unfilled. */
export function formFor(forms, n) {
  rules ??= new Intl.PluralRules(document.documentElement.lang);
  return forms[rules.select(n)] ?? forms.other;
}

/** Returns several things as a sentence names them: "A, B and C", 甲、乙和丙. */
export function listed(items) {
  const format = new Intl.ListFormat(LOCALES[document.documentElement.lang] ?? document.documentElement.lang);
  const parts = format.formatToParts(items.map((_, index) => String(index)));
  return parts.map(({ type, value }) => (type === "element" ? items[Number(value)] : value));
}

/** Returns the strings that the page gives to its scripts in the data block with this id. */
export function stringsOf(id) {
  return JSON.parse(document.getElementById(id).textContent);
}
