"""The use of terms: their order, from those that most provinces name, and the life of each over the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pypinyin import lazy_pinyin

from shengce.derive.indexes import Indexes
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.vocabulary import Term


def by_use(terms: Iterable[Term], indexes: Indexes) -> list[Term]:
    """Return terms from the one that most provinces name; of equals the one named more often, then by pinyin."""

    def order(term: Term) -> tuple[int, int, tuple[list[str], str]]:
        return -len(indexes.users_of(term.id)), -len(indexes.mentions_of(term.id)), spelled(term)

    return sorted(terms, key=order)


def spelled(term: Term) -> tuple[list[str], str]:
    """Return by what terms stand in the order of pinyin, signs left out."""
    name = "".join(character for character in term.name.zh if character.isalnum())
    return lazy_pinyin(name), term.id


NEARLY_ALL = Decimal("0.9")
"""What so large a part of the provinces names is common to nearly all."""


def is_nearly_everywhere(provinces: Collection[str], catalogue: Catalogue) -> bool:
    """Whether nearly all provinces that are covered are among these."""
    covered = sum(area.is_covered for area in catalogue.provinces.values())
    return bool(provinces) and len(provinces) >= NEARLY_ALL * covered


FEW_PLANS = 6
"""So many plans that name a term are told one by one, more are counted."""
FEW_PROVINCES = 3
"""So many provinces stand by name beside a term in a table, more are counted."""


@dataclass(frozen=True)
class TermLife:
    """The plans that name a term, each once: of which provinces, in which years."""

    plans: tuple[PlanKey, ...]

    @property
    def is_told_by_plan(self) -> bool:
        """Whether the plans are few enough to be named one by one."""
        return len(self.plans) <= FEW_PLANS

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces whose plans name it, each once."""
        return tuple(dict.fromkeys(province for province, _ in self.plans))

    @property
    def plans_by_province(self) -> Mapping[str, int]:
        """How many plans of each province name it."""
        return Counter(province for province, _ in self.plans)

    @property
    def by_year(self) -> Mapping[int, tuple[str, ...]]:
        """The provinces that name it by year, the newest year first."""
        years = sorted({year for _, year in self.plans}, reverse=True)
        return {year: tuple(province for province, of in self.plans if of == year) for year in years}


def life_of(term: str, indexes: Indexes) -> TermLife:
    """Return the life of a term; of one that no plan names, an empty one."""
    return TermLife(tuple(dict.fromkeys((mention.province, mention.year) for mention in indexes.mentions_of(term))))
