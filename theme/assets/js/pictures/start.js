/* The page's charts and tables get their menus. */

import { stringsOf } from "../words.js";
import { takeChart } from "./charts.js";
import { takeMaps } from "./maps.js";
import { closeMenusWhenLeft } from "./menu.js";
import { takeTables } from "./tables.js";

const strings = stringsOf("taking-strings");

for (const link of document.querySelectorAll("a[data-take]")) takeChart(link, strings);
takeTables(strings);
takeMaps(strings);
closeMenusWhenLeft();
