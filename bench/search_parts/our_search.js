/* Asks the search page as a reader does. The clock runs from Enter until the first results are all shown. */
window.askSearchPage = async (text, most) => {
  const form = document.querySelector("[data-search-form]");
  const results = document.querySelector("[data-search-results]");
  const more = document.querySelector("[data-search-more]");
  const links = () => [...results.querySelectorAll("a[href]")].filter((link) => !link.hasAttribute("data-search-section"));
  const until = (observed, options, reached) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${text.slice(0, 40)}`)), 30000);
      const observer = new MutationObserver(() => {
        if (!reached()) return;
        clearTimeout(timer);
        observer.disconnect();
        resolve();
      });
      observer.observe(observed, options);
    });
  form.querySelector("input").value = text;
  const start = performance.now();
  const done = until(results, { attributes: true }, () => results.dataset.searchStatus !== "searching");
  form.requestSubmit();
  await done;
  const milliseconds = performance.now() - start;
  if (results.dataset.searchStatus !== "done") throw new Error(`the search failed on ${text.slice(0, 40)}`);
  while (!more.hidden && links().length < most) {
    const before = links().length;
    const grown = until(results, { childList: true }, () => links().length > before);
    more.click();
    await grown;
  }
  const tierOf = (link) => link.closest("[data-search-tier]")?.dataset.searchTier ?? "";
  return { milliseconds, total: results.dataset.searchTotal, links: links().map((link) => [link.href, tierOf(link)]) };
};
