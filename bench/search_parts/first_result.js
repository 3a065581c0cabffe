/* Notes when the first results stand (milliseconds since 1970). */
new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-search-results][data-search-status="done"]')) return;
  window.firstResult = Date.now();
  observer.disconnect();
}).observe(document, { attributes: true, childList: true, subtree: true });
