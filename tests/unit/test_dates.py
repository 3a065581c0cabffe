"""Days, periods and places in a text, in both languages."""

from __future__ import annotations

import pytest

from shengce.language.dates import day_text, locator_text, period_text
from shengce.records.period import Period
from tests.unit.builders import language


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        ("2023-02-17", "2023年2月17日", "17 February 2023"),
        ("2023-12-01", "2023年12月1日", "1 December 2023"),
        ("2024-02-29", "2024年2月29日", "29 February 2024"),
        ("2023-02", "2023年2月", "February 2023"),
        ("2023", "2023年", "2023"),
    ],
)
def test_a_day_is_as_precise_as_it_was_given(day: str, zh: str, en: str) -> None:
    assert (day_text(day, language("zh")), day_text(day, language("en"))) == (zh, en)


@pytest.mark.parametrize("day", ["2023-02-29", "2023-13", "2023-1-2-3"])
def test_a_day_that_is_in_no_calendar_is_refused(day: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        day_text(day, language("en"))


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2023", "2023 年", "2023"),
        ("2023-Q1", "2023 年第 1 季度", "Q1 2023"),
        ("2023-Q4", "2023 年第 4 季度", "Q4 2023"),
        ("2018/2022", "2018—2022 年", "2018–2022"),
        ("../2030", "到 2030 年", "by 2030"),
    ],
)
def test_a_period_is_a_year_a_quarter_an_interval_or_up_to_a_year(period: str, zh: str, en: str) -> None:
    shown = [period_text(Period.parse(period), language(code)) for code in ("zh", "en")]
    assert shown == [zh, en]


@pytest.mark.parametrize(
    ("locator", "zh", "en"),
    [
        ("p5", "第 5 段", "paragraph 5"),
        ("p5-s2", "第 5 段第 2 句", "paragraph 5, sentence 2"),
        ("jiangxi-p12-s34", "第 12 段第 34 句", "paragraph 12, sentence 34"),
        ("part-p2-appendix-p3", "第 3 段", "paragraph 3"),
    ],
)
def test_a_locator_names_paragraph_and_sentence(locator: str, zh: str, en: str) -> None:
    assert (locator_text(locator, language("zh")), locator_text(locator, language("en"))) == (zh, en)


@pytest.mark.parametrize("locator", ["", "5", "s2", "p", "p5-s", "p5-2", "p5-s2-s3"])
def test_what_is_no_locator_is_refused_by_name(locator: str) -> None:
    with pytest.raises(ValueError, match=f"“{locator}” is no locator"):
        locator_text(locator, language("en"))
