/* Copy buttons: data-copy holds the text, or data-copy-from the id of the element whose text is meant. */

import { element } from "./elements.js";

const SHOWN = 2000;

const status = element("p", { class: "sc-hidden", role: "status" });
document.body.append(status);

const restoring = new WeakMap();

function textOf(button) {
  return button.dataset.copy ?? document.getElementById(button.dataset.copyFrom)?.textContent ?? "";
}

function report(button, message) {
  button.dataset.label ??= button.textContent;
  button.textContent = message;
  status.textContent = message;
  clearTimeout(restoring.get(button));
  const restore = () => {
    button.textContent = button.dataset.label;
    status.textContent = "";
  };
  restoring.set(button, setTimeout(restore, SHOWN));
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest(".sc-copy");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(textOf(button).trim());
    report(button, button.dataset.copied);
  } catch {
    report(button, button.dataset.failed);
  }
});
