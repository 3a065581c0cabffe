"""The pages of docs/ as search documents: what the generator rendered and what is written by hand, without chrome."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from shengce.outputs.writer import read_manifest
from shengce.records.catalogue import Catalogue
from shengce.search.blocks import Block, page_blocks
from shengce.search.facets import Facets, facets_of
from shengce.search.names import names_of

# Of pages with the same words, the kind a reader more probably wants stands first.
KINDS = (
    "home",
    "province",
    "indicator",
    "promise",
    "year",
    "term",
    "theme",
    "province_year",
    "source",
    "page",
    "index",
)
_TITLE = re.compile(r"^title:\s*(.*?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """A page as search sees it; ``path`` is like ``provinces/jiangxi/`` and empty for the home page.

    ``title`` is the one in the front matter; ``heading`` is the page's first heading, which results show; ``rank``
    sorts pages that match alike: by kind, newest first, provinces by their code.
    """

    path: str
    title: str
    heading: str
    facets: Facets
    rank: int
    names: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Subject:
    """What the records say of a page's subject: its facets, its rank and its names."""

    facets: Facets
    rank: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class PageFile:
    """A page of docs/: its path on the site, where it stands, and whether the generator wrote it."""

    path: str
    file: Path
    is_generated: bool


def page_files(root: Path, language: str) -> Iterator[PageFile]:
    """Yield the pages of one language's folder of docs/ in the project at ``root``, sorted by path."""
    folder, generated = root / "docs" / language, read_manifest(root)
    files = {_site_path(file.relative_to(folder)): file for file in folder.rglob("*.md")}
    for path in sorted(files):
        is_generated = PurePosixPath(files[path].relative_to(root).as_posix()) in generated
        yield PageFile(path, files[path], is_generated)


def subject_of(path: str, catalogue: Catalogue) -> Subject:
    """Return the subject of the page at a path such as ``provinces/jiangxi/``."""
    facets = facets_of(path, catalogue)
    return Subject(facets, _rank(path, facets, catalogue), names_of(path, catalogue))


def document_of(page: PageFile, text: str, subject: Subject) -> Document:
    """Return the search document of a page whose file holds ``text``."""
    blocks = page_blocks(text, is_markdown=not page.is_generated)
    title = _title(text)
    heading = next((block for block in blocks if block.heading == 1), None)
    return Document(
        path=page.path,
        title=title or (heading.text if heading else page.path),
        heading=heading.text if heading else title,
        facets=subject.facets,
        rank=subject.rank,
        names=(title, *subject.names),
        blocks=tuple(block for block in blocks if block is not heading),
    )


def _rank(path: str, facets: Facets, catalogue: Catalogue) -> int:
    """Return a number that no two pages share but by accident, from the kind down to the province or the path."""
    slug, year = (facets.filters.get(name, ("",))[0] for name in ("province", "year"))
    known = catalogue.provinces.get(slug)
    last = int(known.code) if known else zlib.crc32(path.encode()) % 10**6
    return KINDS.index(facets.kind) * 10**10 + (9999 - int(year or 0)) * 10**6 + last


def _site_path(file: Path) -> str:
    folder = file.parent.as_posix() if file.name == "index.md" else file.with_suffix("").as_posix()
    return "" if folder == "." else f"{folder}/"


def _title(text: str) -> str:
    """Return the title in the front matter, which generated pages write as JSON and hand-written ones plainly."""
    front_matter = text.split("\n---\n", 1)[0] if text.startswith("---\n") else ""
    found = _TITLE.search(front_matter)
    if not found:
        return ""
    return str(json.loads(found[1])) if found[1].startswith('"') else found[1].strip("'")


def filters_of(document: Document) -> Mapping[str, tuple[str, ...]]:
    """Return all filters of a document, its kind among them."""
    return {"kind": (document.facets.kind,), **document.facets.filters}
