"""What a record refers to exists."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from functools import partial

from pydantic import BaseModel

from shengce.checks.rule import Rule, fields_of
from shengce.problems import Problem
from shengce.records.catalogue import NATION, Catalogue
from shengce.records.load import Located, Records
from shengce.records.plans import Plan
from shengce.records.vocabulary import ScopeKind
from shengce.records.yaml_document import FieldPath

_FIELD_KINDS = {
    "indicator": "indicators",
    "unit": "units",
    "scope": "scopes",
    "industry": "scopes",
    "industries": "scopes",
    "theme": "themes",
    "themes": "themes",
    "term": "terms",
    "terms": "terms",
    "related": "terms",
    "province": "provinces",
    "source": "sources",
    "key_figures": "figures",
    "comparable_scope": "scopes",
    "counts_as": "scopes",
}
_FILE_KINDS = {"figures": "plans"}


def references_exist(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """Every identifier that a record mentions is known; a kind whose file could not be read is not held against it."""
    groups = (records.indicators, records.terms, records.scopes, records.plans)
    for group in groups:
        for item in group:
            for path, name, value in fields_of(item.record):
                kind = _FIELD_KINDS.get(name)
                if kind and _FILE_KINDS.get(kind, kind) not in records.unreadable:
                    yield from _unknown(item, path, kind, value, catalogue)


def _unknown(
    item: Located[BaseModel], path: FieldPath, kind: str, value: object, catalogue: Catalogue
) -> Iterator[Problem]:
    known: Mapping[str, object] = getattr(catalogue, kind)
    values = value if isinstance(value, tuple) else (value,)
    for index, name in enumerate(values):
        if isinstance(name, str) and name not in known and (kind, name) != ("provinces", NATION):
            place = (*path, index) if isinstance(value, tuple) else path
            yield item.problem(place, f"unknown-{kind.removesuffix('s')}", _suggestion(name, kind, known))


def _suggestion(name: str, kind: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    hint = f"; did you mean “{near[0]}”?" if near else f"; see records/ for the {kind} there are"
    return f"“{name}” is not among the {kind}{hint}"


def citations_exist(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A citation leads to a paragraph of a source that the plan names among its documents."""
    locators = {source.id: {p.at for p in source.all_paragraphs()} for source in catalogue.sources.values()}
    for item in records.plans:
        cited = {document.source for document in item.record.documents}
        for path, name, value in fields_of(item.record):
            if name == "cite" and isinstance(value, str) and "sources" not in records.unreadable:
                yield from _citation_problem(item, path, value, cited, locators)


def _citation_problem(
    item: Located[Plan], path: FieldPath, citation: str, cited: set[str], locators: Mapping[str, set[str]]
) -> Iterator[Problem]:
    source, _, locator = citation.partition("#")
    paragraph = locator.rpartition("-s")[0] if "-s" in locator else locator
    problem = partial(item.problem, path, "citation")
    if source not in locators:
        yield problem(f"“{source}” is no source; sources are records/sources/*.yml")
    elif source not in cited:
        yield problem(f"“{source}” is not among this plan's documents; name it there")
    elif paragraph not in locators[source]:
        yield problem(
            f"“{paragraph}” is no paragraph of {source}; its paragraphs are listed in records/sources/{source}.yml"
        )


def figures_cite_sentences(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A figure's citation goes down to the sentence."""
    for item in records.plans:
        for index, figure in enumerate(item.record.figures):
            if "-s" not in figure.cite.partition("#")[2]:
                message = f"“{figure.cite}” names a paragraph only; add the sentence, e.g. {figure.cite}-s1"
                yield item.problem(("figures", index, "cite"), "citation", message)


def articles_exist(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A plan's document names an article that its source has."""
    for item in records.plans:
        for index, document in enumerate(item.record.documents):
            source = catalogue.sources.get(document.source)
            if source and document.article and document.article not in {article.id for article in source.articles}:
                message = f"“{document.article}” is no article of {source.id}"
                yield item.problem(("documents", index, "article"), "unknown-article", message)


def industries_are_industries(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """What stands as an industry is a scope of kind industry."""
    for item in records.plans:
        for path, name, value in fields_of(item.record):
            names = value if isinstance(value, tuple) else (value,)
            for industry in names if name in {"industry", "industries"} else ():
                scope = catalogue.scopes.get(industry) if isinstance(industry, str) else None
                if scope and scope.kind is not ScopeKind.INDUSTRY:
                    yield item.problem(path, "not-an-industry", f"“{industry}” is a scope of kind {scope.kind}")


RULES: tuple[Rule, ...] = (
    references_exist,
    citations_exist,
    figures_cite_sentences,
    articles_exist,
    industries_are_industries,
)
