"""Makes the search index of each language with Pagefind's command line, and the small files that the search page reads.

Staging documents stand under .build/search/<language>/ and are rewritten only when their page changed.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]  # the wheel carries no types

from shengce.language.strings import Language, load_languages
from shengce.publish.fingerprint import tree_hash
from shengce.publish.settings import PublishError
from shengce.records.catalogue import Catalogue
from shengce.search.canonical import make_canonical
from shengce.search.documents import PageFile, Subject, document_of, page_files, subject_of
from shengce.search.names import synonyms_of
from shengce.search.spaced import simplified_characters
from shengce.search.staging import staged_page
from shengce.search.suggestions import suggestion_file

STAGING_FOLDER = Path(".build", "search")
_PACKAGES = ("pagefind_bin", "opencc-python-reimplemented", "pypinyin", "lxml", "Markdown")
# Everything else that Pagefind writes is its own interface; the search page has ours.
_KEPT = ("pagefind-entry.json", "*.pf_meta", "index", "filter", "fragment")
# Smaller than Pagefind's own choice of 20,000: a query of eight Han characters needs eight chunks.
_CHUNK_SIZE = 4000
_WORTH_PROCESSES, _PAGES_AT_ONCE = 300, 20
_DIGESTS = "digests.json"


class SearchIndexError(PublishError):
    """Pagefind could not make the index; the message is its own."""


def search_key(root: Path) -> str:
    """Return a text that changes whenever the index would, apart from docs/: records, code and tools."""
    code = Path(__file__).parent
    versions = [f"{package} {metadata.version(package)}" for package in _PACKAGES]
    told = "\n".join([tree_hash([root / "records"], root), tree_hash([code], code), *versions])
    return hashlib.sha256(told.encode()).hexdigest()


def write_search(root: Path, catalogue: Catalogue, site: Path) -> None:
    """Index docs/ of every language into ``<site>/<language>/pagefind`` and ``<site>/<language>/search``.

    Raises SearchIndexError when Pagefind fails; ``site`` is then not fit to be published.
    """
    languages = load_languages(root)
    stagings = {language.code: root / STAGING_FOLDER / language.code for language in languages}
    _stage(root, stagings, catalogue)
    for language in languages:
        _write_small_files(site / language.code / "search", catalogue, language)
    with ThreadPoolExecutor() as pool:  # Pagefind keeps one processor busy, so all languages are indexed at once
        for _ in pool.map(_index, stagings.values(), [site / code / "pagefind" for code in stagings]):
            pass


def _index(staging: Path, target: Path) -> None:
    _run_pagefind(staging / "pages", staging / "index")
    make_canonical(staging / "index")
    _move_index(staging / "index", target)


@dataclass(frozen=True)
class _Job:
    """A staging document to be written; the page is read where it is run, which may be another process."""

    target: Path
    page: PageFile
    subject: Subject

    def run(self) -> None:
        text = self.page.file.read_text(encoding="utf-8")
        _write(self.target, staged_page(document_of(self.page, text, self.subject)))


def _stage(root: Path, stagings: Mapping[str, Path], catalogue: Catalogue) -> None:
    """Bring the staging documents of each language up to date; a page unchanged since is not read again."""
    shared = hashlib.sha256(search_key(root).encode())
    jobs: list[_Job] = []
    digests = {}
    for language, staging in stagings.items():
        digests[staging], found = _jobs(page_files(root, language), staging / "pages", shared, catalogue)
        jobs.extend(found)
    _run(jobs)
    for staging, current in digests.items():
        _write(staging / _DIGESTS, json.dumps(current, indent=1, sort_keys=True))


def _jobs(
    pages: Iterable[PageFile], staging: Path, shared: hashlib._Hash, catalogue: Catalogue
) -> tuple[dict[str, str], list[_Job]]:
    """Return the digest of each page, and the staging documents to be written; those of pages gone are removed."""
    known = _read_digests(staging)
    current: dict[str, str] = {}
    jobs = []
    for page in pages:
        place = f"{page.path}index.html"
        digest = shared.copy()
        digest.update(page.file.read_bytes())
        current[place] = digest.hexdigest()
        if known.get(place) != current[place] or not (staging / place).is_file():
            jobs.append(_Job(staging / place, page, subject_of(page.path, catalogue)))
    for place in sorted(set(known) - set(current)):
        (staging / place).unlink(missing_ok=True)
    return current, jobs


def _run(jobs: Sequence[_Job]) -> None:
    """Write staging documents, in several processes where there are enough of them to be worth their start."""
    if len(jobs) < _WORTH_PROCESSES:
        for job in jobs:
            job.run()
        return
    # Not forked: threads of the libraries that drew the charts may be running. And documents refer to nothing that
    # refers to them, so the search for cycles finds none and takes a tenth of the time.
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=gc.disable) as pool:
        for _ in pool.map(_Job.run, jobs, chunksize=_PAGES_AT_ONCE):
            pass


def _read_digests(staging: Path) -> dict[str, str]:
    """Return what stands in staging; nothing known means that all of it is made anew."""
    try:
        found: dict[str, str] = json.loads((staging.parent / _DIGESTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        shutil.rmtree(staging, ignore_errors=True)
        return {}
    return found


def _run_pagefind(pages: Path, output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)
    # No language: its stemmer would let an exact query find other words, and its segmenter split ours.
    options = ["--site", str(pages), "--output-path", str(output), "--force-language", "unknown", "--quiet"]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(_CHUNK_SIZE)}
    command = [str(get_executable()), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode or not (output / "pagefind-entry.json").is_file():
        raise SearchIndexError(f"search: Pagefind could not make the index: {(done.stderr or done.stdout).strip()}")


def _move_index(index: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(found for pattern in _KEPT for found in index.glob(pattern)):
        shutil.move(path, target / path.name)


def _write_small_files(folder: Path, catalogue: Catalogue, language: Language) -> None:
    _write(folder / "terms.json", _compact(suggestion_file(catalogue, language)))
    _write(folder / "simplified.json", _compact(simplified_characters()))
    _write(folder / "synonyms.json", _compact(synonyms_of(catalogue, language.code)))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
