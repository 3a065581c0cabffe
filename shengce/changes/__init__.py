"""Versions of the data beside each other: read from the repository's history, compared, told, and kept as a record."""
