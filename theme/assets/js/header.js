/* The header's controls: colour scheme, the section menu of small screens, the same page in the other language. */

function startScheme(button) {
  const isDark = () => document.body.getAttribute("data-md-color-scheme") === "ink";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    window.shengceScheme.choose(isDark() ? "paper" : "ink");
    show();
  });
  document.addEventListener("shengce:scheme", show);
  show();
}

function startMenu(button, sections) {
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  const open = (opens) => {
    button.setAttribute("aria-expanded", String(opens));
    sections.toggleAttribute("data-open", opens);
  };
  button.addEventListener("click", () => open(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    open(false);
    button.focus();
  });
}

/* Filters and selections live in the query and the hash; they hold in both languages. */
function carryState(event) {
  const link = event.currentTarget;
  const target = new URL(link.href);
  target.search = location.search;
  target.hash = location.hash;
  link.href = target.href;
}

const schemeButton = document.querySelector("[data-scheme-toggle]");
const menuButton = document.querySelector("[data-menu-toggle]");
if (schemeButton) startScheme(schemeButton);
if (menuButton) startMenu(menuButton, document.getElementById("sections"));
for (const link of document.querySelectorAll("[data-language-link]")) {
  for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, carryState);
}
