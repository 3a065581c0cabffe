"""The terms of the site by year: how many reports name each, and how often."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.derive.words.life import WordLife
from shengce.exports.columns import WORD_YEAR_COLUMNS
from shengce.exports.fields import Fields, Table

_SUMMED = " + "


def _word_years(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield each term that any provincial report names, year by year."""
    facts = knowledge.word_facts
    for term, life in facts.lives.items() if facts else ():
        if life.named_years:
            yield from _years(term, life)


def _years(term: str, life: WordLife) -> Iterator[Fields]:
    words = _SUMMED.join(life.words)
    for year in life.years:
        yield {
            "term": term,
            "word": words,
            "year": year.year,
            "reports": year.named,
            "occurrences": year.occurrences,
            "of_reports": year.reports,
            "national_occurrences": year.national,
        }


WORD_YEARS = Table("word_years", WORD_YEAR_COLUMNS, _word_years, key=("term", "year"))
