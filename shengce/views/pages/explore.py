"""The explorer: indicators, areas and years that the reader chooses, as a chart, a map or a table of every row.

The page holds what can be chosen and its words. What is drawn comes from ``explore/core.json`` and
``explore/more.json`` beside it, in the page's language; the rows of tables from ``data/explore/`` (see
``shengce.exports.columnar``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlencode

from shengce.addresses import EXPLORE_PATH, area_path
from shengce.derive.comparison import sets_among
from shengce.derive.depth import first_read_whole, is_read_whole
from shengce.derive.explored import core_cells, other_cells
from shengce.derive.facts import Fact
from shengce.derive.newest import newest_judged_year, running_year
from shengce.derive.outcomes import Verdict
from shengce.derive.pairs import NoOutcome
from shengce.derive.promises import Promise
from shengce.derive.scorecards import headline_indicators
from shengce.exports.columnar import EXPLORED, columnar, explorer_path
from shengce.exports.fields import Field, Fields
from shengce.exports.mentions import INDUSTRY, PROGRAMME
from shengce.language.strings import Strings
from shengce.records.areas import Area, AreaLevel
from shengce.records.base import AbsenceReason
from shengce.records.plans import FigureKind, Finality, Qualifier, Stance
from shengce.records.vocabulary import Indicator, Statistic, Unit, UnitKind
from shengce.views.context import Context
from shengce.views.shown import Choice, Link, PageHead

Data = Mapping[str, object]


class Kind(StrEnum):
    """What is explored: targets beside outcomes, all figures, or what reports read whole name."""

    PAIRS = "pairs"
    FACTS = "facts"
    MENTIONS = "mentions"


class Look(StrEnum):
    """How it is shown."""

    LINE = "line"
    DUMBBELL = "dumbbell"
    HEATMAP = "heatmap"
    RANKING = "ranking"
    MAP = "map"
    SCATTER = "scatter"
    MULTIPLES = "multiples"
    TABLE = "table"


class Measure(StrEnum):
    """Which value is drawn; ``gap`` is coloured by the verdict."""

    TARGET = "target"
    OUTCOME = "outcome"
    GAP = "gap"


_GDP, _INDUSTRY = "gdp_growth", "industrial_value_added_growth"
_ALL = "all"
FIRST_AREAS = ("jiangxi", "hubei", "hunan")
FIRST_YEAR = 2012
QUESTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "neighbours": {"indicators": _GDP, "areas": ",".join(FIRST_AREAS), "from": str(FIRST_YEAR), "view": "line"},
        "kept": {"indicators": _GDP, "areas": _ALL, "view": "heatmap", "show": "gap"},
        "reached": {"indicators": _GDP, "areas": _ALL, "view": "dumbbell"},
        "ranked": {"indicators": _GDP, "areas": _ALL, "view": "ranking", "show": "outcome"},
        "map": {"indicators": _GDP, "areas": _ALL, "view": "map"},
        "together": {"indicators": f"{_GDP},{_INDUSTRY}", "areas": _ALL, "view": "scatter", "show": "outcome"},
        "one": {"indicators": f"{_GDP},{_INDUSTRY}", "areas": "jiangxi", "view": "multiples"},
        "low_altitude": {"kind": "mentions", "areas": _ALL, "q": "低空", "view": "heatmap"},
    }
)
"""Good places to start: what the address asks for."""

_EVERY_YEAR = "kept"


@dataclass(frozen=True)
class Question:
    """A place to start: its words, and the address that asks it."""

    text: str
    url: str


@dataclass(frozen=True)
class ExplorePage:
    """The explorer: what can be chosen, where to start, and for readers without scripts the files."""

    head: PageHead
    questions: tuple[Question, ...]
    kinds: tuple[Choice, ...]
    looks: tuple[Choice, ...]
    measures: tuple[Choice, ...]
    years: tuple[int, ...]
    files: Link
    data: Data
    strings: Strings


def explore_page(context: Context) -> ExplorePage:
    """Build the page of the explorer."""
    title = context.say("nav.explore")
    return ExplorePage(
        head=context.head(
            title,
            (Link(title),),
            heading=context.say("explore.heading"),
            description=context.say("explore.description"),
        ),
        questions=tuple(_questions(context)),
        kinds=tuple(Choice(kind, context.say(f"explore.kind.{kind}")) for kind in Kind),
        looks=tuple(Choice(look, context.say(f"explore.look.{look}")) for look in Look),
        measures=tuple(Choice(measure, context.say(f"explore.measure.{measure}")) for measure in Measure),
        years=context.knowledge.provinces.promises.years,
        files=Link(context.say("explore.files"), context.url("data/")),
        data=_data(context),
        strings=context.language.under("explore.script"),
    )


def explore_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield what is drawn: the core indicators, which are asked for most, and all others; links are from the page."""
    beside = replace(context, path=EXPLORE_PATH)
    for name, cells in (("core", core_cells), ("more", other_cells)):
        yield f"{EXPLORE_PATH}{name}.json", _cells_file(beside, cells(context.knowledge))


# What can be asked


def _questions(context: Context) -> Iterator[Question]:
    for name, asked in QUESTIONS.items():
        if _is_known(context, asked):
            first, *_ = context.knowledge.provinces.promises.years
            since = {"from": str(first)} if name == _EVERY_YEAR else {}
            yield Question(context.say(f"explore.question.{name}"), f"./?{urlencode({**asked, **since}, safe=',')}")


def _is_known(context: Context, asked: Mapping[str, str]) -> bool:
    """Whether the records have all that is asked for; a small project has few areas."""
    catalogue = context.knowledge.catalogue
    indicators, areas = (asked.get(name, "").split(",") for name in ("indicators", "areas"))
    return {*_slugs(context), _ALL, ""}.issuperset(areas) and {*catalogue.indicators, ""}.issuperset(indicators)


def _first_indicator(context: Context) -> str:
    """Return the indicator that is shown first: that of the home page."""
    first, *_ = headline_indicators(context.knowledge.provinces.promises)
    return first


def _settled_year(context: Context) -> int:
    return newest_judged_year(context.knowledge.provinces.promises, _first_indicator(context))


# What the scripts are told


def _areas(context: Context) -> tuple[Area, ...]:
    """Return the areas in the order of the records, the nation last."""
    catalogue = context.knowledge.catalogue
    provinces = (area for area in catalogue.provinces.values() if area.is_covered)
    return (*provinces, catalogue.nation)


def _slugs(context: Context) -> tuple[str, ...]:
    return tuple(area.slug for area in _areas(context))


def _data(context: Context) -> Data:
    areas, table = _areas(context), context.knowledge.provinces.promises
    provinces = [area for area in areas if area.slug != context.knowledge.catalogue.nation.slug]
    known = [slug for slug in FIRST_AREAS if slug in _slugs(context)]
    return {
        "areas": {area.slug: _area(context, area) for area in areas},
        "nation": context.knowledge.catalogue.nation.slug,
        "regions": [(name, context.say(f"region.{name}")) for name in dict.fromkeys(area.region for area in provinces)],
        "sets": [
            (name, context.say(f"compare.set.{name}"), members)
            for name, members in sets_among(area.slug for area in provinces).items()
        ],
        "indicators": dict(_indicators(context)),
        "themes": [(theme.id, context.words(theme.name)) for theme in context.knowledge.catalogue.themes.values()],
        "years": table.years,
        "outside": list(_outside(context)),
        "first": {
            "indicators": [_first_indicator(context)],
            "areas": known or [area.slug for area in provinces],
            "from": FIRST_YEAR,
            "whole": first_read_whole(context.knowledge.catalogue),
        },
        "settled": _settled_year(context),
        "running": running_year(table),
        "whole": _read_whole(context),
        "codes": _codes(context),
        "files": _files(context),
        "version": context.knowledge.version,
    }


def _files(context: Context) -> Mapping[str, str]:
    tables = {table.name: context.root_url(explorer_path(table.name)) for table in EXPLORED}
    return {**tables, "core": "core.json", "more": "more.json"}


def _area(context: Context, area: Area) -> Data:
    place = {"label": context.words(area.map.label), "tile": _tile(area)} if area.map else {}
    path = context.url(area_path(area))
    return {"name": context.words(area.short), "region": area.region, "url": path, **place}


def _outside(context: Context) -> Iterator[Data]:
    """Yield the divisions that are on the map and of which no figures are kept."""
    for area in context.knowledge.catalogue.provinces.values():
        if area.map and not area.is_covered:
            yield {"slug": area.slug, "label": context.words(area.map.label), "tile": _tile(area)}


def _tile(area: Area) -> tuple[int, int] | None:
    return (area.map.tile.column, area.map.tile.row) if area.map else None


def _indicators(context: Context) -> Iterator[tuple[str, Data]]:
    for indicator in context.knowledge.catalogue.indicators.values():
        yield indicator.id, _indicator(context, indicator)


def _indicator(context: Context, indicator: Indicator) -> Data:
    says = {
        "name": context.short_name(indicator.id),
        "theme": indicator.theme,
        "unit": _unit(context, context.knowledge.catalogue.units[indicator.unit]),
        "core": indicator.core,
        "low": indicator.direction.is_lower_better,
        "general": indicator.general,
    }
    return {name: said for name, said in says.items() if said}


def _read_whole(context: Context) -> Mapping[str, list[int]]:
    """Return of each area the years whose report was read whole: in others nothing is known of what is named."""
    plans = context.knowledge.catalogue.plans
    whole = [key for key, plan in plans.items() if is_read_whole(plan)]
    return {area: [year for slug, year in whole if slug == area] for area in dict.fromkeys(slug for slug, _ in whole)}


def _codes(context: Context) -> Mapping[str, Mapping[str, str]]:
    """Return the words of the codes that rows of tables hold, by column."""
    catalogue = context.knowledge.catalogue
    verdicts = {verdict.value: context.say(f"verdict.{verdict}") for verdict in Verdict}
    absences = {reason.value: context.say(f"absence.{reason}") for reason in AbsenceReason}
    unrecorded = {NoOutcome.UNRECORDED.value: context.say(f"absence.{AbsenceReason.NOT_STATED}")}
    kinds = {kind.value: context.say(f"kind.{kind}") for kind in FigureKind}
    settling = (Finality.EXPECTED, Finality.PRELIMINARY)
    return {
        "unit": {unit.id: _unit(context, unit) for unit in catalogue.units.values()},
        "scope": dict(_scopes(context)),
        "statistic": {statistic.value: context.say(f"statistic.{statistic}") for statistic in Statistic},
        "qualifier": dict(_qualifiers(context)),
        "finality": {finality.value: context.say(f"verdict_finality.{finality}") for finality in settling},
        "verdict": verdicts,
        "no_outcome": {**absences, **verdicts, **unrecorded},
        "kind": {**kinds, **{name: context.say(f"explore.named.{name}") for name in (PROGRAMME, INDUSTRY)}},
        "stance": {stance.value: context.say(f"stance.{stance}") for stance in Stance},
    }


def _unit(context: Context, unit: Unit) -> str:
    return "%" if unit.kind is UnitKind.PERCENT else context.words(unit.name)


def _scopes(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the names of scopes as tables call them at any level."""
    for name, scope in context.knowledge.catalogue.scopes.items():
        for published in dict.fromkeys(level.published(name) for level in AreaLevel):
            yield published, context.words(scope.name)


def _qualifiers(context: Context) -> Iterator[tuple[str, str]]:
    for qualifier in Qualifier:
        parts = (context.say(f"qualifier.{qualifier}.before"), context.say(f"qualifier.{qualifier}.after"))
        yield qualifier, "".join(parts)


# What is drawn


def _cells_file(context: Context, cells: Iterable[Promise]) -> bytes:
    rows = [_cell(context, cell) for cell in cells]
    names = _cell(context, None)
    return columnar({name: [row[name] for row in rows] for name in names})


def _cell(context: Context, cell: Promise | None) -> Fields:
    """Return a cell by column; of no cell the same columns, empty."""
    outcome = cell.outcome if cell else None
    verdict = context.verdict(outcome) if outcome else None
    return {
        "indicator": cell.indicator if cell else None,
        "area": cell.province if cell else None,
        "year": cell.year if cell else None,
        **_figure(context, "target", cell.target if cell else None),
        **_figure(context, "outcome", cell.shown_result if cell else None),
        "gap": outcome.gap if outcome else None,
        "gap_text": verdict.gap if verdict else None,
        "step": verdict.step if verdict else None,
        "verdict": outcome.verdict.value if outcome else None,
        "strict": outcome.strict_verdict.value if outcome else None,
        "finality": verdict.finality if verdict else None,
    }


def _figure(context: Context, role: str, fact: Fact | None) -> Mapping[str, Field]:
    """Return a figure: the value that is drawn, its words, and the page and the place where it stands."""
    return {
        role: fact.value if fact else None,
        f"{role}_text": context.value(fact.figure).plain if fact else None,
        f"{role}_at": context.url(context.plan_path(fact.province, fact.plan_year)) if fact else None,
        f"{role}_id": fact.figure.id if fact else None,
    }
