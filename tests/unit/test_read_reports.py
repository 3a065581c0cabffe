"""A report read whole: industries by the light in which a line names them, programmes by term or by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from shengce.records.plans import Plan, Stance
from shengce.records.read import ReadReport
from shengce.records.yaml_document import FieldPath
from tests.unit.builders import INDICATORS

LAMPS: Mapping[str, Any] = {"cite": "p1-s1"}


def report(**parts: object) -> ReadReport:
    return ReadReport.model_validate({"area": "jiangxi", "year": 2024, **parts})


def plan(**parts: object) -> Plan:
    return report(**parts).plan({item.id: item for item in INDICATORS})


def standing(read: ReadReport, inner: FieldPath) -> FieldPath:
    """Return where a part of the plan stands in the file."""
    places = read.places()
    length = next(length for length in range(len(inner), 0, -1) if inner[:length] in places)
    return (*places[inner[:length]], *inner[length:])


def refused(**parts: object) -> str:
    with pytest.raises(ValidationError) as error:
        report(**parts)
    return str(error.value)


LINES = [
    {"cite": "p1-s1", "future": ["lamps"], "pillar": ["steel", "cars"], "named": ["toys"]},
    {"cite": "p2-s1", "traditional": ["steel"], "emerging": ["lamps"], "zh": "做大灯具。", "en": "Grow lanterns."},
]


def test_each_industry_of_a_line_is_a_mention_in_its_light() -> None:
    mentions = plan(industries=LINES).industries
    assert [(mention.industry, mention.stance, mention.cite.locator) for mention in mentions] == [
        ("steel", Stance.PILLAR, "p1-s1"),
        ("cars", Stance.PILLAR, "p1-s1"),
        ("lamps", Stance.FUTURE, "p1-s1"),
        ("toys", None, "p1-s1"),
        ("lamps", Stance.EMERGING, "p2-s1"),
        ("steel", Stance.TRADITIONAL, "p2-s1"),
    ]
    assert [mention.text.en if mention.text else "" for mention in mentions] == [*[""] * 4, *["Grow lanterns."] * 2]


def test_each_mention_of_an_industry_knows_where_it_stands_in_its_line() -> None:
    read = report(industries=LINES)
    found = [standing(read, ("industries", number, "industry"))[:4] for number in range(6)]
    assert found == [
        ("industries", 0, "pillar", 0),
        ("industries", 0, "pillar", 1),
        ("industries", 0, "future", 0),
        ("industries", 0, "named", 0),
        ("industries", 1, "emerging", 0),
        ("industries", 1, "traditional", 0),
    ]


def test_every_stance_is_a_field_of_a_line() -> None:
    for stance in Stance:
        (mention,) = plan(industries=[{**LAMPS, stance.value: ["lamps"]}]).industries
        assert mention.stance is stance


@pytest.mark.parametrize("line", [{}, {"pillar": []}, {"zh": "灯", "en": "Lamps"}])
def test_a_line_that_names_no_industry_is_refused(line: dict[str, object]) -> None:
    assert "names no industry; list some under pillar, emerging, future" in refused(industries=[{**LAMPS, **line}])


NAME = {"zh": "点灯行动", "en": "Lamp lighting campaign"}


def test_a_programme_is_mentioned_by_term_or_by_name() -> None:
    by_term, by_name = plan(programmes=[{**LAMPS, "term": "little-lighthouse"}, {**LAMPS, "name": NAME}]).programmes
    assert (by_term.term, by_term.name) == ("little-lighthouse", None)
    assert by_name.term is None and by_name.name is not None
    assert (by_name.name.zh, by_name.name.en) == (NAME["zh"], NAME["en"])


@pytest.mark.parametrize("named", [{}, {"term": "little-lighthouse", "name": NAME}])
def test_a_programme_with_both_or_neither_is_refused(named: dict[str, object]) -> None:
    assert "needs one of term (an entry of records/terms/) and name (zh, en)" in refused(
        programmes=[{**LAMPS, **named}]
    )
