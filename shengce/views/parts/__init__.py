"""What several pages show alike: heatmap, tables, charts, maps; named like the macros that print them."""
