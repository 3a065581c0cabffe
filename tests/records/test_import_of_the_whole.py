"""The workbook of the whole knowledge base, imported as it is published, asks for no change."""

from __future__ import annotations

from pathlib import Path

import pytest

from shengce.importing import workbook_import
from tests.project import REPOSITORY
from tests.records.checked import checked, knowledge
from tests.workbooks import export_of_knowledge


def test_the_whole_workbook_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "whole.xlsx"
    path.write_bytes(export_of_knowledge(knowledge()))
    monkeypatch.setattr(workbook_import, "check", lambda root: checked())
    asked = workbook_import.import_workbook(REPOSITORY, path, write=False).asked
    absences = sum(len(plan.absences) for plan in knowledge().catalogue.plans.values())
    figures = len(knowledge().all_facts.all) + len(knowledge().withdrawn.all)
    assert (asked.all, asked.unchanged) == ((), figures + absences)
    assert not any(asked.missing.values())
