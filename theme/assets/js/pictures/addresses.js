/* Where a part of the page stands, for those who meet it elsewhere. */

/** Returns the absolute address of a place of the page; with the reader's choices where the part follows them. */
export function addressOf(anchor, follows = false) {
  const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const address = new URL(canonical);
  if (follows) address.search = location.search;
  address.hash = anchor ?? "";
  return address.href;
}

/** Returns the address as a reader would write it. */
export function readable(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Returns of which data the site is, in words: the footer says it. */
export function versionOfData() {
  return document.querySelector(".sc-footer time")?.parentElement.textContent.trim();
}
