/* Folds: what stands in a closed one is opened before it is led to. */

/** Opens each fold that an element stands in; returns whether one was closed. */
export function openFoldsAround(target) {
  let hasOpened = false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    hasOpened ||= !fold.open;
    fold.open = true;
  }
  return hasOpened;
}

/** Whether an element stands in a closed fold, beside its summary. */
export function folded(element) {
  return element.closest("details:not([open]) > :not(summary)") !== null;
}
