"""The tests, by kind: unit, records, golden, site, browser."""
