"""From the generated Markdown to the published site: engine, assembly, swap, preview."""
