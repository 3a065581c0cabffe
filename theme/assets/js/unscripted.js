/* The message in the page for readers whose scripts do not run. It shows without any script; loading.js shows it earlier. */

/** Takes away the message of a part of the site that has begun to work. */
export function removeUnscripted(part) {
  document.querySelector(`[data-unscripted="${part}"]`)?.remove();
}

/** Shows the message at once. */
export function showUnscripted(part) {
  document.querySelector(`[data-unscripted="${part}"]`)?.setAttribute("data-shown", "");
}
