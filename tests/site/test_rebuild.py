"""The same records give the same bytes, nothing changed writes nothing, and bad records leave the site alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from shengce.publish.fingerprint import tree_hash
from shengce.search.index import write_search
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
    project.append("i18n/en.yml", "# a remark\n")
    project.place(".build/site.json").unlink()
    assert built(project).snapshot() == before


def test_nothing_changed_writes_nothing(project: Project) -> None:
    before = times(built(project))
    run = project.run("--json", "site")
    assert run.exit_code == 0 and run.result()["changed"] is False
    assert times(project) == before


def test_bad_record_leaves_pages_and_site_alone(project: Project) -> None:
    before, written = built(project).snapshot(), times(project)
    project.edit(JIANGXI_2023, "area: jiangxi", "area: atlantis")
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


def test_a_record_edited_while_the_site_is_built_is_taken_up_by_the_next_run(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Synonyms are read by search alone, so that no page would tell of the change."""

    def editing(*arguments: object) -> None:
        project.append("records/synonyms.yml", "- {id: lighthouse, zh: [灯塔, 灯楼], en: []}\n")
        write_search(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("shengce.build.write_search", editing)
        run = project.run("site")
    assert run.exit_code == 0 and "run this again" in run.stderr
    assert "灯楼" not in project.read("site/zh/search/synonyms.json")
    assert project.run("--json", "site").result()["changed"] is True
    assert "灯楼" in project.read("site/zh/search/synonyms.json")
    assert project.run("--json", "site").result()["changed"] is False


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_site_that_is_no_folder_is_named_before_anything_is_written(project: Project, kind: str) -> None:
    elsewhere = project.root.parent / "web-root"
    elsewhere.mkdir()
    if kind == "link":
        project.place("site").symlink_to(elsewhere)
    else:
        project.write("site", "mine")
    before = sorted(project.place("docs").rglob("*"))
    for _ in range(2):
        run = project.run("site")
        assert run.exit_code == 1 and kind in run.stderr and len(run.stderr.splitlines()) == 1
    assert sorted(project.place("docs").rglob("*")) == before and list(elsewhere.iterdir()) == []


def test_a_fault_in_the_theme_is_told_with_its_line_and_without_a_traceback(project: Project) -> None:
    line = project.append("theme/main.html", "\n{% if %}\n") + 1
    run = project.run("site")
    assert run.exit_code == 1
    assert f"theme/main.html:{line}" in run.stderr and "Traceback" not in run.stderr


def test_what_is_built_in_part_is_what_is_built_whole(tmp_path: Path) -> None:
    first = built(make_project(tmp_path / "one" / "project"))
    for project in (first, second := make_project(tmp_path / "two" / "project")):
        project.edit(JIANGXI_2023, "value: 6.2\n", "value: 6.3\n")
        project.edit(JIANGXI_2023, "增长6.2%", "增长6.3%")
        project.write("docs/zh/more/index.md", "---\ntitle: 又一页\n---\n# 又一页\n")
    built(first)
    built(second)
    assert tree_hash([first.place("site")], first.root) == tree_hash([second.place("site")], second.root)
    assert first.place("site/zh/more/index.html").is_file()


def test_a_hand_in_what_is_kept_does_not_reach_the_site(project: Project) -> None:
    before = built(project).snapshot()
    page = next(project.place(".build/engine/zh/site").rglob("index.html"))
    page.write_text("<p>somebody's hand</p>", encoding="utf-8")
    project.place(".build/site.json").unlink()
    assert built(project).snapshot() == before
