"""Drafting from single sentences made up for the purpose: names, lists, qualifiers, look-alikes."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from shengce.drafting.drafter import draft
from shengce.drafting.model import Candidate, Draft
from shengce.drafting.phrases import PhraseTable, phrase_table
from shengce.printed.matches import value_matches
from shengce.records.catalogue import catalogue_of
from tests.records.checked import loaded

REVIEW = "# 一、2014年工作回顾"
AIMS = "# 二、2015年工作安排"
YEAR = 2015


@cache
def table() -> PhraseTable:
    records, _ = loaded()
    catalogue = catalogue_of(records)
    return phrase_table(catalogue.indicators.values(), catalogue.provinces.values())


def read(*paragraphs: str, area: str = "hunan", year: int = YEAR) -> Draft:
    return draft("\n\n".join(paragraphs), area, year, table())


def brief(candidate: Candidate) -> tuple[str, str, str]:
    return candidate.indicator, candidate.kind, str(candidate.value)


def result(sentence: str) -> list[tuple[str, str]]:
    return [(one.indicator, str(one.value)) for one in read(REVIEW, sentence).candidates if one.kind == "result"]


def target(sentence: str) -> list[tuple[str, str, str]]:
    found = read(AIMS, sentence).candidates
    return [(one.indicator, str(one.value), one.qualifier) for one in found if one.kind == "target"]


@pytest.mark.parametrize(
    ("sentence", "indicator", "value"),
    [
        ("全省生产总值增长8.5%。", "gdp_growth", "8.5"),
        ("实现地区生产总值9000亿元，比上年增长7.2％。", "gdp_growth", "7.2"),
        ("全省ＧＤＰ突破万亿元大关，按可比价格计算，增长 9 %。", "gdp_growth", "9"),
        ("经济增长6.4%。", "gdp_growth", "6.4"),
        ("我省经济增速达到5.5%。", "gdp_growth", "5.5"),
        ("规上工业增加值增长6.1%。", "industrial_value_added_growth", "6.1"),
        ("规模工业增加值同比增长6.1%。", "industrial_value_added_growth", "6.1"),
        ("规模以上工业企业完成增加值800亿元，增长11%。", "industrial_value_added_growth", "11"),
        ("工业增加值增长10%。", "total_industrial_value_added_growth", "10"),
        ("全社会固定资产投资完成700亿元，增长18%。", "fixed_asset_investment_growth", "18"),
        ("500万元以上项目固定资产投资增长21%。", "fixed_asset_investment_growth", "21"),
        ("固定资产投资（不含农户）下降5.9%。", "fixed_asset_investment_growth", "-5.9"),
        ("固定资产投资增长-4.2%。", "fixed_asset_investment_growth", "-4.2"),
        ("工业投资增长12%。", "industrial_investment_growth", "12"),
        ("工业技改投资增长30%。", "technical_upgrade_investment_growth", "30"),
        ("技术改造投资增长9.9%。", "technical_upgrade_investment_growth", "9.9"),
        ("制造业投资增长14%。", "manufacturing_investment_growth", "14"),
        ("社零总额增长8%。", "retail_sales_growth", "8"),
        ("社会消费品零售总额与上年持平。", "retail_sales_growth", "0"),
        ("外贸进出口总值增长3.3%。", "trade_growth", "3.3"),
        ("完成进出口总额50亿美元，增长20%。", "trade_growth", "20"),
        ("万元GDP能耗下降3.7%。", "energy_intensity_change", "-3.7"),
        ("单位地区生产总值能耗降低4%。", "energy_intensity_change", "-4"),
        ("全社会研发经费投入强度达到2.1%。", "rd_intensity", "2.1"),
        ("R&D经费支出占GDP比重达1.9%。", "rd_intensity", "1.9"),
        ("研发投入占地区生产总值比重由1.5%提高到1.8%。", "rd_intensity", "1.8"),
        ("规上高技术制造业增加值增长16%。", "high_tech_manufacturing_value_added_growth", "16"),
        ("数字经济核心产业增加值增长11%。", "digital_economy_core_value_added_growth", "11"),
    ],
)
def test_names_of_an_indicator(sentence: str, indicator: str, value: str) -> None:
    assert result(sentence) == [(indicator, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "产业投资增长10%。",
        "有效投资增长10%。",
        "民间投资增长10%。",
        "高技术制造业投资增长10%。",
        "人均地区生产总值增长10%。",
        "海洋生产总值增长10%。",
        "服务业对经济增长的贡献率达到55%。",
        "服务业增加值占地区生产总值的比重为45%。",
        "数字经济核心产业增加值占地区生产总值的比重为8%。",
        "跨境电商进出口增长80%。",
        "网络零售额增长25%。",
        "规模以上工业企业利润增长12%。",
        "规模以上工业总产值增长12%。",
        "单位工业增加值能耗下降6%。",
        "全社会研发投入增长15%。",
        "高新技术产业增加值增长13%。",
        "地区生产总值翻一番。",
        "地区生产总值达到1.2万亿元。",
        "固定资产投资增速提高2个百分点。",
        "进出口总额80亿美元，其中出口60亿美元，增长22%。",
        "社会消费品零售总额稳步扩大；一般公共预算收入增长9%。",
    ],
)
def test_look_alikes_are_refused(sentence: str) -> None:
    assert read(REVIEW, sentence).candidates == ()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("全国生产总值增长7%。", "nation"),
        ("一季度固定资产投资增长12%。", "part of the year"),
        ("前三季度全省生产总值增长6.6%。", "part of the year"),
        ("兵团固定资产投资增长30%。", "part of the area"),
        ("固定资产投资增长75%。", "unusual value"),
        ("全省生产总值增长8‰。", "per mille"),
        ("城镇固定资产投资增长26%。", "urban"),
        ("全省生产总值增长8%的目标没有完成。", "aim in a review"),
        ("单位生产总值能耗降低3%、二氧化硫排放量下降2%的节能减排目标预计可以完成。", "aim in a review"),
        ("规上工业增加值、利润增长9%。", "one rate for several names"),
    ],
)
def test_doubtful_statements_are_set_apart_with_their_reason(sentence: str, reason: str) -> None:
    found = read(REVIEW, sentence)
    assert found.candidates == ()
    assert [reason in one.reason for one in found.unsure] == [True]


def test_list_of_clauses_has_own_qualifiers() -> None:
    sentence = "今年发展的主要预期目标是：地区生产总值增长7%左右，固定资产投资增长10%，社会消费品零售总额增长9%以上。"
    assert target(sentence) == [
        ("gdp_growth", "7", "about"),
        ("fixed_asset_investment_growth", "10", "exact"),
        ("retail_sales_growth", "9", "at_least"),
    ]


def test_respective_list_is_dealt_in_order_and_shares_its_closing_qualifier() -> None:
    found = read(AIMS, "规上工业、农业、服务业增加值分别增长8%、4%、6.5%以上。").candidates
    assert [(one.indicator, one.value, one.qualifier, one.as_printed) for one in found] == [
        ("industrial_value_added_growth", Decimal(8), "at_least", "增长8%")
    ]
    assert target("固定资产投资、社会消费品零售总额、进出口总额分别增长12%、10%和5%左右。") == [
        ("fixed_asset_investment_growth", "12", "about"),
        ("retail_sales_growth", "10", "about"),
        ("trade_growth", "5", "about"),
    ]


def test_shared_tail_names_each_item() -> None:
    assert target("工业、技改投资分别增长9%和15%。") == [
        ("industrial_investment_growth", "9", "exact"),
        ("technical_upgrade_investment_growth", "15", "exact"),
    ]


def test_one_rate_for_all_items_needs_a_word_that_says_so() -> None:
    assert target("工业投资和技改投资均增长10%以上。") == [
        ("industrial_investment_growth", "10", "at_least"),
        ("technical_upgrade_investment_growth", "10", "at_least"),
    ]


def test_two_step_target_gives_two_figures() -> None:
    assert target("地区生产总值增长确保5%、力争6%。") == [("gdp_growth", "5", "exact"), ("gdp_growth", "6", "strive")]


@pytest.mark.parametrize("printed", ["5%-5.5%", "5—5.5%", "5%~5.5%", "5％至5.5％", "5%－5.5%"])
def test_ranges_in_all_their_dashes(printed: str) -> None:
    (found,) = read(AIMS, f"地区生产总值增长{printed}。").candidates
    assert (found.value, found.value_max) == (Decimal(5), Decimal("5.5"))


def test_expected_opens_a_list_and_holds_to_its_end() -> None:
    found = read(REVIEW, "预计全省生产总值增长8%，固定资产投资增长15%，进出口总额下降3%。").candidates
    assert [one.finality for one in found] == ["expected"] * 3
    found = read(REVIEW, "初步核算，地区生产总值增长8%；社会消费品零售总额增长9%。").candidates
    assert [one.finality for one in found] == ["preliminary"] * 2


def test_expected_after_a_name_holds_for_it_alone() -> None:
    found = read(REVIEW, "地区生产总值预计增长8%，固定资产投资增长15%。").candidates
    assert [one.finality for one in found] == ["expected", "final"]


def test_another_subject_ends_the_one_before() -> None:
    sentence = "固定资产投资增长10%，财政收入快速提高，增长14%。"
    assert result(sentence) == [("fixed_asset_investment_growth", "10")]


def test_nation_may_speak_of_the_whole_country() -> None:
    found = read(REVIEW, "全国固定资产投资增长6%。", area="national")
    assert [brief(one) for one in found.candidates] == [("fixed_asset_investment_growth", "result", "6")]


def test_relative_statements_are_kept_apart() -> None:
    found = read(AIMS, "固定资产投资增速高于全国平均水平。")
    assert found.candidates == () and found.unsure == ()
    assert [(one.indicator, one.kind, one.period) for one in found.relative] == [
        ("fixed_asset_investment_growth", "target", "2015")
    ]
    assert read(REVIEW, "全省生产总值增长9%，高于全国1.6个百分点。").relative == ()


def test_locator_and_print_lead_back_to_the_number() -> None:
    found = read(REVIEW, "全年平稳。固定资产投资增长 12.5 %左右。").candidates
    (one,) = found
    assert one.locator == "p2-s2"
    assert one.as_printed == "增长 12.5 %左右"
    assert value_matches(one.as_printed, one.value, None, "percent", Decimal(1))
