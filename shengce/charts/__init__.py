"""Static charts, drawn once at build time and kept as SVG."""
