"""The workbook of the whole knowledge base, imported as it is published, asks for no change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from shengce.exports.facts import fact_fields
from shengce.importing import workbook_import
from shengce.importing.standing import Standing
from shengce.importing.stated import new_fields
from tests.project import REPOSITORY
from tests.records.checked import checked, knowledge
from tests.workbooks import export_of_knowledge

NOT_PUBLISHED = frozenset({"id", "part", "confirmed", "note", "withdrawn"})
MOST_ELSEWHERE = MOST_WITH_MORE_THAN_NEEDED = 1


def test_the_whole_workbook_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "whole.xlsx"
    path.write_bytes(export_of_knowledge(knowledge()))
    monkeypatch.setattr(workbook_import, "check", lambda root: checked())
    asked = workbook_import.import_workbook(REPOSITORY, path, write=False).asked
    absences = sum(len(plan.absences) for plan in knowledge().catalogue.plans.values())
    figures = len(knowledge().all_facts.all) + len(knowledge().withdrawn.all)
    assert (asked.all, asked.unchanged) == ((), figures + absences)
    assert not any(asked.missing.values())


def standing() -> Standing:
    return Standing(checked().records)


def test_a_new_figure_would_go_where_figures_of_the_kind_stand() -> None:
    """Of every figure the report is found again that it stands in, core series or read whole; few are of both."""
    held = standing()
    elsewhere = [
        identifier
        for identifier, line in held.figures.items()
        for report in [line.document.report]
        for indicator in [line.document.plan.record.figures[line.number].indicator]
        if held.document_of(report.area, report.year, report.source, indicator) is not line.document
    ]
    assert len(elsewhere) <= MOST_ELSEWHERE, elsewhere


def test_each_published_row_makes_the_very_line_that_stands() -> None:
    """What a row states is written as the records write it: the usual left away, nearly always in the same order."""
    held = standing()
    others, in_other_order = [], 0
    for fact in knowledge().all_facts.all:
        line = held.figures[fact.figure.id]
        fields, _ = new_fields(line.document, fact_fields(fact), fact.figure.id)
        made, stands = _published(fields), _published(line.written)
        if made != stands:
            others.append(fact.figure.id)
        in_other_order += list(made) != list(stands)
    assert len(others) <= MOST_WITH_MORE_THAN_NEEDED, others
    assert in_other_order < len(held.figures) / 100


def test_the_id_that_follows_is_the_one_that_stands() -> None:
    held = standing()
    for fact in knowledge().all_facts.all:
        line = held.figures[fact.figure.id]
        fields, _ = new_fields(line.document, fact_fields(fact), fact.figure.id)
        if "id" not in line.written:
            assert (fields.get("id"), fields.get("part")) == (None, line.written.get("part")), fact.figure.id


def _published(fields: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if key not in NOT_PUBLISHED}
