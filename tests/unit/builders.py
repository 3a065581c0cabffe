"""Records made in code, with defaults for all that a test does not speak of; no file of records is read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from shengce.derive.facts import Fact, Facts, facts_of
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.language.strings import Language, load_languages
from shengce.records.base import AbsenceReason, Text
from shengce.records.catalogue import Catalogue
from shengce.records.plans import (
    Absence,
    Depth,
    Figure,
    FigureKind,
    Finality,
    Plan,
    PlanDocument,
    Qualifier,
    Reading,
)
from shengce.records.vocabulary import Direction, Indicator, Scope, ScopeKind, Statistic, Unit, UnitKind

REPOSITORY = Path(__file__).resolve().parents[2]

RESULT, TARGET, PARAMETER = FigureKind.RESULT, FigureKind.TARGET, FigureKind.PARAMETER

UNITS = {
    "percent": UnitKind.PERCENT,
    "percentage_point": UnitKind.PERCENTAGE_POINT,
    "yuan": UnitKind.MONEY,
    "cny_10k": UnitKind.MONEY,
    "cny_100m": UnitKind.MONEY,
    "count": UnitKind.COUNT,
    "rank": UnitKind.RANK,
    "places": UnitKind.PLACES,
    "years": UnitKind.YEARS,
    "points": UnitKind.POINTS,
}
_FACTORS = {"cny_10k": Decimal(10) ** 4, "cny_100m": Decimal(10) ** 8}


def text(zh: str = "文字", en: str = "words") -> Text:
    """Return a bilingual text."""
    return Text(zh=zh, en=en)


def unit(identifier: str) -> Unit:
    """Return one of the units that the tests use."""
    factor = _FACTORS.get(identifier, Decimal(1))
    return Unit(id=identifier, kind=UNITS[identifier], name=text(), factor=factor)


def indicator(  # noqa: PLR0917
    identifier: str = "growth_rate",
    unit_id: str = "percent",
    direction: Direction = Direction.HIGHER_IS_BETTER,
    statistic: Statistic = Statistic.GROWTH,
    core: bool = True,
    counter: Text | None = None,
    comparable_scope: str = "province",
) -> Indicator:
    """Return an indicator; by default a growth rate in percent of which higher is better."""
    return Indicator(
        id=identifier,
        name=text(),
        definition=text(),
        unit=unit_id,
        statistic=statistic,
        direction=direction,
        theme="theme",
        core=core,
        counter=counter,
        comparable_scope=comparable_scope,
    )


INDICATORS = (
    indicator(),
    indicator("energy_intensity", direction=Direction.LOWER_IS_BETTER),
    indicator("neutral_rate", direction=Direction.NEUTRAL),
    indicator("revenue", "cny_100m", statistic=Statistic.LEVEL),
    indicator("debt", "cny_100m", Direction.LOWER_IS_BETTER, Statistic.LEVEL),
    indicator("firms", "count", statistic=Statistic.LEVEL, counter=text("个", "firms")),
)


def figure(
    identifier: str = "figure",
    value: str | int = 8,
    *,
    kind: FigureKind = TARGET,
    period: str = "2023",
    of: str = "growth_rate",
    statistic: Statistic = Statistic.GROWTH,
    value_max: str | int | None = None,
    unit_id: str = "percent",
    qualifier: Qualifier = Qualifier.EXACT,
    finality: Finality = Finality.FINAL,
    scope: str = "province",
    withdrawn: bool = False,
) -> Figure:
    """Return a figure; by default a target of exactly 8% growth of the whole province in 2023."""
    return Figure(
        id=identifier,
        indicator=of,
        kind=kind,
        period=period,
        statistic=statistic,
        value=Decimal(value),
        value_max=None if value_max is None else Decimal(value_max),
        unit=unit_id,
        qualifier=qualifier,
        finality=finality,
        scope=scope,
        as_printed="8%",
        cite="document#p1-s1",
        reading=Reading.READ,
        withdrawn=text() if withdrawn else None,
    )


def absence(of: str = "growth_rate", reason: AbsenceReason = AbsenceReason.NOT_STATED) -> Absence:
    """Return the absence of a target for 2023."""
    return Absence(indicator=of, kind=TARGET, period="2023", reason=reason, source="document")


def plan(*figures: Figure, province: str = "jiangxi", year: int = 2023, absences: Iterable[Absence] = ()) -> Plan:
    """Return a plan; by default Jiangxi's of 2023, without figures."""
    return Plan(
        province=province,
        year=year,
        summary=text(),
        documents=(PlanDocument(source="document", depth=Depth.FULL),),
        figures=figures,
        absences=tuple(absences),
    )


def catalogue(*plans: Plan, indicators: Iterable[Indicator] = INDICATORS) -> Catalogue:
    """Return a catalogue of the plans, ordered by province and year, with the units and indicators of the tests."""
    ordered = sorted(plans, key=lambda item: (item.province, item.year))
    scopes = {name: Scope(id=name, kind=ScopeKind.AREA, name=text()) for name in ("province", "industry")}
    return Catalogue(
        provinces=MappingProxyType({}),
        units=MappingProxyType({name: unit(name) for name in UNITS}),
        indicators=MappingProxyType({item.id: item for item in indicators}),
        themes=MappingProxyType({}),
        scopes=MappingProxyType(scopes),
        terms=MappingProxyType({}),
        synonyms=MappingProxyType({}),
        sources=MappingProxyType({}),
        plans=MappingProxyType({(item.province, item.year): item for item in ordered}),
        national_plans=MappingProxyType({}),
        missing_reports=MappingProxyType({}),
        figures=MappingProxyType({fact.id: fact for item in ordered for fact in item.figures}),
        plan_files=MappingProxyType({}),
    )


def facts(*plans: Plan) -> Facts:
    """Return the facts of the plans."""
    records = catalogue(*plans)
    return facts_of(records.plans, records)


def knowledge(*plans: Plan) -> Knowledge:
    """Return all that follows from the plans."""
    return knowledge_of(catalogue(*plans))


def fact(item: Figure, province: str = "jiangxi", plan_year: int = 2023) -> Fact:
    """Return the figure as a fact of a plan."""
    return Fact(item, province, plan_year)


@cache
def language(code: str) -> Language:
    """Return a language of the site with the interface strings that readers see: zh or en."""
    return {each.code: each for each in load_languages(REPOSITORY)}[code]
