"""Pagefind's output made smaller, and the same from run to run: it writes filters in an order that changes each time.

The files are gzipped CBOR behind a signature; only the filters and the metadata that names them are rewritten. The
metadata loses what the search page never reads, and each reader would load: every page's count of words, and the last
word of each chunk. An order of pages is written as the step from each page to the next, which packs better.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_PAGES_FIELD, _CHUNKS_FIELD, _FILTERS_FIELD, _ORDERS_FIELD = 1, 2, 3, 4
_HASH_LENGTH = 15


def make_canonical(index: Path) -> None:
    """Sort the filters of the index in a folder and name the rewritten files by their content.

    Raises ValueError when the files are not what the pinned version of Pagefind writes.
    """
    entry_file = index / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for language, facts in entry["languages"].items():
        meta_file = index / f"pagefind.{facts['hash']}.pf_meta"
        meta = _read(meta_file)
        meta[_PAGES_FIELD] = [[page, 0] for page, _ in meta[_PAGES_FIELD]]
        meta[_CHUNKS_FIELD] = [[first, "", chunk] for first, _, chunk in meta[_CHUNKS_FIELD]]
        meta[_FILTERS_FIELD] = sorted(
            [name, _rename_filter(index / "filter", language, name, old)] for name, old in meta[_FILTERS_FIELD]
        )
        meta[_ORDERS_FIELD] = [[name, _steps(order)] for name, order in meta[_ORDERS_FIELD]]
        meta_file.unlink()
        content = _packed(meta)
        facts["hash"] = _name(language, content)
        (index / f"pagefind.{facts['hash']}.pf_meta").write_bytes(content)
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _steps(order: list[int]) -> list[int]:
    return [page - before for before, page in pairwise([0, *order])]


def _rename_filter(folder: Path, language: str, name: str, old: str) -> str:
    """Rewrite one filter with its values sorted; return its new name."""
    old_file = folder / f"{old}.pf_filter"
    found, values = _read(old_file)
    if found != name:
        raise ValueError(f"{old_file.name} holds the filter {found!r}, not {name!r}")
    content = _packed([name, sorted([value, sorted(pages)] for value, pages in values)])
    old_file.unlink()
    new = _name(language, content)
    (folder / f"{new}.pf_filter").write_bytes(content)
    return new


def _read(file: Path) -> Any:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} does not begin with Pagefind's signature")
    return cbor2.loads(content.removeprefix(_SIGNATURE))


def _packed(value: object) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(value), compresslevel=9, mtime=0)


def _name(language: str, content: bytes) -> str:
    return f"{language}_{hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]}"
