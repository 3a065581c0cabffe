"""What the pages of all provinces and of the nation say first, and what they list, once more from bare YAML."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest

from shengce.charts.images import Chart, ChartImages
from shengce.charts.timeline import Timeline
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.nation import NationPage, nation_page
from shengce.views.pages.province import ProvincePage, province_page
from shengce.views.shown import RichText
from tests.records import raw
from tests.records.checked import knowledge, languages
from tests.strict import strictly

ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
GDP = "gdp_growth"
OTHER_HEADLINES = (
    "industrial_value_added_growth",
    "fixed_asset_investment_growth",
    "retail_sales_growth",
    "trade_growth",
)
MINUS = "−"
OFTEN = 4
FAR = Decimal(-2)
NAMED = 4
NEWEST = raw.years()[-1]
AREAS = (*raw.areas(), raw.NATION)
DRAWN: list[Chart] = []

VerdictOf = Callable[[raw.Cell], str]


def draw(chart: Chart) -> ChartImages:
    DRAWN.append(chart)
    return ChartImages("", "")


@cache
def page(area: str) -> tuple[ProvincePage | NationPage, tuple[Chart, ...]]:
    """Return an area's page in English, and the charts that it asked for."""
    english = next(language for language in languages() if language.code == "en")
    DRAWN.clear()
    if area == raw.NATION:
        made: ProvincePage | NationPage = nation_page(Context(knowledge(), english, ADDRESS, draw, "nation/"))
    else:
        known = knowledge().catalogue.areas[area]
        made = province_page(Context(knowledge(), english, ADDRESS, draw, f"provinces/{area}/"), known)
    return made, tuple(DRAWN)


@cache
def cells(area: str, indicator: str) -> tuple[raw.Cell, ...]:
    return tuple(raw.cell(area, indicator, year) for year in raw.years())


@cache
def names() -> dict[str, str]:
    return {item["slug"]: item["short"]["en"] for item in raw.read(raw.RECORDS / "areas.yml")}


def short(indicator: str) -> str:
    record = raw.indicators()[indicator]
    return str((record.get("short") or record["name"])["en"])


def usual(cell: raw.Cell) -> str:
    return cell.verdict


def strict(cell: raw.Cell) -> str:
    return cell.strict_verdict


def tally(area: str, *indicators: str, verdict: VerdictOf) -> tuple[int, int]:
    """Return how many targets were met of how many that can be judged."""
    known = [verdict(cell) for name in indicators for cell in cells(area, name) if cell.verdict in raw.JUDGED]
    return known.count("met"), len(known)


def listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def first_clause(area: str, verdict: VerdictOf) -> str:
    met, judged = tally(area, GDP, verdict=verdict)
    targets = f"{short(GDP)} targets that can be judged"
    if met == judged:
        return f"{names()[area]} has met all {judged} {targets}"
    return f"{names()[area]} has met {met or 'none'} of the {judged} {targets}"


def far_clause(area: str) -> list[str]:
    far = [cell for cell in cells(area, GDP) if cell.verdict == "missed" and cell.better <= FAR]
    if not far:
        return []
    if len(far) <= NAMED:
        return [f"it missed by 2 points or more in {listed([str(cell.year) for cell in far])}"]
    worst = min(far, key=lambda cell: cell.better)
    gap = f"{MINUS}{-worst.better} pp"
    return [f"it missed by 2 points or more {len(far)} times, by most in {worst.year} ({gap})"]


def aim(area: str) -> str:
    """Return the number of the newest target, as pages print it."""
    target = raw.target_of(area, GDP, NEWEST)
    assert target is not None, area
    ends = [target["value"], target.fields.get("value_max")]
    return "–".join(str(end) for end in ends if end is not None) + "%"


def headline(area: str, verdict: VerdictOf) -> list[str]:
    if not any(tally(area, name, verdict=verdict)[1] >= OFTEN for name in OTHER_HEADLINES):
        return []
    met, judged = tally(area, GDP, *OTHER_HEADLINES, verdict=verdict)
    share = f"{Decimal(100 * met) / judged:.0f}%"
    return [f"Across the five main indicators {met} of {judged} yearly targets were met ({share})."]


def further(area: str, verdict: VerdictOf) -> list[str]:
    found = []
    for name in raw.core_indicators():
        met, judged = tally(area, name, verdict=verdict)
        if name not in {GDP, *OTHER_HEADLINES} and judged >= OFTEN:
            start = f"{short(name)}: "
            whole = f"all {judged} targets were met." if met == judged else f"{met} of {judged} targets were met."
            found.append(start + (whole if met else f"none of {judged} targets was met."))
    return found


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(("said", "verdict"), [(lambda text: text.plain, usual), (strictly, strict)])
def test_the_first_sentences(area: str, said: Callable[[RichText], str], verdict: VerdictOf) -> None:
    first, *others = (said(sentence) for sentence in page(area)[0].head.finding)
    *clauses, now = first.split("; ")
    assert clauses == [first_clause(area, verdict), *far_clause(area)]
    assert now.startswith("it has set a target of ") and now.endswith(f"{aim(area)} for {NEWEST}.")
    assert others == [*headline(area, verdict), *further(area, verdict)]


@pytest.mark.parametrize("area", raw.areas())
def test_what_is_promised_now_stands_beside_the_year_before(area: str) -> None:
    made = page(area)[0]
    assert isinstance(made, ProvincePage) and made.current
    expected = []
    for name in raw.core_indicators():
        now, before = cells(area, name)[-1], cells(area, name)[-2]
        if now.target:
            expected.append((short(name), bool(before.target), bool(before.result), before.verdict != "open"))
    assert [
        (row.indicator.text, row.earlier is not None, row.outcome is not None, bool(row.verdict and row.verdict.gap))
        for row in made.current.rows
    ] == expected


def stated(area: str, indicator: str) -> list[raw.Cell]:
    return [cell for cell in cells(area, indicator) if cell.target or cell.result]


@pytest.mark.parametrize("area", AREAS)
def test_a_chart_is_drawn_from_four_years_on(area: str) -> None:
    charts = [chart for chart in page(area)[1] if isinstance(chart, Timeline)]
    long = [name for name in raw.core_indicators() if len(stated(area, name)) >= OFTEN]
    assert [chart.title for chart in charts] == [raw.indicators()[name]["name"]["en"] for name in long]
    for chart, name in zip(charts, long, strict=True):
        marks = [(point.target, point.outcome, point.verdict) for point in chart.points]
        assert marks == [
            (
                cell.target.value if cell.target else None,
                cell.result.value if cell.result else None,
                cell.shade if cell.verdict in raw.JUDGED else "none",
            )
            for cell in cells(area, name)
        ]


@pytest.mark.parametrize("area", AREAS)
def test_first_last_highest_and_lowest_outcomes_are_written_at_their_marks(area: str) -> None:
    for chart in page(area)[1]:
        if not isinstance(chart, Timeline):
            continue
        values = [point.outcome for point in chart.points if point.outcome is not None]
        texts = [point.outcome_text for point in chart.points if point.outcome is not None]
        written = {value for value, text in zip(values, texts, strict=True) if text}
        assert written == {*values[:1], *values[-1:], *sorted(values)[:1], *sorted(values)[-1:]}
        assert all((*texts[:1], *texts[-1:]))


def test_every_figure_of_the_nation_has_its_one_place() -> None:
    made = page(raw.NATION)[0]
    assert isinstance(made, NationPage)
    tabled = [
        cell.id
        for section in made.sections
        if section.series
        for row in section.series.rows
        for cell in (row.target, row.outcome)
        if cell
    ]
    others = [row.figure.id for section in made.sections for row in section.others]
    known = [fact.figure.id for fact in knowledge().nation.facts.all]
    assert sorted((*tabled, *others)) == sorted(known)
    assert len(known) == sum(figure.area == raw.NATION for figure in raw.figures())


def test_every_year_of_the_nation_has_its_place_in_one_table() -> None:
    made = page(raw.NATION)[0]
    assert isinstance(made, NationPage)
    (dated,) = (section for section in made.sections if section.is_dated)
    assert dated.series is not None
    years = {figure.plan_year for figure in raw.figures() if figure.area == raw.NATION}
    assert {int(row.year.text) for row in dated.series.rows} >= years
