/* The switch between outcomes, targets and gaps. */

import { element } from "./elements.js";

/** Returns {list, press}: buttons for the measures, and what marks one of them as chosen. */
export function measureButtons(measures, strings, choose) {
  const buttons = measures.map((measure) => {
    const button = element("button", { type: "button", class: "sc-chip", value: measure }, strings.measures[measure]);
    button.addEventListener("click", () => choose(measure));
    return button;
  });
  const list = element("ul", { class: "sc-chips", "aria-label": strings.show }, ...buttons.map((button) => element("li", {}, button)));
  const press = (measure) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === measure));
  };
  return { list, press };
}
