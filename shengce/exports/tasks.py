"""The tasks of the reports read whole, one a row, in our words."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import TASK_COLUMNS
from shengce.exports.fields import Fields, Table, area_fields, both, place_fields
from shengce.records.areas import Area
from shengce.records.plans import Priority


def task_fields(task: Priority, area: Area, year: int) -> Fields:
    """Return a task by column; ``number`` is the document's own, where it numbers its tasks."""
    title_zh, title_en = both(task.title)
    return {
        **area_fields(area),
        "plan_year": year,
        "number": task.number,
        "title_zh": title_zh,
        "title_en": title_en,
        **place_fields(task.cite),
        "id": task.id,
    }


def _tasks(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield every task, in the order of areas and records."""
    for plan in knowledge.catalogue.plans.values():
        for task in plan.priorities:
            yield task_fields(task, knowledge.catalogue.areas[plan.province], plan.year)


TASKS = Table("tasks", TASK_COLUMNS, _tasks, key=("id",))
