"""Builds a project's whole site as ``make site`` does, and tells how much of the time the search index took."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from shengce.build import build, check
from shengce.language.strings import load_languages
from shengce.outputs.writer import exports_of
from shengce.publish.settings import load_settings
from shengce.publish.site import SITE_FOLDER, Extras, build_site
from shengce.records.catalogue import Catalogue
from shengce.search.index import search_key, write_search


@dataclass(frozen=True)
class BuiltSite:
    """A built site, its records, its pages a language, and the seconds that everything and indexing took."""

    folder: Path
    catalogue: Catalogue
    pages: int
    seconds: float
    indexing_seconds: float


def build_whole(root: Path) -> BuiltSite:
    """Check, generate, build and index the project at ``root``; both languages."""
    start = time.perf_counter()
    build(root)
    checked, languages = check(root), load_languages(root)
    indexing = 0.0

    def index_for_search(site: Path) -> None:
        nonlocal indexing
        begun = time.perf_counter()
        write_search(root, checked.knowledge, languages, site)
        indexing = time.perf_counter() - begun

    extras = Extras(exports_of(root), (index_for_search,), search_key(root))
    build_site(root, load_settings(root), extras, report=lambda _: None)
    seconds = time.perf_counter() - start
    folder = root / SITE_FOLDER
    pages = sum(1 for _ in (folder / "zh").rglob("index.html"))
    return BuiltSite(folder, checked.knowledge.catalogue, pages, seconds, indexing)
