/* Words of one meaning, such as 规上 and 规模以上, in a longer text. Pure. */

import { encode } from "./normalise.js";

/* A text with several such words could be said in more ways than are worth asking for. */
const MOST_WAYS = 8;

export class Synonyms {
  #forms;

  /** `groups` are lists of texts of one meaning. */
  constructor(groups = []) {
    const encoded = groups.map((group) => group.map((text) => encode(text)));
    const forms = encoded.flatMap((group) => group.map((words) => ({ words, others: group.filter((each) => each !== words) })));
    this.#forms = forms.filter(({ words }) => words.length > 0).sort((one, other) => other.words.length - one.words.length);
  }

  /** Returns the other ways to say what the words say, each a list of words; the longest known words are exchanged. */
  otherWays(words) {
    let ways = [[]];
    for (let at = 0; at < words.length; ) {
      const known = this.#forms.find((form) => form.words.every((word, index) => words[at + index] === word));
      const said = known?.words ?? [words[at]];
      ways = [said, ...(known?.others ?? [])].flatMap((next) => ways.map((way) => [...way, ...next])).slice(0, MOST_WAYS);
      at += said.length;
    }
    return ways.slice(1);
  }
}
