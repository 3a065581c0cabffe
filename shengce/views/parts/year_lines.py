"""Lines of a year: how many targets an indicator or a region has, how they moved, how many were met."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.year_findings import YearSummary
from shengce.views.context import Context
from shengce.views.parts.answer_table import met_text
from shengce.views.shown import Link, RichText


@dataclass(frozen=True)
class YearLine:
    """What the targets and outcomes of one indicator or region come to."""

    heading: Link
    targets: int
    span: str
    raised: str
    held: str
    lowered: str
    met: RichText | None


def year_line(context: Context, heading: Link, summary: YearSummary) -> YearLine:
    """Return the line of a summary under its heading."""
    moves = summary.moves
    ends = dict.fromkeys(context.bare(target) for target in summary.span)
    return YearLine(
        heading=heading,
        targets=len(summary.targets),
        span=context.say("years.to").join(ends),
        raised=str(moves.raised) if moves else "",
        held=str(moves.held) if moves else "",
        lowered=str(moves.lowered) if moves else "",
        met=met_text(context, summary.score),
    )
