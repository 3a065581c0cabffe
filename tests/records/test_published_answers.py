"""The tables of a year, computed once more from the bare YAML: order, ranks, moves, the settled pair, the score."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

import pytest

from shengce.charts.images import Chart, ChartImages
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.provinces import provinces_page
from shengce.views.pages.year import YearPage, year_page
from shengce.views.parts.answer_table import AnswerRow, AnswerTable, answer_table
from shengce.views.parts.year_lines import YearLine
from tests.records import raw
from tests.records.checked import knowledge
from tests.unit.builders import language

RUNNING = max(raw.years())
ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
CASES = [(indicator, year) for indicator in raw.core_indicators() for year in (2003, 2012, 2020, RUNNING - 1, RUNNING)]


def undrawn(_chart: Chart) -> ChartImages:
    return ChartImages("", "")


@cache
def names() -> dict[str, str]:
    """Return the slug of each covered province by its short English name."""
    areas = raw.read(raw.RECORDS / "areas.yml")
    return {item["short"]["en"]: item["slug"] for item in areas if item["slug"] in raw.areas()}


@cache
def table(indicator: str, year: int) -> AnswerTable:
    return answer_table(Context(knowledge(), language("en"), ADDRESS, undrawn, "years/"), indicator, year)


def rows(indicator: str, year: int) -> list[tuple[str, AnswerRow]]:
    return [(names()[row.province.text], row) for row in table(indicator, year).rows]


def more(indicator: str, value: Decimal) -> Decimal:
    """Return a value on a scale on which more asks for more."""
    return -value if raw.falls(indicator) else value


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize(("indicator", "year"), CASES)
def test_every_province_stands_in_the_order_of_its_target(indicator: str, year: int) -> None:
    targets = {area: raw.target_of(area, indicator, year) for area in raw.areas()}
    asked = {area: more(indicator, target.value) for area, target in targets.items() if target}
    shown = rows(indicator, year)
    assert sorted(area for area, _ in shown) == sorted(raw.areas())
    first = [asked[area] for area, _ in shown[: len(asked)]]
    assert first == sorted(asked.values(), reverse=True)
    places = {area: str(1 + sum(other > own for other in asked.values())) for area, own in asked.items()}
    expected = {area: places.get(area, "") if len(asked) > 1 else "" for area in raw.areas()}
    assert {area: row.rank for area, row in shown} == expected


@pytest.mark.parametrize(("indicator", "year"), CASES)
def test_every_move_is_by_the_end_reached_first_then_by_the_other(indicator: str, year: int) -> None:
    for area, row in rows(indicator, year):
        before, after = (raw.target_of(area, indicator, each) for each in (year - 1, year))
        if before is None or after is None:
            assert row.change is None
            continue
        near = more(indicator, after.value - before.value)
        far = more(indicator, after.far_value - before.far_value)
        sign = (near or far).compare(Decimal(0))
        expected = {1: "raised", 0: "held", -1: "lowered"}[int(sign)]
        assert row.change and (row.change.move, row.change.size == "range") == (expected, not near and bool(far))


@pytest.mark.parametrize(("indicator", "year"), CASES)
def test_the_settled_pair_is_of_one_year(indicator: str, year: int) -> None:
    settled = year - (year == RUNNING)
    assert table(indicator, year).settled_year == str(settled)
    for area, row in rows(indicator, year):
        cell = raw.cell(area, indicator, settled)
        assert number(row.values.outcome) == (cell.result.value if cell.result else None)
        assert number(row.values.margin) == (cell.better if cell.gap is not None else None)
        if cell.verdict in raw.JUDGED:
            assert (
                row.verdict
                and row.verdict.word == {"met": "Met", "nearly": "Nearly met", "missed": "Missed"}[cell.verdict]
            )


@pytest.mark.parametrize("indicator", raw.core_indicators())
def test_the_score_is_of_all_judged_years(indicator: str) -> None:
    for area, row in rows(indicator, RUNNING):
        verdicts = [cell.verdict for cell in own(indicator, area)]
        judged = sum(verdict in raw.JUDGED for verdict in verdicts)
        said = row.met.plain if row.met else ""
        assert said == (f"{verdicts.count('met')} of {judged}" if judged else "")
        assert len(row.strip) == len(verdicts)


def own(indicator: str, area: str) -> Sequence[raw.Cell]:
    return [cell for cell in raw.cells(indicator) if cell.area == area]


def test_jiangxi_raised_its_target_of_2026_by_its_range() -> None:
    change = dict(rows("gdp_growth", 2026))["jiangxi"].change
    assert change and (change.move, change.size, change.words) == ("raised", "range", "Raised from about 5% to 5–5.5%")


# What the page of a year says in sentences, and its lines by indicator

GDP = "gdp_growth"
MAIN = (GDP, "industrial_value_added_growth", "fixed_asset_investment_growth", "retail_sales_growth", "trade_growth")


@cache
def page(year: int) -> YearPage:
    return year_page(Context(knowledge(), language("en"), ADDRESS, undrawn, f"years/{year}/"), year)


def findings(year: int) -> list[str]:
    return [sentence.plain for sentence in page(year).head.finding]


def moves(indicator: str, year: int, areas: Iterable[str] = raw.areas()) -> Counter[str]:
    """Return how many provinces raised, held and lowered their target: by the end reached first, then by the other."""
    signs: Counter[str] = Counter()
    for area in areas:
        before, after = (raw.target_of(area, indicator, each) for each in (year - 1, year))
        if before and after:
            near = more(indicator, after.value - before.value)
            asked = near or more(indicator, after.far_value - before.far_value)
            signs["raised" if asked > 0 else "lowered" if asked < 0 else "held"] += 1
    return signs


def met(indicator: str, year: int, areas: Iterable[str] = raw.areas()) -> tuple[int, int]:
    verdicts = [raw.cell(area, indicator, year).verdict for area in areas]
    return verdicts.count("met"), sum(verdict in raw.JUDGED for verdict in verdicts)


@pytest.mark.parametrize("year", raw.years())
def test_a_year_says_how_many_targets_were_cut_kept_and_raised(year: int) -> None:
    counts = moves(GDP, year)
    if not counts.total():
        assert not any("Compared with" in sentence for sentence in findings(year))
        return
    lowered, held, raised = (counts[sign] for sign in ("lowered", "held", "raised"))
    cut = f"{lowered or 'no'} province{' lowered its' if lowered == 1 else 's lowered their'} GDP target"
    expected = f"Compared with {year - 1}, {cut}, {held or 'none'} kept it and {raised or 'none'} raised it."
    assert expected in findings(year)


@pytest.mark.parametrize("year", raw.years()[:-1])
def test_a_past_year_says_how_many_of_its_targets_were_met(year: int) -> None:
    counts = [met(indicator, year) for indicator in MAIN]
    own = [f"{kept} of {judged}" for kept, judged in counts if judged]
    total = f"{sum(kept for kept, _ in counts)} of the {sum(judged for _, judged in counts)} main targets for {year}"
    (sentence,) = [sentence for sentence in findings(year) if "main targets" in sentence]
    assert sentence.startswith(f"Provinces met {total} ")
    assert re.findall(r"[0-9]+ of [0-9]+", sentence) == own


def test_the_running_year_says_who_aims_highest_and_how_the_last_one_ended() -> None:
    aims = {area: target.value for area in raw.areas() if (target := raw.target_of(area, GDP, RUNNING))}
    first, _, ended, *_ = findings(RUNNING)
    highest, lowest = first.split(";")
    for words, bound in ((highest, max(aims.values())), (lowest, min(aims.values()))):
        group = [area for area, value in aims.items() if value == bound]
        named = [area for name, area in names().items() if f"{name} (" in words]
        counted = sum(int(number) for number in re.findall(r"(\d+) provinces \(", words))
        assert set(named) <= set(group)
        assert len(named) + counted == len(group)
    kept, judged = met(GDP, RUNNING - 1)
    assert ended == f"In {RUNNING - 1}, {kept} of {judged} provinces met their GDP target."


@pytest.mark.parametrize("year", raw.years())
def test_furthest_short_are_those_with_the_largest_shortfall(year: int) -> None:
    settled = year - (year == RUNNING)
    cells = [raw.cell(area, GDP, settled) for area in raw.areas()]
    short = [cell for cell in cells if cell.verdict in {"nearly", "missed"}]
    said = [sentence for sentence in findings(year) if sentence.endswith("fell furthest short.")]
    if not short:
        assert said == []
        return
    worst = min(cell.better for cell in short)
    expected = [cell.area for cell in short if cell.better == worst]
    assert sorted(area for name, area in names().items() if f"{name} (" in said[0]) == sorted(expected)


@pytest.mark.parametrize("year", (2003, 2012, 2020, RUNNING - 1, RUNNING))
def test_the_lines_of_a_year_count_targets_and_moves(year: int) -> None:
    expected = []
    for indicator in raw.core_indicators():
        targets = [target for area in raw.areas() if (target := raw.target_of(area, indicator, year))]
        if len(targets) >= 5 or met(indicator, year - (year == RUNNING))[1] >= 5:
            expected.append(line(indicator, year, raw.areas()))
    assert list(map(shown, page(year).lines)) == expected


def line(indicator: str, year: int, areas: Sequence[str]) -> tuple[int, str, str, str, str]:
    """Return what the line of a year says of an indicator in these provinces: targets, moves and how many were met."""
    targets = [target for area in areas if (target := raw.target_of(area, indicator, year))]
    kept, judged = met(indicator, year - (year == RUNNING), areas)
    signs = moves(indicator, year, areas)
    raised, held, lowered = (str(signs[sign]) if signs else "" for sign in ("raised", "held", "lowered"))
    return len(targets), raised, held, lowered, f"{kept} of {judged}" if judged else ""


def shown(line: YearLine) -> tuple[int, str, str, str, str]:
    return line.targets, line.raised, line.held, line.lowered, line.met.plain if line.met else ""


def test_the_lines_of_regions_count_the_targets_and_moves_of_their_provinces() -> None:
    regions: dict[str, list[str]] = {}
    for item in raw.read(raw.RECORDS / "areas.yml"):
        if item["slug"] in raw.areas():
            regions.setdefault(item["region"], []).append(item["slug"])
    published = provinces_page(Context(knowledge(), language("en"), ADDRESS, undrawn, "provinces/")).lines
    expected = {f"#region-{region}": line(GDP, RUNNING, areas) for region, areas in regions.items()}
    assert {each.heading.url: shown(each) for each in published} == expected
    assert [each.span for each in published if each.heading.url == "#region-northeast"] == ["4.5% to 5%"]
