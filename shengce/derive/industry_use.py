"""Who bets on what: which industries the reports read whole name, in what light, year by year.

A report names an industry where its reader listed it, in one light or several or in none; a measure or a figure of it
names it too, in no light. Each industry counts by itself: what a report names as a part of it counts for the part
alone. Only reports read whole are counted, and two years are compared over the provinces of which both were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from shengce.derive.depth import plans_read_whole
from shengce.derive.facts import Fact, Facts
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.citation import Citation
from shengce.records.plans import IndustryMention, Plan, Stance
from shengce.records.vocabulary import Scope, ScopeKind

MOST_LEADING = 3
"""A finding names at most so many industries, equals together or not at all."""
FEW_FIGURES = 8
"""More figures about an industry are folded on its page."""


@dataclass(frozen=True)
class Naming:
    """That a report names an industry: in which lights, and where it does so first in the first of these.

    ``stances`` are in the order of ``Stance``, none where it is merely named; ``figure`` is the id of the figure by
    which alone it is named, empty otherwise.
    """

    province: str
    year: int
    stances: tuple[Stance, ...]
    cite: Citation
    figure: str = ""

    @property
    def stance(self) -> Stance | None:
        """The first of its lights."""
        return next(iter(self.stances), None)

    @property
    def has_more(self) -> bool:
        """Whether the report names the industry in more than one light."""
        return len(self.stances) > 1


@dataclass(frozen=True)
class Turnover:
    """Which provinces name an industry in a year and did not in an earlier one, and the other way round."""

    newcomers: tuple[str, ...]
    leavers: tuple[str, ...]

    @property
    def change(self) -> int:
        """By how many more provinces it is named."""
        return len(self.newcomers) - len(self.leavers)


@dataclass(frozen=True)
class IndustryUse:
    """Where an industry is named, by area and year, in the order of plans; ``read`` are the plans read whole."""

    industry: str
    namings: Mapping[PlanKey, Naming]
    read: Mapping[PlanKey, Plan]

    def in_year(self, year: int) -> tuple[Naming, ...]:
        """Return where the reports of a year name it, in the order of areas."""
        return tuple(naming for naming in self.namings.values() if naming.year == year)

    def lights(self, year: int) -> tuple[tuple[Stance | None, int], ...]:
        """Return how many reports of a year name it in each light, none last; a report counts in each of its lights."""
        found = [stance for naming in self.in_year(year) for stance in naming.stances or (None,)]
        return tuple((stance, found.count(stance)) for stance in (*Stance, None) if stance in found)

    def has_mixed_lights(self, year: int) -> bool:
        """Whether any report of a year names it in more than one light."""
        return any(naming.has_more for naming in self.in_year(year))

    def turnover(self, before: int, year: int) -> Turnover:
        """Return who came and who went between two years."""
        both = [area for area, of in self.read if of == year and (area, before) in self.read]
        now, then = ({area for area in both if (area, of) in self.namings} for of in (year, before))
        return Turnover(
            tuple(area for area in both if area in now - then), tuple(area for area in both if area in then - now)
        )


@dataclass(frozen=True)
class IndustryGroup:
    """Industries of one root of the controlled list, those named by most first; ``root`` is None of lone industries."""

    root: str | None
    uses: tuple[IndustryUse, ...]


@dataclass(frozen=True)
class Ranked:
    """An industry with the number by which it leads."""

    industry: str
    number: int


@dataclass(frozen=True)
class Industries:
    """The industries that reports read whole name, in the order of the controlled list, and the figures about each.

    ``read`` are the plans read whole.
    """

    years: tuple[int, ...]
    read: Mapping[PlanKey, Plan]
    uses: Mapping[str, IndustryUse]
    facts: Mapping[str, tuple[Fact, ...]]
    groups: tuple[IndustryGroup, ...]

    @property
    def newest(self) -> int:
        """The newest year of which a report was read whole; 0 of no years."""
        return max(self.years, default=0)

    @property
    def first(self) -> int:
        """The first year of which a report was read whole; 0 of no years."""
        return min(self.years, default=0)

    @property
    def before(self) -> int | None:
        """The last year before the newest; None where there is none."""
        return max((year for year in self.years if year < self.newest), default=None)

    def change(self, use: IndustryUse) -> int:
        """Return by how many more provinces an industry is named in the newest year than in the first."""
        return use.turnover(self.first, self.newest).change

    def count(self, industry: str, year: int) -> int:
        """Return how many reports of a year name an industry."""
        return len(self.uses[industry].in_year(year))

    def most_named(self) -> tuple[Ranked, ...]:
        """Return the industries that most provinces name in the newest year."""
        return leading(Ranked(name, self.count(name, self.newest)) for name in self.uses)

    def most_new(self) -> tuple[Ranked, ...]:
        """Return the industries that most provinces name in the newest year and did not in the first."""
        pairs = [(use, use.turnover(self.first, self.newest)) for use in self.uses.values()]
        return leading(Ranked(use.industry, len(turnover.newcomers)) for use, turnover in pairs)

    def named_by_most(self) -> tuple[IndustryUse, ...]:
        """Return the industries that more than half of the newest year's reports name, the most first."""
        return tuple(use for use in most_first(self.uses.values(), self.newest) if _is_named_by_most(use, self.newest))


def leading(ranked: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """Return those of the highest numbers, most first, equals together: MOST_LEADING at most, none of zero."""
    ordered = sorted((item for item in ranked if item.number), key=lambda item: -item.number)
    found: list[Ranked] = []
    for _, group in groupby(ordered, key=lambda item: item.number):
        equals = list(group)
        if len(found) + len(equals) > MOST_LEADING:
            break
        found += equals
    return tuple(found)


def industries_of(catalogue: Catalogue, facts: Facts) -> Industries:
    """Return where the provinces' reports read whole name industries."""
    read = {(plan.province, plan.year): plan for plan in plans_read_whole(catalogue)}
    scopes = {name: scope for name, scope in catalogue.scopes.items() if scope.kind is ScopeKind.INDUSTRY}
    found: dict[str, dict[PlanKey, Naming]] = {name: {} for name in scopes}
    for plan in read.values():
        for naming_of, naming in _namings(plan, facts.of_plan(plan.province, plan.year), scopes):
            found[naming_of][plan.province, plan.year] = naming
    years = tuple(sorted({year for _, year in read}))
    uses = {name: IndustryUse(name, namings, read) for name, namings in found.items() if namings}
    return Industries(years, read, uses, _by_industry(facts, scopes), _groups(uses, scopes, max(years, default=0)))


@dataclass(frozen=True)
class _Saying:
    """That a plan says something of an industry; ``figure`` is the id where it does so by a figure."""

    industry: str
    stance: Stance | None
    cite: Citation
    figure: str = ""


def _namings(plan: Plan, facts: Iterable[Fact], scopes: Mapping[str, Scope]) -> Iterator[tuple[str, Naming]]:
    by_industry: dict[str, list[_Saying]] = defaultdict(list)
    for saying in _sayings(plan, facts):
        if saying.industry in scopes:
            by_industry[saying.industry].append(saying)
    for industry, said in by_industry.items():
        stances = _in_order(saying.stance for saying in said)
        first = next((saying for saying in said if saying.stance in stances[:1]), said[0])
        yield industry, Naming(plan.province, plan.year, stances, first.cite, first.figure)


def _sayings(plan: Plan, facts: Iterable[Fact]) -> Iterator[_Saying]:
    """Yield what names industries: the lists of readers first, then measures, then figures."""
    yield from (_Saying(mention.industry, mention.stance, mention.cite) for mention in plan.industries)
    for priority in plan.priorities:
        for measure in priority.measures:
            yield from (_Saying(industry, None, measure.cite) for industry in measure.industries)
    yield from (_Saying(fact.figure.scope, None, fact.figure.cite, fact.figure.id) for fact in facts)


def _in_order(stances: Iterable[Stance | None]) -> tuple[Stance, ...]:
    found = set(stances)
    return tuple(stance for stance in Stance if stance in found)


def _by_industry(facts: Facts, scopes: Mapping[str, Scope]) -> Mapping[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts.all:
        if fact.figure.scope in scopes:
            found[fact.figure.scope].append(fact)
    return {industry: tuple(stated) for industry, stated in found.items()}


def _groups(uses: Mapping[str, IndustryUse], scopes: Mapping[str, Scope], newest: int) -> tuple[IndustryGroup, ...]:
    """Return the industries named by the root under which they stand; those alone under theirs come last together."""
    by_root: dict[str | None, list[IndustryUse]] = {}
    parents = {scope.parent for scope in scopes.values()}
    for name, use in uses.items():
        root = root_of(name, scopes)
        by_root.setdefault(root if root in parents else None, []).append(use)
    ordered = sorted(by_root.items(), key=lambda pair: pair[0] is None)
    return tuple(IndustryGroup(root, most_first(own, newest)) for root, own in ordered)


def root_of(industry: str, scopes: Mapping[str, Scope]) -> str:
    """Return the industry under which, with none above it, another stands; of one with no parent itself."""
    parent = scopes[industry].parent
    return root_of(parent, scopes) if parent else industry


def most_first(uses: Iterable[IndustryUse], year: int) -> tuple[IndustryUse, ...]:
    """Return industries from the one that most reports of a year name; equals stay as they stand."""
    return tuple(sorted(uses, key=lambda use: -len(use.in_year(year))))


def _is_named_by_most(use: IndustryUse, year: int) -> bool:
    return 2 * len(use.in_year(year)) > sum(of == year for _, of in use.read)


def parts_of(industry: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the industries that stand right under another, in the order of the controlled list."""
    return tuple(name for name, scope in catalogue.scopes.items() if scope.parent == industry)


@dataclass(frozen=True)
class LightMentions:
    """The industries of a plan whose first light this is, each with all of its mentions."""

    stance: Stance | None
    industries: tuple[tuple[str, tuple[IndustryMention, ...]], ...]


def by_light(mentions: Sequence[IndustryMention]) -> tuple[LightMentions, ...]:
    """Return a plan's industries by the first of their lights, those merely named last; each stands once."""
    by_industry: dict[str, list[IndustryMention]] = defaultdict(list)
    for mention in mentions:
        by_industry[mention.industry].append(mention)
    lights: dict[Stance | None, list[tuple[str, tuple[IndustryMention, ...]]]] = defaultdict(list)
    for industry, own in by_industry.items():
        lights[next(iter(lights_of(own)), None)].append((industry, tuple(own)))
    return tuple(LightMentions(stance, tuple(lights[stance])) for stance in (*Stance, None) if stance in lights)


def lights_of(mentions: Iterable[IndustryMention]) -> tuple[Stance, ...]:
    """Return the lights of mentions of one industry, in the order of ``Stance``."""
    return _in_order(mention.stance for mention in mentions)


def are_few(facts: Sequence[Fact]) -> bool:
    """Whether the figures about an industry are few enough to stand open on its page."""
    return len(facts) <= FEW_FIGURES
