"""Pages that MkDocs need not build again.

A page's HTML follows from its own Markdown and from what all pages share: theme, configuration, address, packages. So
the HTML of the last run is kept under .build/engine/<language>/, with the hashes of its documents and of itself,
and only changed pages are built, from a folder that holds nothing else but the pages which the navigation names.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from shengce.files import files_below, write_whole

Hashes = Mapping[str, str]

_LEVELS_ALWAYS_BUILT = 2  # home and the sections, which the navigation names
_WORTH_A_PART = 0.5


@dataclass(frozen=True)
class _Kept:
    """What is kept: what all pages shared, and the hashes of documents and of what was built from them."""

    shared: str
    sources: Hashes
    html: Hashes


@dataclass(frozen=True)
class Work:
    """What one run has to build: the documents to build from, where to put them, and which of them changed.

    ``changed`` is None when everything is built.
    """

    folder: Path
    docs: Path
    shared: str
    sources: Hashes
    changed: frozenset[str] | None
    gone: frozenset[str] = frozenset()

    @property
    def built(self) -> Path:
        """The folder that the engine builds into."""
        return self.folder / "built"


def all_work(folder: Path, docs: Path, shared: str) -> Work:
    """Return the work of building every document below ``docs``; ``folder`` is where the result is kept."""
    return Work(folder, docs, shared, _hashes(docs), None)


def remaining_work(folder: Path, docs: Path, shared: str) -> Work:
    """Return the work that is left by what was kept, its documents copied apart; all of it where that is not known."""
    whole = all_work(folder, docs, shared)
    kept = _kept(folder)
    if kept is None or kept.shared != shared or kept.html != _hashes(folder / "site"):
        return whole
    changed = frozenset(path for path, digest in whole.sources.items() if kept.sources.get(path) != digest)
    if len(changed) > len(whole.sources) * _WORTH_A_PART:
        return whole
    part = folder / "docs"
    _copy_part(whole, changed, part)
    return Work(folder, part, shared, whole.sources, changed, frozenset(kept.sources.keys() - whole.sources.keys()))


def take_in(work: Work, destination: Path) -> None:
    """Keep what was built, and let all that is kept stand at ``destination`` as well: nothing writes into a page."""
    _place_of_record(work.folder).unlink(missing_ok=True)
    site = work.folder / "site"
    if work.changed is None:
        _forget(site)
        work.built.rename(site)
    else:
        _replace(work, work.changed, site)
    shutil.copytree(site, destination, copy_function=_share)
    record = {"shared": work.shared, "sources": work.sources, "html": _hashes(site)}
    write_whole(_place_of_record(work.folder), json.dumps(record, sort_keys=True).encode())
    for leftover in (work.built, work.folder / "docs"):
        _forget(leftover)


def _replace(work: Work, changed: frozenset[str], site: Path) -> None:
    for source in sorted(changed):
        page = _page_of(source)
        (site / page).parent.mkdir(parents=True, exist_ok=True)
        (work.built / page).replace(site / page)
    for source in sorted(work.gone):
        (site / _page_of(source)).unlink(missing_ok=True)


def _share(source: str, target: str) -> None:
    """Let one file stand at two places; where the file system cannot, copy it, which takes longer."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _page_of(source: str) -> PurePosixPath:
    """Return the path that the engine gives a document, below its site."""
    path = PurePosixPath(source)
    if path.suffix != ".md":
        return path
    return path.with_name("index.html") if path.stem == "index" else path.with_suffix("") / "index.html"


def _copy_part(whole: Work, changed: frozenset[str], part: Path) -> None:
    _forget(part)
    for source in whole.sources:
        if source in changed or len(PurePosixPath(source).parts) <= _LEVELS_ALWAYS_BUILT:
            target = part / source
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(whole.docs / source, target)


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files_below(folder)
    }


def _kept(folder: Path) -> _Kept | None:
    try:
        record = json.loads(_place_of_record(folder).read_text(encoding="utf-8"))
        return _Kept(record["shared"], dict(record["sources"]), dict(record["html"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _place_of_record(folder: Path) -> Path:
    return folder / "kept.json"


def _forget(folder: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)
