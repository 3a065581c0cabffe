/* The header's controls: colour scheme, the section menu of small screens, the same page in the other language. */
(() => {
  const schemeButton = document.querySelector("[data-scheme-toggle]");
  const menuButton = document.querySelector("[data-menu-toggle]");
  const sections = document.getElementById("sections");

  const showScheme = () => {
    const dark = document.body.getAttribute("data-md-color-scheme") === "ink";
    schemeButton.setAttribute("aria-pressed", String(dark));
  };
  schemeButton?.addEventListener("click", () => {
    const dark = document.body.getAttribute("data-md-color-scheme") === "ink";
    window.shengceScheme.choose(dark ? "paper" : "ink");
    showScheme();
  });
  if (schemeButton) {
    document.addEventListener("shengce:scheme", showScheme);
    showScheme();
  }

  const setMenu = (open) => {
    menuButton.setAttribute("aria-expanded", String(open));
    sections.toggleAttribute("data-open", open);
  };
  menuButton?.addEventListener("click", () => setMenu(menuButton.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menuButton?.getAttribute("aria-expanded") !== "true") return;
    setMenu(false);
    menuButton.focus();
  });

  /* Filters and selections live in the query and the hash; they hold in both languages. */
  const carryState = (event) => {
    const link = event.currentTarget;
    const target = new URL(link.href);
    target.search = location.search;
    target.hash = location.hash;
    link.href = target.href;
  };
  for (const link of document.querySelectorAll("[data-language-link]")) {
    for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, carryState);
  }
})();
