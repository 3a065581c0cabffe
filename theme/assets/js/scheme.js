/*
 * The colour scheme before the first paint: the reader's choice, else the system's. Runs in the head, before the body
 * exists, so it waits for the body element and sets the attribute that Material's and our styles read.
 */
(() => {
  const key = "shengce.scheme";
  const systemDark = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const current = () => {
    const choice = stored();
    if (choice === "paper" || choice === "ink") return choice;
    return systemDark.matches ? "ink" : "paper";
  };
  const apply = () => {
    document.body.setAttribute("data-md-color-scheme", current());
    document.dispatchEvent(new CustomEvent("shengce:scheme", { detail: current() }));
  };
  const choose = (scheme) => {
    try {
      localStorage.setItem(key, scheme);
    } catch {
      document.body.setAttribute("data-md-color-scheme", scheme);
      return;
    }
    apply();
  };

  window.shengceScheme = { current, choose };
  systemDark.addEventListener("change", apply);
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    apply();
  }).observe(document.documentElement, { childList: true });
})();
