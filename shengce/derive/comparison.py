"""Provinces set side by side: the sets that are asked for most, and what each indicator of a province comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shengce.derive.facts import Fact
from shengce.derive.promises import Promise
from shengce.derive.scorecards import Score, score_of

COMPARISON_SETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "yangtze_delta": ("shanghai", "jiangsu", "zhejiang", "anhui"),
        "middle_yangtze": ("hubei", "hunan", "jiangxi"),
        "capital_region": ("beijing", "tianjin", "hebei"),
        "northeast": ("liaoning", "jilin", "heilongjiang"),
        "south": ("guangdong", "guangxi", "hainan"),
        "central": ("shanxi", "anhui", "jiangxi", "henan", "hubei", "hunan"),
        "southwest": ("chongqing", "sichuan", "guizhou", "yunnan", "tibet"),
        "northwest": ("shaanxi", "gansu", "qinghai", "ningxia", "xinjiang"),
        "municipalities": ("beijing", "tianjin", "shanghai", "chongqing"),
        "autonomous_regions": ("inner-mongolia", "guangxi", "tibet", "ningxia", "xinjiang"),
    }
)
"""Sets that plans and statistics name themselves, so that they stay as they are; the first is shown first."""

SPAN_STARTS = (2012, 2020)
"""Years from which a comparison can start at one touch: the first year of slower growth, and that of the epidemic."""

_SHOWN_FIRST = 4


def sets_among(provinces: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the sets all of whose members are among the provinces."""
    known = frozenset(provinces)
    return {name: members for name, members in COMPARISON_SETS.items() if known.issuperset(members)}


def first_compared(provinces: Iterable[str]) -> tuple[str, ...]:
    """Return what is compared before the reader has chosen: the first whole set, or else the first few provinces."""
    slugs = tuple(provinces)
    return next(iter(sets_among(slugs).values()), slugs[:_SHOWN_FIRST])


@dataclass(frozen=True)
class Span:
    """Years from the first to the last, both among them; ``is_whole`` when these are all that there are."""

    first: int
    last: int
    is_whole: bool


def spans_of(years: tuple[int, ...]) -> tuple[Span, ...]:
    """Return the spans to the newest year that are offered, the longest first; ``years`` are in order."""
    starts = (*years[:1], *(year for year in SPAN_STARTS if year in years[1:]))
    return tuple(Span(start, years[-1], is_whole=start == years[0]) for start in starts)


@dataclass(frozen=True)
class Standing:
    """What an indicator of a province comes to over all years: its score, and the newest target (None without one)."""

    score: Score
    newest_target: Fact | None


def standing_of(promises: Iterable[Promise]) -> Standing:
    """Return the standing of promises given in the order of years."""
    cells = tuple(promises)
    targets = [cell.target for cell in cells if cell.target]
    return Standing(score_of(cells), targets[-1] if targets else None)
