"""Source records of work reports and communiques, made from the collection's manifest by ``build_pages.py sources``.

One list an area in ``records/sources/work-reports/<area>.yml``. A run can be repeated: title, address and hash come
from the manifest, the paragraphs from the places that the records cite; what a reader noted of a text (``oddities``,
``note``) is kept from the file that stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel

from shengce.files import write_whole
from shengce.printed.normalise import paragraph_hash
from shengce.printed.paragraphs import read_paragraphs
from shengce.records.areas import AreaLevel
from shengce.records.base import Text
from shengce.records.fields import citations_of
from shengce.records.load import Located, Records
from shengce.records.sources import Source
from shengce.reports.manifest import ManifestRow, SourceListError, read_manifest_rows

FOLDER = "work-reports"
SNAPSHOT = "2026-07-25"
COLLECTION = "lawtext/gov"
_WIDTH = 1_000_000


def write_source_lists(root: Path, sources: Path, records: Records) -> tuple[Path, ...]:
    """Write the source list of every area under ``root/records``; return the files in order.

    Raises SourceListError, before anything is written, with every fault of the manifest and its texts.
    """
    names = {item.record.slug: item.record.name for item in records.areas}
    nation = next((item.record.slug for item in records.areas if item.record.level is AreaLevel.NATION), "")
    rows = read_manifest_rows(sources / FOLDER, names, nation)
    texts = _texts(rows, sources / FOLDER)
    cited = _cited_paragraphs(records)
    kept = {item.record.id: item.record for item in records.sources}
    folder = root / "records" / "sources" / FOLDER
    lists = {
        folder / f"{area}.yml": [
            _entry(row, None if area == nation else names[area])
            | _paragraphs(cited.get(row.source, set()), texts[row.path])
            | _noted(kept.get(row.source))
            for row in group
        ]
        for area, group in _by_area(rows).items()
    }
    return tuple(_write(path, entries) for path, entries in lists.items())


def _texts(rows: Iterable[ManifestRow], folder: Path) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    faults: list[str] = []
    for row in rows:
        try:
            texts[row.path] = (folder / row.path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{folder / row.path}: cannot be read as UTF-8 text ({error})")
    if faults:
        raise SourceListError("\n".join(faults))
    return texts


def _noted(source: Source | None) -> dict[str, object]:
    """Return what a reader noted of a text in the list that stands."""
    if source is None:
        return {}
    return source.model_dump(mode="json", include={"oddities", "note"}, exclude_defaults=True)


def _by_area(rows: Iterable[ManifestRow]) -> Mapping[str, list[ManifestRow]]:
    groups: dict[str, list[ManifestRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.area, row.kind, row.year)):
        groups[row.area].append(row)
    return groups


def _cited_paragraphs(records: Records) -> Mapping[str, set[str]]:
    cited: dict[str, set[str]] = defaultdict(set)
    items: tuple[Located[BaseModel], ...] = (*records.plans, *records.terms)
    for item in items:
        for _, citation in citations_of(item.record):
            cited[citation.source].add(citation.paragraph)
    for item in records.sources:
        cited[item.record.id] |= {oddity.at for oddity in item.record.oddities if oddity.at}
    return cited


def _titles(row: ManifestRow, name: Text | None) -> tuple[dict[str, str], dict[str, str]]:
    """Return title and publisher in both languages; ``name`` is the area's, None for the nation."""
    if row.is_communique:
        return (
            {
                "zh": f"{row.year}年国民经济和社会发展统计公报",
                "en": f"Statistical communiqué on national economic and social development, {row.year}",
            },
            {"zh": "国家统计局", "en": "National Bureau of Statistics"},
        )
    if name is None:
        return (
            {"zh": f"{row.year}年国务院政府工作报告", "en": f"Government work report of the State Council, {row.year}"},
            {"zh": "国务院", "en": "State Council"},
        )
    return (
        {"zh": f"{row.year}年{name.zh}政府工作报告", "en": f"Government work report of {name.en}, {row.year}"},
        {"zh": f"{name.zh}人民政府", "en": f"People’s Government of {name.en}"},
    )


def _entry(row: ManifestRow, name: Text | None) -> dict[str, object]:
    title, publisher = _titles(row, name)
    return {
        "id": row.source,
        "kind": row.kind,
        "title": title,
        "publisher": publisher,
        "published": {"absent": "not_stated"},
        "accessed": SNAPSHOT,
        "url": row.url or {"absent": "not_found", "searched": SNAPSHOT},
        "collection": COLLECTION,
        "text": {"path": f"{FOLDER}/{row.path}", "sha256": row.sha256, "layout": "markdown"},
    }


def _paragraphs(cited: set[str], text: str) -> dict[str, object]:
    if not cited:
        return {}
    found = {paragraph.locator: paragraph.text for paragraph in read_paragraphs(text)}
    places = sorted(cited & set(found), key=lambda locator: int(locator[1:]))
    return {"paragraphs": [{"at": at, "sha256": paragraph_hash(found[at])} for at in places]}


def _write(path: Path, entries: Iterable[dict[str, object]]) -> Path:
    write_whole(path, "".join(_lines(entries)).encode())
    return path


def _lines(entries: Iterable[dict[str, object]]) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../../schema/sources.json\n"
    dumped: str = yaml.safe_dump(
        list(entries), allow_unicode=True, default_flow_style=None, sort_keys=False, width=_WIDTH
    )
    yield dumped
