/* The page of the explorer: starts it. */

import { removeUnscripted } from "../unscripted.js";
import { Explorer } from "./explorer.js";

const explorer = new Explorer(document.querySelector("[data-explore]"));
removeUnscripted("explore");
explorer.restore();
