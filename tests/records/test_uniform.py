"""One thing is filed under one indicator and scope in all reports: rules 22 to 24 of READING.md, on the bare YAML."""

from __future__ import annotations

import re

from tests.records import raw

NATIONAL_BY_NATURE = {
    "cross_industry_platforms",
    "excellence_smart_factories",
    "high_tech_firms",
    "little_giant_firms",
    "national_key_laboratories",
    "pioneer_smart_factories",
    "tech_smes",
}
PROVINCIAL_BY_NATURE = {"specialised_smes", "provincial_enterprise_technology_centres"}
NATIONAL, PROVINCIAL, BOTH = "national_level", "provincial_level", "provincial_and_above"
LEVELS = {NATIONAL, PROVINCIAL, BOTH, "national_platforms", "provincial_platforms"}


def label(figure: raw.Figure) -> str:
    return str((figure.fields.get("label") or {}).get("zh", ""))


def of_reports() -> list[raw.Figure]:
    return [figure for figure in raw.figures() if figure.source.startswith("work-report-")]


def scopes_of(indicator: str) -> set[str]:
    return {figure["scope"] for figure in of_reports() if figure["indicator"] == indicator}


def places(figures: list[raw.Figure]) -> list[str]:
    return [f"{figure.area} {figure.plan_year} {figure.place} {figure['indicator']}" for figure in figures]


def test_what_is_national_by_nature_has_no_level() -> None:
    own = [figure for figure in raw.figures() if figure["indicator"] in NATIONAL_BY_NATURE]
    assert {figure["indicator"] for figure in own} == NATIONAL_BY_NATURE
    assert places([figure for figure in own if figure["scope"] in LEVELS]) == []


def test_a_level_that_is_printed_is_the_scope() -> None:
    """Held where an indicator knows the level at all; what the print leaves to the sentence only a reader can hold."""
    printed = {"国家级": {NATIONAL}, "国家5G": {NATIONAL}, "省级": {PROVINCIAL, BOTH}, "自治区级": {PROVINCIAL, BOTH}}
    levels = [
        (figure, scopes)
        for figure in of_reports()
        for word, scopes in printed.items()
        if figure["as_printed"].startswith(word) and not label(figure)
        if figure["scope"] in LEVELS | {"whole"} and figure["indicator"] not in PROVINCIAL_BY_NATURE
    ]
    assert len(levels) > 50
    wrong = [each for each, scopes in levels if scopes & scopes_of(each["indicator"]) and each["scope"] not in scopes]
    assert places(wrong) == []


def test_new_platforms_of_a_known_kind_stand_under_that_kind() -> None:
    assert places([figure for figure in of_reports() if figure["indicator"] == "new_platforms"]) == []
    added = [figure for figure in of_reports() if figure["indicator"] == "industrial_internet_platforms"]
    assert sum(figure["statistic"] == "added" for figure in added) > 15


def test_one_family_holds_a_thing() -> None:
    for pattern, statistic, family in (
        (r".*(增速|增幅|增长)", "rank", "other_score"),
        (r"新(登记|设|增).*(主体|企业)", "growth", "firms_of_a_kind"),
        (r"每千人", "", "other_density"),
        (r"企业直接融资", "", "other_spending"),
        (r"电信业务量|电信业务总量$", "", "other_achievements"),
    ):
        own = [figure for figure in of_reports() if re.match(pattern, label(figure))]
        of_statistic = [figure for figure in own if figure["statistic"].startswith(statistic)]
        assert of_statistic, pattern
        assert places([figure for figure in of_statistic if figure["indicator"] != family]) == [], pattern
