/* Copy buttons: data-copy holds the text, or data-copy-from the id of the element whose text is meant. */
(() => {
  const status = document.createElement("p");
  status.className = "sc-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  const textOf = (button) => button.dataset.copy ?? document.getElementById(button.dataset.copyFrom)?.textContent ?? "";

  const report = (button, message) => {
    const label = button.dataset.label ?? button.textContent;
    button.dataset.label = label;
    button.textContent = message;
    status.textContent = message;
    clearTimeout(button.restore);
    button.restore = setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 2000);
  };

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
})();
