"""What the record of changes tells of each figure, and which figures of an area or indicator a version touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from shengce.derive.facts import Fact
from shengce.records.changes import Figures, ReasonOfChange, Release, Version


class Change(StrEnum):
    """What a version did to a figure."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


@dataclass(frozen=True)
class Touch:
    """A figure that a version touched, by its identifier of then; ``fact`` is the figure, where it is there today."""

    release: Release
    change: Change
    id: str
    reason: ReasonOfChange
    fact: Fact | None


@dataclass(frozen=True)
class FigureHistory:
    """From which version on a figure is there, which one changed it last, and why; None where none did.

    ``is_older`` says that it was there before the first version on record, whenever it came.
    """

    first: Version
    is_older: bool
    changed: Version | None = None
    reason: ReasonOfChange | None = None

    def touched(self, touch: Touch) -> FigureHistory:
        """Return what is known once a version has touched the figure, too."""
        if touch.change is Change.ADDED:
            return FigureHistory(touch.release.version, is_older=False)
        return replace(self, changed=touch.release.version, reason=touch.reason)


@dataclass(frozen=True, repr=False)
class History:
    """The versions on record, oldest first, with the figures that each touched, in the order of the record."""

    releases: tuple[Release, ...]
    touches: Mapping[Version, tuple[Touch, ...]]

    @property
    def newest(self) -> Release | None:
        """The last version on record; None where none is."""
        return self.releases[-1] if self.releases else None

    def of(self, identifier: str) -> FigureHistory | None:
        """Return what is known of a figure that is there today; None where no version is on record."""
        if not self.releases:
            return None
        return self._touched.get(identifier) or FigureHistory(self.releases[0].version, is_older=True)

    @cached_property
    def _touched(self) -> Mapping[str, FigureHistory]:
        """What is known of the figures that any version touched, in one walk from the first version to the last."""
        known: dict[str, FigureHistory] = {}
        for release in self.releases:
            known |= self._told(release, known)
        return known

    def _told(self, release: Release, known: Mapping[str, FigureHistory]) -> dict[str, FigureHistory]:
        """Return what is known of each figure that a version touched, by its identifier from then on."""
        was = {figure.id: figure.was for figure in release.changed if figure.was}
        older = FigureHistory(self.releases[0].version, is_older=True)
        touches = self.touches[release.version]
        return {touch.id: known.get(was.get(touch.id, touch.id), older).touched(touch) for touch in touches}

    def touching(self, is_of: Callable[[Fact], bool]) -> Iterator[tuple[Release, tuple[Touch, ...]]]:
        """Yield each version that touched figures of some kind, with those, newest first."""
        for release in reversed(self.releases):
            if own := tuple(touch for touch in self.touches[release.version] if touch.fact and is_of(touch.fact)):
                yield release, own


def history_of(releases: Iterable[Release], facts: Mapping[str, Fact]) -> History:
    """Return the history; ``facts`` are all figures by identifier, those withdrawn among them."""
    known = tuple(releases)
    return History(known, {release.version: tuple(_touches(release, facts)) for release in known})


def _touches(release: Release, facts: Mapping[str, Fact]) -> Iterator[Touch]:
    groups = ((Change.ADDED, release.added), (Change.WITHDRAWN, release.withdrawn), (Change.REMOVED, release.removed))
    for figure in release.changed:
        yield Touch(release, Change.CHANGED, figure.id, figure.reason, facts.get(figure.id))
    for change, figures in groups:
        yield from _of_groups(release, change, figures, facts)


def _of_groups(
    release: Release, change: Change, groups: Iterable[Figures], facts: Mapping[str, Fact]
) -> Iterator[Touch]:
    for group in groups:
        yield from (Touch(release, change, name, group.reason, facts.get(name)) for name in group.ids)
