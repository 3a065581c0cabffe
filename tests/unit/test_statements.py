"""A line of a report becomes a figure: what it leaves out, and the id that is made of what it is of."""

from __future__ import annotations

import pytest

from shengce.records.plans import Figure, Group
from shengce.records.statements import Report, StatedFigure
from shengce.records.vocabulary import Statistic
from tests.unit.builders import INDICATORS

REPORT = Report("jiangxi", 2024, "work-report-jiangxi-2024", {item.id: item for item in INDICATORS})


def figure_of(**fields: object) -> Figure:
    """Return the figure of a line of the report of 2024; by default its number of firms."""
    line = {"indicator": "firms", "kind": "result", "value": 131, "as_printed": "131家", "cite": "p2-s1"}
    return StatedFigure.model_validate(line | fields).figure(REPORT)


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        ({}, "firms-result"),
        ({"kind": "target"}, "firms-target"),
        ({"period": 2022}, "firms-result-2022"),
        ({"period": "../2022"}, "firms-result-to-2022"),
        ({"period": "2018/2022", "statistic": "added"}, "firms-result-2018-2022-added"),
        ({"statistic": "added"}, "firms-result-added"),
        ({"statistic": "growth"}, "firms-result-growth"),
        ({"statistic": "share"}, "firms-result-share"),
        ({"statistic": "level"}, "firms-result"),
        ({"scope": "industry"}, "firms-result-industry"),
        ({"scope": "province"}, "firms-result"),
        ({"label": {"zh": "灯塔", "en": "Lighthouses"}}, "firms-result-p2-s1"),
        ({"label": {"zh": "灯", "en": "Lamps"}}, "firms-result-p2-s1"),
        ({"label": {"zh": "灯", "en": "Lamps"}, "part": 2}, "firms-result-p2-s1-2"),
        ({"statistic": "rank"}, "firms-result-rank"),
        ({"statistic": "rank", "among": "yangtze_delta"}, "firms-result-rank-in-yangtze-delta"),
        (
            {"scope": "industry", "label": {"zh": "灯", "en": "L"}, "statistic": "rank", "among": "west", "part": 3},
            "firms-result-rank-industry-p2-s1-in-west-3",
        ),
        ({"indicator": "revenue", "statistic": "growth"}, "revenue-result-growth"),
        ({"indicator": "growth_rate"}, "growth-rate-result"),
    ],
)
def test_the_id_says_what_the_figure_is_of(fields: dict[str, object], identifier: str) -> None:
    assert figure_of(**fields).id == f"jiangxi-2024-report-{identifier}"


def test_a_mended_label_or_value_keeps_the_id() -> None:
    before = figure_of(label={"zh": "灯塔", "en": "Lighthouse"})
    after = figure_of(label={"zh": "灯塔车间", "en": "Lighthouse workshops"}, value=132)
    assert before.id == after.id


def test_what_it_counts_and_among_whom_it_ranks_is_kept() -> None:
    figure = figure_of(label={"zh": "灯", "en": "Lamps"}, statistic="rank", among="world", value=1)
    assert figure.label is not None
    assert (figure.label.zh, figure.label.en, figure.among) == ("灯", "Lamps", Group.WORLD)
    assert (figure_of().label, figure_of().among) == (None, None)


@pytest.mark.parametrize(
    ("indicator", "statistic", "unit"),
    [
        ("firms", None, "count"),
        ("firms", "added", "count"),
        ("firms", "cumulative", "count"),
        ("firms", "growth", "percent"),
        ("firms", "annual_average", "percent"),
        ("firms", "rank", "rank"),
        ("firms", "rank_change", "places"),
        ("firms", "consecutive_years", "years"),
        ("revenue", "added", "cny_100m"),
        ("revenue", "share", "percent"),
        ("growth_rate", None, "percent"),
        ("nowhere", None, "percent"),
    ],
)
def test_the_unit_is_what_indicator_and_statistic_ask_for(indicator: str, statistic: str | None, unit: str) -> None:
    fields = {"indicator": indicator} | ({"statistic": statistic} if statistic else {})
    assert figure_of(**fields).unit == unit
    assert figure_of(**fields, unit="yuan").unit == "yuan"


def test_every_statistic_has_a_unit() -> None:
    assert all(figure_of(statistic=statistic.value).unit for statistic in Statistic)
