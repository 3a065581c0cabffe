/* The table of all years: buttons that keep one region's rows. Without JavaScript all regions stand. */
(() => {
  const place = document.querySelector("[data-regions]");
  const groups = [...document.querySelectorAll("tbody[data-region]")];
  if (!place || groups.length < 2) return;
  const list = document.createElement("ul");
  list.className = "sc-chips";
  const buttons = [];

  const keep = (region) => {
    for (const group of groups) group.hidden = Boolean(region) && group.dataset.region !== region;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === region));
  };

  const add = (value, words) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sc-chip";
    button.value = value;
    button.textContent = words;
    button.addEventListener("click", () => keep(value));
    buttons.push(button);
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  };

  add("", place.dataset.all);
  for (const group of groups) add(group.dataset.region, group.dataset.regionName);
  place.append(list);
  keep("");
})();
