/*
 * Whether verdicts are counted strictly, without the allowance for "about": before the first paint from the address
 * (?strict=1) or from the reader's last choice, later by the page's switch. The pages hold both countings where they
 * differ, and style sheets show one of them. Runs in the head, before the body exists.
 */
(() => {
  const key = "shengce.strict";
  const root = document.documentElement;

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const keep = (isStrict) => {
    try {
      localStorage.setItem(key, isStrict ? "1" : "0");
    } catch {
      /* The choice holds for this page. */
    }
  };
  const forgetAddress = () => {
    const address = new URL(location.href);
    address.searchParams.delete("strict");
    history.replaceState(history.state, "", address);
  };

  const start = (line) => {
    const button = line.querySelector("[data-strict-switch]");
    const status = line.querySelector("[role=status]");
    const show = () => button.setAttribute("aria-pressed", String("strict" in root.dataset));
    button.addEventListener("click", () => {
      const isStrict = root.toggleAttribute("data-strict");
      keep(isStrict);
      if (new URL(location.href).searchParams.has("strict")) forgetAddress();
      show();
      status.textContent = isStrict ? status.dataset.on : status.dataset.off;
    });
    show();
    line.hidden = false;
  };

  const asked = new URL(location.href).searchParams.get("strict") ?? stored();
  root.toggleAttribute("data-strict", asked === "1");
  document.addEventListener("DOMContentLoaded", () => {
    const line = document.querySelector("[data-strictness]");
    if (document.querySelector(".sc-strict, [class*='--met-about'], [fill*='--sc-about'], [data-compared]")) {
      if (line) start(line);
    } else line?.remove();
  });
})();
