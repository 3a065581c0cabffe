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
)
WITHDRAWN_COLUMNS = (*FACT_COLUMNS, "reason_zh", "reason_en")
