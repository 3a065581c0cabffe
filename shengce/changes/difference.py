"""What one version of the data changed beside an earlier one, figure by figure and field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shengce.changes.snapshot import Snapshot
from shengce.exports.fields import Field, Fields
from shengce.records.base import Text

COUNTED = ("facts", "withdrawn", "absences", "sources", "programmes")
# By these a figure is known where its identifier became another one, because it is a figure of something else.
_PLACE = ("province", "plan_year", "kind", "source", "locator", "as_printed", "value", "unit")


@dataclass(frozen=True)
class Changed:
    """A figure that says something else: its former identifier where that changed, and each field before and after."""

    id: str
    was: str | None
    fields: tuple[tuple[str, Field, Field], ...]


@dataclass(frozen=True)
class Withdrawn:
    """A figure that no longer counts, with the reason that its record gives."""

    id: str
    reason: Text


@dataclass(frozen=True)
class Tally:
    """How many there were and are of a kind, and how many came and went."""

    before: int
    now: int
    added: int
    removed: int


@dataclass(frozen=True)
class VersionDifference:
    """All that differs; ``from_new_documents`` are those added figures whose document was not read so before.

    ``details`` are the fields of the figures added and removed.
    """

    before: str
    now: str
    added: tuple[str, ...]
    changed: tuple[Changed, ...]
    withdrawn: tuple[Withdrawn, ...]
    removed: tuple[str, ...]
    counted: Mapping[str, Tally]
    from_new_documents: frozenset[str]
    details: Mapping[str, Fields] = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether no figure and nothing that is counted differs."""
        moved = any(tally.added or tally.removed for tally in self.counted.values())
        return not (self.added or self.changed or self.withdrawn or self.removed or moved)


def difference_of(old: Snapshot, new: Snapshot) -> VersionDifference:
    """Return what the new version changed."""
    renamed = _renamed(old, new)
    known = {was: identifier for identifier, was in renamed.items()}
    added = [name for name in new.figures if name not in old.figures and name not in renamed]
    removed = [name for name in old.figures if name not in new.figures and name not in known]
    withdrawn = [name for name in new.withdrawn if renamed.get(name, name) not in old.withdrawn]
    return VersionDifference(
        before=old.version,
        now=new.version,
        added=tuple(name for name in added if name not in new.withdrawn),
        changed=tuple(_changes(old, new, renamed)),
        withdrawn=tuple(Withdrawn(name, new.withdrawn[name]) for name in withdrawn),
        removed=tuple(removed),
        counted=_counted(old, new),
        from_new_documents=frozenset(name for name in added if _is_newly_read(new.figures[name], old, new)),
        details={name: (new.figures.get(name) or old.figures[name]) for name in (*added, *removed)},
    )


def _renamed(old: Snapshot, new: Snapshot) -> Mapping[str, str]:
    """Return, by identifier, the former one of figures that only their identifier's parts tell from one that went."""
    came = _by_place(new.figures[name] for name in new.figures if name not in old.figures)
    went = _by_place(old.figures[name] for name in old.figures if name not in new.figures)
    pairs = {place: (came[place], went[place]) for place in came if place in went}
    return {now[0]: was[0] for now, was in pairs.values() if len(now) == len(was) == 1}


def _by_place(figures: Iterable[Fields]) -> Mapping[tuple[Field, ...], list[str]]:
    found: dict[tuple[Field, ...], list[str]] = defaultdict(list)
    for figure in figures:
        found[tuple(figure[name] for name in _PLACE)].append(str(figure["id"]))
    return found


def _changes(old: Snapshot, new: Snapshot, renamed: Mapping[str, str]) -> Iterable[Changed]:
    for name, figure in new.figures.items():
        was = renamed.get(name, name)
        if was not in old.figures:
            continue
        fields = tuple(_fields(old.figures[was], figure, old.withdrawn.get(was), new.withdrawn.get(name)))
        if fields or was != name:
            yield Changed(name, was if was != name else None, fields)


def _fields(
    before: Fields, now: Fields, withdrawn_before: Text | None, withdrawn_now: Text | None
) -> Iterable[tuple[str, Field, Field]]:
    for name in now:
        if name != "id" and before[name] != now[name]:
            yield name, before[name], now[name]
    if withdrawn_before and withdrawn_now is None:
        yield "withdrawn", withdrawn_before.en, None


def _is_newly_read(figure: Fields, old: Snapshot, new: Snapshot) -> bool:
    document = (str(figure["province"]), int(str(figure["plan_year"])), str(figure["source"]))
    is_read_whole_now = document in new.read_whole and document not in old.read_whole
    return document not in old.documents or is_read_whole_now


def _counted(old: Snapshot, new: Snapshot) -> Mapping[str, Tally]:
    kinds = {
        "facts": (old.figures.keys() - old.withdrawn, new.figures.keys() - new.withdrawn),
        "withdrawn": (set(old.withdrawn), set(new.withdrawn)),
        "absences": (old.absences, new.absences),
        "sources": (old.sources, new.sources),
        "programmes": (old.programmes, new.programmes),
    }
    return {kind: Tally(len(was), len(now), len(now - was), len(was - now)) for kind, (was, now) in kinds.items()}
