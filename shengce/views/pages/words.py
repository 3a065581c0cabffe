"""The viewer of words: any phrase, when, where and how often the work reports name it.

The page holds what can be chosen and what may be concluded; scripts read the counts below ``data/words/`` and draw.
``words/reports.json`` beside it holds of each report that was counted its page and its official address, by number.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlencode

from shengce.addresses import area_path, source_path
from shengce.derive.words.counted import Reports
from shengce.language.strings import Strings
from shengce.records.areas import Area, Region
from shengce.views.context import Context
from shengce.views.shown import Choice, ChoiceGroup, LegendEntry, Link, PageHead, RichText

Data = Mapping[str, object]

EXAMPLES = (
    "低空经济,商业航天",
    "新质生产力",
    "人工智能 + AI",
    "互联网+,两化融合,数字化转型",
    "万众创新,放管服,三去一降一补",
    "科学发展观,高质量发展,中国式现代化",
)
"""Questions to try: they show a comparison, variants, a sign within a phrase, words that came and went."""

_MEASURES = ("share", "rate", "count")
_STEPS = (1, 2, 3, 5, 10)
"""From so many occurrences on a cell of the map has the next colour."""
_FILES = ("words.parquet", "denominators.csv", "word_years.csv", "README.txt")
_SOURCE = "work-report-{area}-{year}"


@dataclass(frozen=True)
class Example:
    """A question to try: what is asked, and the address that asks it."""

    question: str
    url: str


@dataclass(frozen=True)
class WordsPage:
    """The viewer: what can be chosen, questions to try, the files; ``is_counted`` where the site has counts."""

    head: PageHead
    is_counted: bool
    measures: tuple[Choice, ...]
    everywhere: Choice
    regions: tuple[Choice, ...]
    provinces: tuple[ChoiceGroup, ...]
    nation: Choice
    examples: tuple[Example, ...]
    steps: tuple[LegendEntry, ...]
    files: tuple[Link, ...]
    terms: Link
    data: Data
    strings: Strings


def words_page(context: Context) -> WordsPage:
    """Build the page of the viewer."""
    title, facts = context.say("nav.words"), context.knowledge.word_facts
    nation = context.knowledge.catalogue.nation
    return WordsPage(
        head=context.head(
            title,
            (Link(title),),
            heading=context.say("viewer.heading"),
            description=context.say("viewer.description"),
            depth=_depth(context, facts.reports) if facts else None,
        ),
        is_counted=facts is not None,
        measures=tuple(Choice(name, context.say(f"viewer.script.measures.{name}")) for name in _MEASURES),
        everywhere=Choice("all", context.say("viewer.script.all_provinces")),
        regions=tuple(Choice(region, _region(context, region)) for region in _regions(context)),
        provinces=tuple(_provinces_by_region(context)),
        nation=Choice(nation.slug, context.say("viewer.nation")),
        examples=tuple(Example(question, f"./?{urlencode({'q': question})}") for question in EXAMPLES),
        steps=tuple(_steps(context)),
        files=tuple(Link(name, context.root_url(f"data/words/{name}")) for name in _FILES),
        terms=Link(context.say("viewer.terms"), context.url("glossary/")),
        data=_data(context),
        strings=context.language.under("viewer.script"),
    )


def words_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the pages and official addresses of the reports that were counted, by their number."""
    if words := context.knowledge.words:
        sources = context.knowledge.catalogue.sources
        urls = (sources[report.source].url for report in words.reports)
        found = [
            (source_path(report.source), url if isinstance(url, str) else "")
            for report, url in zip(words.reports, urls, strict=True)
        ]
        yield "words/reports.json", json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _steps(context: Context) -> Iterator[LegendEntry]:
    """Yield the colours of the map: none, then each step from its least to its most, then no report."""
    yield LegendEntry("sc-step-0", context.say("viewer.none"))
    for number, (least, following) in enumerate(pairwise(_STEPS), 1):
        most = following - 1
        span = str(least) if least == most else context.say("viewer.span", least=least, most=most)
        yield LegendEntry(f"sc-step-{number}", span)
    *_, last = _STEPS
    yield LegendEntry(f"sc-step-{len(_STEPS)}", context.say("viewer.or_more", least=last))
    yield LegendEntry("sc-words__missing", context.say("viewer.no_report"))


def _depth(context: Context, found: Reports) -> RichText:
    """Return what was counted, and what is missing."""
    return context.sentence(
        "viewer.depth",
        provincial=context.language.count("viewer.provincial", found.provincial),
        national=context.language.count("viewer.national", found.national),
        missing=context.language.count("viewer.missing", found.missing),
        first=str(found.first),
        last=str(found.last),
    )


def _provinces(context: Context) -> tuple[Area, ...]:
    return tuple(area for area in context.knowledge.catalogue.provinces.values() if area.is_covered)


def _regions(context: Context) -> tuple[Region, ...]:
    return tuple(dict.fromkeys(area.region for area in _provinces(context)))


def _region(context: Context, region: Region) -> str:
    return context.say(f"region.{region}")


def _provinces_by_region(context: Context) -> Iterator[ChoiceGroup]:
    for region in _regions(context):
        members = (area for area in _provinces(context) if area.region == region)
        choices = tuple(Choice(area.slug, context.words(area.short)) for area in members)
        yield ChoiceGroup(_region(context, region), choices)


def _data(context: Context) -> Data:
    """Return what the scripts are told: areas and regions by name, and the form of a report's address."""
    areas = (*_provinces(context), context.knowledge.catalogue.nation)
    return {
        "areas": {area.slug: _area(context, area) for area in areas},
        "regions": [(region, _region(context, region)) for region in _regions(context)],
        "source": context.url(source_path(_SOURCE)),
        "steps": _STEPS,
    }


def _area(context: Context, area: Area) -> Data:
    return {"name": context.words(area.short), "url": context.url(area_path(area)), "region": area.region}
