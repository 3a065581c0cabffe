"""What is published of words, worked out again from the bare counts, without the arrays that it is made with."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from shengce.derive.words.facts import WordFacts
from shengce.exports.word_years import WORD_YEARS
from shengce.printed.folding import matched
from shengce.words.reading import WordCounts
from tests.records.checked import knowledge
from tests.records.raw_words import first_mentions, texts_of_reports
from tests.source_texts import needs_texts

NATION = "national"
NEWEST = 2026
FIRST_READ_BY_HAND = {
    "低空经济": (2017, {"jiangxi"}),
    "人工智能": (2015, {"shanghai"}),
    "具身智能": (2025, {"chongqing", "guangdong", "henan", "shandong", "shanxi", "sichuan"}),
    "商业航天": (2018, {"hubei"}),
    "脑机接口": (2020, {"tianjin"}),
    "区块链": (2017, {"chongqing"}),
    "工业互联网": (2015, {"anhui"}),
    "互联网+": (2015, {"guangdong", "guizhou", "jiangxi"}),
    "物联网": (2009, {"guangdong"}),
    "云计算": (2010, {"shandong", "shanghai"}),
    "5G": (2016, {"guangdong"}),
    "数字经济": (2017, {"guizhou", "shanxi"}),
    "专精特新": (2003, {"shandong"}),
    "链长制": (2021, {"anhui", "guangdong", "heilongjiang", "hubei", "hunan", "jiangxi", "shandong"}),
    "放管服": (2016, {"anhui", "hebei"}),
    "一带一路": (2014, {"yunnan"}),
    "新型储能": (2011, {"gansu"}),
    "银发经济": (2016, {"guizhou"}),
    "首发经济": (2021, {"shanghai"}),
    "两化融合": (2010, {"guangxi", "inner-mongolia"}),
    "河长制": (2010, {"guizhou"}),
    "最多跑一次": (2017, {"zhejiang"}),
    "新型城镇化": (2006, {"jiangxi", "sichuan"}),
}
"""The first year in which a provincial report prints a phrase and means it, and whose do: read in the sentences."""
FIRST_IN_MANY = {
    "新质生产力": (2024, 29),
    "大模型": (2024, 9),
    "元宇宙": (2023, 9),
    "供给侧结构性改革": (2016, 31),
    "精准扶贫": (2014, 9),
    "碳达峰": (2021, 20),
    "碳中和": (2021, 17),
    "中国制造2025": (2016, 25),
    "科学发展观": (2004, 16),
}
"""The same of phrases that many reports print in their first year: how many."""


def facts() -> WordFacts:
    found = knowledge().word_facts
    assert found
    return found


def counts() -> WordCounts:
    found = knowledge().words
    assert found
    return found


@cache
def strict() -> Mapping[str, Mapping[int, int]]:
    """Return the ranked words with their occurrences by report, as plain mappings."""
    found = counts().strict()
    rows = zip(found.word_index.tolist(), found.report_number.tolist(), found.count.tolist(), strict=True)
    words: dict[str, dict[int, int]] = defaultdict(dict)
    for word, report, count in rows:
        words[found.words[word]][report] = count
    return words


def numbers(year: int) -> set[int]:
    return {report.number for report in counts().reports if report.year == year and report.area != NATION}


def size(reports: set[int]) -> int:
    return sum(report.characters for report in counts().reports if report.number in reports)


def likelihood(here: float, there: float, size_here: float, size_there: float) -> float:
    both, whole = here + there, size_here + size_there
    pairs = ((here, size_here * both / whole), (there, size_there * both / whole))
    return 2 * sum(found * math.log(found / expected) for found, expected in pairs if found)


# Terms


def test_a_term_is_counted_in_the_reports_that_hold_any_of_its_names() -> None:
    reports = {report.number: report for report in counts().reports}
    terms = [term for term in knowledge().catalogue.terms.values() if term.area is None]
    named = 0
    for term in terms:
        names = {matched(name) for name in (term.name.zh, *term.aliases)}
        names |= {re.sub("[\"']", "", name) for name in names}
        kept = {name: counts().counts(name) for name in names if len(name) > 1 and not name.isdigit()}
        holding = {number for found in kept.values() for number in found or ()}
        life = facts().lives[term.id]
        assert {(reports[n].area, reports[n].year) for n in holding} == set(life.cells), term.id
        provincial = [reports[n].year for n in holding if reports[n].area != NATION]
        assert {year.year: year.named for year in life.years if year.named} == {
            y: provincial.count(y) for y in provincial
        }
        if provincial:
            named += 1
            areas = {reports[n].area for n in holding if reports[n].year == min(provincial)} - {NATION}
            assert (life.first.year, set(life.first.provinces)) == (min(provincial), areas)
    assert len(terms) >= 400 and named >= 400


def test_enough_terms_are_drawn_and_each_by_the_stated_rule() -> None:
    drawn = [life for life in facts().lives.values() if life.is_drawn]
    assert len(drawn) >= 400
    for life in drawn:
        areas = {area for area, _ in life.cells} - {NATION}
        years = {year for area, year in life.cells if area != NATION}
        assert len(areas) >= 2 and len(years) >= 3


def test_the_table_of_terms_by_year_says_what_the_pages_say() -> None:
    rows = list(WORD_YEARS.rows(knowledge()))
    assert len({row["term"] for row in rows}) * 24 == len(rows)
    chain = {row["year"]: row for row in rows if row["term"] == "chain-chief-system"}
    found = counts().counts("链长制") or {}
    for year, row in chain.items():
        assert isinstance(year, int)
        own = {number: count for number, count in found.items() if number in numbers(year)}
        assert (row["reports"], row["occurrences"]) == (len(own), sum(own.values()))
        assert row["of_reports"] == len(numbers(year))


# Risers and fallers


@pytest.mark.parametrize("year", [2009, 2024, 2026])
def test_what_rose_and_fell_is_what_the_rule_finds(year: int) -> None:
    turns = facts().turns[year]
    for told, high, low in ((turns.risen, year, year - 1), (turns.fallen, year - 1, year)):
        best = dict(stepping(high, low))
        scores = [best[turn.word] for turn in told]
        assert len(told) == 12 and scores == sorted(scores, reverse=True)
        for turn in told:
            found = strict()[turn.word]
            by_year = [[found[n] for n in numbers(of) if n in found] for of in (year - 1, year)]
            assert (turn.named_before, turn.named) == (len(by_year[0]), len(by_year[1]))
            assert (turn.occurrences_before, turn.occurrences) == (sum(by_year[0]), sum(by_year[1]))
        words = [turn.word for turn in told]
        better = [word for word, score in best.items() if score > scores[-1] and word not in words]
        assert all(is_beside_another(word, words, best, high) for word in better), better


def stepping(high: int, low: int) -> Iterator[tuple[str, float]]:
    """Yield the words that may be told of a step between two years, each with its score."""
    of = {year: numbers(year) for year in {high, low, *(y + p for y in (high, low) for p in (-5, 5))}}
    sizes = size(of[high]), size(of[low])
    for word, found in strict().items():
        if not is_whole(word) or len(of[high].intersection(found)) < 6:
            continue
        share = {
            year: len(reports.intersection(found)) / len(reports) if reports else None for year, reports in of.items()
        }
        if share[high] < 2 * share[low] or returns(share, high, low):  # type: ignore[operator]
            continue
        more, less = (sum(found[n] for n in of[year] if n in found) for year in (high, low))
        if more * sizes[1] > less * sizes[0]:
            yield word, likelihood(more, less, *sizes)


def returns(share: Mapping[int, float | None], high: int, low: int) -> bool:
    for period in (-5, 5):
        top, bottom = share[high + period], share[low + period]
        own = share[high]
        if own and top and bottom is not None and top >= 2 * bottom and 2 * top >= own:
            return True
    return False


def is_whole(word: str) -> bool:
    if re.search(r"[0-9年届]|第[一二三四五六七八九十]|^[万亿]|平方|[万亿]元|^次|[\"']", word):
        return False
    cut = "^.(建设|发展|振兴|改革|特色|地区|机场)$|^(推动|推进|支持|建设|加快|实施|促进|打造).$"
    return re.search(cut, word) is None


def is_beside_another(word: str, told: list[str], best: Mapping[str, float], year: int) -> bool:
    """Whether a word is left out for one that holds it, or that it holds."""
    found = strict()[word]
    own = sum(found[n] for n in numbers(year) if n in found)
    longer = (other for other in best if word in other and word != other)
    most = max((sum(strict()[o].get(n, 0) for n in numbers(year)) for o in longer), default=0)
    return most >= 0.6 * own or any(word in other or other in word for other in told)


# Own words


@pytest.mark.parametrize(("area", "year"), [("zhejiang", NEWEST), ("qinghai", NEWEST), ("guizhou", 2016)])
def test_own_words_are_said_far_more_than_elsewhere(area: str, year: int) -> None:
    (own,) = (report.number for report in counts().reports if (report.area, report.year) == (area, year))
    others = numbers(year) - {own}
    sizes = size({own}), size(others)
    words = facts().own_of_year.get((area, year))
    assert words and 6 <= len(words.words) <= 12
    scores = []
    for word in words.words:
        found = strict()[word.word]
        elsewhere = sum(found[n] for n in others if n in found)
        assert (word.occurrences, word.elsewhere) == (found[own], elsewhere)
        assert found[own] >= 3 and found[own] / sizes[0] >= 5 * elsewhere / sizes[1]
        assert len({counts().reports[n].area for n in found} - {NATION}) >= 2
        scores.append(likelihood(found[own], elsewhere, *sizes))
    assert scores == sorted(scores, reverse=True)


def test_every_province_has_own_words_without_names_of_places() -> None:
    names = {name for area in knowledge().catalogue.provinces.values() for name in (area.name.zh, area.short.zh)}
    for area in facts().reports.provinces:
        found = facts().own_of_newest_years.get(area)
        assert found and len(found.words) == 12 and found.last == NEWEST
        listed = knowledge().catalogue.places[area]
        for word in found.words:
            assert not [name for name in (*names, *listed) if name in word.word], (area, word.word)


# English names


def test_every_english_name_leads_to_a_phrase_that_reports_print() -> None:
    english = knowledge().catalogue.english
    assert len(english) >= 150
    unknown = [each.en for each in english if not counts().counts(matched(each.zh))]
    assert unknown == []


# First mentions


@pytest.mark.parametrize(("phrase", "expected"), FIRST_READ_BY_HAND.items())
def test_a_first_mention_read_by_hand_is_the_first_that_is_counted(phrase: str, expected: tuple[int, set[str]]) -> None:
    assert counted_first(phrase) == expected


@pytest.mark.parametrize(("phrase", "expected"), FIRST_IN_MANY.items())
def test_so_many_reports_print_a_phrase_in_its_first_year(phrase: str, expected: tuple[int, int]) -> None:
    year, areas = counted_first(phrase)
    assert (year, len(areas)) == expected


def counted_first(phrase: str) -> tuple[int, set[str]]:
    found = counts().counts(matched(phrase)) or {}
    places = [(report.year, report.area) for report in counts().reports if report.number in found]
    first = min(year for year, area in places if area != NATION)
    return first, {area for year, area in places if year == first} - {NATION}


@needs_texts
def test_first_mentions_are_those_of_the_texts() -> None:
    phrases = [*FIRST_READ_BY_HAND, *FIRST_IN_MANY]
    assert first_mentions(texts_of_reports(), phrases) == {phrase: counted_first(phrase) for phrase in phrases}
