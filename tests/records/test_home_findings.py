"""What the home page says of all years and of the running one, computed once more from the bare YAML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

import pytest

from shengce.charts.images import ChartImages
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.home import HomePage, home_page
from tests.records import raw
from tests.records.checked import knowledge, languages


@cache
def page(code: str) -> HomePage:
    language = next(each for each in languages() if each.code == code)
    address = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
    return home_page(Context(knowledge(), language, address, lambda _: ChartImages("", ""), ""))


@cache
def counts() -> dict[int, tuple[int, int]]:
    """Return how many targets of each year were met, of how many that can be judged."""
    found: dict[int, Counter[str]] = {}
    for indicator in raw.HEADLINE:
        for cell in raw.cells(indicator):
            if cell.verdict in raw.JUDGED:
                found.setdefault(cell.year, Counter())[cell.verdict] += 1
    return {year: (found[year]["met"], found[year].total()) for year in sorted(found)}


def pooled(years: Iterable[int]) -> tuple[int, int]:
    pairs = [counts()[year] for year in years]
    return sum(met for met, _ in pairs), sum(judged for _, judged in pairs)


def inside(years: Iterable[int]) -> float:
    """Return the sum of squares of single targets (1 met, 0 not) about their common share."""
    met, judged = pooled(years)
    share = met / judged
    return met * (1 - share) ** 2 + (judged - met) * share**2


def break_year() -> int:
    """Return the first of the later years: the split that leaves the least inside its two sides."""
    years = list(counts())
    cuts = range(3, len(years) - 2)
    return years[min(cuts, key=lambda cut: inside(years[:cut]) + inside(years[cut:]))]


def percent(pair: tuple[int, int]) -> str:
    return f"{Decimal(100 * pair[0]) / pair[1]:.0f}%"


@cache
def running_targets() -> list[tuple[Decimal, str]]:
    """Return the targets of the newest year, lowest first, each with its province."""
    year = max(raw.years())
    targets = [raw.target_of(area, "gdp_growth", year) for area in raw.areas()]
    return sorted((target.value, target.area) for target in targets if target)


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}%"


def test_the_shares_before_and_since_the_break() -> None:
    first = break_year()
    before = percent(pooled(year for year in counts() if year < first))
    since = percent(pooled(year for year in counts() if year >= first))
    newest = max(counts())
    met, judged = counts()[newest]
    english, chinese = page("en").head.finding, page("zh").head.finding
    assert english[0].plain == (
        f"Until {first - 1}, provinces met {before} of their yearly targets for the five main indicators; "
        f"since {first} they have met {since}."
    )
    assert (
        chinese[0].plain
        == f"截至 {first - 1} 年，各省五项主要指标的年度目标达成 {before}；{first} 年以来达成 {since}。"
    )
    assert english[1].plain == f"Of {judged} main targets for {newest} that can be judged, provinces met {met}."
    assert chinese[1].plain == f"{newest} 年可判定的 {judged} 项主要目标中达成 {met} 项。"


def test_the_shares_without_the_allowance() -> None:
    first = break_year()
    cells = [cell for name in raw.HEADLINE for cell in raw.cells(name) if cell.verdict in raw.JUDGED]
    sides = [[cell for cell in cells if (cell.year < first) is is_before] for is_before in (True, False)]
    strictly = [percent((sum(cell.strict_verdict == "met" for cell in side), len(side))) for side in sides]
    said = [part.either for part in page("en").head.finding[0].segments if part.either]
    assert [either.strict.plain for either in said] == strictly


def test_the_line_of_shares_has_a_point_a_judged_year_and_names_the_worst() -> None:
    shares = page("en").shares
    assert shares is not None
    assert len(shares.line.strokes) == len(counts()) - 1
    least = min(counts(), key=lambda year: counts()[year][0] / counts()[year][1])
    assert shares.line.dot.words == f"{least}: {percent(counts()[least])}"


def test_the_targets_of_the_running_year() -> None:
    values = [value for value, _ in running_targets()]
    (usual, times), (_, others) = Counter(values).most_common(2)
    assert times > others
    said = page("en").head.finding[-1]
    assert said.plain == (
        f"{len(values)} provinces have set GDP targets for {max(raw.years())}: "
        f"from {plain(values[0])} to {plain(values[-1])}, most often {plain(usual)}."
    )


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_ends_lead_to_plans_that_set_them(code: str) -> None:
    links = [part.link for part in page(code).head.finding[-1].segments if part.link]
    values = {f"./provinces/{area}/{max(raw.years())}/": value for value, area in running_targets()}
    low, high = (values[link.partition("#")[0]] for link in links[-2:])
    assert (low, high) == (min(values.values()), max(values.values()))


def test_the_gaps_of_both_sides_have_one_scale() -> None:
    known = [cell for cell in raw.cells("gdp_growth") if cell.verdict in raw.JUDGED]
    short = sorted(cell.better for cell in known if cell.verdict != "met")[:5]
    beyond = sorted((cell.better for cell in known if cell.verdict == "met" and cell.better > 0), reverse=True)[:5]
    largest = max(abs(value) for value in (*short, *beyond))
    widths = [f"{50 * abs(value) / largest:.1f}%" for value in (*short, *reversed(beyond))]
    assert [row.bar.width for row in page("en").gaps.rows] == widths


def test_the_plans_of_the_newest_year_are_named() -> None:
    newest = max(raw.years())
    plans = {figure.area for figure in raw.figures() if figure.plan_year == newest and figure.area != raw.NATION}
    assert len(page("en").plans) == len(plans)
    assert page("en").plans_heading == f"Plans for {newest}"
