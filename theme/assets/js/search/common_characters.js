/* Which Han characters may be traditional ones. Those of GB/T 2312 never are: the table of simplified characters
   (shengce/search/spaced.py) holds no other. So most queries need no table at all. */

import { ideograph } from "./ideographs.js";

const FIRST_ROW = 0xb0;
const LAST_ROW = 0xf7;
const FIRST_CELL = 0xa1;
const LAST_CELL = 0xfe;
const HAN = /\p{Script=Han}/u;

let common;

function commonCharacters() {
  const bytes = [];
  for (let row = FIRST_ROW; row <= LAST_ROW; row += 1) {
    for (let cell = FIRST_CELL; cell <= LAST_CELL; cell += 1) bytes.push(row, cell);
  }
  return new Set(new TextDecoder("gb2312").decode(new Uint8Array(bytes)));
}

/** Whether the text holds a Han character that is not among the 6,763 of GB/T 2312. */
export function mayBeTraditional(text) {
  common ??= commonCharacters();
  return Array.from(text.normalize("NFKC"), ideograph).some((character) => HAN.test(character) && !common.has(character));
}
