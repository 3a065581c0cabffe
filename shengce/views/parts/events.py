"""Years that readers look for in a chart over years, each with the word or two that it is known by."""

from __future__ import annotations

from shengce.charts.timeline import TimelineEvent
from shengce.views.context import Context

_EVENTS = {
    2008: "event.financial_crisis",
    2012: "event.below_eight",
    2020: "event.covid",
    2022: "event.outbreaks",
}


def national_events(context: Context) -> tuple[TimelineEvent, ...]:
    """Return what the nation as a whole went through, oldest first."""
    return tuple(TimelineEvent(year, context.say(words)) for year, words in _EVENTS.items())


def event_notes(context: Context) -> tuple[str, ...]:
    """Return the events with their years, for the key beside charts too narrow to name them."""
    return tuple(context.say("event.named", year=event.year, words=event.words) for event in national_events(context))
