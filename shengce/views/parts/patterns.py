"""What economists found of growth targets, held against our figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.findings import AimsBesideNation, Ratchet, aims_beside_nation, ratchet_of
from shengce.derive.moves import AboveNation, TargetMove
from shengce.language.values import points, whole_percent
from shengce.views.context import Context


@dataclass(frozen=True)
class Pattern:
    """A finding that economists reported, what our figures say of it, and on how many cases."""

    claim: str
    finding: str
    n: str


def patterns_of(context: Context, moves: Iterable[TargetMove], nation: Iterable[AboveNation]) -> tuple[Pattern, ...]:
    """Hold two findings on growth targets (Chang, Wang and Xiong, 2025) against our figures."""
    aims, ratchet = aims_beside_nation(nation), ratchet_of(moves)
    found = (_above(context, aims) if aims else None, _ratchet(context, ratchet) if ratchet else None)
    return tuple(pattern for pattern in found if pattern)


def _above(context: Context, aims: AimsBesideNation) -> Pattern:
    share = whole_percent(aims.share_above)
    finding = context.say("promises.above.finding", share=share, above=aims.above, below=aims.below)
    return Pattern(context.say("promises.above.claim"), finding, context.say("promises.n", n=aims.n))


def _ratchet(context: Context, ratchet: Ratchet) -> Pattern:
    finding = context.say(
        "promises.ratchet.finding",
        raised=points(ratchet.after_beaten, context.language),
        lowered=points(ratchet.after_missed, context.language),
        beaten=context.language.count("count.cases", ratchet.beaten),
        short=context.language.count("count.cases", ratchet.missed),
    )
    return Pattern(context.say("promises.ratchet.claim"), finding, context.say("promises.n", n=ratchet.n))
