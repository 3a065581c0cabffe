"""What pages about records tell search: their filters, and the other names under which readers look for them."""

from __future__ import annotations

import re
from itertools import chain

from shengce.records.areas import Area
from shengce.records.base import Text
from shengce.records.plans import Plan
from shengce.records.sources import Source
from shengce.records.vocabulary import Indicator, Scope, Term, Theme
from shengce.views.kinds import Subject

_ASIDE = re.compile(r" ?[（(][^（）()]*[）)]$")


def province_subject(province: Area) -> Subject:
    """Return the subject of a province's page."""
    return Subject({"province": (province.slug,)}, _province_names(province), order=int(province.code or 0))


def plan_subject(province: Area, plan: Plan) -> Subject:
    """Return the subject of the page of a province and year: the province's names, alone and with the year."""
    names = chain.from_iterable((name, f"{name}{plan.year}") for name in _province_names(province))
    return Subject(_plan_filters(plan), tuple(names), order=int(province.code or 0))


def programmes_subject(province: Area) -> Subject:
    """Return the subject of the page of a province's programmes."""
    return Subject({"province": (province.slug,)}, order=int(province.code or 0))


def indicator_subject(indicator: Indicator) -> Subject:
    """Return the subject of an indicator's page."""
    names = (*_both(indicator.name), *(_both(indicator.short) if indicator.short else ()), *indicator.printed)
    filters = {"indicator": (indicator.id,), "theme": (indicator.theme,)}
    return Subject(filters, (*names, indicator.id), spelled=names)


def year_subject(year: int) -> Subject:
    """Return the subject of a year's page."""
    return Subject({"year": (str(year),)})


def theme_subject(theme: Theme) -> Subject:
    """Return the subject of a theme's page."""
    return Subject({"theme": (theme.id,)}, (*_both(theme.name), theme.id), spelled=(theme.name.zh,))


def industry_subject(industry: Scope) -> Subject:
    """Return the subject of an industry's page."""
    names = (*_both(industry.name), *industry.aliases)
    return Subject(names=(*names, industry.id), spelled=(industry.name.zh, *industry.aliases))


def term_subject(term: Term) -> Subject:
    """Return the subject of a term's page: its names, and what is left of them without quotes and what parts others."""
    names = tuple(dict.fromkeys((*_both(term.name), *map(_bare, _both(term.name)), *term.aliases)))
    return Subject({"theme": term.themes}, names, spelled=names)


def _bare(name: str) -> str:
    """Return what a reader types for a name: “Industrial brain” (chanye danao) is an industrial brain."""
    return _ASIDE.sub("", name).strip("“”")


def source_subject(source: Source) -> Subject:
    """Return the subject of a source's page."""
    return Subject(names=(source.id, *_both(source.title)))


def _plan_filters(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {
        "province": (plan.province,),
        "year": (str(plan.year),),
        "theme": tuple({*plan.themes, *chain.from_iterable(priority.themes for priority in plan.priorities)}),
        "indicator": tuple({figure.indicator for figure in plan.figures}),
    }


def _province_names(province: Area) -> tuple[str, ...]:
    return (*_both(province.short), *_both(province.name), *province.marks, province.slug, *province.aliases)


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en
