"""The codebook: every column of every table, its own among them, with type, meaning in both languages and codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from shengce.exports.columns import CODEBOOK_COLUMNS
from shengce.exports.described import described
from shengce.exports.fields import Fields, Table
from shengce.exports.registry import EXPORTS, Export
from shengce.exports.types import Column
from shengce.language.strings import Language

CODEBOOK = "data/codebook.csv"
_SEVERAL = ";"


def codebook(languages: Iterable[Language]) -> Export:
    """Return the codebook as an export, in the words of the languages of the site."""
    by_code = {language.code: language for language in languages}
    rows = tuple(_fields(path, column, by_code) for path, column in columns_of_files())
    return Export(CODEBOOK, Table("codebook", CODEBOOK_COLUMNS, lambda _: rows))


def columns_of_files() -> Iterator[tuple[str, Column]]:
    """Yield every column with the path of the file that it is of."""
    own = Table("codebook", CODEBOOK_COLUMNS, lambda _: ())
    for path, table in (*((export.path, export.table) for export in EXPORTS), (CODEBOOK, own)):
        yield from ((path, column) for column in described(table))


def _fields(path: str, column: Column, languages: Mapping[str, Language]) -> Fields:
    return {
        "file": path,
        "column": column.name,
        "type": column.type.value,
        "meaning_zh": languages["zh"].say(f"column.{column.meaning}"),
        "meaning_en": languages["en"].say(f"column.{column.meaning}"),
        "codes": _SEVERAL.join(column.codes) or None,
    }
