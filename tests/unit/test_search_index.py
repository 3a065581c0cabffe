"""The index that Pagefind makes: the same bytes each time, only the files needed, a clear error when it fails."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from functools import partial
from itertools import accumulate
from pathlib import Path

import cbor2
import pytest

from shengce.build import check
from shengce.derive.knowledge import Knowledge
from shengce.files import read_text
from shengce.language.strings import load_languages
from shengce.search import index, pagefind
from shengce.search.canonical import make_canonical
from shengce.search.documents import document_of, page_files
from shengce.search.index import STAGING_FOLDER, SearchIndexError, write_search
from shengce.search.listing import Listed
from shengce.search.pagefind import run_pagefind
from shengce.search.spaced import alias_token

ROOT = Path(__file__).parents[2]
LANGUAGES = load_languages(ROOT)


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
    write_search(project, knowledge, LANGUAGES, project / "one")
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert files(project / "one") == files(project / "two")


def test_several_processes_give_the_same_bytes(
    project: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_search(project, knowledge, LANGUAGES, project / "one")
    shutil.rmtree(project / index.STAGING_FOLDER)
    monkeypatch.setattr(index, "_WORTH_PROCESSES", 1)
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert files(project / "one") == files(project / "two")


def texts_about_to_be_written(project: Path) -> dict[Path, bytes]:
    """Let the pages of the project be generated ones, and take them away; return what they hold."""
    texts = {path: path.read_bytes() for path in sorted((project / "docs").rglob("*.md"))}
    hashes = {path.relative_to(project).as_posix(): hashlib.sha256(text).hexdigest() for path, text in texts.items()}
    (project / "docs" / "manifest.json").write_text(json.dumps({"files": hashes}), encoding="utf-8")
    for path, text in texts.items():
        texts[path] = text.replace(b"title: ", b'title: "', 1).replace(b"\n---", b'"\n---', 1)
        path.unlink()
    return texts


def documents_with_times(project: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in (project / STAGING_FOLDER).rglob("*.html")}


def test_documents_made_ahead_are_made_as_ever_and_once(project: Path, knowledge: Knowledge) -> None:
    texts = texts_about_to_be_written(project)
    is_over = iter([False, False, *[True] * 5])
    index.stage_ahead(project, knowledge, LANGUAGES, texts, lambda: next(is_over))
    ahead = documents_with_times(project)
    for path, text in texts.items():
        path.write_bytes(text)
    write_search(project, knowledge, LANGUAGES, project / "one")
    assert len(ahead) == 2 and len(documents_with_times(project)) == 6
    assert ahead.items() <= documents_with_times(project).items()
    shutil.rmtree(project / STAGING_FOLDER)
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert files(project / "one") == files(project / "two")


def test_a_document_made_ahead_of_a_page_that_was_not_written_is_of_no_use(project: Path, knowledge: Knowledge) -> None:
    texts = texts_about_to_be_written(project)
    for path, text in texts.items():
        path.write_bytes(text)
    write_search(project, knowledge, LANGUAGES, project / "one")
    others = {path: text.replace("江西".encode(), "浙江".encode()) for path, text in texts.items()}
    index.stage_ahead(project, knowledge, LANGUAGES, others, lambda: False)
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert files(project / "one") == files(project / "two")


def test_only_what_the_search_page_reads_is_published(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge, LANGUAGES, project / "site")
    suffixes = {Path(name).suffix for name in files(project / "site" / "zh")}
    assert suffixes == {".json", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"}


def test_a_page_removed_leaves_the_index(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge, LANGUAGES, project / "one")
    (project / "docs" / "zh" / "method" / "index.md").unlink()
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert len(list((project / "one" / "zh" / "pagefind" / "fragment").iterdir())) == 3
    assert len(list((project / "two" / "zh" / "pagefind" / "fragment").iterdir())) == 2


def test_a_name_that_changes_is_found_though_its_page_is_the_same(
    project: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged = project / index.STAGING_FOLDER / "zh" / "pages" / "provinces" / "jiangxi" / "index.html"
    others = staged.parents[2] / "about" / "index.html"
    write_search(project, knowledge, LANGUAGES, project / "one")
    written = others.stat().st_mtime_ns
    monkeypatch.setattr(index, "listing_of", lambda _: {"provinces/jiangxi/": Listed("province", 1, names=("洪都",))})
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert alias_token("洪都") in staged.read_text(encoding="utf-8")
    assert others.stat().st_mtime_ns == written


def test_filters_are_sorted(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge, LANGUAGES, project / "site")
    for path in (project / "site" / "zh" / "pagefind" / "filter").iterdir():
        _, values = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        assert values == sorted(values)


def test_the_order_of_pages_is_steps_that_lead_to_each_page_once(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge, LANGUAGES, project / "site")
    meta = next((project / "site" / "zh" / "pagefind").glob("*.pf_meta"))
    _, pages, _, _, orders = cbor2.loads(gzip.decompress(meta.read_bytes()).removeprefix(b"pagefind_dcd"))[:5]
    for _, steps in orders:
        assert sorted(accumulate(steps)) == list(range(len(pages)))


def test_a_failing_pagefind_is_an_error_that_says_so(
    project: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: "false")
    with pytest.raises(SearchIndexError, match="Pagefind could not make the index"):
        write_search(project, knowledge, LANGUAGES, project / "site")


def test_the_order_in_which_a_folder_lists_its_files_makes_no_difference(tmp_path: Path) -> None:
    """Two folders filled in opposite orders are listed in different ones, by this file system or another."""
    names = [f"{number:02}" for number in range(30)]
    for folder, order in (("one", names), ("two", reversed(names))):
        for name in order:
            page = tmp_path / folder / name / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(f"<html><body data-pagefind-body><p>word {name}</p></body></html>", encoding="utf-8")
        run_pagefind(tmp_path / folder, tmp_path / f"{folder}-index")
        make_canonical(tmp_path / f"{folder}-index")
    assert files(tmp_path / "one-index") == files(tmp_path / "two-index")


def test_pages_are_numbered_by_their_paths(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge, LANGUAGES, project / "site")
    index_folder = project / "site/zh/pagefind"
    _, pages, *_ = cbor2.loads(
        gzip.decompress(next(index_folder.glob("*.pf_meta")).read_bytes()).removeprefix(b"pagefind_dcd")
    )
    addresses = []
    for name, _ in pages:
        content = gzip.decompress((index_folder / "fragment" / f"{name}.pf_fragment").read_bytes())
        addresses.append(json.loads(content.removeprefix(b"pagefind_dcd"))["url"])
    assert addresses == ["/about/", "/method/", "/provinces/jiangxi/"]


def test_settings_of_pagefind_in_the_environment_or_the_working_folder_change_nothing(
    project: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_search(project, knowledge, LANGUAGES, project / "one")
    for name, value in (("SERVE", "perhaps"), ("VERBOSE", "perhaps"), ("ROOT_SELECTOR", "nav")):
        monkeypatch.setenv(f"PAGEFIND_{name}", value)
    (project / "pagefind.yml").write_text("root_selector: [", encoding="utf-8")
    (project / "two/zh").mkdir(parents=True)
    (project / "two/zh/pagefind.toml").write_text("site = [", encoding="utf-8")
    monkeypatch.chdir(project)
    write_search(project, knowledge, LANGUAGES, project / "two")
    (project / "two/zh/pagefind.toml").unlink()
    assert files(project / "one") == files(project / "two")


def test_a_staging_document_changed_by_hand_is_made_anew(project: Path, knowledge: Knowledge) -> None:
    write_search(project, knowledge, LANGUAGES, project / "one")
    document = project / STAGING_FOLDER / "zh/pages/about/index.html"
    document.write_text(document.read_text(encoding="utf-8").replace("电", "假"), encoding="utf-8")
    stray = project / STAGING_FOLDER / "zh/pages/nowhere/index.html"
    stray.parent.mkdir()
    stray.write_bytes(document.read_bytes())
    (stray.parent / "index.html.part").write_text("half", encoding="utf-8")
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert files(project / "one") == files(project / "two")
    assert not stray.parent.exists()


@pytest.mark.parametrize("digests", [b"", b"{", b"[1]", b'{"about/index.html": 3}', b'{"about/index.html": ["a"]}'])
def test_damaged_digests_are_no_digests(project: Path, knowledge: Knowledge, digests: bytes) -> None:
    write_search(project, knowledge, LANGUAGES, project / "one")
    (project / STAGING_FOLDER / "zh/digests.json").write_bytes(digests)
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert files(project / "one") == files(project / "two")


def test_a_run_killed_while_documents_are_staged_leaves_nothing_of_what_was_undone_since(
    project: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages are put back as they were; what was staged of them meanwhile is not what the digests name."""
    write_search(project, knowledge, LANGUAGES, project / "one")
    pages = {path: path.read_bytes() for path in (project / "docs").rglob("*.md")}
    for path in pages:
        path.write_text("# 废弃的文字\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(index, "_write_digests", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            write_search(project, knowledge, LANGUAGES, project / "killed")
    for path, content in pages.items():
        path.write_bytes(content)
    write_search(project, knowledge, LANGUAGES, project / "two")
    assert files(project / "one") == files(project / "two")


POOL = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from shengce.search.index import _begin_work

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin_work)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def test_a_staging_process_ends_with_the_run_that_started_it(tmp_path: Path) -> None:
    """Else it would write into the documents of the next run."""
    (tmp_path / "pool.py").write_text(POOL, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen([sys.executable, tmp_path / "pool.py"], env=environment, stdout=subprocess.PIPE)
    assert run.stdout
    worker = Path("/proc", str(int(run.stdout.readline())))
    run.kill()
    limit = time.monotonic() + 20
    while worker.exists() and ") Z " not in (worker / "stat").read_text(encoding="utf-8"):
        assert time.monotonic() < limit, "the process goes on"
        time.sleep(0.1)


def test_a_staging_process_that_was_killed_is_an_error_that_says_so(
    project: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(index, "_begin_work", partial(os._exit, 1))
    with pytest.raises(SearchIndexError, match="was ended from outside"):
        write_search(project, knowledge, LANGUAGES, project / "site")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\ufeff---\ntitle: 标题\n---\n\n# 页首\n", "标题"),
        ('---\ntitle: "标题" # 注\n---\n\n# 页首\n', "标题"),
        ("---\r\ntitle: 标题\r\n---\r\n\r\n# 页首\r\n", "标题"),
        ("---\ntitle: '标''题'\n...\n\n# 页首\n", "标'题"),
        ("--- \ntitle: >\n  标题\n--- \n# 页首\n", "标题\n"),
        ("---\ntitle: 2024\n---\n# 页首\n", "2024"),
        ("# 页首\n", "页首"),
    ],
)
def test_a_page_written_by_hand_is_read_as_mkdocs_reads_it(project: Path, text: str, title: str) -> None:
    page = project / "docs/zh/about/index.md"
    page.write_bytes(text.encode())
    (file,) = [found for found in page_files(project, "zh", {}) if found.file == page]
    document = document_of(file, read_text(page, project))
    assert (document.title, document.heading, document.blocks) == (title, "页首", ())
