"""The codebook: every column of every table, its own among them, with type, meaning in both languages and codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from shengce.exports.columns import CODEBOOK_COLUMNS
from shengce.exports.described import described, meaning_in
from shengce.exports.fields import Fields, Table
from shengce.exports.filled import Filled
from shengce.exports.registry import Export
from shengce.exports.types import Column
from shengce.language.strings import Language

CODEBOOK = "data/codebook.csv"
_SEVERAL = ";"


def codebook(exports: Iterable[Export], languages: Iterable[Language]) -> Export:
    """Return the codebook of other tables as an export, in the words of the languages of the site."""
    by_code = {language.code: language for language in languages}
    rows = tuple(_fields(path, column, by_code) for path, column in columns_of_files(exports))
    return Export(CODEBOOK, Table("codebook", CODEBOOK_COLUMNS, lambda _: rows))


def columns_of(table: Filled) -> Filled:
    """Return what is to be known of a table's columns, as a sheet beside it."""
    head = Table("columns", ("column", "label", "type", "codes"), lambda _: ())
    rows = ((each.name, each.label, each.type.value, _SEVERAL.join(each.codes) or None) for each in table.columns)
    return Filled(head.name, described(head), tuple(rows), ("column",))


def columns_of_files(exports: Iterable[Export]) -> Iterator[tuple[str, Column]]:
    """Yield every column, and after them the codebook's own, with the path of the file that it is of."""
    own = Export(CODEBOOK, Table("codebook", CODEBOOK_COLUMNS, lambda _: ()))
    for export in (*exports, own):
        yield from ((export.path, column) for column in described(export.table))


def _fields(path: str, column: Column, languages: Mapping[str, Language]) -> Fields:
    return {
        "file": path,
        "column": column.name,
        "type": column.type.value,
        "meaning_zh": meaning_in(languages["zh"], column),
        "meaning_en": meaning_in(languages["en"], column),
        "codes": _SEVERAL.join(column.codes) or None,
        "indicator": column.about.id if column.about else None,
        "unit": column.about.unit if column.about else None,
        "label": column.label or None,
    }
