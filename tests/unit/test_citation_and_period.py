"""Citations and periods: parsed from the form that records write, printed in it, asked for their parts."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from shengce.records.citation import Citation
from shengce.records.period import Period


@pytest.mark.parametrize(
    ("text", "source", "paragraph", "sentence"),
    [
        ("notes#p2", "notes", "p2", None),
        ("notes#p12-s30", "notes", "p12", 30),
        ("local-work-2023#jiangxi-p5-s2", "local-work-2023", "jiangxi-p5", 2),
        ("a-s1#p2-s3-p4", "a-s1", "p2-s3-p4", None),
        ("notes#p2-s3-p4-s5", "notes", "p2-s3-p4", 5),
        ("notes#s-p4", "notes", "s-p4", None),
    ],
)
def test_a_citation_is_what_it_writes(text: str, source: str, paragraph: str, sentence: int | None) -> None:
    citation = TypeAdapter(Citation).validate_python(text)
    assert citation == Citation(source, paragraph, sentence) == Citation.parse(text)
    assert (str(citation), citation.locator) == (text, text.partition("#")[2])
    assert citation.is_sentence is (sentence is not None)


@pytest.mark.parametrize(
    "text", ["notes", "notes#", "#p1", "notes#p0", "notes#p1-s0", "notes#p1-s", "Notes#p1", "notes#p1-s1 ", "a#b#p1"]
)
def test_what_is_no_citation_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Citation).validate_python(text)


def test_citations_are_taken_as_they_are_and_written_as_text() -> None:
    citation, adapter = Citation("notes", "p1", 2), TypeAdapter(Citation)
    assert adapter.validate_python(citation) is citation
    assert adapter.dump_python(citation, mode="json") == "notes#p1-s2"
    assert len({citation, Citation.parse("notes#p1-s2"), Citation("notes", "p1")}) == 2


@pytest.mark.parametrize(
    ("text", "period", "span", "settled_by"),
    [
        ("2023", Period(2023, 2023), "1", "2023"),
        ("2023-Q1", Period(2023, 2023, quarter=1), "Q1", "2023-Q1"),
        ("2018/2022", Period(2018, 2022), "5", "2018/2022"),
        ("../2030", Period(2030, 2030, is_until=True), "1", "2030"),
    ],
)
def test_a_period_is_what_it_writes(text: str, period: Period, span: str, settled_by: str) -> None:
    assert TypeAdapter(Period).validate_python(text) == period == Period.parse(text)
    assert (str(period), period.span, str(period.settled_by)) == (text, span, settled_by)
    assert period.is_single_year is (text == "2023")
    assert period.is_interval is (text == "2018/2022")


def test_a_year_may_stand_without_quotes() -> None:
    assert TypeAdapter(Period).validate_python(2023) == Period.of_year(2023) != Period.parse("../2023")


@pytest.mark.parametrize("text", ["2022/2018", "2020/2020"])
def test_an_interval_goes_from_an_earlier_year_to_a_later_one(text: str) -> None:
    with pytest.raises(ValidationError, match="second year must be later"):
        TypeAdapter(Period).validate_python(text)


@pytest.mark.parametrize(
    "value",
    ["23", "2023-Q5", "2023-13", "2023/", "/2023", "../2023-Q1", "2018/2022-Q1", "1899", "2100", True],
)
def test_what_is_no_period_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Period).validate_python(value)
