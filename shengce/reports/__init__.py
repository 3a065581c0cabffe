"""How a work report is built: its parts, the years it speaks of, and the list of those at hand."""
