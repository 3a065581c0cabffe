"""What the reports of the newest year bet on: how many of them name each industry, under any of its names.

An industry is named where its name or an alias stands in a report; a bare mention counts, which is no promise. Names
that mostly speak of something else (``uncounted``: 食品 in 食品安全) do not count. Classes made by policy (traditional,
emerging, pillar industries) are no bets, nor are headings that group others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.shades import Shades
from shengce.derive.words.counted import Counts, Reports
from shengce.derive.words.life import life_in_reports
from shengce.records.catalogue import Catalogue
from shengce.records.vocabulary import Scope, ScopeKind

_CLASSES = "policy_classes"
MOST = 24
MOST_COLUMNS = 10
MOST_MOVED = 3
_TIMES_A_SHADE = 3


@dataclass(frozen=True)
class Bet:
    """An industry in the newest reports: how many name it, how many did the year before, how often, who most often.

    ``words`` are the names that are counted, ``words_found`` those that stand in the newest reports.
    """

    industry: str
    words: tuple[str, ...]
    words_found: tuple[str, ...]
    named: int
    before: int
    occurrences: int
    most: tuple[str, ...]
    most_often: int
    by_province: Mapping[str, int]

    @property
    def change(self) -> int:
        """By how many reports more it is named than the year before."""
        return self.named - self.before


@dataclass(frozen=True)
class Bets:
    """The industries named in the reports of a year, those named by most first; ``reports`` is how many there are."""

    year: int
    reports: int
    reports_before: int
    all: tuple[Bet, ...]
    provinces: tuple[str, ...]

    @property
    def shades(self) -> Shades:
        """The shades of the matrix's cells."""
        return Shades(_TIMES_A_SHADE)

    def share(self, bet: Bet) -> Decimal:
        """Return the share of the reports that name an industry, in percent."""
        return Decimal(100 * bet.named) / self.reports

    @property
    def lead(self) -> Bet:
        """Of the industries that most reports name, the one that a report names most often."""
        most = max(bet.named for bet in self.all)
        return max((bet for bet in self.all if bet.named == most), key=lambda bet: bet.most_often)

    @property
    def columns(self) -> tuple[Bet, ...]:
        """The industries of the matrix by province."""
        return self.all[:MOST_COLUMNS]

    @property
    def shown(self) -> tuple[Bet, ...]:
        """The industries named by most reports."""
        return self.all[:MOST]

    @property
    def risen(self) -> tuple[Bet, ...]:
        """The industries that gained most reports on the year before."""
        return tuple(bet for bet in sorted(self.all, key=lambda bet: -bet.change)[:MOST_MOVED] if bet.change > 0)

    @property
    def fallen(self) -> tuple[Bet, ...]:
        """The industries that lost most reports on the year before."""
        return tuple(bet for bet in sorted(self.all, key=lambda bet: bet.change)[:MOST_MOVED] if bet.change < 0)


def bets_of(catalogue: Catalogue, counts: Counts, reports: Reports) -> Bets | None:
    """Return the industries that the newest provincial reports name; None where there are none."""
    year = max((year for year in reports.years if reports.in_year[year]), default=None)
    if year is None:
        return None
    newest = frozenset(report.number for report in reports.all if report.year == year and report.area != reports.nation)
    bets = [_bet(scope, counts, reports, year, newest) for scope in _industries(catalogue)]
    ordered = sorted((bet for bet in bets if bet.named), key=lambda bet: (-bet.named, -bet.occurrences, bet.industry))
    provinces = tuple(area for area in reports.provinces if (area, year) in reports.of)
    return Bets(year, reports.in_year[year], reports.in_year.get(year - 1, 0), tuple(ordered), provinces)


def _industries(catalogue: Catalogue) -> Iterator[Scope]:
    for scope in catalogue.scopes.values():
        if scope.kind is ScopeKind.INDUSTRY and not scope.group and scope.parent != _CLASSES:
            yield scope


def _names(scope: Scope) -> Iterable[str]:
    return (name for name in (scope.name.zh, *scope.aliases) if name not in scope.uncounted)


def _bet(scope: Scope, counts: Counts, reports: Reports, year: int, newest: frozenset[int]) -> Bet:
    life = life_in_reports(_names(scope), counts, reports)
    now = life.in_year(year)
    most_often = max(now.values(), default=0)
    return Bet(
        industry=scope.id,
        words=life.words,
        words_found=tuple(word for word, found in life.by_word.items() if newest.intersection(found)),
        named=len(now),
        before=len(life.in_year(year - 1)),
        occurrences=sum(now.values()),
        most=tuple(area for area, count in now.items() if count == most_often),
        most_often=most_often,
        by_province=now,
    )
