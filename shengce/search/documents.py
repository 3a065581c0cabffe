"""The pages of docs/ as search documents: what the generator rendered and what is written by hand, without chrome."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs.utils.meta import get_data

from shengce.files import files_below
from shengce.outputs.writer import read_manifest
from shengce.search.blocks import Block, page_blocks
from shengce.search.listing import Listed, listed

_TITLE = re.compile(r"^title:\s*(.*?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """A page as search sees it; ``path`` is like ``provinces/jiangxi/`` and empty for the home page.

    ``title`` is the one in the front matter; ``heading`` is the page's first heading, which results show; ``names``
    are all under which it is found.
    """

    path: str
    title: str
    heading: str
    listed: Listed
    names: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PageFile:
    """A page of docs/: its path on the site, where it stands, whether the generator wrote it, and what it is."""

    path: str
    file: Path
    is_generated: bool
    listed: Listed


def page_files(root: Path, language: str, listing: Mapping[str, Listed]) -> Iterator[PageFile]:
    """Yield the pages of one language's folder of docs/ in the project at ``root``, sorted by path."""
    folder, generated = root / "docs" / language, read_manifest(root)
    files = {_site_path(file.relative_to(folder)): file for file in files_below(folder) if file.suffix == ".md"}
    for path in sorted(files):
        is_generated = PurePosixPath(files[path].relative_to(root).as_posix()) in generated
        yield PageFile(path, files[path], is_generated, listed(path, listing))


def generated_pages(
    root: Path, language: str, files: Iterable[Path], listing: Mapping[str, Listed]
) -> Iterator[PageFile]:
    """Yield those of ``files``, which the generator is about to write, that are pages of one language."""
    folder = root / "docs" / language
    for file in files:
        if file.suffix == ".md" and file.is_relative_to(folder):
            path = _site_path(file.relative_to(folder))
            yield PageFile(path, file, is_generated=True, listed=listed(path, listing))


def document_of(page: PageFile, text: str) -> Document:
    """Return the search document of a page whose file holds ``text``.

    Generated pages write their title as JSON; the front matter of those written by hand is read as MkDocs reads it.
    """
    body, title = (text, _title(text)) if page.is_generated else _read_as_mkdocs(text)
    blocks = page_blocks(body, is_markdown=not page.is_generated)
    heading = next((block for block in blocks if block.heading == 1), None)
    return Document(
        path=page.path,
        title=title or (heading.text if heading else page.path),
        heading=heading.text if heading else title,
        listed=page.listed,
        names=(title, *page.listed.names),
        blocks=tuple(block for block in blocks if block is not heading),
    )


def _site_path(file: Path) -> str:
    folder = file.parent.as_posix() if file.name == "index.md" else file.with_suffix("").as_posix()
    return "" if folder == "." else f"{folder}/"


def _title(text: str) -> str:
    front_matter = text.split("\n---\n", 1)[0] if text.startswith("---\n") else ""
    found = _TITLE.search(front_matter)
    return str(json.loads(found[1])) if found else ""


def _read_as_mkdocs(text: str) -> tuple[str, str]:
    body, fields = get_data(text)
    return body, str(fields.get("title", ""))
