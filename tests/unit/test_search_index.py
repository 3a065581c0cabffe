"""The index that Pagefind makes: the same bytes each time, only the files needed, a clear error when it fails."""

from __future__ import annotations

import gzip
import shutil
from itertools import accumulate
from pathlib import Path

import cbor2
import pytest

from shengce.build import check
from shengce.derive.knowledge import Knowledge
from shengce.search import index
from shengce.search.index import SearchIndexError, write_search

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return check(ROOT).knowledge


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "i18n").symlink_to(ROOT / "i18n")
    (tmp_path / "records").mkdir()
    for language in ("zh", "en"):
        for name, text in (("about", "电子信息产业"), ("method", "产业链"), ("provinces/jiangxi", "江西")):
            page = tmp_path / "docs" / language / name / "index.md"
            page.parent.mkdir(parents=True)
            page.write_text(f"---\ntitle: {name}\n---\n\n# {name}\n\n{text}\n", encoding="utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_runs_give_the_same_bytes(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge.catalogue, project / "one")
    write_search(project, knowledge.catalogue, project / "two")
    assert files(project / "one") == files(project / "two")


def test_several_processes_give_the_same_bytes(
    project: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_search(project, knowledge.catalogue, project / "one")
    shutil.rmtree(project / index.STAGING_FOLDER)
    monkeypatch.setattr(index, "_WORTH_PROCESSES", 1)
    write_search(project, knowledge.catalogue, project / "two")
    assert files(project / "one") == files(project / "two")


def test_only_what_the_search_page_reads_is_published(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge.catalogue, project / "site")
    suffixes = {Path(name).suffix for name in files(project / "site" / "zh")}
    assert suffixes == {".json", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"}


def test_a_page_removed_leaves_the_index(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge.catalogue, project / "one")
    (project / "docs" / "zh" / "method" / "index.md").unlink()
    write_search(project, knowledge.catalogue, project / "two")
    assert len(list((project / "one" / "zh" / "pagefind" / "fragment").iterdir())) == 3
    assert len(list((project / "two" / "zh" / "pagefind" / "fragment").iterdir())) == 2


def test_filters_are_sorted(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge.catalogue, project / "site")
    for path in (project / "site" / "zh" / "pagefind" / "filter").iterdir():
        _, values = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        assert values == sorted(values)


def test_the_order_of_pages_is_steps_that_lead_to_each_page_once(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge.catalogue, project / "site")
    meta = next((project / "site" / "zh" / "pagefind").glob("*.pf_meta"))
    _, pages, _, _, orders = cbor2.loads(gzip.decompress(meta.read_bytes()).removeprefix(b"pagefind_dcd"))[:5]
    for _, steps in orders:
        assert sorted(accumulate(steps)) == list(range(len(pages)))


def test_a_failing_pagefind_is_an_error_that_says_so(
    project: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "get_executable", lambda: "false")
    with pytest.raises(SearchIndexError, match="Pagefind could not make the index"):
        write_search(project, knowledge.catalogue, project / "site")
