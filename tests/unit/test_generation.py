"""What did not change is not rendered again; whatever did is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from shengce import build as building
from shengce.build import build, check
from shengce.outputs.writer import MANIFEST
from tests.project import JIANGXI_2023, Project

HOME = "docs/en/index.md"


def edit_settings(project: Project) -> None:
    project.edit("settings.yml", "branch: main", "branch: other")


CHANGES: tuple[tuple[str, Callable[[Project], object]], ...] = (
    ("record", lambda project: project.append(JIANGXI_2023, "# looked at again\n")),
    ("template", lambda project: project.append("templates/pages/home.md.j2", "{# one line more #}\n")),
    ("interface string", lambda project: project.append("i18n/en.yml", "# one line more\n")),
    ("setting", edit_settings),
    ("page removed", lambda project: project.remove(HOME)),
    ("export removed", lambda project: project.remove(".build/root/data/facts.csv")),
    ("list of pages", lambda project: project.append(MANIFEST.as_posix(), "\n")),
)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one at each rendering of the pages."""
    times: list[str] = []
    render = building.render_pages  # type: ignore[attr-defined]  # imported there

    def counted(*arguments: object) -> object:
        times.append("once more")
        return render(*arguments)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(building, "render_pages", counted)
    return times


def test_an_unchanged_generation_renders_nothing(project: Project, rendered: list[str]) -> None:
    first = build(project.root)
    second = build(project.root)
    assert len(rendered) == 1
    assert (second.written, second.removed, second.unchanged) == ((), (), len(first.written))


@pytest.mark.parametrize(("what", "change"), CHANGES, ids=[what for what, _ in CHANGES])
def test_whatever_changed_is_rendered_again(
    project: Project, rendered: list[str], what: str, change: Callable[[Project], object]
) -> None:
    build(project.root)
    kept = project.snapshot()
    change(project)
    build(project.root)
    assert len(rendered) == 2
    assert project.snapshot().keys() == kept.keys()


def test_a_changed_address_is_rendered_again(
    project: Project, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project.root)
    monkeypatch.setenv("SITE_URL", "https://example.org/elsewhere/")
    build(project.root)
    assert len(rendered) == 2


def test_records_changed_while_pages_are_made_are_taken_up_by_the_next_run(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = building.render_pages  # type: ignore[attr-defined]  # imported there

    def meanwhile(*arguments: object) -> object:
        project.append(JIANGXI_2023, "# saved by somebody meanwhile\n")
        return render(*arguments)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(building, "render_pages", meanwhile)
    build(project.root)
    assert project.read(".build/generated") == ""


def test_the_version_of_the_data_changes_with_the_records_alone(project: Project) -> None:
    versions = [check(project.root).knowledge.version]
    for path in ("i18n/en.yml", "records/schema/plan.json", JIANGXI_2023):
        project.write(path, project.read(path) + "\n" if project.place(path).is_file() else "{}\n")
        versions.append(check(project.root).knowledge.version)
    first, words, schema, record = versions
    assert first == words == schema != record
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.[0-9a-f]{8}", record)
