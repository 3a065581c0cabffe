"""The pure modules that pages share: words and their plurals, the comparison in an address."""

from __future__ import annotations

from typing import Any

import pytest

from tests.search.modules import Modules, call

pytestmark = pytest.mark.browser

KNOWN = {
    "provinces": [{"value": slug, "name": name} for slug, name in (
        ("beijing", "北京"), ("hebei", "河北"), ("jiangsu", "江苏"), ("jiangxi", "江西"), ("hunan", "湖南"),
        ("hubei", "湖北"), ("guangdong", "广东"), ("hainan", "海南"),
    )],
    "first": ["beijing", "jiangsu", "guangdong"],
    "indicators": ["gdp_growth", "rd_intensity"],
    "years": [2003, 2004, 2010, 2020, 2026],
    "most": 6,
}  # fmt: skip
FIRST = ["beijing", "jiangsu", "guangdong"]


def read(modules: Modules, query: str) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
    """Return what an address chooses, and what was put right."""
    answer = call(modules, "../comparison", "m.readComparison(x[0], x[1])", [f"http://a.test/compare/{query}", KNOWN])
    return answer["chosen"], [(each["key"], each.get("name", each.get("names"))) for each in answer["corrections"]]


@pytest.mark.parametrize(
    ("query", "provinces", "corrections"),
    [
        ("", FIRST, []),
        ("?provinces=jiangxi,hunan", ["jiangxi", "hunan"], []),
        ("?provinces=jiangxi,%20hunan%20", ["jiangxi", "hunan"], []),
        ("?provinces=jiangxi%EF%BC%8Chunan", ["jiangxi", "hunan"], []),
        ("?provinces=江西、湖南", ["jiangxi", "hunan"], []),
        ("?provinces=Jiangxi+HUNAN", ["jiangxi", "hunan"], []),
        ("?provinces=jiangxi,jiangxi,hunan", ["jiangxi", "hunan"], []),
        ("?plans=jiangxi-2023,hunan-2024", ["jiangxi", "hunan"], []),
        ("?provinces=jiangxi,hunan,atlantis", ["jiangxi", "hunan"], [("unknown_province", "atlantis")]),
        ("?provinces=jiangxi,atlantis", ["jiangxi"], [("unknown_province", "atlantis")]),
        ("?provinces=jiangxi", ["jiangxi"], []),
        ("?provinces=", FIRST, [("chosen_first", None)]),
        ("?provinces=__proto__,constructor", FIRST,
         [("unknown_province", "__proto__"), ("unknown_province", "constructor"), ("chosen_first", None)]),
        ("?provinces=beijing,hebei,jiangsu,jiangxi,hunan,hubei,guangdong,atlantis,hainan",
         ["beijing", "hebei", "jiangsu", "jiangxi", "hunan", "hubei"],
         [("unknown_province", "atlantis"), ("too_many", ["广东", "海南"])]),
    ],
)  # fmt: skip
def test_provinces_that_can_be_shown_are_shown_and_the_rest_said(
    modules: Modules, query: str, provinces: list[str], corrections: list[tuple[str, Any]]
) -> None:
    chosen, found = read(modules, query)
    assert (chosen["provinces"], found) == (provinces, corrections)


@pytest.mark.parametrize(
    ("query", "years", "corrections"),
    [
        ("", (2003, 2026), []),
        ("?from=2004&to=2010", (2004, 2010), []),
        ("?from=2020&to=2010", (2010, 2020), [("turned", None)]),
        ("?from=1990&to=2099", (2003, 2026), [("unknown_year", "1990"), ("unknown_year", "2099")]),
        ("?from=2005", (2004, 2026), [("unknown_year", "2005")]),
        ("?from=x&to=%3Cb%3E", (2003, 2026), [("unknown_year", "x"), ("unknown_year", "<b>")]),
        ("?from=-1&to=", (2003, 2026), [("unknown_year", "-1")]),
        ("?from=1e9&to=999999999999", (2003, 2026), [("unknown_year", "1e9"), ("unknown_year", "999999999999")]),
        ("?from=２００４", (2004, 2026), []),
        ("?from=2099&to=1990", (2003, 2026), [("unknown_year", "2099"), ("unknown_year", "1990"), ("turned", None)]),
    ],
)
def test_years_are_put_in_order_and_into_bounds_and_it_is_said(
    modules: Modules, query: str, years: tuple[int, int], corrections: list[tuple[str, str | None]]
) -> None:
    chosen, found = read(modules, query)
    assert ((chosen["from"], chosen["to"]), found) == (years, corrections)


@pytest.mark.parametrize(
    ("query", "indicator", "corrections"),
    [
        ("", "gdp_growth", []),
        ("?indicator=rd_intensity", "rd_intensity", []),
        ("?indicator=%20rd_intensity", "rd_intensity", []),
        ("?indicator=__proto__", "gdp_growth", [("unknown_indicator", "__proto__")]),
    ],
)
def test_an_indicator_that_is_not_known_is_said(
    modules: Modules, query: str, indicator: str, corrections: list[tuple[str, str | None]]
) -> None:
    chosen, found = read(modules, query)
    assert (chosen["indicator"], found) == (indicator, corrections)


def test_a_comparison_written_is_read_the_same(modules: Modules) -> None:
    chosen = {"provinces": ["jiangxi", "hunan"], "indicator": "rd_intensity", "from": 2004, "to": 2010, "view": "table"}
    address = call(modules, "../comparison", "m.writeComparison('http://a.test/?plans=x#top', x)", chosen)
    assert address.endswith("#top") and "plans" not in address
    assert call(modules, "../comparison", "m.readComparison(x[0], x[1])", [address, KNOWN]) == {
        "chosen": chosen,
        "corrections": [],
    }


@pytest.mark.parametrize(("query", "view"), [("", "charts"), ("?view=table", "table"), ("?view=plans", "charts")])
def test_a_view_is_charts_or_the_table(modules: Modules, query: str, view: str) -> None:
    assert read(modules, query)[0]["view"] == view


def test_an_address_without_provinces_names_none(modules: Modules) -> None:
    chosen = {"provinces": [], "indicator": "gdp_growth", "from": 2003, "to": 2026, "view": "charts"}
    address = call(modules, "../comparison", "m.writeComparison('http://a.test/?provinces=jiangxi', x)", chosen)
    assert address == "http://a.test/?indicator=gdp_growth&from=2003&to=2026"


def year(step: str, target: float | None = None, outcome: float | None = None) -> dict[str, Any]:
    figures = {"target": target, "outcome": outcome}
    return {"step": step, **{name: {"value": value} for name, value in figures.items() if value is not None}}


YEARS = [
    [2003, year("above-2", 8, 12)],
    [2004, year("missed", 8, 7)],
    [2005, year("missed-2", 8, 5)],
    [2006, year("none", None, 9)],
    [2007, year("nearly", 8, 7.6)],
    [2008, year("missed-2", 8, 5)],
    [2009, year("not-stated", 7)],
    [2010, year("pending", 6)],
]


def found(modules: Modules, expression: str, argument: object) -> Any:
    return call(modules, "../comparison_findings", f"m.{expression}", argument)


def test_years_of_a_span_come_oldest_first_with_both_ends(modules: Modules) -> None:
    stated = {"2010": 1, "2003": 2, "2007": 3}
    assert found(modules, "yearsIn(x, 2003, 2007)", stated) == [[2003, 2], [2007, 3]]
    assert found(modules, "yearsIn(undefined, 2003, 2007)", None) == []


def test_a_score_counts_judged_targets_alone(modules: Modules) -> None:
    assert found(modules, "scoreOf(x)", YEARS) == {"met": 1, "judged": 5}
    assert found(modules, "scoreOf(x)", []) == {"met": 0, "judged": 0}


def test_about_allows_less_where_counting_is_strict(modules: Modules) -> None:
    years = [*YEARS, [2011, year("met-about", 8, 7.9)]]
    assert found(modules, "scoreOf(x)", years) == {"met": 2, "judged": 6}
    assert found(modules, "scoreOf(x, true)", years) == {"met": 1, "judged": 6}


def test_the_worst_miss_is_the_furthest_and_of_equal_ones_the_latest(modules: Modules) -> None:
    assert found(modules, "worstMiss(x)", YEARS)[0] == 2008
    assert found(modules, "worstMiss(x)", YEARS[:2])[0] == 2004
    assert found(modules, "worstMiss(x) ?? null", YEARS[:1]) is None


def test_the_newest_target_may_be_older_than_the_newest_outcome(modules: Modules) -> None:
    assert found(modules, "newestTarget(x)", YEARS)[0] == 2010
    assert found(modules, "newestTarget(x)", YEARS[:4])[0] == 2005


def test_an_indicator_is_drawn_where_one_province_states_four_years(modules: Modules) -> None:
    assert found(modules, "isDrawn(x)", [YEARS[:4], []]) is True
    assert found(modules, "isDrawn(x)", [YEARS[:3], YEARS[:3]]) is False


def missed(*years: int) -> list[list[Any]]:
    return [[each, year("missed-2", 8, 5)] for each in years]


@pytest.mark.parametrize(
    ("provinces", "shared", "later"),
    [
        ([missed(2020, 2022, 2023), missed(2022), missed(2020, 2022)], [2022], {"index": 0, "years": [2023]}),
        ([missed(2020, 2022, 2023), missed(2020, 2022, 2024)], [2020, 2022], None),
        ([missed(2020), missed(2022)], [], None),
        ([missed(2020, 2022)], [], None),
        ([[], missed(2022)], [], None),
    ],
)
def test_far_misses_are_shared_by_all_or_of_one_alone_thereafter(
    modules: Modules, provinces: list[Any], shared: list[int], later: dict[str, Any] | None
) -> None:
    answer = found(modules, "farMisses(x)", provinces)
    assert (answer["shared"], answer.get("later")) == (shared, later)
    assert answer["own"] == [[each for each, _ in years] for years in provinces]


SCALES = [
    [[value, f"{value}%"] for value in range(-20, 21)],
    [[value, f"{value}%"] for value in range(-20, 21, 5)],
    [[value, f"{value}%"] for value in range(-20, 21, 20)],
]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([4.2, 6.5], [4, 5, 6, 7]),
        ([2.5, 13], [0, 5, 10, 15]),
        ([-8, 19], [-20, 0, 20]),
        ([5, 5], [5, 6]),
        ([20], [20]),
    ],
)
def test_a_row_has_the_finest_scale_with_few_ticks(modules: Modules, values: list[float], ticks: list[int]) -> None:
    shown = found(modules, "ticksFor(x[0], x[1], 6)", [SCALES, values])
    assert shown == [[value, f"{value}%"] for value in ticks]


def test_words_are_filled_once(modules: Modules) -> None:
    assert call(modules, "../words", "m.fill(x[0], x[1])", ["“{q}”: {n} {other}", {"q": "{n} $&", "n": 1}]) == (
        "“{n} $&”: 1 {other}"
    )


def test_places_are_filled_with_elements_where_they_stand(modules: Modules) -> None:
    assert call(modules, "../words", "m.filled('{a} of {b_c}, {d}', x)", {"a": ["1", "2"], "b_c": "{a}"}) == [
        "", "1", "2", " of ", "{a}", ", ", "{d}", ""
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "words"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1443, "1,443 pages")])
def test_a_count_takes_the_form_of_the_language(modules: Modules, number: int, words: str) -> None:
    forms = {"one": "{n} page", "other": "{n} pages"}
    assert call(modules, "../words", "m.counted(x[0], x[1])", [forms, number]) == words
    assert call(modules, "../words", "m.counted({ other: '{n} 页' }, x)", number) == f"{number:,} 页"
