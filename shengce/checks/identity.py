"""Identifiers are promises: unique, of the right form, and in the file that their name says."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Located, Records
from shengce.records.plans import Depth, Plan
from shengce.records.yaml_document import FieldPath


def unique_ids(records: Records, _: Catalogue) -> Iterator[Problem]:
    """No two records of a vocabulary, and no two sources, share an identifier."""
    vocabularies = (
        records.units,
        records.families,
        records.indicators,
        records.themes,
        records.scopes,
        records.terms,
        records.synonyms,
    )
    for group in (*vocabularies, records.sources):
        yield from _repeated(((item, ("id",), item.record.id) for item in group), "duplicate-id")
    yield from _repeated(((item, ("slug",), item.record.slug) for item in records.areas), "duplicate-id")


def unique_area_marks(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Codes of areas, and their characters, letters and tiles on the map, are each used once."""
    codes = ((item, ("code",), item.record.code) for item in records.areas if item.record.code)
    yield from _repeated(codes, "duplicate-code")
    places = [(item, item.record.map) for item in records.areas if item.record.map]
    marks = ((item, ("map", "abbreviation"), place.abbreviation) for item, place in places)
    yield from _repeated(marks, "duplicate-abbreviation")
    letters = ((item, ("map", "latin"), place.latin) for item, place in places)
    yield from _repeated(letters, "duplicate-abbreviation")
    tiles = ((item, ("map", "tile"), (place.tile.column, place.tile.row)) for item, place in places)
    yield from _repeated(tiles, "duplicate-tile")


def unique_part_ids(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Figures, priorities, honours and policies have identifiers unique over all plans: they are anchors.

    Those of figures follow from their indicators: where one is not known, which is said by itself, neither are they.
    """
    known = records.definitions["indicators"]
    for part in ("figures", "priorities", "honours", "policies"):
        entries = (
            (item, (part, index, "id"), entry.id)
            for item in records.plans
            for index, entry in enumerate(getattr(item.record, part))
            if part != "figures" or entry.indicator in known
        )
        yield from _repeated(entries, "duplicate-id")


def part_ids_begin_with_plan(records: Records, _: Catalogue) -> Iterator[Problem]:
    """The identifier of a plan's part begins with its province and year."""
    for item in records.plans:
        prefix = f"{item.record.province}-{item.record.year}-"
        for part in ("figures", "priorities", "honours", "policies"):
            for index, entry in enumerate(getattr(item.record, part)):
                if not entry.id.startswith(prefix):
                    message = f"“{entry.id}” must begin with “{prefix}”"
                    yield item.problem((part, index, "id"), "id-prefix", message)


def documents_are_read_once(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A document is read once for an area and year."""
    documents = ((item, ("year",), (*item.record.key, item.record.documents[0].source)) for item in _read(records))
    yield from _repeated(documents, "duplicate-plan")


def reports_in_their_files(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """What a document says stands in a file of its area that begins with the year."""
    for item in _read(records):
        file, area, year = item.document.file, item.record.province, item.record.year
        if area not in catalogue.areas:
            continue  # which is told by itself
        of_area, stem = PurePosixPath("records", "read", area), str(year)
        if file.parent != of_area or not (file.stem == stem or file.stem.startswith(f"{stem}-")):
            message = f"by its area and year this belongs in {of_area / stem}.yml, or {stem}-<document>.yml beside it"
            yield item.problem(("province",), "file-name", message)


def _read(records: Records) -> Iterator[Located[Plan]]:
    """Yield what documents read whole say."""
    for item in records.plans:
        if item.record.documents and item.record.documents[0].depth is Depth.FULL:
            yield item


def core_series_in_their_files(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """An area has one core series, in the file that it names."""
    for item in records.core:
        expected = f"records/core/{item.record.area}.yml"
        if item.record.area in catalogue.areas and str(item.document.file) != expected:
            message = f"the core series of {item.record.area} belongs in {expected}"
            yield item.problem(("area",), "file-name", message)


def core_series_are_in_order(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A core series has its reports in the order of years, each once."""
    for item in records.core:
        series = item.record
        keys = [(report.year, report.source) for report in series.reports]
        for index, (earlier, later) in enumerate(pairwise(keys), start=1):
            if later <= earlier:
                message = f"{later[1]} stands after {earlier[1]}; reports stand in the order of years, each once"
                yield item.problem(("reports", index, "year"), "order", message)
        for index, missing in enumerate(series.missing):
            if any(year == missing.year for year, _ in keys):
                message = f"the report of {missing.year} is called missing and stands above"
                yield item.problem(("missing", index, "year"), "absence", message)


def sources_in_their_files(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A source is kept in the file that its identifier names, or in the list of its folder."""
    for item in records.sources:
        expected = f"records/sources/{item.record.id}.yml"
        if not item.path and str(item.document.file) != expected:
            yield item.problem(("id",), "file-name", f"by its id this source belongs in {expected}")


def unique_locators(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A paragraph locator stands once in its source, and begins with its article's id."""
    for item in records.sources:
        source = item.record
        seen: set[str] = set()
        groups: list[tuple[FieldPath, str, Sequence[Any]]] = [((), "p", source.paragraphs)]
        groups += [
            (("articles", i), f"{article.id}-p", article.paragraphs) for i, article in enumerate(source.articles)
        ]
        for path, prefix, paragraphs in groups:
            for index, paragraph in enumerate(paragraphs):
                place = (*path, "paragraphs", index, "at")
                if paragraph.at in seen:
                    yield item.problem(place, "duplicate-locator", f"“{paragraph.at}” stands twice in this source")
                if not paragraph.at.startswith(prefix):
                    cause = item.cause((*path, "id"), "paragraphs", len(paragraphs))
                    message = f"“{paragraph.at}” must begin with “{prefix}”"
                    yield item.problem(place, "locator-prefix", message).because(cause)
                seen.add(paragraph.at)


def _repeated(entries: Iterable[tuple[Located[Any], FieldPath, Hashable]], rule: str) -> Iterator[Problem]:
    first: dict[Hashable, str] = {}
    for item, path, key in entries:
        place = item.place(path)
        if key in first:
            shown = (
                key if isinstance(key, str) else " ".join(str(part) for part in key) if isinstance(key, tuple) else key
            )
            yield item.problem(path, rule, f"“{shown}” is used already at {first[key]}; choose another")
        else:
            first[key] = place


PLACES: tuple[Rule, ...] = (reports_in_their_files, core_series_in_their_files)
"""Whether files say of which area and year they are as their names do; what else does not fit follows from that."""

RULES: tuple[Rule, ...] = (
    *PLACES,
    unique_ids,
    unique_area_marks,
    unique_part_ids,
    part_ids_begin_with_plan,
    documents_are_read_once,
    core_series_are_in_order,
    sources_in_their_files,
    unique_locators,
)
