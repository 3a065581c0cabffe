"""Provinces side by side: the reader picks two to six, an indicator and a span of years; figures come as JSON.

The page holds the choices only. ``compare/<province>.json`` beside it holds what a province's cells say, in the page's
language, so that a comparison of six provinces loads six small files and not a table of all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from shengce.derive.promises import Promise
from shengce.records.vocabulary import CoverageStatus, Province
from shengce.views.context import Context, indicator_path, plan_path
from shengce.views.parts import Link, PageHead

DATA_FOLDER = "compare"


@dataclass(frozen=True)
class Choice:
    """Something to choose: its value and its words."""

    value: str
    text: str


@dataclass(frozen=True)
class ComparePage:
    """The comparison: what can be chosen, and the full tables for readers without JavaScript."""

    head: PageHead
    provinces: tuple[Choice, ...]
    indicators: tuple[Choice, ...]
    years: tuple[int, ...]
    tables: tuple[Link, ...]


def compare_page(context: Context) -> ComparePage:
    """Build the page of the comparison."""
    catalogue = context.knowledge.catalogue
    title = context.say("nav.compare")
    indicators = [catalogue.indicators[name] for name in context.knowledge.core_indicators]
    return ComparePage(
        head=context.head("compare", title, (Link(title),), description=context.say("compare.description")),
        provinces=tuple(Choice(item.slug, context.words(item.short)) for item in compared_provinces(context)),
        indicators=tuple(Choice(item.id, context.words(item.name)) for item in indicators),
        years=context.knowledge.promises.years,
        tables=tuple(
            Link(context.words(item.name), context.url(indicator_path(item.id), "table")) for item in indicators
        ),
    )


def compared_provinces(context: Context) -> tuple[Province, ...]:
    """Return the provinces that can be compared, in the order of the records."""
    provinces = context.knowledge.catalogue.provinces.values()
    return tuple(item for item in provinces if item.scope.status is CoverageStatus.COVERED)


def comparison_data(context: Context, province: Province) -> bytes:
    """Return the JSON of one province: by indicator and year the words of target and outcome, verdict and address.

    Addresses are relative to the language's home. Years of which neither target nor result is stated are left out.
    """
    table = context.knowledge.promises.by_indicator
    indicators = {
        name: dict(_years(context, [table[name][province.slug, year] for year in context.knowledge.promises.years]))
        for name in context.knowledge.core_indicators
    }
    data = {"province": context.words(province.short), "indicators": indicators}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _years(context: Context, promises: list[Promise]) -> Iterator[tuple[str, dict[str, str]]]:
    for promise in promises:
        outcome = promise.outcome
        target = outcome.target if outcome else None
        result = (outcome.result if outcome else None) or promise.result
        shown = target or result
        if shown is None:
            continue
        verdict = context.verdict(outcome) if outcome else None
        yield (
            str(promise.year),
            {
                "target": context.value(target.figure).plain if target else "",
                "outcome": context.value(result.figure).plain if result else "",
                "step": verdict.step if verdict else "",
                "verdict": f"{verdict.word} {verdict.gap}".strip() if verdict else "",
                "url": plan_path(shown.province, shown.plan_year) + f"#{shown.figure.id}",
            },
        )
