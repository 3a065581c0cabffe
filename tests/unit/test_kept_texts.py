"""A page whose view is the same is not rendered again, and is rendered wherever anything else differs."""

from __future__ import annotations

import json

import pytest

from shengce.build import build
from shengce.render import pages
from tests.project import JIANGXI_2023, Project

RECORD = ".build/rendered.json"
HOME = "docs/en/index.md"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by the address of each page that is rendered; in this process alone, so that all are seen."""
    places: list[str] = []
    render = pages._rendered

    def noted(*arguments: object) -> str:
        context = arguments[-1]
        places.append(f"{context.language.code}/{context.path}")  # type: ignore[attr-defined]
        return render(*arguments)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(pages, "_rendered", noted)
    monkeypatch.setattr("shengce.side_by_side.can_fork", lambda: False)
    return places


def change_a_figure(project: Project) -> None:
    project.edit(JIANGXI_2023, "value: 6.2\n", "value: 6.3\n")
    project.edit(JIANGXI_2023, "增长6.2%", "增长6.3%")


def test_a_changed_figure_renders_the_pages_that_show_it_and_no_other(project: Project, rendered: list[str]) -> None:
    build(project.root)
    every = sorted(rendered)
    rendered.clear()
    change_a_figure(project)
    written = build(project.root).written
    changed = {path.as_posix() for path in written if path.suffix == ".md"}
    assert {f"docs/{place}index.md" for place in rendered} == {path for path in changed if path.startswith("docs/")}
    assert ".build/root/en/provinces/jiangxi/2023/index.md" in changed, "the plain text beside a page follows it"
    assert "zh/provinces/jiangxi/2023/" in rendered and len(rendered) < len(every) / 2


def test_what_is_rendered_in_part_is_what_is_rendered_whole(project: Project) -> None:
    build(project.root)
    change_a_figure(project)
    build(project.root)
    in_part = project.snapshot()
    project.place(RECORD).unlink()
    project.place(".build/generated").unlink()
    build(project.root)
    assert project.snapshot() == in_part


@pytest.mark.parametrize("place", ["templates/pages/home.md.j2", "i18n/en.yml"])
def test_a_change_that_all_pages_follow_from_renders_all(project: Project, rendered: list[str], place: str) -> None:
    build(project.root)
    every = sorted(rendered)
    rendered.clear()
    project.append(place, "{# one line more #}\n" if place.endswith("j2") else "# one line more\n")
    build(project.root)
    assert sorted(rendered) == every


def test_a_page_that_is_gone_is_rendered_again(project: Project, rendered: list[str]) -> None:
    build(project.root)
    before = project.snapshot()
    rendered.clear()
    project.remove(HOME)
    build(project.root)
    assert rendered == ["en/"] and project.snapshot() == before


def test_a_text_that_a_killed_run_left_is_not_taken_for_another_view(project: Project) -> None:
    """The run with the figure changed wrote its pages and was killed before it noted them; the figure is put back."""
    build(project.root)
    before, noted = project.snapshot(), project.read(RECORD)
    record = project.read(JIANGXI_2023)
    change_a_figure(project)
    build(project.root)
    project.write(RECORD, noted)
    project.write(".build/generated", "")
    project.write(JIANGXI_2023, record)
    build(project.root)
    assert project.snapshot() == before


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"shared": 1, "pages": []}', '{"pages": {"docs/en/index.md": 1}}'])
def test_a_damaged_record_is_no_record(project: Project, rendered: list[str], damage: str) -> None:
    build(project.root)
    every = sorted(rendered)
    rendered.clear()
    project.write(RECORD, damage)
    project.append(JIANGXI_2023, "# looked at again\n")
    build(project.root)
    assert sorted(rendered) == every and json.loads(project.read(RECORD))["pages"]
