"""Drafting: result or target, of which year or years, by headings and by the words of sentences."""

from __future__ import annotations

import pytest

from shengce.drafting.model import Draft
from shengce.reports.compact import compact
from shengce.reports.periods import Calendar, cues
from shengce.reports.sections import SectionReader
from tests.unit.test_drafting_statements import read

GROWTH = "地区生产总值增长8%。"
DOUBT = "under a heading without a year"


def times(found: Draft) -> list[tuple[str, str, str]]:
    return [(one.kind, one.period, one.statistic) for one in found.candidates]


@pytest.mark.parametrize(
    ("heading", "year", "expected"),
    [
        ("一、2008年工作回顾", 2009, ("result", "2008", "growth")),
        ("**一、过去一年工作回顾**", 2009, ("result", "2008", "growth")),
        ("二、2009年主要任务", 2009, ("target", "2009", "growth")),
        ("三、今年的工作安排", 2009, ("target", "2009", "growth")),
        ("一、关于2008年的政府工作", 2009, ("result", "2008", "growth")),
    ],
)
def test_heading_gives_kind_and_year(heading: str, year: int, expected: tuple[str, str, str]) -> None:
    assert times(read(heading, GROWTH, year=year)) == [expected]


def test_annual_average_of_a_review_of_five_years() -> None:
    found = read("一、过去五年工作回顾", "全省生产总值年均增长9%。", year=2013)
    assert times(found) == [("result", "2008/2012", "annual_average")]


def test_growth_without_year_in_a_review_of_five_years_is_unsure() -> None:
    found = read("一、过去五年工作回顾", GROWTH, year=2013)
    assert found.candidates == ()
    assert [one.period for one in found.unsure] == ["2012"]


def test_year_named_in_a_review_of_five_years() -> None:
    found = read("一、过去五年工作回顾", "2012年，我们迎难而上。地区生产总值增长8%。", year=2013)
    assert times(found) == [("result", "2012", "growth")]


def test_review_of_one_year_and_five_side_by_side() -> None:
    found = read(
        "一、2015年和“十二五”工作回顾", "过去五年，生产总值年均增长9%。2015年，地区生产总值增长8%。", year=2016
    )
    assert times(found) == [("result", "2011/2015", "annual_average"), ("result", "2015", "growth")]


def test_average_since_a_base_year() -> None:
    found = read("一、工作回顾", "2007年生产总值达到3000亿元，比2002年增加1400亿元，年均增长11%。", year=2008)
    assert times(found) == [("result", "2003/2007", "annual_average")]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("今后五年，全省生产总值年均增长8%。", "2013/2017"),
        ("到2020年，全省生产总值年均增长8%。", "2013/2020"),
        ("2013—2020年，全省生产总值年均增长8%。", "2013/2020"),
    ],
)
def test_average_ahead(sentence: str, period: str) -> None:
    found = read("二、今后五年的目标", sentence, year=2013)
    assert times(found) == [("target", period, "annual_average")]


def test_energy_over_a_plan_is_cumulative() -> None:
    found = read("二、“十三五”主要目标", "单位地区生产总值能耗下降15%。", year=2016)
    assert times(found) == [("target", "2016/2020", "cumulative")]


def test_change_since_an_earlier_year_is_no_growth_of_the_year() -> None:
    found = read("一、2014年工作回顾", "固定资产投资比2010年增长40%。")
    assert found.candidates == ()
    assert [one.statistic for one in found.unsure] == ["cumulative"]


def test_aims_open_without_a_heading() -> None:
    found = read("一、2014年工作回顾", GROWTH, "发展的主要预期目标是：地区生产总值增长9%。", "力争进出口总额增长4%。")
    assert times(found) == [("result", "2014", "growth"), ("target", "2015", "growth"), ("target", "2015", "growth")]


def test_result_among_aims_by_its_year() -> None:
    found = read("二、2015年工作安排", "去年地区生产总值增长8%，今年地区生产总值增长9%。")
    assert times(found) == [("result", "2014", "growth"), ("target", "2015", "growth")]


def test_endnotes_are_unsure() -> None:
    found = read("二、2015年工作安排", "名词解释", GROWTH)
    assert found.candidates == ()
    assert [one.reason for one in found.unsure] == ["in an endnote or annex"]


def test_chapter_without_a_year_after_the_review_is_unsure() -> None:
    found = read("一、2014年工作回顾", "二、奋力谱写新篇章", GROWTH)
    assert found.candidates == ()
    assert [one.kind for one in found.unsure] == ["target"]


def test_communique_reports_on_its_own_year() -> None:
    found = read("国内生产总值比上年增长9%。", area="national-statistics", year=2009)
    assert times(found) == [("result", "2009", "growth")]


def test_notice_of_abridgement_changes_nothing() -> None:
    found = read("一、2014年工作回顾（本文有删减）", GROWTH)
    assert times(found) == [("result", "2014", "growth")]


def test_comparison_with_a_year_is_no_cue() -> None:
    calendar = Calendar(2015, 2014)
    assert cues("比2010年增长", calendar) == []
    assert [setting.period for _, setting in cues("到2020年", calendar)] == ["2015/2020"]


def test_running_plan_is_neither_result_nor_target() -> None:
    ((_, setting),) = cues("“十四五”时期".replace("“", "").replace("”", ""), Calendar(2023, 2022))
    assert setting.kind == "" and setting.doubt


def test_section_reader_follows_the_chapters() -> None:
    reader = SectionReader(Calendar(2018, 2017))
    titles = [
        "一、过去五年的工作回顾",
        "五年来，重点抓了以下工作：",
        "二、今后五年的目标任务",
        "三、2018年重点工作",
        "附件1",
    ]
    places = [reader.read(title, title, is_heading=True) for title in titles]
    assert [place.setting.period for place in places] == ["2013/2017", "2013/2017", "2018/2022", "2018", "2018"]
    assert [place.is_notes for place in places] == [False] * 4 + [True]


def settings(*paragraphs: str, year: int = 2023) -> list[tuple[str, str]]:
    """Return kind and period of where each paragraph stands."""
    reader = SectionReader(Calendar(year, year - 1))
    places = [reader.read(text, text, is_heading=False) for text in paragraphs]
    return [(place.setting.kind, place.setting.period) for place in places]


REVIEW, AIMS, COMING_YEARS = ("result", "2022"), ("target", "2023"), ("target", "2023/2027")


@pytest.mark.parametrize("achieved", ["取得新突破", "形成更多成效", "创造新成绩", "推动新进展", "再创新成就"])
def test_what_is_to_be_achieved_is_no_review(achieved: str) -> None:
    assert settings("一、2022年工作回顾", "二、2023年主要任务", f"（一）灯具产业{achieved}") == [REVIEW, AIMS, AIMS]
    assert settings("一、2022年工作回顾", f"（一）灯具产业{achieved}") == [REVIEW, REVIEW]
    assert settings("二、2023年主要任务", f"三、2022年灯具产业{achieved}") == [AIMS, REVIEW]


def test_a_chapter_without_a_year_that_is_to_achieve_stays_one_of_aims() -> None:
    chapters = ("一、灯具产业取得新成就", "二、点亮灯具产业新时代", "三、勇毅前行，灯具产业干出新成效")
    assert settings(*chapters) == [REVIEW, AIMS, AIMS]
    reader = SectionReader(Calendar(2023, 2022))
    for text in chapters:
        assert reader.read(text, text, is_heading=False).setting.doubt == ("" if text.startswith("一") else DOUBT)
    opening = "主要预期目标建议为：灯具产量增长6%。"
    assert reader.read(opening, opening, is_heading=False).setting.doubt == ""


def test_a_chapter_on_coming_years_needs_no_word_for_aims() -> None:
    assert settings("一、过去五年工作回顾", "二、关于今后五年", "三、2023年重点任务") == [
        ("result", "2018/2022"),
        COMING_YEARS,
        AIMS,
    ]


def test_a_chapter_on_years_and_year_turns_with_the_first_words_of_a_paragraph() -> None:
    chapter = "二、今后五年的目标任务和2023年工作安排"
    coming, this_year = "做好今后五年灯具工作，必须点亮每条街。", "今年是灯具产业的开局之年。"
    task = "灯具产业在2024年以前要点亮全省的每一条街和每一座桥。"
    assert settings(chapter, coming, task, this_year, task) == [AIMS, COMING_YEARS, COMING_YEARS, AIMS, AIMS]
    assert settings("二、2023年主要任务", coming, task) == [AIMS, AIMS, AIMS]


def test_compact_text_leads_back_to_the_print() -> None:
    sentence = compact("**投资**（不含农户）增长 1２％。")
    assert sentence.text == "投资增长12%。"
    assert sentence.printed(2, 7) == "增长 1２％"
