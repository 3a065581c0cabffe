"""Identifiers are promises: unique, of the right form, and in the file that their name says."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Located, Records
from shengce.records.yaml_document import FieldPath


def unique_ids(records: Records, _: Catalogue) -> Iterator[Problem]:
    """No two records of a vocabulary, and no two sources, share an identifier."""
    vocabularies = (records.units, records.indicators, records.themes, records.scopes, records.terms, records.synonyms)
    for group in (*vocabularies, records.sources):
        yield from _repeated(((item, ("id",), item.record.id) for item in group), "duplicate-id")
    yield from _repeated(((item, ("slug",), item.record.slug) for item in records.provinces), "duplicate-id")


def unique_province_marks(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Codes, abbreviations and tiles of provinces are each used once."""
    provinces = records.provinces
    yield from _repeated(((item, ("code",), item.record.code) for item in provinces), "duplicate-code")
    yield from _repeated(
        ((item, ("abbreviation",), item.record.abbreviation) for item in provinces), "duplicate-abbreviation"
    )
    tiles = ((item, ("tile",), (item.record.tile.column, item.record.tile.row)) for item in provinces)
    yield from _repeated(tiles, "duplicate-tile")


def unique_part_ids(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Figures, priorities, honours and policies have identifiers unique over all plans: they are anchors."""
    for part in ("figures", "priorities", "honours", "policies"):
        entries = (
            (item, (part, index, "id"), entry.id)
            for item in records.plans
            for index, entry in enumerate(getattr(item.record, part))
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


def one_plan_a_year(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A province has one plan a year, in the file that its province and year name."""
    plans = [item for item in records.plans if not item.path]
    entries = ((item, ("province",), (item.record.province, item.record.year)) for item in plans)
    yield from _repeated(entries, "duplicate-plan")
    for item in plans:
        expected = f"records/plans/{item.record.year}/{item.record.province}.yml"
        if str(item.document.file) != expected:
            yield item.problem(("province",), "file-name", f"by its province and year this plan belongs in {expected}")


def core_series_in_their_files(records: Records, _: Catalogue) -> Iterator[Problem]:
    """An area has one core series, in the file that it names, with its reports in the order of years, each once."""
    for item in records.core:
        series = item.record
        if item.document.file.stem != series.area:
            message = f"the core series of {series.area} belongs in records/core/{series.area}.yml"
            yield item.problem(("area",), "file-name", message)
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
        if not item.path and item.document.file.stem != item.record.id:
            message = f"by its id this source belongs in a file named {item.record.id}.yml"
            yield item.problem(("id",), "file-name", message)


def unique_locators(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A paragraph locator stands once in its source, and begins with its article's id."""
    for item in records.sources:
        source = item.record
        seen: set[str] = set()
        groups: list[tuple[FieldPath, str, Iterable[Any]]] = [((), "p", source.paragraphs)]
        groups += [
            (("articles", i), f"{article.id}-p", article.paragraphs) for i, article in enumerate(source.articles)
        ]
        for path, prefix, paragraphs in groups:
            for index, paragraph in enumerate(paragraphs):
                place = (*path, "paragraphs", index, "at")
                if paragraph.at in seen:
                    yield item.problem(place, "duplicate-locator", f"“{paragraph.at}” stands twice in this source")
                if not paragraph.at.startswith(prefix):
                    yield item.problem(place, "locator-prefix", f"“{paragraph.at}” must begin with “{prefix}”")
                seen.add(paragraph.at)


def _repeated(entries: Iterable[tuple[Located[Any], FieldPath, Hashable]], rule: str) -> Iterator[Problem]:
    first: dict[Hashable, str] = {}
    for item, path, key in entries:
        place = f"{item.document.file}:{item.document.line_of((*item.path, *path))}"
        if key in first:
            shown = (
                key if isinstance(key, str) else " ".join(str(part) for part in key) if isinstance(key, tuple) else key
            )
            yield item.problem(path, rule, f"“{shown}” is used already at {first[key]}; choose another")
        else:
            first[key] = place


RULES: tuple[Rule, ...] = (
    unique_ids,
    unique_province_marks,
    unique_part_ids,
    part_ids_begin_with_plan,
    one_plan_a_year,
    core_series_in_their_files,
    sources_in_their_files,
    unique_locators,
)
