"""What became of the targets for industry, as two tables: by indicator and by province."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shengce.derive.industry_promises import ENOUGH_TARGETS, Kept, industry_promises
from shengce.language.values import whole_percent
from shengce.views.context import Context
from shengce.views.shown import Link


@dataclass(frozen=True)
class KeptRow:
    """An indicator or a province: its targets that are due, those with an outcome, their share, and those met."""

    name: Link
    due: str
    told: str
    share: str
    met: str


@dataclass(frozen=True)
class IndustryKept:
    """The sentence of all targets, and the rows; ``note`` says which indicators are listed."""

    finding: str
    note: str
    indicators: tuple[KeptRow, ...]
    provinces: tuple[KeptRow, ...]


def industry_kept(context: Context) -> IndustryKept | None:
    """Return what became of the targets for industry; None where none is due."""
    found = industry_promises(context.knowledge)
    if found is None:
        return None
    whole = found.together
    due = context.language.count("count.targets", whole.due)
    counts = {"due": due, "told": whole.told, "met": whole.met}
    years = {"first": found.first, "last": found.last}
    return IndustryKept(
        finding=context.say("industry_kept.finding", share=whole_percent(whole.share_told), **counts, **years),
        note=context.say("industry_kept.note", number=ENOUGH_TARGETS),
        indicators=_rows(found.indicators, context.indicator),
        provinces=_rows(found.provinces, context.province),
    )


def _rows(found: Iterable[Kept], link: Callable[[str], Link]) -> tuple[KeptRow, ...]:
    return tuple(
        KeptRow(link(kept.key), str(kept.due), str(kept.told), whole_percent(kept.share_told), str(kept.met))
        for kept in found
    )
