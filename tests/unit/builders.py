"""Records made in code, with defaults for all that a test does not speak of; no file of records is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from shengce.derive.facts import Fact, Facts, facts_of
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.language.strings import Language, load_languages
from shengce.records.areas import (
    Area,
    AreaLevel,
    CoverageScope,
    CoverageStatus,
    DivisionKind,
    MapPlace,
    Pinyin,
    Region,
    Tile,
)
from shengce.records.base import AbsenceReason, Absent, Text
from shengce.records.catalogue import Catalogue
from shengce.records.core import MissingReport
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
from shengce.records.sources import Layout, Source, SourceKind, SourceText
from shengce.records.vocabulary import (
    Currency,
    Direction,
    EnglishUnit,
    Indicator,
    Scope,
    ScopeKind,
    Statistic,
    Theme,
    Unit,
    UnitKind,
)

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
    "usd_100m": UnitKind.MONEY,
    "kw_10k": UnitKind.QUANTITY,
    "mu_10k": UnitKind.QUANTITY,
    "kilometres": UnitKind.QUANTITY,
}
_FACTORS = {"cny_10k": Decimal(10) ** 4, "cny_100m": Decimal(10) ** 8, "usd_100m": Decimal(10) ** 8}
_CURRENCIES = {"usd_100m": Currency.USD}
_NAMES = {
    "kw_10k": Text(zh="万千瓦", en="ten thousand kilowatts"),
    "mu_10k": Text(zh="万亩", en="ten thousand mu"),
    "kilometres": Text(zh="公里", en="kilometres"),
}
_MEASURES = {
    "usd_100m": {"美元": Decimal("0.00000001")},
    "kw_10k": {"千瓦": Decimal("0.0001"), "GW": Decimal(100)},
    "mu_10k": {"亩": Decimal("0.0001")},
    "kilometres": {"公里": Decimal(1), "km": Decimal(1)},
}
_ENGLISH = {
    "kw_10k": EnglishUnit(name="GW", factor=Decimal("0.01")),
    "mu_10k": EnglishUnit(name="mu", factor=Decimal(10_000)),
}

NATION = "national"


def text(zh: str = "文字", en: str = "words") -> Text:
    """Return a bilingual text."""
    return Text(zh=zh, en=en)


def unit(identifier: str) -> Unit:
    """Return one of the units that the tests use."""
    return Unit(
        id=identifier,
        kind=UNITS[identifier],
        name=_NAMES.get(identifier, text()),
        factor=_FACTORS.get(identifier, Decimal(1)),
        currency=_CURRENCIES.get(identifier, Currency.CNY),
        measures=_MEASURES.get(identifier, {}),
        english=_ENGLISH.get(identifier),
    )


def indicator(  # noqa: PLR0917
    identifier: str = "growth_rate",
    unit_id: str = "percent",
    direction: Direction = Direction.HIGHER_IS_BETTER,
    statistic: Statistic = Statistic.GROWTH,
    core: bool = True,
    counter: Text | None = None,
    comparable_scope: str = "whole",
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
    scope: str = "whole",
    withdrawn: bool = False,
    source: str = "document",
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
        cite=f"{source}#p1-s1",
        reading=Reading.READ,
        withdrawn=text() if withdrawn else None,
    )


def absence(
    of: str = "growth_rate",
    reason: AbsenceReason = AbsenceReason.NOT_STATED,
    kind: FigureKind = TARGET,
    period: str = "2023",
) -> Absence:
    """Return an absence; by default of a target for 2023."""
    return Absence(indicator=of, kind=kind, period=period, reason=reason, source="document")


def province(slug: str = "jiangxi", status: CoverageStatus = CoverageStatus.COVERED) -> Area:
    """Return a province, by default one that is covered."""
    return Area(
        slug=slug,
        level=AreaLevel.PROVINCE,
        within="national",
        code="360000",
        kind=DivisionKind.PROVINCE,
        name=text(),
        short=text(),
        pinyin=Pinyin(full=slug, initials=slug[:1]),
        region=Region.CENTRAL,
        capital=text(),
        map=MapPlace(abbreviation="赣", latin="JX", tile=Tile(column=1, row=1)),
        scope=CoverageScope(status=status),
    )


def source(identifier: str, kind: SourceKind) -> Source:
    """Return a source of a kind, without paragraphs."""
    return Source(
        id=identifier,
        kind=kind,
        title=text(),
        publisher=text(),
        published="2023",
        accessed=date(2026, 1, 1),
        url=Absent(absent=AbsenceReason.NOT_FOUND),
        text=SourceText(path="text.md", sha256="0" * 64, layout=Layout.MARKDOWN),
    )


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


def catalogue(
    *plans: Plan,
    indicators: Iterable[Indicator] = INDICATORS,
    provinces: Iterable[Area] = (),
    sources: Iterable[Source] = (),
    missing: Iterable[tuple[str, int]] = (),
) -> Catalogue:
    """Return a catalogue of the plans, ordered by province and year, with the units and indicators of the tests."""
    ordered = sorted(plans, key=lambda item: (item.province, item.year))
    known = {(item.province, item.year): item for item in ordered}
    absent = {key: MissingReport(year=key[1], reason=AbsenceReason.NOT_FOUND) for key in missing}
    scopes = {name: Scope(id=name, kind=ScopeKind.AREA, name=text()) for name in ("whole", "industry")}
    return Catalogue(
        areas=MappingProxyType(_areas(provinces, known)),
        units=MappingProxyType({name: unit(name) for name in UNITS}),
        indicators=MappingProxyType({item.id: item for item in indicators}),
        themes=MappingProxyType({"theme": Theme(id="theme", name=text(), description=text())}),
        scopes=MappingProxyType(scopes),
        terms=MappingProxyType({}),
        synonyms=MappingProxyType({}),
        english=(),
        places=MappingProxyType({}),
        sources=MappingProxyType({item.id: item for item in sources}),
        plans=MappingProxyType(known),
        missing_reports=MappingProxyType(absent),
        figures=MappingProxyType({fact.id: fact for item in ordered for fact in item.figures}),
        plan_files=MappingProxyType({}),
    )


def _areas(provinces: Iterable[Area], plans: Iterable[tuple[str, int]]) -> dict[str, Area]:
    """Return the areas given, a province for each plan of another, and the nation."""
    given = {item.slug: item for item in provinces}
    others = {slug: province(slug) for slug, _ in plans if slug not in {*given, NATION}}
    return {**given, **others, NATION: Area(slug=NATION, level=AreaLevel.NATION, name=text(), short=text())}


def facts(*plans: Plan) -> Facts:
    """Return the facts of the plans."""
    records = catalogue(*plans)
    return facts_of(records.plans, records)


def knowledge(*plans: Plan) -> Knowledge:
    """Return all that follows from the plans, which were all drawn from one work report."""
    return knowledge_of(catalogue(*plans, sources=[source("document", SourceKind.GOVERNMENT_WORK_REPORT)]))


def fact(item: Figure, province: str = "jiangxi", plan_year: int = 2023) -> Fact:
    """Return the figure as a fact of a plan."""
    direction = next(each.direction for each in INDICATORS if each.id == item.indicator)
    return Fact(item, province, plan_year, direction)


@cache
def language(code: str) -> Language:
    """Return a language of the site with the interface strings that readers see: zh or en."""
    return {each.code: each for each in load_languages(REPOSITORY)}[code]
