"""Every finding that the pages of promises and indicators publish, computed once more from the bare YAML.

Nothing of ``shengce.derive`` is used here but what makes the pages themselves: what a page says is compared with what
``raw`` and the rules written out below make of the records.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from shengce.charts.images import Chart, ChartImages
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.indicator import IndicatorPage, PromiseParts, indicator_page
from shengce.views.pages.promises import promises_page
from shengce.views.parts.heatmap import HeatRow
from shengce.views.shown import RichText
from tests.records import raw
from tests.records.checked import knowledge, languages
from tests.strict import strictly

ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
CORE = raw.core_indicators()
DENSE = [name for name in CORE if sum(cell.verdict in raw.JUDGED for cell in raw.cells(name)) >= 40]
MINUS = "−"
VerdictOf = Callable[[raw.Cell], str]
Said = Callable[[RichText], str]
MOST = 10


def not_looked_at(_chart: Chart) -> ChartImages:
    return ChartImages("", "")


@cache
def context(path: str) -> Context:
    english = next(language for language in languages() if language.code == "en")
    return Context(knowledge(), english, ADDRESS, not_looked_at, path)


@cache
def overview() -> Any:
    """Return the overview of promises in English."""
    return promises_page(context("promises/"))


@cache
def page_of(indicator: str) -> IndicatorPage:
    """Return the page of an indicator in English."""
    return indicator_page(context(f"indicators/{indicator}/"), knowledge().catalogue.indicators[indicator])


def promises(indicator: str) -> PromiseParts:
    parts = page_of(indicator).promises
    assert parts is not None
    return parts


def with_allowance(text: RichText) -> str:
    return text.plain


def line(indicator: str, heading: str, label: str, said: Said = with_allowance) -> dict[int, str]:
    """Return what a line of the table of years says, by year; nothing of years that it leaves empty."""
    table = promises(indicator).by_year
    assert table is not None
    found = [
        dict(zip(raw.years(), (said(cell) for cell in line.cells), strict=True))
        for group in table.groups
        for line in group.lines
        if (group.heading, line.label) == (heading, label)
    ]
    return {year: text for each in found for year, text in each.items() if text}


@cache
def names() -> dict[str, str]:
    """Return the short English name of each province."""
    areas = raw.read(raw.RECORDS / "areas.yml")
    return {item["slug"]: item["short"]["en"] for item in areas if item["level"] == "province"}


def signed(value: Decimal, digits: str = "") -> str:
    """Return a number with its sign as pages print it; rounded to ``digits``."""
    rounded = value.quantize(Decimal(digits)) if digits else value
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded)}"


def plain(value: Decimal) -> str:
    """Return a number as pages print it, without zeros that say nothing."""
    return f"{MINUS if value < 0 else ''}{abs(value).normalize():f}"


def mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def median(values: Sequence[Decimal]) -> Decimal:
    ordered = sorted(values)
    return mean([ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]])


def judged(cells: Iterable[raw.Cell]) -> list[raw.Cell]:
    return [cell for cell in cells if cell.verdict in raw.JUDGED]


# Scores


def usual(cell: raw.Cell) -> str:
    return cell.verdict


def strict(cell: raw.Cell) -> str:
    return cell.strict_verdict


def score(cells: Iterable[raw.Cell], verdict: VerdictOf = usual) -> tuple[Any, ...]:
    """Return judged, met, nearly, missed, share, mean and median gap as a row of a table of scores prints them."""
    known = judged(cells)
    counts = Counter(map(verdict, known))
    gaps = [cell.gap for cell in known if cell.gap is not None]
    share = f"{Decimal(100 * counts['met']) / len(known):.0f}%"
    averages = (signed(mean(gaps), "0.1"), signed(median(gaps), "0.1"))
    return len(known), str(counts["met"]), str(counts["nearly"]), counts["missed"], share, *averages


COUNTINGS = ((usual, with_allowance), (strict, strictly))
"""The two ways to count, each with what reads a text in that way."""


def headline_cells() -> list[raw.Cell]:
    return [cell for indicator in raw.HEADLINE for cell in raw.cells(indicator)]


def met_of(cells: Iterable[raw.Cell], verdict: VerdictOf) -> str:
    known = judged(cells)
    return f"{sum(verdict(cell) == 'met' for cell in known)} of {len(known)}" if known else ""


@pytest.mark.parametrize(("verdict", "said"), COUNTINGS)
def test_the_overview_counts_every_province_for_every_indicator(verdict: VerdictOf, said: Said) -> None:
    rows = {row.heading.text: row for row in overview().provinces}
    assert list(rows) == [names()[area] for area in raw.areas()], "in the order of the records, which ranks nobody"
    for area in raw.areas():
        row = rows[names()[area]]
        own = [[cell for cell in raw.cells(name) if cell.area == area] for name in raw.HEADLINE]
        assert [said(cell) for cell in row.cells] == [met_of(cells, verdict) for cells in own]
        together = [cell for cells in own for cell in cells]
        assert said(row.all) == met_of(together, verdict)
        assert said(row.share) == (score(together, verdict)[4] if judged(together) else "—")


@pytest.mark.parametrize(("verdict", "said"), COUNTINGS)
def test_the_overview_counts_every_indicator(verdict: VerdictOf, said: Said) -> None:
    rows = overview().indicators
    counts = [
        (row.judged, said(row.met), said(row.nearly), row.missed, said(row.share), row.mean_gap, row.median_gap)
        for row in rows
    ]
    assert counts == [score(raw.cells(name), verdict) for name in CORE]


@pytest.mark.parametrize(("verdict", "said"), COUNTINGS)
def test_the_overview_counts_every_year(verdict: VerdictOf, said: Said) -> None:
    (group,) = overview().years.groups
    lines = {line.label: [said(cell) for cell in line.cells] for line in group.lines}
    by_year = [[cell for cell in headline_cells() if cell.year == year] for year in raw.years()]
    scores = [score(own, verdict) if judged(own) else ("",) * 5 for own in by_year]
    for label, place in (("Judged", 0), ("Met", 1), ("Nearly met", 2), ("Missed", 3), ("Share met", 4)):
        assert lines[label] == [str(each[place]) for each in scores], label


@pytest.mark.parametrize(("verdict", "said"), COUNTINGS)
def test_the_overview_says_how_many_could_be_judged(verdict: VerdictOf, said: Said) -> None:
    total, met, nearly, missed, share, *_ = score(headline_cells(), verdict)
    numbers = re.findall(r"[0-9]+(?:,[0-9]{3})*%?", said(overview().head.depth))
    assert [number.replace(",", "") for number in numbers[:5]] == [str(total), met, share, nearly, str(missed)]


@pytest.mark.parametrize(("verdict", "said"), COUNTINGS)
def test_the_overview_begins_with_the_break_of_years(verdict: VerdictOf, said: Said) -> None:
    """Of all splits of the years, each side with three or more, that which separates met and not met best."""
    known = judged(headline_cells())
    years = sorted({cell.year for cell in known})

    def share(cells: Sequence[raw.Cell], count: VerdictOf) -> Fraction:
        return Fraction(sum(count(cell) == "met" for cell in cells), len(cells))

    def separation(year: int) -> Fraction:
        before, since = ([cell for cell in known if (cell.year < year) == is_early] for is_early in (True, False))
        weight = Fraction(len(before) * len(since), len(known))
        return weight * (share(before, usual) - share(since, usual)) ** 2

    first = max(years[3:-2], key=separation)
    early, late = ([cell for cell in known if (cell.year < first) == is_early] for is_early in (True, False))
    (sentence,) = overview().head.finding
    shares = [f"{100 * float(share(cells, verdict)):.0f}%" for cells in (early, late)]
    assert re.findall(r"[0-9]+%?", said(sentence)) == [str(first - 1), shares[0], str(first), shares[1]]


@pytest.mark.parametrize(("verdict", "said"), COUNTINGS)
@pytest.mark.parametrize("indicator", DENSE)
def test_the_table_of_years_counts_what_was_judged(indicator: str, verdict: VerdictOf, said: Said) -> None:
    known = {year: score(own, verdict) for year in raw.years() if judged(own := _in_year(indicator, year))}
    for label, place in (("Judged", 0), ("Met", 1), ("Nearly met", 2), ("Missed", 3), ("Share met", 4)):
        expected = {year: str(each[place]) for year, each in known.items()}
        assert line(indicator, "Targets judged", label, said) == expected


def _in_year(indicator: str, year: int) -> list[raw.Cell]:
    return [cell for cell in raw.cells(indicator) if cell.year == year]


# The matrix


def rows_of(indicator: str) -> dict[str, HeatRow]:
    heatmap = promises(indicator).heatmap
    return {row.slug: row for region in heatmap.regions for row in region.rows} if heatmap else {}


@pytest.mark.parametrize("indicator", CORE)
def test_a_matrix_stands_where_forty_or_more_are_judged(indicator: str) -> None:
    is_dense = indicator in DENSE
    parts = promises(indicator)
    assert bool(rows_of(indicator)) == is_dense == (not parts.listed)
    assert [bool(each) for each in (parts.answers, parts.trend, parts.by_year)] == [is_dense] * 3
    assert is_dense or not parts.patterns


@pytest.mark.parametrize("indicator", CORE)
def test_the_matrix_says_every_outcome_target_and_gap(indicator: str) -> None:
    for area, row in rows_of(indicator).items():
        own = [cell for cell in raw.cells(indicator) if cell.area == area]
        assert [cell.outcome for cell in row.cells] == [shown(cell.result) for cell in own]
        assert [cell.target for cell in row.cells] == [shown(cell.target) for cell in own]
        assert [cell.gap for cell in row.cells] == ["" if cell.gap is None else signed(cell.gap) for cell in own]
        assert row.share.plain == (score(own)[4] if judged(own) else "")


def shown(figure: raw.Figure | None) -> str:
    """Return a figure's number as the matrix prints it: every decimal kept, thousands set apart."""
    return "" if figure is None else f"{MINUS if figure.value < 0 else ''}{abs(figure.value):,f}"


@pytest.mark.parametrize("indicator", CORE)
def test_a_list_holds_every_target_where_there_is_no_matrix(indicator: str) -> None:
    if promises(indicator).heatmap:
        return
    stated = sorted(
        ((cell.year, names()[cell.area]) for cell in raw.cells(indicator) if cell.target), key=lambda pair: -pair[0]
    )
    rows = [(int(row.period), row.province.text) for row in promises(indicator).listed]
    assert rows == stated


# What the page says first


def spoken(sentences: Iterable[RichText]) -> str:
    return " ".join(sentence.plain for sentence in sentences)


@pytest.mark.parametrize("indicator", CORE)
def test_who_aims_highest_and_lowest(indicator: str) -> None:
    year = max(cell.year for cell in raw.cells(indicator) if cell.target)
    own = {c.area: c.target.value for c in raw.cells(indicator) if c.target and c.year == year}
    first = page_of(indicator).head.finding[0].plain
    assert first.startswith(f"For {year}, ")
    if len(set(own.values())) == 1:
        assert "one target is set" in first or "aim alike" in first
        return
    sign = -1 if raw.falls(indicator) else 1
    most, least = (sign * bound(sign * value for value in own.values()) for bound in (max, min))
    for words, value in zip(first.split(";"), (most, least), strict=True):
        group = [area for area, target in own.items() if target == value]
        named = [area for area, name in names().items() if f"{name} (" in words]
        counted = sum(int(number) for number in re.findall(r"(\d+) provinces \(", words))
        assert len(named) + counted == len(group)
        assert set(named) <= set(group)


@pytest.mark.parametrize("indicator", CORE)
def test_how_the_newest_targets_moved(indicator: str) -> None:
    year = max(cell.year for cell in raw.cells(indicator) if cell.target)
    counts = Counter(move.sign for move in moves(indicator) if move.later.year == year)
    said = spoken(page_of(indicator).head.finding)
    assert (f"Compared with {year - 1}, " in said) == bool(counts)
    if counts:
        lowered, held, raised = (counts[sign] for sign in ("lowered", "held", "raised"))
        assert f", {lowered or 'no'} province" in said
        assert f"{held or 'none'} kept it and {raised or 'none'} raised it." in said


@pytest.mark.parametrize(("verdict", "said"), COUNTINGS)
@pytest.mark.parametrize("indicator", CORE)
def test_how_many_were_met_and_who_fell_furthest_short(indicator: str, verdict: VerdictOf, said: Said) -> None:
    known = judged(raw.cells(indicator))
    year = max(cell.year for cell in known)
    own = [cell for cell in known if cell.year == year]
    met = sum(verdict(cell) == "met" for cell in own)
    spoken_of = [said(sentence) for sentence in page_of(indicator).head.finding]
    assert any(sentence.startswith(f"In {year}, {met} of {len(own)} province") for sentence in spoken_of)
    short = [cell for cell in own if cell.verdict != "met"]
    furthest = [cell for cell in short if cell.better == min(each.better for each in short)]
    last = spoken_of[-1]
    if not furthest:
        assert "fell furthest short" not in last
    elif len(furthest) <= 3:
        assert {name for name in names().values() if f"{name} (" in last} == {names()[c.area] for c in furthest}
    else:
        assert f"{len(furthest)} provinces (" in last


# Extremes


def told(cell: raw.Cell) -> str:
    """Return a gap as listed: its sign would mislead where lower is better."""
    gap = cell.gap or Decimal(0)
    if gap == cell.better:
        return f"{signed(gap)} pp"
    return f"{'better' if cell.verdict == 'met' else 'short'} by {signed(abs(gap)).lstrip('+')} pp"


@pytest.mark.parametrize("indicator", CORE)
def test_extremes(indicator: str) -> None:
    known = judged(raw.cells(indicator))
    short = sorted((cell for cell in known if cell.verdict != "met"), key=lambda cell: cell.better)[:MOST]
    beaten = [cell for cell in known if cell.verdict == "met" and cell.better > 0]
    beyond = sorted(beaten, key=lambda cell: -cell.better)[:MOST]
    page = promises(indicator)
    assert [row.gap for row in page.extremes.rows] == [told(cell) for cell in (*short, *reversed(beyond))]
    among = {(names()[cell.area], str(cell.year), told(cell)) for cell in known}
    assert {(row.province.text, row.year, row.gap) for row in page.extremes.rows} <= among


# Moves of targets


@dataclass(frozen=True)
class Move:
    """Two targets of years in a row; ``rise`` is by how much more the later one asks."""

    earlier: raw.Cell
    later: raw.Cell
    before: Decimal
    after: Decimal

    @property
    def rise(self) -> Decimal:
        return self._asked(self.before, self.after)

    @property
    def sign(self) -> str:
        """Raised, held or lowered; where the end reached first stays, by the other end of a range."""
        assert self.earlier.target and self.later.target
        asked = self.rise or self._asked(self.earlier.target.far_value, self.later.target.far_value)
        return "raised" if asked > 0 else "lowered" if asked < 0 else "held"

    def _asked(self, before: Decimal, after: Decimal) -> Decimal:
        return before - after if raw.falls(self.later.indicator) else after - before


@cache
def moves(indicator: str) -> tuple[Move, ...]:
    return tuple(_moves(raw.cells(indicator)))


def _moves(cells: Sequence[raw.Cell]) -> Iterator[Move]:
    for earlier, later in pairwise(cells):
        if earlier.area == later.area and earlier.target and later.target:
            yield Move(earlier, later, earlier.target.value, later.target.value)


@pytest.mark.parametrize("indicator", DENSE)
def test_moves_by_year(indicator: str) -> None:
    by_year = {year: [move for move in moves(indicator) if move.later.year == year] for year in raw.years()}
    known = {year: own for year, own in by_year.items() if own}
    for change, words in (("raised", "Raised"), ("held", "Kept"), ("lowered", "Lowered")):
        said = line(indicator, "Moves from the year before", words)
        assert said == {year: str(sum(move.sign == change for move in own)) for year, own in known.items()}
    means = {year: signed(mean([move.rise for move in own]), "0.1") for year, own in known.items()}
    assert line(indicator, "Moves from the year before", "Mean change") == means


@pytest.mark.parametrize("indicator", CORE)
def test_the_newest_steps(indicator: str) -> None:
    shown = promises(indicator).latest_moves
    if not moves(indicator):
        assert shown is None
        return
    newest = max(move.later.year for move in moves(indicator))
    own = [move for move in moves(indicator) if move.later.year == newest]
    assert shown is not None and shown.title.endswith(str(newest))
    steps = Counter((move.before, move.after) for move in own)
    assert [(row.change, row.n) for row in shown.steps] == [
        (signed((before - after) if raw.falls(indicator) else (after - before), "0.1"), steps[before, after])
        for before, after in sorted(steps, key=lambda step: _most_raised_first(indicator, *step))
    ]
    places = [province.text for row in shown.steps for province in row.provinces]
    assert sorted(places) == sorted(names()[move.later.area] for move in own)


def _most_raised_first(indicator: str, before: Decimal, after: Decimal) -> tuple[Decimal, Decimal]:
    sign = -1 if raw.falls(indicator) else 1
    return sign * (before - after), -sign * after


# Beside the nation, and what economists found


@cache
def beside_nation(indicator: str) -> dict[int, tuple[Decimal, int, int, int]]:
    """Return, by year, the nation's target and how many provinces ask for more, as much and less."""
    found = {}
    for year in raw.years():
        national = raw.target_of(raw.NATION, indicator, year)
        if national is None:
            continue
        sign = -1 if raw.falls(indicator) else 1
        targets = [cell.target for cell in raw.cells(indicator) if cell.year == year and cell.target]
        leads = Counter((sign * (target.value - national.value)).compare(Decimal(0)) for target in targets)
        found[year] = (national.value, leads[Decimal(1)], leads[Decimal(0)], leads[Decimal(-1)])
    return found


@pytest.mark.parametrize("indicator", DENSE)
def test_beside_the_nations_target(indicator: str) -> None:
    found = beside_nation(indicator)
    said = line(indicator, "Against the national target", "National target")
    assert said == {year: f"{plain(national)}%" for year, (national, *_) in found.items()}
    for place, label in enumerate(("Higher", "Equal", "Lower"), 1):
        counts = {year: str(each[place]) for year, each in found.items()}
        assert line(indicator, "Against the national target", label) == counts


def _expected_patterns(indicator: str) -> list[list[str]]:
    counts = [counts for _, *counts in beside_nation(indicator).values()]
    above, equal, below = (sum(each) for each in zip(*counts, strict=True)) if counts else (0, 0, 0)
    patterns = []
    if above + equal + below:
        share = f"{Decimal(100 * above) / (above + equal + below):.0f}%"
        patterns.append([share, str(above), str(below), str(above + equal + below)])
    earlier = [(move, move.earlier.verdict) for move in moves(indicator)]
    beaten = [move.rise for move, verdict in earlier if verdict == "met" and move.earlier.better > 0]
    missed = [move.rise for move, verdict in earlier if verdict == "missed"]
    if beaten and missed:
        means = (signed(mean(beaten), "0.1"), signed(mean(missed), "0.1"))
        patterns.append([means[0], str(len(beaten)), means[1], str(len(missed)), str(len(beaten) + len(missed))])
    return patterns


@pytest.mark.parametrize("indicator", DENSE)
def test_what_economists_found(indicator: str) -> None:
    number = rf"[+{MINUS}]?[0-9][0-9.]*%?"
    patterns = promises(indicator).patterns
    said = [[text.rstrip(".") for text in re.findall(number, f"{each.finding} {each.n}")] for each in patterns]
    assert said == _expected_patterns(indicator)
