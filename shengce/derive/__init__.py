"""Facts that follow from the records and are never typed by hand: outcomes, verdicts, steps, ranks, coverage."""
