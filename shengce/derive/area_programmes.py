"""The programmes of an area over the years: which its plans keep naming, which the newest leaves, which stand once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shengce.derive.indexes import Mention, mentions_in
from shengce.derive.term_use import spelled
from shengce.records.base import Text
from shengce.records.catalogue import Catalogue
from shengce.records.period import Period
from shengce.records.plans import Plan
from shengce.records.vocabulary import Term


@dataclass(frozen=True)
class NamedProgramme:
    """A term with the first mention of each year's plan that names it, oldest first."""

    term: Term
    mentions: Mapping[int, Mention]


@dataclass(frozen=True)
class AreaProgrammes:
    """What an area's plans name: terms of its own, those it shares, and by year the names that have no entry.

    Of terms those stand first that more years name, of equals the one named first, then by pinyin; of names the newest.
    """

    years: tuple[int, ...]
    own: tuple[NamedProgramme, ...]
    shared: tuple[NamedProgramme, ...]
    single: Mapping[int, tuple[Text, ...]]

    @property
    def span(self) -> Period:
        """The years from the first plan to the newest."""
        return Period(self.years[0], self.newest)

    @property
    def newest(self) -> int:
        """The year of the newest plan."""
        return self.years[-1]

    @property
    def count(self) -> int:
        """How many terms its plans name."""
        return len(self.own) + len(self.shared)

    @property
    def singles(self) -> int:
        """How many names have no entry, over all years."""
        return sum(map(len, self.single.values()))

    @property
    def lasting(self) -> tuple[NamedProgramme, ...]:
        """Its own terms that every plan names; none where there is but one plan."""
        return tuple(each for each in self.own if len(each.mentions) == len(self.years) > 1)

    @property
    def left(self) -> tuple[NamedProgramme, ...]:
        """Its own terms that the newest plan no longer names."""
        return tuple(each for each in self.own if self.newest not in each.mentions)


def programmes_by_area(catalogue: Catalogue) -> Mapping[str, AreaProgrammes]:
    """Return the programmes of each area with plans that name any."""
    plans: dict[str, list[Plan]] = defaultdict(list)
    for (area, _), plan in sorted(catalogue.plans.items()):
        plans[area].extend([plan] if plan.programmes else [])
    return {area: _programmes_of(catalogue, area, plans[area]) for area in catalogue.areas if plans[area]}


def _programmes_of(catalogue: Catalogue, area: str, plans: Sequence[Plan]) -> AreaProgrammes:
    named = sorted(_named(catalogue, plans), key=_order)
    return AreaProgrammes(
        years=tuple(plan.year for plan in plans),
        own=tuple(each for each in named if each.term.area == area),
        shared=tuple(each for each in named if each.term.area != area),
        single={plan.year: tuple(_single(plan)) for plan in reversed(plans)},
    )


def _named(catalogue: Catalogue, plans: Iterable[Plan]) -> Iterator[NamedProgramme]:
    by_term: dict[str, dict[int, Mention]] = {}
    for plan in plans:
        for term, mention in mentions_in(plan):
            by_term.setdefault(term, {}).setdefault(plan.year, mention)
    for term, mentions in by_term.items():
        yield NamedProgramme(catalogue.terms[term], mentions)


def _order(named: NamedProgramme) -> tuple[int, int, tuple[list[str], str]]:
    return -len(named.mentions), min(named.mentions), spelled(named.term)


def _single(plan: Plan) -> Iterator[Text]:
    """Yield the names without an entry, each once."""
    yield from dict.fromkeys(mention.name for mention in plan.programmes if mention.name)
