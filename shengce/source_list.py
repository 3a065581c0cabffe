"""Source records of work reports and communiques, made from the collection's manifest by ``build_pages.py sources``.

One list an area in ``records/sources/work-reports/<area>.yml``. A run can be repeated: title, address and hash come
from the manifest, the paragraphs from the places that the records cite; what a reader noted of a text (``oddities``,
``note``) is kept from the file that stands.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from shengce.printed.normalise import paragraph_hash
from shengce.printed.paragraphs import read_paragraphs
from shengce.records.base import Text
from shengce.records.load import Records

FOLDER = "work-reports"
SNAPSHOT = "2026-07-25"
COLLECTION = "lawtext/gov"
_WIDTH = 1_000_000
_COMMUNIQUE = "statistical_communique"


class SourceListError(Exception):
    """The manifest cannot be used; the message says what is wrong, one line a fault."""


@dataclass(frozen=True)
class ManifestRow:
    """One text of the collection: path below the folder of reports, area, year, kind, publisher, address, hash."""

    path: str
    area: str
    year: int
    kind: str
    publisher: str
    url: str
    sha256: str

    @property
    def source(self) -> str:
        """The id of the source record."""
        if self.kind == _COMMUNIQUE:
            return f"communique-{self.year}"
        return f"work-report-{self.area}-{self.year}"


def read_manifest_rows(folder: Path) -> tuple[ManifestRow, ...]:
    """Return the rows of ``folder/manifest.tsv``.

    Raises SourceListError when the manifest is missing or a row names a file that is not there.
    """
    manifest = folder / "manifest.tsv"
    if not manifest.is_file():
        raise SourceListError(f"{manifest} is missing; give the folder that holds {FOLDER}/manifest.tsv")
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = tuple(_row(fields) for fields in csv.DictReader(lines, delimiter="\t"))
    faults = [
        f"{manifest}:{line}: {row.path} is named here and is not in the folder"
        for line, row in enumerate(rows, start=2)
        if not (folder / row.path).is_file()
    ]
    if faults:
        raise SourceListError("\n".join(faults))
    return rows


def _row(fields: Mapping[str, str]) -> ManifestRow:
    names = ("path", "area", "kind", "publisher", "url", "sha256")
    return ManifestRow(year=int(fields["year"]), **{name: fields[name] for name in names})


def write_source_lists(root: Path, sources: Path, records: Records) -> tuple[Path, ...]:
    """Write the source list of every area under ``root/records``; return the files in order.

    Raises SourceListError as ``read_manifest_rows`` does.
    """
    rows = read_manifest_rows(sources / FOLDER)
    names = {item.record.slug: item.record.name for item in records.provinces}
    cited = _cited_paragraphs(records)
    kept = {item.record.id: item for item in records.sources}
    written = []
    for area, group in _by_area(rows).items():
        entries = []
        for row in group:
            noted = kept[row.source].record if row.source in kept else None
            entry = _entry(row, names.get(area))
            entry |= _paragraphs(row, cited.get(row.source, set()), sources)
            if noted:
                entry |= noted.model_dump(mode="json", include={"oddities", "note"}, exclude_defaults=True)
            entries.append(entry)
        written.append(_write(root / "records" / "sources" / FOLDER / f"{area}.yml", entries))
    return tuple(written)


def _by_area(rows: Iterable[ManifestRow]) -> Mapping[str, list[ManifestRow]]:
    groups: dict[str, list[ManifestRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.area, row.kind, row.year)):
        groups[row.area].append(row)
    return groups


def _cited_paragraphs(records: Records) -> Mapping[str, set[str]]:
    cited: dict[str, set[str]] = defaultdict(set)
    for plan in records.plans:
        citations = [figure.cite for figure in plan.record.figures]
        citations += [absence.cite for absence in plan.record.absences if absence.cite]
        for citation in citations:
            identifier, _, locator = citation.partition("#")
            cited[identifier].add(locator.partition("-s")[0])
    for item in records.sources:
        cited[item.record.id] |= {oddity.at for oddity in item.record.oddities if oddity.at}
    return cited


def _titles(row: ManifestRow, name: Text | None) -> tuple[dict[str, str], dict[str, str]]:
    """Return title and publisher in both languages; the nation has no name among the provinces."""
    if row.kind == _COMMUNIQUE:
        return (
            {
                "zh": f"{row.year}年国民经济和社会发展统计公报",
                "en": f"Statistical communique on national economic and social development, {row.year}",
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


def _paragraphs(row: ManifestRow, cited: set[str], sources: Path) -> dict[str, object]:
    if not cited:
        return {}
    text = (sources / FOLDER / row.path).read_text(encoding="utf-8")
    found = {paragraph.locator: paragraph.text for paragraph in read_paragraphs(text)}
    places = sorted(cited & set(found), key=lambda locator: int(locator[1:]))
    return {"paragraphs": [{"at": at, "sha256": paragraph_hash(found[at])} for at in places]}


def _write(path: Path, entries: Iterable[dict[str, object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(_lines(entries)), encoding="utf-8")
    return path


def _lines(entries: Iterable[dict[str, object]]) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../../schema/sources.json\n"
    dumped: str = yaml.safe_dump(
        list(entries), allow_unicode=True, default_flow_style=None, sort_keys=False, width=_WIDTH
    )
    yield dumped
