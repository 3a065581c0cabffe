"""The counts that ``build_pages.py stats`` prints: each of its own things, of the provinces' plans alone."""

from __future__ import annotations

from shengce.derive.knowledge import knowledge_of
from shengce.derive.statistics import percent_cited_to_sentence, statistics_of
from shengce.records.base import AbsenceReason, Absent
from shengce.records.citation import Citation
from shengce.records.plans import (
    Figure,
    Honour,
    HonourKind,
    IndustryMention,
    Measure,
    Plan,
    Policy,
    Priority,
    ProgrammeMention,
    Reading,
)
from shengce.records.sources import SourceKind
from tests.unit.builders import PARAMETER, RESULT, absence, catalogue, fact, figure, plan, source, text

CITE = "document#p1-s1"
READ_BY_RULE = {"reading": Reading.ASSISTED}


def figures(prefix: str) -> tuple[Figure, ...]:
    """Return one parameter, two results and four targets, two of them drafted by rule, and one that was withdrawn."""
    results = [figure(f"{prefix}-result-{index}", kind=RESULT, period="2022") for index in range(2)]
    targets = [figure(f"{prefix}-target-{index}") for index in range(2)]
    drafted = [figure(f"{prefix}-drafted-{index}").model_copy(update=READ_BY_RULE) for index in range(2)]
    parameter = figure(f"{prefix}-parameter", kind=PARAMETER)
    return (parameter, *results, *targets, *drafted, figure(f"{prefix}-withdrawn", withdrawn=True))


def task(identifier: str, measures: int) -> Priority:
    measure = Measure(text=text(), cite=CITE)
    return Priority(id=identifier, title=text(), cite=CITE, measures=(measure,) * measures)


def full(province: str) -> Plan:
    """Return a plan with a different number of each thing."""
    absent = Absent(absent=AbsenceReason.NOT_STATED)
    parts = {
        "priorities": (task("one", 5), task("two", 3)),
        "programmes": (ProgrammeMention(name=text(), text=text(), cite=CITE),) * 3,
        "industries": (IndustryMention(industry="lanterns", text=text(), cite=CITE),) * 4,
        "honours": (Honour(id="honour", kind=next(iter(HonourKind)), name=text(), text=text(), cite=CITE),) * 6,
        "policies": (Policy(id="policy", name=text(), issued=absent, text=text(), cite=CITE),) * 7,
    }
    stated = plan(*figures(province), province=province, absences=[absence()] * 9)
    return stated.model_copy(update=parts)


def test_every_number_counts_its_own_things_in_the_provinces_plans() -> None:
    sources = [source(f"source-{index}", SourceKind.GOVERNMENT_WORK_REPORT) for index in range(11)]
    records = catalogue(full("jiangxi"), full("hunan"), full("national"), sources=sources)
    assert statistics_of(knowledge_of(records)) == {
        "plans": 2,
        "figures": 14,
        "figures_parameter": 2,
        "figures_result": 4,
        "figures_target": 8,
        "reading_assisted": 4,
        "reading_read": 10,
        "indicators": 6,
        "terms": 0,
        "tasks": 4,
        "measures": 16,
        "programme_mentions": 6,
        "industry_mentions": 8,
        "honours": 12,
        "policies": 14,
        "absences": 18,
        "sources": 11,
    }


def test_the_kinds_and_readings_are_counted_in_one_order() -> None:
    first = statistics_of(knowledge_of(catalogue(full("jiangxi"))))
    turned = plan(*reversed(figures("jiangxi")))
    assert list(statistics_of(knowledge_of(catalogue(turned)))) == list(first)


def test_the_share_cited_to_the_sentence_is_rounded_down() -> None:
    exact, loose = fact(figure()), fact(figure().model_copy(update={"cite": Citation("document", "p1")}))
    assert percent_cited_to_sentence([exact, exact, loose]) == 66
    assert percent_cited_to_sentence([exact]) == 100
    assert percent_cited_to_sentence([loose]) == 0
    assert percent_cited_to_sentence([]) is None
