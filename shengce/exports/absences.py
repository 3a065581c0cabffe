"""The typed absences of figures, one a row: a document was read, and the figure is not there."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import ABSENCE_COLUMNS
from shengce.exports.fields import Fields, Table, area_fields, both, period_fields
from shengce.records.areas import Area
from shengce.records.plans import Absence, Plan


def absence_fields(plan: Plan, absence: Absence, area: Area) -> Fields:
    """Return an absence by column.

    What the document says instead, in our words, is in ``text_zh`` and ``text_en``; what should be known of the silence
    in ``note_zh`` and ``note_en``.
    """
    text_zh, text_en = both(absence.text)
    note_zh, note_en = both(absence.note)
    return {
        **area_fields(area),
        "plan_year": plan.year,
        "indicator": absence.indicator,
        "kind": absence.kind.value,
        **period_fields(absence.period),
        "reason": absence.reason.value,
        "source": absence.source,
        "locator": absence.cite.locator if absence.cite else None,
        "text_zh": text_zh,
        "text_en": text_en,
        "note_zh": note_zh,
        "note_en": note_en,
        "scope": area.level.published(absence.scope),
    }


def _absences(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield every absence, in the order of areas and records."""
    for plan in knowledge.catalogue.plans.values():
        for absence in plan.absences:
            yield absence_fields(plan, absence, knowledge.catalogue.areas[plan.province])


ABSENCES = Table("absences", ABSENCE_COLUMNS, _absences)
