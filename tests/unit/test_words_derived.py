"""What follows from counts of words, each worked out from a few counts by hand."""

from __future__ import annotations

import math
from types import MappingProxyType

import numpy as np
import pytest

from shengce.derive.words.bets import bets_of
from shengce.derive.words.choice import Candidate, is_cut, is_numbered, whole_words
from shengce.derive.words.counted import Counts, Reports
from shengce.derive.words.keyness import signed_likelihood
from shengce.derive.words.life import WordLife, life_in_reports
from shengce.derive.words.neighbours import neighbours_of
from shengce.derive.words.own import OwnWordsFinder
from shengce.derive.words.places import Places, places_of
from shengce.derive.words.table import table_of
from shengce.derive.words.turns import turns_of
from shengce.records.vocabulary import Scope, ScopeKind
from tests.unit.builders import NATION, catalogue, province, text
from tests.unit.counted import HandCounts, Place, hand_counts

PROVINCES = tuple(f"p{number}" for number in range(10))
YEARS = (2020, 2021, 2022)
EVERYWHERE: tuple[Place, ...] = (*((area, year) for year in YEARS for area in PROVINCES), (NATION, 2021))
NOWHERE = Places(of_all=places_of(catalogue(), {}).of_all, of_area={})


def reports_of(counts: Counts) -> Reports:
    return Reports(tuple(counts.reports), NATION)


def life(counts: Counts, *names: str) -> WordLife:
    return life_in_reports(names, counts, reports_of(counts))


def in_year(year: int, number: int, count: int = 1) -> dict[Place, int]:
    return {(area, year): count for area in PROVINCES[:number]}


# The life of a term


def test_a_report_names_a_term_under_any_of_its_names_and_nested_names_count_once() -> None:
    words = {"灯塔": {("p0", 2020): 3, ("p1", 2021): 1}, "灯塔工厂": {("p0", 2020): 2}, "航标": {("p2", 2021): 4}}
    found = life(hand_counts(EVERYWHERE, words), "“灯塔工厂”", "灯塔", "航标")
    assert found.words == ("灯塔", "航标")
    assert found.cells == {("p0", 2020): 3, ("p1", 2021): 1, ("p2", 2021): 4}
    assert [(year.named, year.reports, year.occurrences) for year in found.years] == [
        (1, 10, 3),
        (2, 10, 5),
        (0, 10, 0),
    ]
    assert (found.first.year, found.first.provinces, found.last.provinces) == (2020, ("p0",), ("p1", "p2"))
    assert [(mention.year, mention.provinces) for mention in found.firsts] == [(2020, ("p0",)), (2021, ("p1", "p2"))]
    assert (found.silent, found.is_current, found.peak.year, found.is_past_its_peak) == (7, False, 2021, False)


def test_a_missing_report_is_no_zero() -> None:
    places = [place for place in EVERYWHERE if place != ("p0", 2021)]
    found = life(hand_counts(places, {"灯塔": {("p1", 2021): 1, (NATION, 2021): 2}}), "灯塔")
    assert [year.reports for year in found.years] == [10, 9, 10]
    assert [year.national for year in found.years] == [None, 2, None]
    assert (found.shade("p0", 2021), found.shade("p0", 2020), found.shade("p1", 2021)) == (None, 0, 1)
    assert found.first_national == 2021 and found.provincial == 1


def test_a_name_that_is_not_kept_or_a_bare_number_is_not_counted() -> None:
    counts = hand_counts(EVERYWHERE, {"315": {("p0", 2020): 9}, "灯塔": {}})
    assert life(counts, "315", "浮标", "灯").words == ()
    assert life(counts, "灯塔").words == ("灯塔",) and not life(counts, "灯塔").named_years


# What is told of ranked words


def test_likelihood_is_signed_by_where_a_word_is_more_frequent() -> None:
    here, there = np.array([30.0, 5.0, 0.0, 4.0]), np.array([10.0, 50.0, 7.0, 8.0])
    found = signed_likelihood(here, there, 1000, 2000)
    assert found == pytest.approx([_g2(30, 10), _g2(5, 50), _g2(0, 7), 0.0])
    assert found[0] > 0 > found[1] and found[2] < 0


def _g2(a: float, b: float, n: float = 1000, m: float = 2000) -> float:
    expected = (n * (a + b) / (n + m), m * (a + b) / (n + m))
    likelihood = 2 * sum(x * math.log(x / e) for x, e in zip((a, b), expected, strict=True) if x)
    return likelihood if a / n > b / m else -likelihood


def test_pieces_give_way_to_the_longer_word_that_accounts_for_them() -> None:
    ranked = [Candidate(0, "灯塔", 10), Candidate(1, "灯塔工厂", 6), Candidate(2, "工厂", 9), Candidate(3, "航标", 5)]
    assert [each.word for each in whole_words(ranked)] == ["灯塔工厂", "航标"]
    ranked = [Candidate(0, "灯塔", 11), Candidate(1, "灯塔工厂", 6)]
    assert [each.word for each in whole_words(ranked)] == ["灯塔"]


def test_numbers_amounts_and_cut_names_are_known() -> None:
    assert all(map(is_numbered, ("2026年", "十六届", "第七次", "万平方米", "亿元", "五年")))
    assert not any(map(is_numbered, ("十四五", "新质生产力", "第一书记"[1:])))
    assert all(map(is_cut, ("南建设", "推动太", "次全会精神", '"一网统管"')))
    assert not is_cut("社会建设")


# Risers and fallers


def turns(words: dict[str, dict[Place, int]], year: int = 2021) -> tuple[list[str], list[str]]:
    counts = hand_counts(EVERYWHERE, words)
    found = turns_of(table_of(counts, reports_of(counts)), year)
    assert found is not None
    return [turn.word for turn in found.risen], [turn.word for turn in found.fallen]


def test_a_riser_stands_in_six_reports_and_at_least_twice_the_share() -> None:
    words = {
        "浮标": {**in_year(2020, 3), **in_year(2021, 6)},
        "航标": {**in_year(2020, 4), **in_year(2021, 7)},
        "码头": in_year(2021, 5, 9),
        "灯塔": in_year(2021, 6, 3),
    }
    assert turns(words) == (["灯塔", "浮标"], [])
    assert turns(words, 2022) == ([], ["灯塔", "航标", "浮标"])


def test_turns_say_the_reports_and_there_are_none_in_the_first_year() -> None:
    counts = hand_counts(EVERYWHERE, {"灯塔": {**in_year(2020, 1), **in_year(2021, 8, 2)}})
    table = table_of(counts, reports_of(counts))
    found = turns_of(table, 2021)
    assert found and (found.reports_before, found.reports) == (10, 10)
    (turn,) = found.risen
    assert (turn.named_before, turn.named, turn.occurrences_before, turn.occurrences) == (1, 8, 1, 16)
    assert turns_of(table, 2020) is None and turns_of(table, 2030) is None


def test_what_makes_the_same_step_five_years_apart_is_left_out() -> None:
    years = range(2010, 2022)
    places = [(area, year) for year in years for area in PROVINCES]
    cyclic = {**in_year(2012, 9), **in_year(2017, 8)}
    words = {"规划": cyclic, "灯塔": in_year(2017, 8), "航标": {**in_year(2017, 8), **in_year(2012, 3)}}
    counts = hand_counts(places, words)
    found = turns_of(table_of(counts, reports_of(counts)), 2017)
    assert found and sorted(turn.word for turn in found.risen) == ["灯塔", "航标"]


# Own words


def own(words: dict[str, dict[Place, int]], places: Places = NOWHERE) -> list[str]:
    counts = hand_counts(EVERYWHERE, words)
    found = OwnWordsFinder(table_of(counts, reports_of(counts)), places).of_year("p0", 2021)
    return [word.word for word in found.words] if found else []


def test_an_own_word_is_said_five_times_as_often_and_three_times() -> None:
    elsewhere = {("p1", 2020): 1}
    words = {
        "盐湖": {("p0", 2021): 5, ("p1", 2021): 9, **elsewhere},
        "牧区": {("p0", 2021): 5, **in_year(2021, 1), ("p2", 2021): 10},
        "绿电": {("p0", 2021): 2, **elsewhere},
        "雪山": {("p0", 2021): 3, **elsewhere},
        "圣地": {("p0", 2021): 8},
    }
    assert own(words) == ["雪山", "盐湖"]


def test_own_words_hold_no_place_and_no_word_for_the_area() -> None:
    elsewhere = {("p1", 2020): 1}
    words = {word: {("p0", 2021): 5, **elsewhere} for word in ("宁湖产业", "全省", "盐湖", "赣商")}
    places = places_of(catalogue(provinces=[province("p0")]), {"p0": ("宁湖",)})
    assert own(words, places) == ["盐湖"]


def test_the_words_of_the_newest_years_stand_in_three_reports() -> None:
    words = {
        "盐湖": {("p0", 2020): 2, ("p0", 2021): 2, ("p0", 2022): 1, ("p1", 2020): 1},
        "雪山": {("p0", 2020): 9, ("p0", 2021): 9, ("p1", 2020): 1},
    }
    counts = hand_counts(EVERYWHERE, words)
    finder = OwnWordsFinder(table_of(counts, reports_of(counts)), NOWHERE)
    found = finder.of_newest_years("p0")
    assert found and (found.first, found.last, found.reports) == (2020, 2022, 3)
    assert [(word.word, word.occurrences, word.elsewhere, word.reports) for word in found.words] == [("盐湖", 5, 1, 3)]
    assert finder.of_newest_years("p9") is None and finder.of_year("unknown", 2021) is None


# Neighbours


def test_neighbours_go_with_the_term_and_share_none_of_its_name() -> None:
    years = range(2000, 2020)
    places = [(area, year) for year in years for area in PROVINCES]

    def rising(late: int) -> dict[Place, int]:
        return {(area, year): 1 for year in years for area in PROVINCES[: max(0, year - late)]}

    words = {
        "航标灯": rising(2008),
        "灯塔工厂": rising(2008),
        "码头区": {(area, year): 1 for year in years for area in PROVINCES[: max(0, 2010 - year)]},
        "浮标": rising(2008),
        "海图室": rising(2009),
    }
    counts: HandCounts = hand_counts(places, {"灯塔": rising(2008), **words}, names=["灯塔"])
    lives = {"lighthouse": life(counts, "灯塔")}
    found = neighbours_of(lives, table_of(counts, reports_of(counts)), NOWHERE)["lighthouse"]
    assert [(each.word, each.reports) for each in found] == [("航标灯", 65), ("海图室", 55)]
    assert found[0].correlation == 1.0 and found[1].correlation == pytest.approx(
        _r(rising(2008), rising(2009), years), abs=1e-3
    )


def _r(one: dict[Place, int], other: dict[Place, int], years: range) -> float:
    first, second = ([sum(of == year for _, of in cells) / 10 for year in years] for cells in (one, other))
    means = sum(first) / len(first), sum(second) / len(second)
    product = sum((x - means[0]) * (y - means[1]) for x, y in zip(first, second, strict=True))
    sizes = [math.sqrt(sum((x - mean) ** 2 for x in row)) for row, mean in zip((first, second), means, strict=True)]
    return product / (sizes[0] * sizes[1])


# Bets


def test_bets_count_reports_under_any_name_but_those_not_counted() -> None:
    industry = Scope(
        id="salt", kind=ScopeKind.INDUSTRY, name=text("盐业"), aliases=("盐湖", "食盐"), uncounted=("食盐",)
    )
    other = Scope(id="snow", kind=ScopeKind.INDUSTRY, name=text("冰雪"))
    silent = Scope(id="sand", kind=ScopeKind.INDUSTRY, name=text("沙"))
    words = {
        "盐业": {("p0", 2022): 1, ("p1", 2022): 4, ("p1", 2021): 1},
        "盐湖": {("p1", 2022): 2, ("p2", 2022): 1},
        "食盐": {("p9", 2022): 9},
        "冰雪": {("p3", 2021): 1, ("p4", 2021): 1, ("p3", 2022): 1},
    }
    counts = hand_counts(EVERYWHERE, words)
    scopes = MappingProxyType({scope.id: scope for scope in (industry, other, silent)})
    records = catalogue()
    known = type(records)(**{**vars(records), "scopes": scopes})
    bets = bets_of(known, counts, reports_of(counts))
    assert bets and (bets.year, bets.reports, bets.reports_before) == (2022, 10, 10)
    first, second = bets.all
    assert (first.industry, first.named, first.before, first.occurrences, first.most) == ("salt", 3, 1, 8, ("p1",))
    assert (second.industry, second.named, second.change, second.most_often) == ("snow", 1, -1, 1)
    assert [bet.industry for bet in bets.risen] == ["salt"] and [bet.industry for bet in bets.fallen] == ["snow"]
