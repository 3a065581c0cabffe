/* Compare: keeps two to six columns, remembered in the address. Without JavaScript every column stands. */
(() => {
  const form = document.querySelector("[data-compare]");
  if (!form) return;
  const least = Number(form.dataset.least);
  const most = Number(form.dataset.most);
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const status = form.querySelector("[data-compare-status]");

  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  const show = () => {
    const kept = new Set(chosen());
    for (const cell of document.querySelectorAll("[data-compared] [data-plan]")) cell.hidden = !kept.has(cell.dataset.plan);
    for (const row of document.querySelectorAll("[data-compared] tbody tr")) {
      const cells = [...row.querySelectorAll("[data-plan]")];
      row.hidden = !cells.some((cell) => !cell.hidden && !cell.querySelector(".sc-absence"));
    }
    for (const box of boxes) box.disabled = box.checked ? kept.size <= least : kept.size >= most;
    status.textContent = status.dataset.message.replace("#", kept.size);
  };

  const remember = () => {
    const address = new URL(location.href);
    address.searchParams.set("plans", chosen().join(","));
    history.replaceState(null, "", address);
  };

  const restore = () => {
    const known = new Set(boxes.map((box) => box.value));
    const asked = (new URLSearchParams(location.search).get("plans") ?? "").split(",").filter((plan) => known.has(plan));
    const wanted = asked.length >= least ? asked.slice(0, most) : boxes.slice(0, most).map((box) => box.value);
    for (const box of boxes) box.checked = wanted.includes(box.value);
  };

  form.addEventListener("change", () => {
    show();
    remember();
  });
  restore();
  show();
})();
