"""Industry in one province over the years of its reports read whole: what it states most persistently, side by side.

A line is one series in one unit beside the core indicators: indicator, statistic, scope, and what a label names. In the
cell of a year stand THE target for that year (of the year alone, or to its end) and THE result of it, whichever report
states them. Lines have figures in at least FEWEST_YEARS of the years; those of most years come first, of equals those
that reports of more provinces state, then the one stated first. At most MOST_LINES are shown.

What an industry is named as counts in the lights in which a province bets on it: pillar, emerging and future. New is
what the newest report names so and the report of the year before does not name at all; gone is the reverse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shengce.derive.depth import plans_read_whole
from shengce.derive.facts import Fact, Facts, Series
from shengce.derive.headline import best_result, headline_target
from shengce.derive.industry_use import Industries, IndustryUse, most_first
from shengce.derive.outcomes import Outcome
from shengce.records.catalogue import Catalogue
from shengce.records.period import Period
from shengce.records.plans import FigureKind, Stance

MOST_LINES = 12
"""A province's table is one look: no more lines."""
FEWEST_YEARS = 2
"""What is stated of fewer years is no line."""
MOST_BETS = 6
"""Of more industries those that most provinces name are said, and the others counted."""
BETS = frozenset({Stance.PILLAR, Stance.EMERGING, Stance.FUTURE})
"""The lights in which a report bets on an industry."""

Measure = tuple[Series, str]


@dataclass(frozen=True)
class YearOfLine:
    """What a province aimed at for a year and what it reached; either may be lacking, not both."""

    year: int
    target: Outcome | None
    result: Fact | None


@dataclass(frozen=True)
class LineOfYears:
    """One series: a figure of it, and its years in order, those without a figure left out."""

    sample: Fact
    years: Mapping[int, YearOfLine]


@dataclass(frozen=True)
class IndustryYears:
    """The years of a province's reports read whole, and its lines; ``persistent`` is how many there are in all."""

    years: tuple[int, ...]
    lines: tuple[LineOfYears, ...]
    persistent: int

    @property
    def first(self) -> int:
        """The first of the years."""
        return min(self.years)

    @property
    def last(self) -> int:
        """The last of the years."""
        return max(self.years)


def industry_years_of(
    catalogue: Catalogue, facts: Facts, outcomes: Mapping[str, Outcome]
) -> Mapping[str, IndustryYears]:
    """Return the table of each province of which two reports or more were read whole."""
    years: dict[str, list[int]] = defaultdict(list)
    for plan in plans_read_whole(catalogue):
        years[plan.province].append(plan.year)
    by_measure = _by_measure(catalogue, facts, years)
    provinces = {measure: len(by_area) for measure, by_area in by_measure.items()}
    found: dict[str, dict[Measure, list[Fact]]] = defaultdict(dict)
    for measure, by_area in by_measure.items():
        for area, stated in by_area.items():
            found[area][measure] = stated
    return {
        area: _table(tuple(own), found[area], provinces, outcomes, catalogue)
        for area, own in years.items()
        if len(own) >= FEWEST_YEARS
    }


def _by_measure(
    catalogue: Catalogue, facts: Facts, years: Mapping[str, list[int]]
) -> Mapping[Measure, Mapping[str, list[Fact]]]:
    """Return the facts of reports read whole beside the core indicators, by series with unit and by province."""
    found: dict[Measure, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts.all:
        is_core = catalogue.indicators[fact.figure.indicator].core
        if not is_core and fact.plan_year in years.get(fact.province, ()):
            found[fact.measure][fact.province].append(fact)
    return found


def _table(
    years: tuple[int, ...],
    found: Mapping[Measure, list[Fact]],
    provinces: Mapping[Measure, int],
    outcomes: Mapping[str, Outcome],
    catalogue: Catalogue,
) -> IndustryYears:
    lines = {measure: _line(stated, years, outcomes, catalogue) for measure, stated in found.items()}
    persistent = [pair for pair in lines.items() if len(pair[1].years) >= FEWEST_YEARS]
    persistent.sort(key=lambda pair: (-len(pair[1].years), -provinces[pair[0]]))
    return IndustryYears(years, tuple(line for _, line in persistent[:MOST_LINES]), len(persistent))


def _line(
    stated: list[Fact], years: Iterable[int], outcomes: Mapping[str, Outcome], catalogue: Catalogue
) -> LineOfYears:
    cells = (_cell(year, stated, outcomes, catalogue) for year in years)
    return LineOfYears(stated[0], {cell.year: cell for cell in cells if cell.target or cell.result})


def _cell(year: int, stated: list[Fact], outcomes: Mapping[str, Outcome], catalogue: Catalogue) -> YearOfLine:
    of_year = [fact for fact in stated if fact.figure.period.settled_by == Period.of_year(year)]
    target = headline_target(_of_kind(of_year, FigureKind.TARGET), catalogue)
    return YearOfLine(
        year,
        outcomes[target.figure.id] if target else None,
        best_result(_of_kind(of_year, FigureKind.RESULT)),
    )


def _of_kind(facts: Iterable[Fact], kind: FigureKind) -> Iterator[Fact]:
    return (fact for fact in facts if fact.figure.kind is kind)


@dataclass(frozen=True)
class Bets:
    """Industries newly bet on, or no longer: the MOST_BETS named by most provinces are shown, all are counted."""

    shown: tuple[str, ...]
    number: int

    @property
    def others(self) -> int:
        """How many are not shown."""
        return self.number - len(self.shown)


@dataclass(frozen=True)
class NewBets:
    """The bets that are new in a province's newest report, and those that are gone since the year before."""

    before: int
    year: int
    new: Bets
    gone: Bets


def new_bets(industries: Industries, province: str) -> NewBets | None:
    """Return how a province's bets changed; None where not both of its last two reports were read whole."""
    year, before = industries.newest, industries.before
    if before is None or not {(province, year), (province, before)} <= industries.read.keys():
        return None
    return NewBets(
        before,
        year,
        _bets(industries, (use for use in industries.uses.values() if _is_new(use, province, year, before))),
        _bets(industries, (use for use in industries.uses.values() if _is_new(use, province, before, year))),
    )


def _is_new(use: IndustryUse, province: str, year: int, other: int) -> bool:
    """Whether the report of a year bets on an industry that the report of another does not name."""
    naming = use.namings.get((province, year))
    return naming is not None and not BETS.isdisjoint(naming.stances) and (province, other) not in use.namings


def _bets(industries: Industries, uses: Iterable[IndustryUse]) -> Bets:
    ordered = most_first(uses, industries.newest)
    return Bets(tuple(use.industry for use in ordered[:MOST_BETS]), len(ordered))
