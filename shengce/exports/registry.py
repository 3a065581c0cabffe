"""Every export of the site, listed once: the generator writes them and the page about the data describes them.

A new one is a table in a module of its own, or another way to write one, and its entry here; its words are
``data.NAME`` in i18n/, with the number of rows, and those of its columns ``column.NAME`` (see ``described``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shengce.derive.knowledge import Knowledge
from shengce.exports.absences import ABSENCES
from shengce.exports.csv_table import csv_table
from shengce.exports.facts import FACTS, WITHDRAWN
from shengce.exports.fields import Table
from shengce.exports.mentions import MENTIONS
from shengce.exports.pairs import PAIRS
from shengce.exports.sources import SOURCES
from shengce.exports.tasks import TASKS
from shengce.exports.word_years import WORD_YEARS
from shengce.exports.words.denominators import DENOMINATORS


@dataclass(frozen=True)
class Export:
    """A file for machines: its path below the site's root, the table that it holds, and how that is written."""

    path: str
    table: Table
    write: Callable[[Table, Knowledge], bytes]


EXPORTS = (
    Export("data/facts.csv", FACTS, csv_table),
    Export("data/pairs.csv", PAIRS, csv_table),
    Export("data/absences.csv", ABSENCES, csv_table),
    Export("data/withdrawn.csv", WITHDRAWN, csv_table),
    Export("data/mentions.csv", MENTIONS, csv_table),
    Export("data/tasks.csv", TASKS, csv_table),
    Export("data/sources.csv", SOURCES, csv_table),
    Export("data/words/denominators.csv", DENOMINATORS, csv_table),
    Export("data/words/word_years.csv", WORD_YEARS, csv_table),
)
