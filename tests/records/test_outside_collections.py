"""Our growth targets beside two collections made by hand by others, where these are at hand."""

from __future__ import annotations

from functools import cache

import pytest

from shengce.derive.readings import OUTSIDE_NEWEST, OUTSIDE_PAST
from shengce.verification.outside import Difference, OutsideComparison, compare_outside
from tests.outside_files import OUTSIDE, needs_outside
from tests.records import raw
from tests.records.checked import checked, verified
from tests.source_texts import SOURCES, needs_texts

BORNE_OUT = {
    "hebei-2006-report-gdp-growth-target": "the aims of the year begin with the rate recorded",
    "jilin-2006-report-gdp-growth-target": "their value is the aim of the year before, which the report recalls",
    "fujian-2009-report-gdp-growth-target": "the aims of the year begin with the rate recorded",
    "guangxi-2013-report-gdp-growth-target": "their value is the mean of 2013 to 2020 in the same report",
    "ningxia-2015-report-gdp-growth-target": "the aims of the year begin with the rate recorded",
    "shanxi-2016-report-gdp-growth-target": "the report states the rate recorded twice, with its reasons",
}
"""The targets on which a collection differs, each with why the report's text bears ours out."""
WITHOUT_RECORD = 17


@cache
def compared() -> tuple[OutsideComparison, ...]:
    return compare_outside(checked().knowledge, OUTSIDE)


def identifier(difference: Difference) -> str:
    return difference.ours.figure.id


@needs_outside
def test_economists_coding_of_2003_to_2017_agrees_but_where_the_report_bears_us_out() -> None:
    coding, _ = compared()
    assert (coding.compared, coding.agreeing, len(coding.unrecorded)) == (388, 382, WITHOUT_RECORD)
    assert (OUTSIDE_PAST.n, OUTSIDE_PAST.agreeing) == (coding.compared, coding.agreeing)
    assert {identifier(difference) for difference in coding.differences} == set(BORNE_OUT)


@needs_outside
def test_every_target_of_2026_agrees() -> None:
    _, newest = compared()
    assert (newest.compared, newest.agreeing, newest.unrecorded) == (21, 21, ())
    assert (OUTSIDE_NEWEST.n, OUTSIDE_NEWEST.agreeing) == (newest.compared, newest.agreeing)


@needs_outside
def test_of_what_is_recorded_there_alone_a_silence_or_a_missing_report_is_recorded_here() -> None:
    coding, _ = compared()
    catalogue = checked().knowledge.catalogue
    for theirs in coding.unrecorded:
        key = theirs.area, theirs.year
        assert raw.target_of(theirs.area, "gdp_growth", theirs.year) is None
        silences = catalogue.plans[key].absences if key in catalogue.plans else ()
        is_silent = any((one.indicator, one.kind) == ("gdp_growth", "target") for one in silences)
        assert is_silent or key in catalogue.missing_reports


@needs_texts
@pytest.mark.parametrize("target", BORNE_OUT)
def test_where_they_differ_our_figure_stands_in_the_reports_own_sentence(target: str) -> None:
    """The verification of all figures holds each against its sentence; here that these are among them, unwithdrawn."""
    knowledge = checked().knowledge
    figure = knowledge.by_id[target].figure
    assert (SOURCES / knowledge.catalogue.sources[figure.cite.source].text.path).is_file()
    assert all(target not in str(problem) for problem in verified().problems)
