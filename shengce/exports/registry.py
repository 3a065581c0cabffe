"""Every export of the site, listed once: the generator writes them and the page about the data describes them.

A new one is a table in a module of its own, and its entry here; its words are
``data.NAME`` in i18n/, with the number of rows, and those of its columns ``column.NAME`` (see ``described``).
"""

from __future__ import annotations

from dataclasses import dataclass

from shengce.exports.absences import ABSENCES
from shengce.exports.areas import AREAS
from shengce.exports.changes import CHANGES, CHANGES_CSV
from shengce.exports.facts import FACTS, WITHDRAWN
from shengce.exports.fields import Table
from shengce.exports.indicators import INDICATORS
from shengce.exports.mentions import MENTIONS
from shengce.exports.pairs import PAIRS
from shengce.exports.sources import SOURCES
from shengce.exports.tasks import TASKS
from shengce.exports.word_years import WORD_YEARS
from shengce.exports.words.denominators import DENOMINATORS


@dataclass(frozen=True)
class Export:
    """A table for machines, and the path of its CSV file below the site's root, beside which its other forms stand."""

    path: str
    table: Table


EXPORTS = (
    Export("data/facts.csv", FACTS),
    Export("data/pairs.csv", PAIRS),
    Export("data/absences.csv", ABSENCES),
    Export("data/withdrawn.csv", WITHDRAWN),
    Export("data/mentions.csv", MENTIONS),
    Export("data/tasks.csv", TASKS),
    Export("data/sources.csv", SOURCES),
    Export("data/areas.csv", AREAS),
    Export("data/indicators.csv", INDICATORS),
    Export(CHANGES_CSV, CHANGES),
    Export("data/words/denominators.csv", DENOMINATORS),
    Export("data/words/word_years.csv", WORD_YEARS),
)
