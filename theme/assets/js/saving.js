/* Gives the reader a file that the page made. */

import { element } from "./elements.js";

/** Gives a file to the reader, who keeps it under a name. */
export function saveFile(file, name) {
  const address = URL.createObjectURL(file);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}
