/* Speaks to Material's search worker as its bundle does: set up with the index, then one message a query. */
window.openMaterial = async () => {
  const index = await (await fetch("search/search_index.json")).json();
  const { worker } = await (await fetch("worker.json")).json();
  window.materialWorker = new Worker(worker);
  await window.tellMaterial({ type: 0, data: { config: index.config, docs: index.docs, options: {} } });
};
window.tellMaterial = (message) =>
  new Promise((resolve) => {
    window.materialWorker.addEventListener("message", (event) => resolve(event.data), { once: true });
    window.materialWorker.postMessage(message);
  });
window.askMaterial = async (text) => {
  const start = performance.now();
  const { data } = await window.tellMaterial({ type: 2, data: text });
  const milliseconds = performance.now() - start;
  return { milliseconds, links: data.items.flat().map((section) => section.location) };
};
