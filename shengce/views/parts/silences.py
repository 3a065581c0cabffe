"""What the documents of a plan do not state: a line for each kind and period, and what is said instead of a figure."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.silences import silences_of
from shengce.language.dates import period_text
from shengce.records.base import WHOLE
from shengce.records.plans import Absence, Plan
from shengce.views.context import Context
from shengce.views.shown import Link, RichText


@dataclass(frozen=True)
class SilenceNote:
    """An absence of which more is to be said: what the document says instead, or (``note``) what others state."""

    anchor: str
    indicator: Link
    looked_for: str
    reason: str
    reason_key: str
    text: str
    note: str


@dataclass(frozen=True)
class Silences:
    """What was looked for in vain: ``lines`` name the indicators; ``count`` is how many absences there are in all."""

    lead: str
    lines: tuple[RichText, ...]
    notes: tuple[SilenceNote, ...]
    count: str

    @property
    def has_more_to_say(self) -> bool:
        """Whether a note says what others have for one of them: it is shown at once."""
        return any(note.note for note in self.notes)


def plan_silences(context: Context, plan: Plan) -> Silences | None:
    """Return what none of the plan's documents states; None where nothing is missing."""
    facts = context.knowledge.all_facts.of_plan(plan.province, plan.year)
    silences = silences_of(plan.absences, facts, context.knowledge.catalogue)
    if not silences:
        return None
    noted = [absence for absence in silences if absence.says_more]
    return Silences(
        lead=context.language.count("province_year.silence.lead", len(plan.documents)),
        lines=_lines(context, [absence for absence in silences if absence not in noted]),
        notes=tuple(_note(context, absence) for absence in noted),
        count=context.language.count("count.figures", len(silences)),
    )


def _lines(context: Context, silences: list[Absence]) -> tuple[RichText, ...]:
    groups: dict[str, list[Link]] = {}
    for absence in silences:
        groups.setdefault(_looked_for(context, absence), []).append(context.indicator(absence.indicator))
    return tuple(
        context.sentence("province_year.silence.line", looked_for=looked_for, names=context.listed(names))
        for looked_for, names in groups.items()
    )


def _looked_for(context: Context, absence: Absence) -> str:
    period = period_text(absence.period, context.language)
    looked_for = context.say(f"province_year.silence.{absence.kind}", period=period)
    return context.say("list.dot").join(filter(None, (looked_for, _scope(context, absence))))


def _scope(context: Context, absence: Absence) -> str:
    return "" if absence.scope == WHOLE else context.scope_name(absence.indicator, absence.scope)


def _note(context: Context, absence: Absence) -> SilenceNote:
    return SilenceNote(
        anchor=context.silence_anchor(absence),
        indicator=context.indicator(absence.indicator),
        looked_for=_looked_for(context, absence),
        reason=context.say(f"absence.{absence.reason}"),
        reason_key=absence.reason,
        text=context.words(absence.text),
        note=context.words(absence.note),
    )
