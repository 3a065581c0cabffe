/* Asks Pagefind through its script, and loads the first ten results as its interface would. */
window.openPagefind = async () => {
  window.pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  await window.pagefind.init();
};
window.askPagefind = async (text) => {
  const start = performance.now();
  const { results } = await window.pagefind.search(text);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  const milliseconds = performance.now() - start;
  return { milliseconds, ids: results.map((result) => result.id) };
};
