"""What pages of provinces, themes and home say of industry, computed once more from the bare YAML."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache

import pytest

from shengce.charts.images import ChartImages
from shengce.derive.industry_years import new_bets
from shengce.derive.theme_rankings import theme_rankings
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.home import home_page
from shengce.views.parts.industry_years import industry_of_years
from tests.records import raw
from tests.records.checked import knowledge, languages
from tests.records.test_industry_kept import due, series_of, told, whole

ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
RANKABLE = ("level", "added", "growth", "share")
FINALITY = ("expected", "preliminary", "final")
BETS = {"pillar", "emerging", "future"}
Series = tuple[str, ...]


def context(path: str = "") -> Context:
    english = next(each for each in languages() if each.code == "en")
    return Context(knowledge(), english, ADDRESS, lambda _: ChartImages("", ""), path)


@cache
def stated() -> tuple[raw.Figure, ...]:
    """Return the provinces' figures of reports read whole, core indicators among them."""
    return tuple(one for one in raw.figures() if (one.area, one.plan_year) in whole() and one.area != raw.NATION)


@cache
def beside() -> tuple[raw.Figure, ...]:
    """Return those beside the core indicators."""
    return tuple(one for one in stated() if one["indicator"] not in raw.core_indicators())


def year_of(figure: raw.Figure) -> int | None:
    """Return the year that a figure is for, or up to whose end it is; None for quarters and spans of years."""
    period = figure["period"].removeprefix("../")
    return int(period) if period.isdigit() and figure["kind"] in {"target", "result"} else None


def is_single(figure: raw.Figure) -> bool:
    return bool(figure["period"].isdigit())


def aim_of(figures: list[raw.Figure]) -> raw.Figure | None:
    """Return THE target: of the latest report, what the work report says, what is ensured, the first."""

    def order(one: raw.Figure) -> tuple[int, bool, bool]:
        return -one.plan_year, not raw.is_of_the_report(one), not raw.is_ensured(one)

    return min((one for one in figures if one["kind"] == "target"), key=order, default=None)


def reached(figures: list[raw.Figure]) -> raw.Figure | None:
    """Return THE result: the most final, of the latest report, the first."""

    def order(one: raw.Figure) -> tuple[int, int]:
        return FINALITY.index(one["finality"]), one.plan_year

    return max((one for one in figures if one["kind"] == "result"), key=order, default=None)


@cache
def provinces_of() -> dict[Series, int]:
    found: dict[Series, set[str]] = defaultdict(set)
    for one in beside():
        found[raw.series(one)].add(one.area)
    return {series: len(areas) for series, areas in found.items()}


def table_of(area: str) -> dict[Series, dict[int, list[raw.Figure]]]:
    """Return the series of an area that stand in two years or more of its reports read whole, in the order of rule."""
    years = {year for slug, year in whole() if slug == area}
    found: dict[Series, dict[int, list[raw.Figure]]] = {}
    for one in (each for each in beside() if each.area == area):
        cells = found.setdefault(raw.series(one), defaultdict(list))
        year = year_of(one)
        if year in years:
            cells[year].append(one)
    often = {series: cells for series, cells in found.items() if len(cells) >= 2}
    return dict(sorted(often.items(), key=lambda pair: (-len(pair[1]), -provinces_of()[pair[0]])))


@pytest.mark.parametrize("area", raw.areas())
def test_a_province_shows_what_it_states_in_most_years_and_others_state_too(area: str) -> None:
    expected = table_of(area)
    found = knowledge().industry_years[area]
    assert found.persistent == len(expected)
    assert len(found.lines) == min(12, len(expected))
    for line in found.lines:
        key = key_of(line.sample.figure.id)
        own = expected[key]
        assert set(line.years) == set(own)
        for year, cell in line.years.items():
            aim, result = aim_of(own[year]), reached(own[year])
            assert (cell.target.target.value if cell.target else None) == (aim.value if aim else None), key
            assert (cell.result.value if cell.result else None) == (result.value if result else None), key
    ranks = [(len(cells), provinces_of()[series]) for series, cells in expected.items()]
    shown = [(len(line.years), provinces_of()[key_of(line.sample.figure.id)]) for line in found.lines]
    assert shown == ranks[: len(shown)]


@cache
def series_by_id() -> dict[str, Series]:
    """Return the series of the figures that lines show, by id."""
    found: dict[str, Series] = {}
    for fact in knowledge().provinces.facts.all:
        figure, series = fact.figure, fact.series
        label = figure.label.zh if figure.label else ""
        found[figure.id] = (series.indicator, series.statistic, series.scope, figure.unit, label, series.among or "")
    return found


def key_of(identifier: str) -> Series:
    return series_by_id()[identifier]


@cache
def results() -> dict[tuple[object, ...], list[raw.Figure]]:
    found: dict[tuple[object, ...], list[raw.Figure]] = defaultdict(list)
    for one in raw.figures():
        if one["kind"] == "result":
            found[series_of(one)].append(one)
    return found


def is_met(target: raw.Figure) -> bool:
    """Whether a target was met: "about" allows 0.2 points, or a twentieth of what is no percentage."""
    result = reached(results().get(series_of(target), []))
    if result is None:
        return False
    better = result.value - target.value
    allowed = Decimal("0.2") if target["unit"] in {"percent", "percentage_point"} else abs(target.value) / 20
    short = better if raw.falls(target["indicator"]) else -better
    return short <= (allowed if target["qualifier"] in raw.ABOUT else 0)


def numbers(text: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


@pytest.mark.parametrize("area", raw.areas())
def test_a_province_says_how_many_targets_fell_due_were_told_and_met(area: str) -> None:
    page = industry_of_years(context(f"provinces/{area}/"), area)
    assert page is not None
    own = [figure for figures in due().values() for figure in figures if figure.area == area]
    years = [int(figure["period"].removeprefix("../")[:4]) for figure in own]
    with_outcome = sum(series_of(figure) in told() for figure in own)
    expected = [len(own), min(years), max(years), with_outcome, sum(map(is_met, own))]
    assert numbers(page.findings[0].plain) == expected
    assert page.findings[0].segments[1].link.endswith("promises/#industry")


def named_in(area: str, year: int) -> tuple[set[str], set[str]]:
    """Return the industries on which a report bets, and all that it names: in its lists, its measures, its figures."""
    bets, named = set(), set()
    report = next(each for each in raw.reports_read() if (each["area"], each["year"]) == (area, year))
    for line in report.get("industries", ()):
        lights = {light: set(line.get(light, ())) for light in (*BETS, "traditional", "named")}
        named |= set().union(*lights.values())
        bets |= set().union(*(lights[light] for light in BETS))
    for task in report.get("tasks", ()):
        for measure in task.get("measures", ()):
            named |= set(measure.get("industries", ()))
    return bets, named | {one["scope"] for one in raw.figures() if (one.area, one.plan_year) == (area, year)}


@pytest.mark.parametrize("area", raw.areas())
def test_new_bets_are_those_that_the_report_before_does_not_name(area: str) -> None:
    found = new_bets(knowledge().industries, area)
    assert found is not None and (found.before, found.year) == (2025, 2026)
    (earlier, earlier_named), (later, later_named) = named_in(area, 2025), named_in(area, 2026)
    assert (found.new.number, found.gone.number) == (len(later - earlier_named), len(earlier - later_named))
    for bets, expected in ((found.new, later - earlier_named), (found.gone, earlier - later_named)):
        assert set(bets.shown) <= expected
        assert len(bets.shown) == min(6, len(expected))


@cache
def rankings() -> dict[str, dict[Series, list[raw.Figure]]]:
    """Return by theme the figures of each series that can be ranked."""
    newest = max(year for _, year in whole())
    found: dict[str, dict[Series, list[raw.Figure]]] = defaultdict(lambda: defaultdict(list))
    themes = indicator_themes()
    for one in stated():
        is_plain = one["statistic"] in RANKABLE and "label" not in one.fields and "among" not in one.fields
        is_aim = one["kind"] == "target" and one.plan_year == newest and year_of(one) == newest
        is_result = one["kind"] == "result" and is_single(one)
        if is_plain and (is_aim or is_result):
            found[themes[one["indicator"]]][raw.series(one)].append(one)
    return found


@cache
def indicator_themes() -> dict[str, str]:
    files = sorted((raw.RECORDS / "indicators").glob("*.yml"))
    return {line["id"]: path.stem for path in files for line in raw.read(path)}


def of_newest_reports(figures: list[raw.Figure]) -> int:
    newest = max(year for _, year in whole())
    return len({one.area for one in figures if one.plan_year == newest})


def results_by_area(figures: list[raw.Figure]) -> dict[str, raw.Figure]:
    """Return each area's result of its newest year."""
    found: dict[str, list[raw.Figure]] = defaultdict(list)
    for one in figures:
        if one["kind"] == "result":
            found[one.area].append(one)
    chosen = {}
    for area, own in found.items():
        latest = max(int(one["period"]) for one in own)
        result = reached([one for one in own if int(one["period"]) == latest])
        assert result
        chosen[area] = result
    return chosen


THEMES = [theme["id"] for theme in raw.read(raw.RECORDS / "themes.yml")]


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_ranks_provinces_by_their_newest_result(theme: str) -> None:
    found = theme_rankings(knowledge(), theme)
    possible = {series: own for series, own in rankings()[theme].items() if len(results_by_area(own)) >= 3}
    best = Counter({series[0]: 0 for series in possible})
    for series, own in possible.items():
        best[series[0]] = max(best[series[0]], of_newest_reports(own))
    assert [ranking.stated for ranking in found] == sorted(best.values(), reverse=True)[:6]
    for ranking in found:
        own = possible[key_of(ranking.sample.figure.id)]
        expected = results_by_area(own)
        shown = {each.province: each.result.value for each in ranking.standings if each.result}
        assert shown == {area: one.value for area, one in expected.items()}
        sign = -1 if raw.falls(own[0]["indicator"]) else 1
        merits = [sign * value for value in shown.values()]
        assert merits == sorted(merits, reverse=True)
        places = {each.province: each.place for each in ranking.standings if each.result}
        assert places == {
            area: 1 + sum(sign * value > sign * shown[area] for value in shown.values()) for area in shown
        }


def test_home_says_what_was_read_whole() -> None:
    read, kept, *_ = (sentence.plain for sentence in home_page(context()).industry)
    years = sorted({year for _, year in whole()})
    assert numbers(read)[: len(years) + 3] == [len(whole()), *years, len(stated()), len(beside())]
    everything = [figure for figures in due().values() for figure in figures]
    with_outcome = sum(series_of(figure) in told() for figure in everything)
    share = f"{Decimal(100 * with_outcome) / len(everything):.0f}%"
    assert numbers(kept)[0] == len(everything)
    assert (numbers(kept)[3], numbers(kept)[-1]) == (with_outcome, sum(map(is_met, everything)))
    assert f"({share})" in kept


def test_every_province_has_a_table_of_its_reports() -> None:
    assert set(knowledge().industry_years) == {area for area, _ in whole()}
