"""Whether a figure is of the kind that its sentence says, or the part of the report around it: reached, or aimed at.

Only what is said without doubt counts, and a reader who looked it up once more says so with ``confirmed``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from shengce.records.plans import Figure, FigureKind
from shengce.reports.compact import compact
from shengce.reports.periods import RESULT, TARGET, Calendar, announces_aims, cues, states_target
from shengce.reports.sections import Place, looks_ahead, looks_back

_CLAUSE = re.compile(r"[,;:。!?]")
_AIMED_AT = re.compile(r"力争|力求|冲刺|确保(?!了)|(?<![主重需])要(?=实现|达到|完成|增长|保持|突破)")
_REACHED = re.compile(r"(?:完成|实现|达到|增长|下降)了|超额完成|圆满")
# 由2005年的0.4%提高到1.2%: what an aim begins with was reached.
_BASE = re.compile(r"[由从](?:(?:19|20)\d\d年|上年|去年)?末?的?$")


@dataclass(frozen=True)
class Passage:
    """A cited sentence, its paragraph up to it, and where they stand (None where a text has no parts)."""

    sentence: str
    before: str
    place: Place | None
    calendar: Calendar


def kind_fault(figure: Figure, passage: Passage) -> str:
    """Return what is wrong with the kind of a figure; empty when nothing says so, or a reader confirmed it."""
    if figure.confirmed:
        return ""
    if figure.kind is FigureKind.TARGET and _is_past(figure, passage):
        return f"{figure.cite} is about past years; is this a result? if it is a target, add confirmed: true"
    if figure.kind is FigureKind.RESULT and _is_aim(figure, passage):
        return f"{figure.cite} is about what is aimed at; is this a target? if it is a result, add confirmed: true"
    return ""


def _is_past(figure: Figure, passage: Passage) -> bool:
    if passage.place and looks_back(passage.place, passage.sentence, passage.calendar):
        return True
    return _all_heads(figure, passage.sentence, lambda head: _says_reached(head, passage.calendar))


def _is_aim(figure: Figure, passage: Passage) -> bool:
    place, calendar = passage.place, passage.calendar
    if _all_heads(figure, passage.sentence, lambda head: _says_aimed_at(head, calendar)):
        return True
    is_ahead = place is not None and looks_ahead(place, passage.before, passage.sentence, calendar)
    return is_ahead and not _all_heads(figure, passage.sentence, lambda head: _BASE.search(head) is not None)


def _all_heads(figure: Figure, sentence: str, holds: Callable[[str], bool]) -> bool:
    """Return whether something holds of the words before the print, wherever in the sentence it stands."""
    words, printed = compact(sentence).text, compact(figure.as_printed).text
    starts = [match.start() for match in re.finditer(re.escape(printed), words)]
    return bool(starts) and all(holds(words[:start]) for start in starts)


def _says_reached(head: str, calendar: Calendar) -> bool:
    clause = _CLAUSE.split(head)[-1]
    is_past = _last_kind(clause, calendar) == RESULT or _REACHED.search(clause) is not None
    return is_past and not states_target(head)


def _says_aimed_at(head: str, calendar: Calendar) -> bool:
    is_ahead = _last_kind(head, calendar) == TARGET or announces_aims(head)
    return is_ahead or _AIMED_AT.search(_CLAUSE.split(head)[-1]) is not None


def _last_kind(words: str, calendar: Calendar) -> str:
    """Return the kind that the last words on time say; empty when there are none, or they leave a doubt."""
    said = [setting for _, setting in cues(words, calendar)]
    return said[-1].kind if said and not said[-1].doubt else ""
