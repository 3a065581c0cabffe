"""Makes the search index of each language with Pagefind, and the small files that the search page reads.

Staging documents stand under .build/search/<language>/ and are rewritten only when their page changed, or they are not
what was written last.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path

from shengce.derive.knowledge import Knowledge
from shengce.files import read_text, write_whole
from shengce.language.strings import Language
from shengce.printed.folding import simplified_characters
from shengce.publish.fingerprint import package_versions, tree_hash
from shengce.publish.settings import PublishError
from shengce.records.catalogue import Catalogue
from shengce.search.canonical import make_canonical
from shengce.search.documents import PageFile, document_of, generated_pages, page_files
from shengce.search.listing import Listed, listing_of
from shengce.search.names import synonyms_of
from shengce.search.pagefind import run_pagefind
from shengce.search.staging import staged_page
from shengce.search.suggestions import Pages, suggestion_file
from shengce.side_by_side import IsOver, can_fork
from shengce.views.site_map import all_pages

STAGING_FOLDER = Path(".build", "search")
_WORTH_PROCESSES, _PAGES_AT_ONCE = 300, 20
_DIGESTS = "digests.json"


class SearchIndexError(PublishError):
    """The index could not be made; the message says why."""


def search_key(root: Path) -> str:
    """Return a text that changes whenever the index would, apart from docs/: records, strings, code and tools."""
    code = Path(__file__).parents[1]
    told = [tree_hash([root / "records", root / "i18n"], root), tree_hash([code], code), package_versions()]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _tools() -> str:
    """Return the versions of what makes a staging document from its page and from what search is told of it."""
    code = Path(__file__).parent
    return "\n".join([tree_hash([code], code), package_versions()])


def write_search(root: Path, knowledge: Knowledge, languages: Iterable[Language], site: Path) -> None:
    """Index docs/ of every language into ``<site>/<language>/pagefind`` and ``<site>/<language>/search``.

    Raises UserError when that fails; ``site`` is then not fit to be published.
    """
    languages = tuple(languages)
    stagings = {language.code: root / STAGING_FOLDER / language.code for language in languages}
    pages = tuple(all_pages(knowledge))
    _stage(root, stagings, listing_of(pages))
    for language in languages:
        _write_small_files(site / language.code / "search", pages, knowledge.catalogue, language)
    with ThreadPoolExecutor() as pool:  # Pagefind keeps one processor busy, so all languages are indexed at once
        for _ in pool.map(_index, stagings.values(), [site / code / "pagefind" for code in stagings]):
            pass


def stage_ahead(
    root: Path, knowledge: Knowledge, languages: Iterable[Language], texts: Mapping[Path, bytes], is_over: IsOver
) -> None:
    """Write documents of generated pages that do not stand yet, until it is over; what is left, ``write_search`` does.

    ``texts`` are those of the pages, by the file that each is about to be written to.
    """
    shared, listing = hashlib.sha256(_tools().encode()), listing_of(all_pages(knowledge))
    for language in languages:
        staging = root / STAGING_FOLDER / language.code
        digests = dict(_read_digests(staging))
        for page in generated_pages(root, language.code, texts, listing):
            if is_over():
                break
            job, text = _Job(root, staging, page), texts[page.file]
            made_from = _page_digest(shared, page, text)
            if not _stands(job.target, digests.get(job.place), made_from):
                digests[job.place] = _Digest(made_from, job.written(text.decode()))
        _write_digests(staging, digests)


def _index(staging: Path, target: Path) -> None:
    try:
        run_pagefind(staging / "pages", target)
        make_canonical(target)
    except (ValueError, ChildProcessError) as error:
        raise SearchIndexError(f"search: Pagefind could not make the index {target}: {error}") from error


@dataclass(frozen=True)
class _Job:
    """A staging document to be written; the page is read where it is run, which may be another process."""

    root: Path
    staging: Path
    page: PageFile

    @property
    def place(self) -> str:
        """The document's path below the folder of documents."""
        return _place_of(self.page)

    @property
    def target(self) -> Path:
        """Where the document stands."""
        return self.staging / "pages" / self.place

    def run(self) -> str:
        """Write the document of the page as it stands; return the hash of its bytes."""
        return self.written(read_text(self.page.file, self.root))

    def written(self, text: str) -> str:
        """Write the document of the page with this text; return the hash of its bytes."""
        content = staged_page(document_of(self.page, text)).encode()
        write_whole(self.target, content)
        return _hash(content)


@dataclass(frozen=True)
class _Digest:
    """What a staging document was made from, and what was written."""

    made_from: str
    written: str


def _stage(root: Path, stagings: Mapping[str, Path], listing: Mapping[str, Listed]) -> None:
    """Bring the staging documents of each language up to date; a page unchanged since is not read again."""
    shared = hashlib.sha256(_tools().encode())
    known = {staging: _read_digests(staging) for staging in stagings.values()}
    current: dict[Path, dict[str, str]] = {}
    jobs: list[_Job] = []
    for language, staging in stagings.items():
        pages = {_place_of(page): page for page in page_files(root, language, listing)}
        current[staging] = {place: _page_digest(shared, page, page.file.read_bytes()) for place, page in pages.items()}
        _remove_what_no_page_is_of(staging / "pages", pages)
        for place, page in pages.items():
            job = _Job(root, staging, page)
            if not _stands(job.target, known[staging].get(place), current[staging][place]):
                jobs.append(job)
    fresh = {(job.staging, job.place): written for job, written in zip(jobs, _run(jobs), strict=True)}
    for staging, digests in current.items():
        _write_digests(
            staging,
            {
                place: _Digest(made_from, fresh.get((staging, place)) or known[staging][place].written)
                for place, made_from in digests.items()
            },
        )


def _place_of(page: PageFile) -> str:
    return f"{page.path}index.html"


def _page_digest(shared: hashlib._Hash, page: PageFile, content: bytes) -> str:
    digest = shared.copy()
    digest.update(repr((page.listed, page.is_generated)).encode())
    digest.update(content)
    return digest.hexdigest()


def _stands(target: Path, known: _Digest | None, made_from: str) -> bool:
    """Whether the document was made from this page and holds what was written then."""
    if known is None or known.made_from != made_from or not target.is_file():
        return False
    return _hash(target.read_bytes()) == known.written


def _remove_what_no_page_is_of(folder: Path, pages: Mapping[str, PageFile]) -> None:
    wanted = {folder / place for place in pages}
    for place, folders, files in os.walk(folder, topdown=False):
        links = [name for name in folders if Path(place, name).is_symlink()]
        for path in (Path(place, name) for name in (*files, *links)):
            if path not in wanted:
                path.unlink()
        if Path(place) != folder and not any(Path(place).iterdir()):
            Path(place).rmdir()


def _run(jobs: Sequence[_Job]) -> list[str]:
    """Write staging documents, in several processes where there are enough of them to be worth their start."""
    if len(jobs) < _WORTH_PROCESSES:
        return [job.run() for job in jobs]
    way = get_context("fork" if can_fork() else "spawn")  # a process that begins anew loads all this code once more
    try:
        with ProcessPoolExecutor(mp_context=way, initializer=_begin_work) as pool:
            return list(pool.map(_Job.run, jobs, chunksize=_PAGES_AT_ONCE))
    except BrokenExecutor as error:
        message = "search: a process that prepares pages was ended from outside; is there memory enough?"
        raise SearchIndexError(message) from error


def _begin_work() -> None:
    """Set up a process that writes documents.

    Documents refer to nothing that refers to them, so the search for cycles finds none and takes a tenth of the time.
    """
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: it would write into the next run's documents."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read_digests(staging: Path) -> Mapping[str, _Digest]:
    """Return what stands in staging; what is not known to stand is made anew."""
    try:
        listed = json.loads((staging / _DIGESTS).read_text(encoding="utf-8"))
        return {place: _Digest(*digest) for place, digest in listed.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write_digests(staging: Path, digests: Mapping[str, _Digest]) -> None:
    listed = {place: [digest.made_from, digest.written] for place, digest in digests.items()}
    write_whole(staging / _DIGESTS, json.dumps(listed, indent=1, sort_keys=True).encode())


def _write_small_files(folder: Path, pages: Pages, catalogue: Catalogue, language: Language) -> None:
    _write(folder / "terms.json", _compact(suggestion_file(pages, language)))
    _write(folder / "simplified.json", _compact(simplified_characters()))
    _write(folder / "synonyms.json", _compact(synonyms_of(catalogue, language.code)))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    write_whole(path, text.encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
