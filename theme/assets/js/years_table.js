/* The table of all provinces and years: buttons that keep one region's rows, and a choice of the year to rank by.
   Without JavaScript all regions stand, region by region. */
(() => {
  const place = document.querySelector("[data-years-tools]");
  const body = document.querySelector("[data-years-rows]");
  if (!place || !body) return;
  const words = place.dataset;
  const table = body.closest("table");
  const heads = [...table.querySelectorAll("thead th")].slice(1);
  const rows = [...body.rows];
  const sign = table.hasAttribute("data-lower-first") ? 1 : -1;
  const buttons = [];
  let column = -1;
  let measure = "outcome";
  let region = "";

  const valueOf = (row) => {
    const value = row.cells[column + 1].dataset[measure];
    return value === undefined || value === "" ? undefined : Number(value);
  };

  /* Those without a value come last, in their usual order; equal values share a rank. */
  const ranked = () => {
    const withValue = rows.filter((row) => valueOf(row) !== undefined);
    const others = rows.filter((row) => valueOf(row) === undefined);
    return [...withValue.sort((one, other) => sign * (valueOf(one) - valueOf(other))), ...others];
  };

  const showRanks = (ordered) => {
    const shown = ordered.filter((row) => !row.hidden);
    let rank = 0;
    let last;
    for (const [place, row] of shown.entries()) {
      const value = column < 0 ? undefined : valueOf(row);
      if (value !== last) rank = place + 1;
      last = value;
      if (value === undefined) delete row.cells[0].dataset.rank;
      else row.cells[0].dataset.rank = String(rank);
    }
  };

  const show = () => {
    for (const row of rows) row.hidden = region !== "" && row.dataset.region !== region;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === region));
    for (const head of heads) head.removeAttribute("aria-sort");
    const ordered = column < 0 ? rows : ranked();
    body.append(...ordered);
    showRanks(ordered);
    if (column < 0) return;
    heads[column].setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
    const scroller = table.parentElement;
    scroller.scrollLeft = heads[column].offsetLeft - table.rows[0].cells[0].offsetWidth;
  };

  const addRegion = (list, value, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sc-chip";
    button.value = value;
    button.textContent = text;
    button.addEventListener("click", () => {
      region = value;
      show();
    });
    buttons.push(button);
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  };

  const option = (value, text) => {
    const made = document.createElement("option");
    made.value = value;
    made.textContent = text;
    return made;
  };

  /* Only what can be ranked by is offered. */
  const yearsWith = (name, text) => {
    const group = document.createElement("optgroup");
    group.label = text;
    for (const [place, head] of heads.entries()) {
      const has = rows.some((row) => row.cells[place + 1].dataset[name]);
      if (has) group.append(option(`${name} ${place}`, `${head.textContent.trim()} ${text}`));
    }
    return group;
  };

  const list = document.createElement("ul");
  list.className = "sc-chips";
  const regions = new Map(rows.map((row) => [row.dataset.region, row.dataset.regionName]));
  addRegion(list, "", words.all);
  for (const [value, text] of regions) addRegion(list, value, text);

  const label = document.createElement("label");
  label.className = "sc-years__rank";
  const choice = document.createElement("select");
  choice.append(option("", words.unranked), yearsWith("outcome", words.outcome), yearsWith("target", words.target));
  choice.addEventListener("change", () => {
    const [name, chosen] = choice.value.split(" ");
    column = chosen === undefined ? -1 : Number(chosen);
    measure = name;
    show();
  });
  label.append(words.rank, choice);
  place.append(list, label);
  show();
})();
