"""What a record refers to is its own: its area's figures and report, its source's paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records


def key_figures_are_the_areas_own(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A plan singles out figures of its own area that are in force."""
    areas = {figure.id: plan.province for plan in catalogue.plans.values() for figure in plan.figures}
    for item in records.plans:
        for index, name in enumerate(item.record.key_figures):
            figure, area = catalogue.figures.get(name), areas.get(name)
            if figure and (area != item.record.province or figure.withdrawn):
                state = "withdrawn" if figure.withdrawn else f"a figure of {area}"
                message = f"“{name}” is {state}; a key figure is one of {item.record.province} that counts"
                yield item.problem(("key_figures", index), "key-figure", message)


def reports_are_of_their_area(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A report of a core series is drawn from the area's work report of its year, or from the communique before it."""
    if "areas" in records.unreadable:
        return
    for item in records.core:
        area = item.record.area
        for index, report in enumerate(item.record.reports):
            known = [f"work-report-{area}-{report.year}"]
            known += [f"communique-{report.year - 1}"] if area in catalogue.areas_of(AreaLevel.NATION) else []
            if report.source not in known:
                message = f"“{report.source}” is not the source of {area} {report.year}; that is {' or '.join(known)}"
                cause = item.cause(("area",), "reports", len(item.record.reports))
                yield item.problem(("reports", index, "source"), "source", message).because(cause)


def oddities_are_at_paragraphs(records: Records, _: Catalogue) -> Iterator[Problem]:
    """What looks odd is noted at a paragraph that the source lists."""
    for item in records.sources:
        places = {paragraph.at for paragraph in item.record.all_paragraphs()}
        for index, oddity in enumerate(item.record.oddities):
            if oddity.at and oddity.at not in places:
                message = f"“{oddity.at}” is none of the paragraphs of this source"
                yield item.problem(("oddities", index, "at"), "citation", message)


def terms_are_related_to_others(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A term is related to other terms, and goes on from others."""
    for item in records.terms:
        related = [(("related", index), name) for index, name in enumerate(item.record.related)]
        follows = [(("follows", index, "term"), each.term) for index, each in enumerate(item.record.follows)]
        for path, name in (*related, *follows):
            if name == item.record.id:
                yield item.problem(path, "itself", f"“{name}” is this term itself; name others")


def scopes_count_as_a_last_one(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """The scope that another counts as counts as no further one, so that every series has one scope."""
    for item in records.scopes:
        other = catalogue.scopes.get(item.record.counts_as or "")
        if other and other.counts_as:
            message = f"“{other.id}” counts as {other.counts_as} itself; name the scope that stands for itself"
            yield item.problem(("counts_as",), "counts-as", message)


RULES: tuple[Rule, ...] = (
    key_figures_are_the_areas_own,
    reports_are_of_their_area,
    oddities_are_at_paragraphs,
    terms_are_related_to_others,
    scopes_count_as_a_last_one,
)
