"""The life of a term in the reports: which name it, how often, first and last, under any of its names.

A report names a term where any of its counted names stands in it. Of names that hold one another the shortest is
counted, which stands wherever the longer ones do; so occurrences are counted once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from shengce.derive.shades import Shade
from shengce.derive.words.counted import Counts, Report, Reports
from shengce.printed.folding import matched
from shengce.records.catalogue import PlanKey

FEWEST_YEARS = 3
"""So many years in which a provincial report names it make a curve; fewer are told in words."""
FEWEST_PROVINCES = 2
"""What fewer provinces ever name is no matter of who names it first, and is told in words too."""
SHADES = (Shade(1, 1, 1), Shade(2, 2, 3), Shade(3, 4, 7), Shade(4, 8, None))
"""The shades of cells by occurrences."""
_QUOTES = str.maketrans("", "", "\"'")
_SHORTEST = 2


@dataclass(frozen=True)
class YearOfWord:
    """How many of a year's provincial reports name it and how often; ``national`` is None without a national report."""

    year: int
    named: int
    reports: int
    occurrences: int
    national: int | None

    @property
    def share(self) -> Decimal | None:
        """The share of the provincial reports that name it, in percent; None of a year without reports."""
        return Decimal(100 * self.named) / self.reports if self.reports else None


@dataclass(frozen=True)
class Mention:
    """A year, and the provinces whose reports name the term in it."""

    year: int
    provinces: tuple[str, ...]


@dataclass(frozen=True)
class WordLife:
    """Where a term stands under its counted names: ``cells`` gives the occurrences by area and year, none where none.

    ``by_word`` has the occurrences of each string that was counted, folded as the texts are, by report.
    """

    by_word: Mapping[str, Mapping[int, int]]
    cells: Mapping[PlanKey, int]
    reports: Reports

    @property
    def words(self) -> tuple[str, ...]:
        """The strings that were counted."""
        return tuple(self.by_word)

    @cached_property
    def years(self) -> tuple[YearOfWord, ...]:
        """Every year of the reports, also those in which none names it."""
        return tuple(self._year(year) for year in self.reports.years)

    def _year(self, year: int) -> YearOfWord:
        nation = (self.reports.nation, year)
        found = self._by_year.get(year, {})
        national = self.cells.get(nation, 0) if nation in self.reports.of else None
        return YearOfWord(year, len(found), self.reports.in_year[year], sum(found.values()), national)

    @cached_property
    def _by_year(self) -> Mapping[int, Mapping[str, int]]:
        """The occurrences by year and province."""
        found: dict[int, dict[str, int]] = defaultdict(dict)
        for (area, year), count in self.cells.items():
            if area != self.reports.nation:
                found[year][area] = count
        return found

    def in_year(self, year: int) -> Mapping[str, int]:
        """Return how often each province that names it in a year does, in the order of the reports."""
        found = self._by_year.get(year, {})
        return {area: found[area] for area in self.reports.provinces if area in found}

    @cached_property
    def provincial(self) -> int:
        """How many provincial reports name it."""
        return sum(year.named for year in self.years)

    @cached_property
    def occurrences(self) -> int:
        """How often provincial reports name it."""
        return sum(year.occurrences for year in self.years)

    @cached_property
    def named_years(self) -> tuple[YearOfWord, ...]:
        """The years in which a provincial report names it."""
        return tuple(year for year in self.years if year.named)

    @property
    def is_drawn(self) -> bool:
        """Whether enough years and provinces name it for a chart."""
        return len(self.named_years) >= FEWEST_YEARS and len(self.naming) >= FEWEST_PROVINCES

    def shade(self, area: str, year: int) -> int | None:
        """Return the shade of a cell: 0 where the report does not name it, None where there is no report."""
        if (area, year) not in self.reports.of:
            return None
        return sum(self.cells.get((area, year), 0) >= shade.low for shade in SHADES)

    @property
    def first(self) -> Mention:
        """The first year in which a provincial report names it, and whose do."""
        return self._mention(min(year.year for year in self.named_years))

    @property
    def last(self) -> Mention:
        """The last year in which a provincial report names it, and whose do."""
        return self._mention(max(year.year for year in self.named_years))

    @property
    def is_current(self) -> bool:
        """Whether a report of the newest year names it."""
        return bool(self.named_years) and self.last.year == self.reports.years[-1]

    @property
    def peak(self) -> YearOfWord:
        """The year in which the largest share of reports names it; of equals the first."""
        return max(self.named_years, key=lambda year: (year.share or 0, -year.year))

    @property
    def is_past_its_peak(self) -> bool:
        """Whether it was named by a larger share of reports before its last year."""
        last = next(year for year in self.years if year.year == self.last.year)
        return self.peak.year != last.year and self.peak.share != last.share

    def _mention(self, year: int) -> Mention:
        return Mention(year, tuple(self.in_year(year)))

    @cached_property
    def firsts(self) -> tuple[Mention, ...]:
        """The provinces by the year in which they name it first, oldest first."""
        years: dict[str, int] = {}
        for area, year in sorted(self.cells, key=lambda key: key[1]):
            years.setdefault(area, year)
        by_year: dict[int, list[str]] = defaultdict(list)
        for area in self.reports.provinces:
            if area in years:
                by_year[years[area]].append(area)
        return tuple(Mention(year, tuple(by_year[year])) for year in sorted(by_year))

    @property
    def naming(self) -> tuple[str, ...]:
        """The provinces that ever name it, those first that named it first."""
        return tuple(area for mention in self.firsts for area in mention.provinces)

    @property
    def silent(self) -> int:
        """How many provinces never name it."""
        return len(self.reports.provinces) - len(self.naming)

    @property
    def first_national(self) -> int | None:
        """The first year whose national report names it; None where none does."""
        return min((year.year for year in self.years if year.national), default=None)


def life_in_reports(names: Iterable[str], counts: Counts, reports: Reports) -> WordLife:
    """Return the life of what has these names."""
    by_word = counted_names(names, counts)
    found: Counter[int] = Counter()
    for each in by_word.values():
        found.update(each)
    cells = {(report.area, report.year): count for report, count in _sorted(found, reports)}
    return WordLife(by_word, cells, reports)


def _sorted(found: Mapping[int, int], reports: Reports) -> Iterator[tuple[Report, int]]:
    for number in sorted(found):
        yield reports.all[number], found[number]


def counted_names(names: Iterable[str], counts: Counts) -> Mapping[str, Mapping[int, int]]:
    """Return the names as they are counted, with their occurrences by report.

    They are folded, also without quotation marks; of names that hold one another the shortest is taken.
    """
    folded = [matched(name) for name in names]
    forms = dict.fromkeys((*folded, *(name.translate(_QUOTES) for name in folded)))
    shortest = [form for form in forms if _is_counted(form)]
    kept: dict[str, Mapping[int, int]] = {}
    for form in sorted(shortest, key=len):
        if not any(other in form for other in kept) and (found := counts.counts(form)) is not None:
            kept[form] = found
    return {form: kept[form] for form in forms if form in kept}


def _is_counted(form: str) -> bool:
    """Whether a name is counted: a single character or a bare number stands for too much else."""
    return len(form) >= _SHORTEST and not form.isdigit()
