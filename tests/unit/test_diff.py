"""``build_pages.py diff``: what one version changed beside another, said, and kept as a record that ``check`` reads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project import JIANGXI_2023, Project
from tests.versions import DAY, GROWTH, make_versions


@pytest.fixture
def versions(project: Project) -> Project:
    """A project with two versions."""
    make_versions(project)
    return project


def told(run_stdout: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run_stdout)
    return found


def test_figures_are_told_added_changed_withdrawn_and_removed(versions: Project) -> None:
    run = versions.run("--json", "diff", "old", "new")
    assert run.exit_code == 0, run.stderr
    found = told(run.stdout)
    assert found["changed"][0] == {
        "id": GROWTH,
        "was": None,
        "fields": {"value": {"old": "6.2", "new": "6.30"}, "as_printed": {"old": "增长6.2%", "new": "增长6.3%"}},
    }
    assert len(found["changed"]) == 1
    assert found["withdrawn"] == [{"id": "jiangxi-2023-growth-rank", "zh": "记错了。", "en": "It was misread."}]
    assert [figure["id"] for figure in found["added"]] == ["jiangxi-2023-workshops-new"]
    assert [(figure["id"], figure["value"]) for figure in found["removed"]] == [
        ("jiangxi-2023-workshops-target", "120")
    ]
    assert found["counts"]["withdrawn"] == {"before": 0, "now": 1, "added": 1, "removed": 0}
    assert found["counts"]["facts"]["added"] == 1 and found["counts"]["facts"]["removed"] == 2


def test_people_are_told_each_field_before_and_after(versions: Project) -> None:
    run = versions.run("diff", "old", "new")
    assert (run.exit_code, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert "    value: 6.2 -> 6.30" in lines and "    It was misread." in lines
    assert "    120 count, “新建灯塔车间120家” (notes#p1-s2)" in lines
    assert [line for line in lines if line.endswith("(1)")] == [
        "added (1)",
        "changed (1)",
        "withdrawn (1)",
        "removed (1)",
    ]


def test_the_records_at_hand_are_compared_by_themselves_and_folders_too(versions: Project, tmp_path: Path) -> None:
    assert versions.run("diff", "new").stdout.splitlines()[-1] == "no figure was added, changed, withdrawn or removed"
    copy = tmp_path / "copy"
    shutil.copytree(versions.place("records"), copy / "records")
    assert versions.run("diff", "new", str(copy)).stdout == versions.run("diff", "new").stdout
    assert told(versions.run("--json", "diff", "old", str(copy)).stdout) == told(
        versions.run("--json", "diff", "old", "new").stdout
    )


def test_a_figure_whose_identifier_alone_changed_is_no_new_one(versions: Project) -> None:
    versions.edit(JIANGXI_2023, "id: jiangxi-2023-workshops-new", "id: jiangxi-2023-workshops-renamed")
    found = told(versions.run("--json", "diff", "new").stdout)
    assert found["changed"] == [
        {"id": "jiangxi-2023-workshops-renamed", "was": "jiangxi-2023-workshops-new", "fields": {}}
    ]
    assert found["added"] == found["removed"] == []


@pytest.mark.parametrize(
    ("old", "words"),
    [
        ("nowhere", "“nowhere” is neither a tag, branch or commit"),
        ("--help-me", "the following arguments are required"),
        ("sources", "this folder holds no records/"),
    ],
)
def test_what_cannot_be_compared_is_said(
    versions: Project, old: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(versions.root)
    run = versions.run("diff", old)
    assert run.exit_code in {1, 2} and words in run.stderr and "Traceback" not in run.stderr
    assert run.stdout == ""


def test_where_there_is_no_repository_two_folders_are_asked_for(project: Project) -> None:
    run = project.run("diff", "v1")
    assert run.exit_code == 1 and "is no git repository" in run.stderr and "two folders" in run.stderr


def test_records_of_another_form_are_said_to_be_so(versions: Project, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(versions.place("records"), older / "records")
    (older / "records" / "families.yml").unlink()
    run = versions.run("diff", str(older), "new")
    assert run.exit_code == 1 and "of a form that this program does not read (" in run.stderr
    assert "families.yml" in run.stderr and "the program of its time" in run.stderr


def record(project: Project) -> tuple[Path, ...]:
    return tuple(sorted(project.place("records/changes").glob("*.yml")))


def test_a_difference_is_recorded_and_the_record_passes_the_checks(versions: Project) -> None:
    run = versions.run("diff", "old", "new", "--record", "--reason", "our_error")
    assert run.exit_code == 0, run.stderr
    assert [path.name for path in record(versions)] == [f"{DAY}-2.yml", f"{DAY}.yml"]
    second, first = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in record(versions))
    assert set(first) == {"version", "date", "note", "counts"} and second["before"] == first["version"]
    assert str(second["date"]) == DAY
    assert second["changed"] == [
        {
            **{"id": GROWTH, "reason": "our_error"},
            "fields": [
                {"field": "value", "old": "6.2", "new": "6.30"},
                {"field": "as_printed", "old": "增长6.2%", "new": "增长6.3%"},
            ],
        }
    ]
    assert second["added"] == [{"reason": "our_error", "ids": ["jiangxi-2023-workshops-new"]}]
    assert second["withdrawn"][0]["ids"] == ["jiangxi-2023-growth-rank"]
    assert second["removed"][0]["ids"] == ["jiangxi-2023-workshops-target"]
    assert second["counts"]["facts"] + 1 == first["counts"]["facts"] and second["counts"]["withdrawn"] == 1
    assert versions.run("check").exit_code == 0


def test_a_record_changes_no_version(versions: Project) -> None:
    before = told(versions.run("--json", "diff", "new").stdout)["now"]
    versions.run("diff", "old", "new", "--record", "--reason", "our_error")
    assert told(versions.run("--json", "diff", "new").stdout)["now"] == before


def test_figures_of_a_document_that_was_not_read_before_need_no_other_reason(versions: Project) -> None:
    new = versions.read("records/read/jiangxi/2024.yml").replace("2024", "2025").replace("2023", "2024")
    versions.write("records/read/jiangxi/2025.yml", new)
    run = versions.run("diff", "new", "--record", "--date", "2026-11-28")
    assert run.exit_code == 0, run.stderr
    second = yaml.safe_load(versions.read("records/changes/2026-11-28.yml"))
    assert [group["reason"] for group in second["added"]] == ["new_documents"] and "changed" not in second


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["old", "new"], 1, "--reason, one of new_documents, source_corrected, our_error, rule_changed"),
        (["old", "new", "--reason", "because"], 2, "invalid choice"),
        (["new", "new", "--reason", "our_error"], 1, "there is nothing to record"),
        (["old", "--reason", "our_error"], 2, "--date 2026-11-28"),
        (["old", "new", "--reason", "our_error", "--date", "tomorrow"], 2, "is no day such as 2026-11-28"),
        (["old", "new", "--reason", "our_error", "--note-en", "x"], 2, "in both languages"),
    ],
)
def test_a_record_is_refused_in_words(versions: Project, arguments: list[str], code: int, words: str) -> None:
    run = versions.run("diff", *arguments, "--record")
    assert (run.exit_code, run.stdout) == (code, "") and words in run.stderr
    assert record(versions) == ()


def test_a_record_follows_on_the_last_one(versions: Project) -> None:
    versions.run("diff", "old", "new", "--record", "--reason", "our_error")
    run = versions.run("diff", "old", "new", "--record", "--reason", "our_error")
    assert run.exit_code == 1 and "the last version on record is" in run.stderr and len(record(versions)) == 2


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (GROWTH, "jiangxi-2023-unheard-of", "unknown-figure"),
        ("ids: [jiangxi-2023-workshops-target]", f"ids: [{GROWTH}-target]", "figure-is-there"),
        ("ids: [jiangxi-2023-growth-rank]", f"ids: [{GROWTH}-target]", "withdrawn"),
        ("before: ", "before: 2020-01-01.00000000\n# ", "chain"),
        ("date: '2026-11-20'", "date: '2026-11-19'", "file-name"),
        ("date: '2026-11-20'", "date: '2026-11-19'", "day"),
        ("reason: our_error", "reason: no_reason", "unknown-value"),
    ],
)
def test_a_record_that_is_not_so_is_refused_with_its_line(versions: Project, old: str, new: str, rule: str) -> None:
    versions.run("diff", "old", "new", "--record", "--reason", "our_error")
    file = f"records/changes/{DAY}-2.yml"
    text = versions.read(file)
    versions.write(file, text.replace(old, new, 1))
    problems = [problem for problem in versions.run("--json", "check").problems() if problem["file"] == file]
    assert rule in {problem["rule"] for problem in problems}, problems
    assert text.replace(old, new, 1) != text


def test_a_record_lets_the_citation_file_name_its_version(versions: Project) -> None:
    versions.write("CITATION.cff", "title: T\nversion: 2020-01-01.00000000\ndate-released: 2020-01-01\nurl: U\n")
    versions.run("diff", "old", "new", "--record", "--reason", "our_error")
    cited = yaml.safe_load(versions.read("CITATION.cff"))
    last = yaml.safe_load(versions.read(f"records/changes/{DAY}-2.yml"))
    assert cited["version"] == last["version"] and str(cited["date-released"]) == DAY and cited["title"] == "T"


def test_a_record_lets_the_changelog_name_its_version_under_what_is_not_released(versions: Project) -> None:
    released = "\n## 1.0\n\nData: 2020-01-01.00000000.\n"
    versions.write("CHANGELOG.md", f"# Changelog\n\n## Unreleased\n\nData: 2020-01-01.11111111.\n\n- A.\n{released}")
    versions.run("diff", "old", "new", "--record", "--reason", "our_error")
    last = yaml.safe_load(versions.read(f"records/changes/{DAY}-2.yml"))["version"]
    expected = f"# Changelog\n\n## Unreleased\n\nData: {last}.\n\n- A.\n{released}"
    assert versions.read("CHANGELOG.md") == expected


def test_a_record_leaves_the_data_of_what_is_released_as_they_are(versions: Project) -> None:
    text = "# Changelog\n\n## Unreleased\n\n- A.\n\n## 1.0\n\nData: 2020-01-01.00000000.\n"
    versions.write("CHANGELOG.md", text)
    versions.run("diff", "old", "new", "--record", "--reason", "our_error")
    assert versions.read("CHANGELOG.md") == text
