/* Opens the index and answers queries from it. */

import { Finder } from "./finder.js";
import { IndexError, IndexReader } from "./index_reader.js";
import { SmallFiles } from "./small_files.js";

/** The index under a language's root; a failure to open or read it is tried anew on each call. */
export class Engine {
  #root;
  #files;
  #finder;

  /** `root` is the absolute address of the language's folder, ending in "/". */
  constructor(root) {
    this.#root = root;
    this.#files = new SmallFiles(root);
  }

  /** Returns the map from traditional to simplified characters that a text needs. */
  simplified(text) {
    return this.#files.simplified(text);
  }

  /**
   * Does a task with the opened index, a Finder, and returns what the task returns. Where a file cannot be read, a new
   * version of the site may have replaced it since the index was opened, or the browser kept a damaged one: then the index
   * is opened again, past what the browser kept, and the task done once more. Rejects with IndexError when that fails too.
   */
  async attempt(task) {
    const opened = this.#open("default");
    try {
      return await task(await opened);
    } catch (problem) {
      if (!(problem instanceof IndexError)) throw problem;
      if (this.#finder === opened) this.#finder = undefined;
      return task(await this.#open("reload"));
    }
  }

  #open(cache) {
    this.#finder ??= this.#opened(cache);
    return this.#finder;
  }

  #opened(cache) {
    const opening = IndexReader.open(`${this.#root}pagefind/`, cache).then((reader) => new Finder(reader, this.#files));
    opening.catch(() => {
      if (this.#finder === opening) this.#finder = undefined;
    });
    return opening;
  }
}
