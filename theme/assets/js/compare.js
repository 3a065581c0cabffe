/*
 * Compare: two to six provinces, an indicator and a span of years, kept in the address. Each province's figures are a
 * small JSON file beside this page, loaded once. Addresses of the older form (?plans=jiangxi-2023) still choose.
 */
(() => {
  const form = document.querySelector("[data-compare]");
  const place = document.querySelector("[data-compared]");
  if (!form || !place) return;
  const least = Number(form.dataset.least);
  const most = Number(form.dataset.most);
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const fields = { indicator: form.elements.indicator, from: form.elements.from, to: form.elements.to };
  const status = form.querySelector("[data-compare-status]");
  const loaded = new Map();
  const standard = ["beijing", "shanghai", "jiangsu", "guangdong"];

  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  const load = (province) => {
    if (!loaded.has(province)) {
      const request = fetch(`${province}.json`).then((answer) => {
        if (!answer.ok) throw new Error(`${province}: ${answer.status}`);
        return answer.json();
      });
      request.catch(() => loaded.delete(province));
      loaded.set(province, request);
    }
    return loaded.get(province);
  };

  const element = (name, words, attributes = {}) => {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const cellOf = (year) => {
    const cell = element("td", "", { class: "sc-num" });
    if (!year) {
      cell.append(element("span", "—", { class: "sc-absence", title: place.dataset.none }));
      return cell;
    }
    const link = element("a", "", { href: `../${year.url}` });
    link.append(element("span", `${year.target || "—"} →`), " ", element("span", year.outcome || "—"));
    cell.append(link);
    if (year.verdict) {
      const note = element("span", "", { class: "sc-table__note" });
      note.append(element("span", year.verdict, { class: `sc-verdict sc-verdict--${year.step}` }));
      cell.append(note);
    }
    return cell;
  };

  const draw = (provinces, data) => {
    const head = element("tr");
    head.append(element("th", place.dataset.year, { scope: "col" }));
    provinces.forEach((slug, index) => {
      const column = element("th", "", { scope: "col", class: "sc-num", "data-plan": slug });
      column.append(element("a", data[index].province, { href: `../provinces/${slug}/` }));
      head.append(column);
    });
    const rows = [];
    for (let year = Number(fields.to.value); year >= Number(fields.from.value); year -= 1) {
      const row = element("tr");
      row.append(element("th", String(year), { scope: "row" }));
      for (const one of data) row.append(cellOf(one.indicators[fields.indicator.value]?.[year]));
      rows.push(row);
    }
    const table = element("table", "", { class: "sc-table sc-table--pairs" });
    table.append(element("caption", place.getAttribute("aria-label"), { class: "sc-hidden" }));
    table.append(element("thead"), element("tbody"));
    table.tHead.append(head);
    table.tBodies[0].append(...rows);
    place.replaceChildren(table);
    place.hidden = false;
  };

  const show = async () => {
    const provinces = chosen();
    for (const box of boxes) box.disabled = box.checked ? provinces.length <= least : provinces.length >= most;
    try {
      const data = await Promise.all(provinces.map(load));
      if (provinces.join() !== chosen().join()) return;
      draw(provinces, data);
      status.textContent = status.dataset.message.replace("#", provinces.length);
    } catch {
      status.textContent = status.dataset.failed;
    }
  };

  const remember = () => {
    const address = new URL(location.href);
    address.search = "";
    address.searchParams.set("provinces", chosen().join(","));
    for (const [name, field] of Object.entries(fields)) address.searchParams.set(name, field.value);
    history.replaceState(null, "", address);
  };

  const restore = () => {
    const asked = new URLSearchParams(location.search);
    const known = new Set(boxes.map((box) => box.value));
    const older = (asked.get("plans") ?? "").split(",").map((plan) => plan.replace(/-\d{4}$/, ""));
    const named = [...(asked.get("provinces") ?? "").split(","), ...older].filter((slug) => known.has(slug));
    const wanted = [...new Set(named)].slice(0, most);
    const kept = wanted.length >= least ? wanted : standard.filter((slug) => known.has(slug));
    const filled = kept.length >= least ? kept : [...known].slice(0, most);
    for (const box of boxes) box.checked = filled.includes(box.value);
    for (const [name, field] of Object.entries(fields)) {
      const value = asked.get(name);
      if ([...field.options].some((option) => option.value === value)) field.value = value;
    }
  };

  form.addEventListener("change", (event) => {
    if (Number(fields.from.value) > Number(fields.to.value)) {
      const other = event.target === fields.from ? fields.to : fields.from;
      other.value = event.target.value;
    }
    show();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  restore();
  show();
})();
