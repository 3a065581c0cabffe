"""All published tables, filled once a run: what files are written from, and what pages tell of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from shengce.derive.knowledge import Knowledge
from shengce.exports.codebook import codebook
from shengce.exports.filled import Filled, filled
from shengce.exports.panel import panel
from shengce.exports.registry import EXPORTS
from shengce.language.strings import Language


@dataclass(frozen=True, repr=False)
class Tables:
    """The tables by the path of their CSV file below the site's root, and the size of every file in bytes by its path.

    ``tables["facts"]`` is one table, by its name. ``cut_up`` are the paths of the files that hold rows of one thing.
    """

    by_path: Mapping[str, Filled] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    cut_up: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Filled:
        """Return a table by its name. Raises KeyError where there is none."""
        return {table.name: table for table in self.by_path.values()}[name]

    def with_sizes(self, sizes: Mapping[str, int]) -> Tables:
        """Return the same tables with the sizes of more files."""
        return replace(self, sizes={**self.sizes, **sizes})

    def with_cut_up(self, paths: frozenset[str]) -> Tables:
        """Return the same tables with the paths of files that hold rows of one thing."""
        return replace(self, cut_up=paths)


NO_TABLES = Tables()


def tables_of(knowledge: Knowledge, languages: Sequence[Language]) -> Tables:
    """Return every table with its rows."""
    described = (*EXPORTS, panel(knowledge, languages))
    exports = (*described, codebook(described, languages))
    return Tables({export.path: filled(export.table, knowledge) for export in exports})
