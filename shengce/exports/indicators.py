"""The indicators, one a row: what is measured, in which unit, and which way is better."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import INDICATOR_COLUMNS
from shengce.exports.fields import Fields, Table, both, yes_or_no
from shengce.records.vocabulary import Indicator, Unit


def indicator_fields(indicator: Indicator, unit: Unit) -> Fields:
    """Return an indicator by column; ``column`` is what its columns in the panel are called by, where it has any."""
    name_zh, name_en = both(indicator.name)
    definition_zh, definition_en = both(indicator.definition)
    unit_zh, unit_en = both(unit.name)
    return {
        "id": indicator.id,
        "theme": indicator.theme,
        "name_zh": name_zh,
        "name_en": name_en,
        "definition_zh": definition_zh,
        "definition_en": definition_en,
        "unit": indicator.unit,
        "unit_zh": unit_zh,
        "unit_en": unit_en,
        "statistic": indicator.statistic.value,
        "direction": indicator.direction.value,
        "core": yes_or_no(indicator.core),
        "column": indicator.stem if indicator.core else None,
    }


def _indicators(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield every indicator, in the order of themes and records."""
    catalogue = knowledge.catalogue
    for indicator in catalogue.indicators.values():
        yield indicator_fields(indicator, catalogue.units[indicator.unit])


INDICATORS = Table("indicators", INDICATOR_COLUMNS, _indicators, key=("id",))
