/* The menu of a table: what it says, to paste into a spreadsheet or a text. */

/** Gives every table of the page its menu. */
export function takeTables() {}
