"""A province's own words: what its reports say far more than the others'."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.words.own import OwnWord, OwnWords
from shengce.views.context import Context
from shengce.views.parts.phrases import phrase_link
from shengce.views.shown import Link


@dataclass(frozen=True)
class OwnWordView:
    """A word with the way to the viewer; ``count`` says how often it stands there, ``title`` also elsewhere."""

    word: Link
    count: str
    title: str


@dataclass(frozen=True)
class OwnWordsView:
    """The words of a report, or of the newest reports, and by what rule they are chosen."""

    heading: str
    words: tuple[OwnWordView, ...]
    rule: str
    method: str


def own_words_of_year(context: Context, area: str, year: int) -> OwnWordsView | None:
    """Return the own words of a report; None where there are none."""
    facts = context.knowledge.word_facts
    found = facts.own_of_year.get((area, year)) if facts else None
    return _view(context, found, context.say("own_words.heading_year"), "own_words.rule_year") if found else None


def own_words_of_newest_years(context: Context, area: str) -> OwnWordsView | None:
    """Return the own words of an area's newest reports; None where there are none."""
    facts = context.knowledge.word_facts
    found = facts.own_of_newest_years.get(area) if facts else None
    if found is None:
        return None
    heading = context.say("own_words.heading_years", first=found.first, last=found.last)
    return _view(context, found, heading, "own_words.rule_years")


def _view(context: Context, found: OwnWords, heading: str, rule: str) -> OwnWordsView:
    return OwnWordsView(
        heading=heading,
        words=tuple(_word(context, word) for word in found.words),
        rule=context.say(rule),
        method=context.url("method/", "words"),
    )


def _word(context: Context, word: OwnWord) -> OwnWordView:
    title = context.say("own_words.counts", here=word.occurrences, elsewhere=word.elsewhere)
    return OwnWordView(phrase_link(context, word.word), str(word.occurrences), title)
