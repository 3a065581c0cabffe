/* The home page's maps: one at a time, chosen by tabs that are plain links. Without JavaScript all maps stand. */
(() => {
  const group = document.querySelector("[data-maps]");
  if (!group) return;
  const tabs = [...group.querySelectorAll("[data-map-tab]")];
  const maps = [...group.querySelectorAll("[data-map]")];

  const choose = (id) => {
    for (const map of maps) map.hidden = map.id !== id;
    for (const tab of tabs) {
      if (tab.hash === `#${id}`) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  };

  const fromAddress = () => {
    const id = location.hash.slice(1);
    if (maps.some((map) => map.id === id)) choose(id);
  };

  group.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-map-tab]");
    if (!tab) return;
    event.preventDefault();
    history.replaceState(null, "", tab.hash);
    choose(tab.hash.slice(1));
  });
  window.addEventListener("hashchange", fromAddress);
  choose(maps[0].id);
  fromAddress();
})();
