/* The page of words: starts the viewer where the page has one. */

import { removeUnscripted } from "../unscripted.js";
import { Viewer } from "./viewer.js";

const place = document.querySelector("[data-words]");
if (place) {
  const viewer = new Viewer(place, new URL("../../../", import.meta.url).href);
  removeUnscripted("words");
  viewer.restore();
}
