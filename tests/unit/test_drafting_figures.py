"""Figures of any indicator, from single sentences made up for the purpose: a rule a test."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.drafting.drafter import draft
from shengce.drafting.model import Candidate
from shengce.drafting.phrases import PhraseTable, phrases_of
from shengce.printed.vocabulary import words
from shengce.records.catalogue import catalogue_of
from tests.records.checked import loaded

REVIEW = "# 一、2024年工作回顾"
AIMS = "# 二、2025年工作安排"
COMING_YEARS = "# 二、今后五年工作的总体要求和目标任务"
BOTH_REVIEWS = "# 一、2022年和过去五年工作回顾"
YEAR = 2025


@cache
def phrases() -> PhraseTable:
    records, _ = loaded()
    return phrases_of(catalogue_of(records))


def sure(*paragraphs: str, area: str = "hunan", year: int = YEAR) -> tuple[Candidate, ...]:
    found = draft("\n\n".join(paragraphs), area, year, phrases())
    return found.figures


def unsure(*paragraphs: str, year: int = YEAR) -> tuple[Candidate, ...]:
    return draft("\n\n".join(paragraphs), "hunan", year, phrases()).unsure_figures


def brief(candidate: Candidate) -> tuple[str, str, str]:
    return candidate.indicator, candidate.statistic, f"{candidate.value:f}"


def result(sentence: str) -> list[tuple[str, str, str]]:
    return [brief(one) for one in sure(REVIEW, sentence) if (one.kind, one.period) == ("result", "2024")]


def target(sentence: str) -> list[tuple[str, str, str]]:
    return [brief(one) for one in sure(AIMS, sentence) if (one.kind, one.period) == ("target", "2025")]


@pytest.mark.parametrize(
    ("sentence", "statistic", "value"),
    [
        ("高新技术企业达到1.2万家。", "level", "12000"),
        ("高新技术企业突破1.2万家。", "level", "12000"),
        ("全省拥有1.2万家高新技术企业。", "level", "12000"),
        ("新增高新技术企业超2000家。", "added", "2000"),
        ("高新技术企业净增2000家。", "added", "2000"),
        ("新培育2000家高新技术企业。", "added", "2000"),
        ("高新技术企业增加到1.2万家。", "level", "12000"),
        ("高新技术企业增长15%。", "growth", "15"),
        ("高新技术企业数量翻一番。", "growth", "100"),
    ],
)
def test_stock_what_came_to_it_and_its_growth_are_told_apart(sentence: str, statistic: str, value: str) -> None:
    assert result(sentence) == [("high_tech_firms", statistic, value)]


def test_building_without_more_is_what_is_to_come() -> None:
    assert target("培育高新技术企业500家以上。") == [("high_tech_firms", "added", "500")]


@pytest.mark.parametrize(
    "sentence", ["高新技术企业1.2万家。", "建成智能工厂120家。", "五年累计培育高新技术企业300家。"]
)
def test_a_stock_without_its_verb_is_left_open(sentence: str) -> None:
    assert result(sentence) == []
    assert "stock or flow is not said" in unsure(REVIEW, sentence)[0].reason


def test_several_numbers_of_one_clause_are_several_figures() -> None:
    assert result("技术合同成交额突破3000亿元、居全国第6位、增长20%。") == [
        ("tech_contracts_value", "level", "3000"),
        ("tech_contracts_value", "rank", "6"),
        ("tech_contracts_value", "growth", "20"),
    ]


def test_the_verb_of_a_list_holds_for_its_items() -> None:
    assert target("新增高新技术企业800家、科技型中小企业1500家、单项冠军企业9家。") == [
        ("high_tech_firms", "added", "800"),
        ("tech_smes", "added", "1500"),
        ("single_champion_firms", "added", "9"),
    ]


def test_respective_list_is_dealt_in_order() -> None:
    assert result("高新技术企业、科技型中小企业分别达到1.1万家、2万家。") == [
        ("high_tech_firms", "level", "11000"),
        ("tech_smes", "level", "20000"),
    ]


def test_respective_list_that_does_not_come_out_even_is_left_alone() -> None:
    assert sure(REVIEW, "高新技术企业、科技型中小企业分别达到1.1万家、2万家、3万家。") == ()


def test_items_share_the_end_of_the_last_name() -> None:
    found = sure(REVIEW, "汽车、有色金属行业增加值分别增长8%、6%。")
    assert [(brief(one), one.scope) for one in found] == [
        (("industry_output_growth", "growth", "8"), "automobiles"),
        (("industry_output_growth", "growth", "6"), "nonferrous_metals"),
    ]


def test_one_number_for_each_of_two_names() -> None:
    assert target("新增高新技术企业、科技型中小企业各500家。") == [
        ("high_tech_firms", "added", "500"),
        ("tech_smes", "added", "500"),
    ]


def test_one_number_after_two_names_may_be_that_of_both() -> None:
    sentence = "培育瞪羚企业、独角兽企业30家。"
    assert sure(AIMS, sentence) == ()
    assert "one number for several names" in unsure(AIMS, sentence)[0].reason


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        ("新增高新技术企业500家左右。", "about"),
        ("新增高新技术企业500家以上。", "at_least"),
        ("新增高新技术企业超500家。", "more_than"),
        ("新增高新技术企业近500家。", "nearly"),
        ("力争新增高新技术企业500家。", "strive"),
        ("力争新增瞪羚企业10家、高新技术企业500家以上。", "strive_at_least"),
        ("力争产业升级，确保新增高新技术企业500家。", "exact"),
    ],
)
def test_qualifiers(sentence: str, qualifier: str) -> None:
    assert sure(AIMS, sentence)[-1].qualifier == qualifier


def test_a_result_is_expected_where_the_sentence_says_so() -> None:
    (found,) = sure(REVIEW, "预计高新技术企业达到1.2万家。")
    assert found.finality == "expected"


@pytest.mark.parametrize(
    ("sentence", "indicator", "unit", "value"),
    [
        ("技术合同成交额突破1.2万亿元。", "tech_contracts_value", "cny_100m", "12000"),
        ("实际使用外资达到80亿美元。", "foreign_capital_used", "usd_100m", "80"),
        ("实际使用外资达到80亿元。", "foreign_capital_used", "cny_100m", "80"),
        ("新能源装机达到3200万千瓦。", "new_energy_capacity", "kw_10k", "3200"),
        ("新型储能装机达到1.5亿千瓦。", "new_storage_capacity", "kw_10k", "15000"),
        ("原煤产量达到1.3亿吨。", "coal_production", "tonnes_10k", "13000"),
        ("智能算力规模达到5000P。", "intelligent_compute_capacity", "eflops", "5"),
    ],
)
def test_amounts_are_in_the_unit_of_their_indicator(sentence: str, indicator: str, unit: str, value: str) -> None:
    assert [(one.indicator, one.unit, f"{one.value:f}") for one in sure(REVIEW, sentence)] == [(indicator, unit, value)]


def test_growth_of_an_amount_may_have_an_indicator_of_its_own() -> None:
    assert result("数字经济增加值增长12%。") == [("digital_economy_growth", "growth", "12")]
    assert result("制造业增加值增长7%。") == [("manufacturing_value_added_growth", "growth", "7")]


def test_a_fall_is_negative() -> None:
    assert result("实际使用外资下降4.5%。") == [("foreign_capital_used", "growth", "-4.5")]


def test_core_indicators_are_not_repeated() -> None:
    assert sure(REVIEW, "规模以上工业增加值增长6%，地区生产总值增长5%。") == ()


def test_share_is_an_indicator_of_its_own() -> None:
    share = ("digital_core_share_of_gdp", "share", "11")
    assert result("数字经济核心产业增加值占生产总值比重达到11%。") == [share]
    assert share in result("数字经济核心产业增加值达到6000亿元、占生产总值比重达到11%。")


def test_a_share_that_rises_grows_in_points() -> None:
    (found,) = sure(REVIEW, "数字经济核心产业增加值占地区生产总值比重提高1.2个百分点。")
    assert (*brief(found), found.unit) == ("digital_core_share_of_gdp", "growth", "1.2", "percentage_point")


@pytest.mark.parametrize(
    ("sentence", "indicator", "scope"),
    [
        ("新增国家级绿色工厂20家。", "green_factories", "national_level"),
        ("新增省级绿色工厂20家。", "green_factories", "provincial_level"),
        ("新增省级以上绿色工厂20家。", "green_factories", "provincial_and_above"),
        ("新增国家级专精特新“小巨人”企业20家。", "little_giant_firms", "whole"),
        ("新增省级专精特新中小企业200家。", "specialised_smes", "whole"),
        ("人工智能产业规模突破600亿元。", "industry_scale", "artificial_intelligence"),
        ("可再生能源装机占比达到60%。", "clean_share_of_capacity", "renewable_energy"),
        ("新增民营经营主体20万户。", "business_entities", "private_firms"),
    ],
)
def test_scope_is_what_stands_directly_before(sentence: str, indicator: str, scope: str) -> None:
    assert [(one.indicator, one.scope) for one in sure(REVIEW, sentence)] == [(indicator, scope)]


def test_a_level_may_hold_for_the_next_item() -> None:
    sentence = "新增国家级绿色工厂20家、绿色矿山9座。"
    assert [one.indicator for one in sure(REVIEW, sentence)] == ["green_factories"]
    assert "level may be that of the name before" in unsure(REVIEW, sentence)[0].reason


def test_unknown_words_before_a_name_are_a_doubt() -> None:
    sentence = "柳编协会的高新技术企业达到30家。"
    assert sure(REVIEW, sentence) == ()
    assert "words before the name" in unsure(REVIEW, sentence)[0].reason


def test_the_own_name_of_an_area_is_no_doubt() -> None:
    assert [one.indicator for one in sure(REVIEW, "湖南高新技术企业达到30家。")] == ["high_tech_firms"]


def test_a_general_indicator_needs_a_reader() -> None:
    sentence = "实施项目300个。"
    assert sure(AIMS, sentence) == ()
    assert [one.indicator for one in unsure(AIMS, sentence)] == ["projects"]


def test_a_general_indicator_with_a_scope_of_the_list_is_sure() -> None:
    (found,) = sure(REVIEW, "新增软件企业300家。")
    assert (found.indicator, found.statistic, found.scope) == ("newly_recognised_firms", "level", "software_firms")
    (found,) = sure(AIMS, "实施省重点项目450个。")
    assert (found.indicator, found.statistic, found.scope) == ("projects", "level", "provincial_key_projects")


def test_the_rank_of_a_growth_is_no_rank_of_the_amount() -> None:
    assert result("技术合同成交额增长20%、居全国第3位。") == [("tech_contracts_value", "growth", "20")]


def test_growth_of_what_was_added_is_no_growth_of_the_stock() -> None:
    assert result("新增经营主体70万户、增长14%。") == [("business_entities", "added", "700000")]


def test_what_a_share_was_before_is_not_the_year_under_review() -> None:
    assert result("科技成果就地转化率从40%提高到55%。") == [("local_conversion_rate", "share", "55")]


@pytest.mark.parametrize(
    ("sentence", "statistic", "period"),
    [
        ("到2027年，高新技术企业达到2万家。", "level", "../2027"),
        ("到2027年，新增高新技术企业5000家。", "added", "../2027"),
        ("高新技术企业达到2万家。", "level", "../2029"),
        ("研发经费投入年均增长10%。", "annual_average", "2025/2029"),
    ],
)
def test_targets_of_later_years(sentence: str, statistic: str, period: str) -> None:
    assert [(one.kind, one.statistic, one.period) for one in sure(COMING_YEARS, sentence)] == [
        ("target", statistic, period)
    ]


@pytest.mark.parametrize(
    ("sentence", "statistic", "period"),
    [
        ("五年来，新增高新技术企业5000家。", "added", "2018/2022"),
        ("五年来，高新技术企业达到2万家。", "level", "2022"),
        ("五年来，技术合同成交额年均增长20%。", "annual_average", "2018/2022"),
        ("五年来，累计转化科技成果300项。", "cumulative", "2018/2022"),
        ("过去一年，新增高新技术企业900家。", "added", "2022"),
        ("高新技术企业同比增长15%。", "growth", "2022"),
    ],
)
def test_results_of_five_years_and_of_one(sentence: str, statistic: str, period: str) -> None:
    found = sure(BOTH_REVIEWS, sentence, year=2023)
    assert [(one.kind, one.statistic, one.period) for one in found] == [("result", statistic, period)]


def test_the_year_of_a_change_has_to_be_said_where_two_reviews_stand_together() -> None:
    sentence = "新增高新技术企业900家。"
    assert sure(BOTH_REVIEWS, sentence, year=2023) == ()
    assert "which year is not said" in unsure(BOTH_REVIEWS, sentence, year=2023)[0].reason
    assert len(sure(BOTH_REVIEWS, "过去一年，我们奋勇争先。", sentence, year=2023)) == 1


def test_print_and_place_lead_back_to_the_number() -> None:
    (found,) = sure(REVIEW, "全年平稳。“小巨人”企业达到 320 家以上。")
    assert (found.locator, found.as_printed, found.value) == ("p2-s2", "小巨人”企业达到 320 家以上", Decimal(320))


_PIECES = st.sampled_from(
    words(
        "高新技术企业 专精特新 数字经济核心产业增加值 占地区生产总值比重 装机 项目 汽车 产业 新增 达到 增长 下降 分别 "
        "均 各 从 至 1.2万家 500个 3% 20亿元 80亿美元 第6位 翻一番 2.1倍 1—3个百分点 5000P 万亿 ， 、 ； 。 （ ） “ ” "
        "和 以上 左右 力争 累计 2025年 五年来 到2027年 全国 省级 一 零 百 ％ \U0001f600"
    )
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_no_sentence_makes_it_raise(sentence: str) -> None:
    for heading in (REVIEW, AIMS):
        found = draft(f"{heading}\n\n{sentence}", "hunan", YEAR, phrases())
        for one in (*found.figures, *found.unsure_figures):
            assert one.indicator in phrases().names.indicators
            assert 0 < len(one.as_printed) <= 24
