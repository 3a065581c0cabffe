/* Work that can wait: done once what stands has been painted, so that the reader need not wait for it. */

/** Does a task in a turn of its own after the next picture; never in a window that shows none. */
export function afterPaint(task) {
  requestAnimationFrame(() => setTimeout(task));
}
