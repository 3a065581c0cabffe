/* The keyboard on every page: its tables and lists of many links are one stop of the Tab key each. */

import { makeOneStops } from "./one_stop.js";

makeOneStops(document.getElementById("content"));
