"""The columns of the published tables, in order: a contract with those who read them; new ones come last."""

FACT_COLUMNS = (
    "id",
    "province",
    "plan_year",
    "indicator",
    "kind",
    "period",
    "value",
    "value_max",
    "unit",
    "qualifier",
    "scope",
    "as_printed",
    "source",
    "locator",
    "statistic",
    "finality",
    "reading",
    "area_level",
    "label_zh",
    "label_en",
    "among",
)
ABSENCE_COLUMNS = (
    "province",
    "plan_year",
    "indicator",
    "kind",
    "period",
    "reason",
    "source",
    "locator",
    "text_zh",
    "text_en",
    "note_zh",
    "note_en",
    "scope",
)
WORD_YEAR_COLUMNS = ("term", "word", "year", "reports", "occurrences", "of_reports", "national_occurrences")
WITHDRAWN_COLUMNS = (*FACT_COLUMNS, "reason_zh", "reason_en")
DENOMINATOR_COLUMNS = ("area", "year", "reports", "characters")
