"""The same records give the same bytes, nothing changed writes nothing, and bad records leave the site alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from shengce.publish.fingerprint import tree_hash
from tests.project import JIANGXI_2023, Project, make_project

pytestmark = pytest.mark.site


def built(project: Project) -> Project:
    run = project.run("site")
    assert run.exit_code == 0, run.stderr
    return project


def times(project: Project) -> dict[str, int]:
    """Return when each generated or published file, and each folder of them, was last written."""
    return {
        path.relative_to(project.root).as_posix(): path.stat().st_mtime_ns
        for folder in ("docs", "site")
        for path in sorted(project.place(folder).rglob("*"))
    }


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (built(make_project(tmp_path / name / "project")) for name in ("one", "an other place"))
    assert list(first.snapshot()) == list(second.snapshot())
    for folder in ("docs", "site"):
        assert tree_hash([first.place(folder)], first.root) == tree_hash([second.place(folder)], second.root)


def test_what_a_build_before_left_makes_no_difference(project: Project) -> None:
    before = built(project).snapshot()
    project.append(JIANGXI_2023, "# a remark\n")
    project.place(".build/site.json").unlink()
    assert built(project).snapshot() == before


def test_nothing_changed_writes_nothing(project: Project) -> None:
    before = times(built(project))
    run = project.run("--json", "site")
    assert run.exit_code == 0 and run.result()["changed"] is False
    assert times(project) == before


def test_bad_record_leaves_pages_and_site_alone(project: Project) -> None:
    before, written = built(project).snapshot(), times(project)
    project.edit(JIANGXI_2023, "province: jiangxi", "province: atlantis")
    run = project.run("site")
    assert run.exit_code == 1 and "atlantis" in run.stderr
    assert project.snapshot() == before and times(project) == written


def test_page_that_cannot_be_built_leaves_the_site_alone(project: Project) -> None:
    before = {path: content for path, content in built(project).snapshot().items() if path.startswith("site/")}
    project.write("docs/en/about/index.md", "# About\n\n[nowhere](../nowhere/index.md)\n")
    run = project.run("site")
    assert run.exit_code == 1 and "nowhere" in run.stderr
    after = {path: content for path, content in project.snapshot().items() if path.startswith("site/")}
    assert after == before
