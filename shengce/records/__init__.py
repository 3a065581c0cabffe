"""The records: their types, and how they are read from YAML with every line kept."""
