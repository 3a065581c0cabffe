"""Only what changed is built again, and what is kept is what would have been built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from shengce.publish.kept_pages import Work, all_work, remaining_work, take_in

DOCUMENTS = {
    "index.md": "home",
    "years/index.md": "years",
    "years/2023/index.md": "2023",
    "years/2024/index.md": "2024",
    "notes/plain.md": "plain",
    "notes/deep/plain.md": "deep",
    "compare/data/jiangxi.json": "{}",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name, text in DOCUMENTS.items():
        write(tmp_path / "docs" / name, text)
    return tmp_path / "docs"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run_engine(work: Work) -> list[str]:
    """Build as MkDocs does: a folder for each page; return the documents that were built from, sorted."""
    sources = sorted(path for path in work.docs.rglob("*") if path.is_file())
    for source in sources:
        inner = source.relative_to(work.docs)
        if source.suffix == ".md":
            inner = inner.with_name("index.html") if inner.stem == "index" else inner.with_suffix("") / "index.html"
        write(work.built / inner, f"built: {source.read_text(encoding='utf-8')}")
    write(work.built / "assets" / "theme.css", "css")
    return [source.relative_to(work.docs).as_posix() for source in sources]


@pytest.fixture
def build(tmp_path: Path, docs: Path) -> Callable[..., tuple[list[str], dict[str, str]]]:
    """Build what is left to build; return the documents built from, and the whole result."""
    numbers = iter(range(100))

    def run(shared: str = "theme 1") -> tuple[list[str], dict[str, str]]:
        work = remaining_work(tmp_path / "kept", docs, shared)
        sources = run_engine(work)
        destination = tmp_path / f"site-{next(numbers)}"
        take_in(work, destination)
        found = {
            path.relative_to(destination).as_posix(): path.read_text(encoding="utf-8")
            for path in destination.rglob("*")
            if path.is_file()
        }
        return sources, found

    return run


Build = Callable[..., tuple[list[str], dict[str, str]]]


def test_the_first_run_builds_all(build: Build) -> None:
    sources, site = build()
    assert sources == sorted(DOCUMENTS)
    assert site["years/2023/index.html"] == "built: 2023"
    assert site["notes/plain/index.html"] == "built: plain"
    assert site["assets/theme.css"] == "css"


def test_a_changed_page_is_built_beside_those_of_the_navigation_alone(build: Build, docs: Path) -> None:
    _, before = build()
    write(docs / "years/2023/index.md", "2023 again")
    sources, site = build()
    assert sources == ["index.md", "notes/plain.md", "years/2023/index.md", "years/index.md"]
    assert site == {**before, "years/2023/index.html": "built: 2023 again"}


def test_a_site_that_stands_is_not_written_into(build: Build, docs: Path, tmp_path: Path) -> None:
    build()
    page = tmp_path / "site-0" / "years/2023/index.html"
    write(docs / "years/2023/index.md", "2023 again")
    build()
    assert page.read_text(encoding="utf-8") == "built: 2023"


def test_where_files_cannot_stand_at_two_places_they_are_copied(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: str) -> None:
        raise OSError("no links here")

    _, linked = build("theme 1")
    monkeypatch.setattr("os.link", refuse)
    assert build("theme 2")[1] == linked


def test_a_changed_file_that_is_no_page_is_taken_over(build: Build, docs: Path) -> None:
    build()
    write(docs / "compare/data/jiangxi.json", "[]")
    assert build()[1]["compare/data/jiangxi.json"] == "built: []"


def test_new_pages_come_and_removed_ones_go(build: Build, docs: Path) -> None:
    _, before = build()
    write(docs / "years/2025/index.md", "2025")
    (docs / "years/2024/index.md").unlink()
    (docs / "notes/deep/plain.md").unlink()
    gone = {"years/2024/index.html", "notes/deep/plain/index.html"}
    expected = {name: text for name, text in before.items() if name not in gone}
    assert build()[1] == {**expected, "years/2025/index.html": "built: 2025"}


def test_nothing_changed_builds_the_navigation_and_keeps_all(build: Build) -> None:
    _, before = build()
    sources, site = build()
    assert "years/2023/index.md" not in sources
    assert site == before


def test_another_theme_builds_all(build: Build) -> None:
    build()
    assert build("theme 2")[0] == sorted(DOCUMENTS)


def test_when_most_pages_changed_all_are_built(build: Build, docs: Path) -> None:
    build()
    for name in tuple(DOCUMENTS)[2:6]:
        write(docs / name, "changed")
    assert build()[0] == sorted(DOCUMENTS)


@pytest.mark.parametrize("record", ["", "{}", "[]", '{"shared": "theme 1", "sources": 1, "html": 2}'])
def test_what_cannot_be_relied_on_builds_all(build: Build, tmp_path: Path, record: str) -> None:
    build()
    write(tmp_path / "kept" / "kept.json", record)
    assert build()[0] == sorted(DOCUMENTS)


def test_kept_pages_that_somebody_changed_are_built_again(build: Build, tmp_path: Path) -> None:
    _, before = build()
    write(tmp_path / "kept" / "site" / "years/2023/index.html", "by hand")
    sources, site = build()
    assert (sources, site) == (sorted(DOCUMENTS), before)


def test_a_run_cut_off_while_it_takes_in_builds_all_the_next_time(build: Build, docs: Path, tmp_path: Path) -> None:
    build()
    write(docs / "years/2023/index.md", "2023 again")
    work = remaining_work(tmp_path / "kept", docs, "theme 1")
    with pytest.raises(FileNotFoundError):
        take_in(work, tmp_path / "cut off")
    assert build()[0] == sorted(DOCUMENTS)


def test_all_work_is_all(docs: Path, tmp_path: Path) -> None:
    assert all_work(tmp_path / "kept", docs, "theme 1").changed is None
