"""A figure that is made to lie is named at its line, by ``check`` without the texts and by ``verify`` with them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from shengce.checks import RULES
from shengce.checks.rule import figures_in_force
from shengce.records.catalogue import Catalogue, catalogue_of
from shengce.records.load import Located, Records
from shengce.records.period import Period
from shengce.records.plans import Figure, FigureKind, Plan, Qualifier
from shengce.records.vocabulary import Statistic
from shengce.verification.verify import verify_records
from tests.records.checked import loaded
from tests.source_texts import SOURCES, needs_texts

Lie = Mapping[str, object]
_SUBJECTS = ("printed", "periods", "figures")


def other_values(figure: Figure) -> Iterator[Lie]:
    yield from ({"value": value} for value in (figure.value + Decimal("0.1"), figure.value * 10 + 1))
    if figure.value > 0:
        yield {"value": -figure.value}


def other_kinds(figure: Figure) -> Iterator[Lie]:
    yield from ({"kind": kind} for kind in FigureKind if kind is not figure.kind)


def other_qualifiers(figure: Figure) -> Iterator[Lie]:
    yield from ({"qualifier": qualifier} for qualifier in Qualifier if qualifier is not figure.qualifier)


def other_years(figure: Figure) -> Iterator[Lie]:
    period = figure.period
    steps = (-1, 1) if period.is_interval or figure.statistic is Statistic.SHARE else (-2, -1, 1, 2)
    for step in steps:
        if figure.statistic is not Statistic.SHARE or figure.kind is FigureKind.RESULT:
            yield {"period": Period(period.first + step, period.last + step)}
        if period.is_interval:
            yield {"period": Period(period.first, period.last + step)}
    if figure.statistic is Statistic.GROWTH:
        yield {"period": replace(period, is_until=True)}


@cache
def core() -> tuple[Records, Catalogue]:
    records, _ = loaded()
    return records, catalogue_of(records)


@cache
def sample() -> tuple[tuple[Located[Plan], int, Figure], ...]:
    """Return figures of the core series whose print says all, so that no reader had to confirm them."""
    records, _ = core()
    figures = [entry for entry in figures_in_force(records) if entry[0].path and not entry[2].confirmed]
    return tuple(random.Random(20260101).sample(figures, 200))


def places_named(item: Located[Plan], index: int, lie: Lie) -> set[str]:
    """Return the places at which the rules find something when one figure of a report lies."""
    records, catalogue = core()
    figures = list(item.record.figures)
    figures[index] = figures[index].model_copy(update=dict(lie))
    told = replace(item, record=item.record.model_copy(update={"figures": tuple(figures)}))
    alone = replace(records, plans=(told,))
    rules = [rule for rule in RULES if rule.__module__.rpartition(".")[2] in _SUBJECTS]
    return {f"{problem.file}:{problem.line}" for rule in rules for problem in rule(alone, catalogue)}


@pytest.mark.parametrize("lies", [other_values, other_kinds, other_qualifiers, other_years])
def test_a_lie_is_named_at_the_line_of_its_figure(lies: Callable[[Figure], Iterator[Lie]]) -> None:
    unnamed = [
        f"{figure.id} ({figure.as_printed}): {lie}"
        for item, index, figure in sample()
        for lie in lies(figure)
        if item.place(("figures", index)) not in places_named(item, index, lie)
    ]
    assert unnamed == []


def test_the_truth_is_not_named() -> None:
    named = [figure.id for item, index, figure in sample() if places_named(item, index, {})]
    assert named == []


Entry = tuple[Located[Plan], int, Figure]


def told(entries: Sequence[Entry], lies: Sequence[Lie]) -> Records:
    """Return only the plans and sources of some figures, in which each figure tells its lie."""
    records, _ = core()
    plans: dict[str, Located[Plan]] = {}
    for (item, index, figure), lie in zip(entries, lies, strict=True):
        place = item.place(())
        plan = plans.get(place, item)
        figures = list(plan.record.figures)
        figures[index] = figure.model_copy(update=dict(lie))
        plans[place] = replace(plan, record=plan.record.model_copy(update={"figures": tuple(figures)}))
    cited = {figure.cite.source for item in plans.values() for figure in item.record.figures}
    cited |= {document.source for item in plans.values() for document in item.record.documents}
    sources = tuple(item for item in records.sources if item.record.id in cited)
    return replace(records, plans=tuple(plans.values()), sources=sources)


def share_named(lies: Callable[[Figure], Iterator[Lie]], field: str) -> float:
    """Return the share of 300 figures in which ``verify`` names the field that lies."""
    source = random.Random(20260102)
    able = [entry for entry in figures_in_force(core()[0]) if entry[2].kind is not FigureKind.PARAMETER]
    able = [entry for entry in able if field != "qualifier" or entry[2].unit != "rank"]  # ranks have no bounds
    entries = source.sample(able, 300)
    records = told(entries, [source.choice([*lies(figure)]) for _, _, figure in entries])
    found = verify_records(records, core()[1], SOURCES).problems
    named = {f"{problem.file}:{problem.line}" for problem in found if problem.field.endswith(field)}
    return sum(item.place(("figures", index, field)) in named for item, index, _ in entries) / len(entries)


def the_other_kind(figure: Figure) -> Iterator[Lie]:
    yield {"kind": FigureKind.TARGET if figure.kind is FigureKind.RESULT else FigureKind.RESULT, "confirmed": False}


def an_other_qualifier(figure: Figure) -> Iterator[Lie]:
    yield from ({**lie, "confirmed": False} for lie in other_qualifiers(figure))


@needs_texts
@pytest.mark.parametrize(
    ("lies", "field", "least"), [(the_other_kind, "kind", 0.9), (an_other_qualifier, "qualifier", 0.97)]
)
def test_verify_names_nearly_every_lie(lies: Callable[[Figure], Iterator[Lie]], field: str, least: float) -> None:
    assert share_named(lies, field) >= least
