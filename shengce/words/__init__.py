"""How often phrases stand in the reports: counted from the texts by a command, kept as a record, read again."""
