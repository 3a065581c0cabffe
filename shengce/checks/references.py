"""What a record refers to exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from shengce.checks.rule import Rule
from shengce.problems import Cause, Problem, unknown
from shengce.records.catalogue import Catalogue
from shengce.records.citation import Citation
from shengce.records.fields import citations_of, fields_of
from shengce.records.load import Located, Records, listed_in
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
    "province": "areas",
    "area": "areas",
    "within": "areas",
    "source": "sources",
    "key_figures": "figures",
    "comparable_scope": "scopes",
    "counts_as": "scopes",
    "parent": "scopes",
    "growth": "indicators",
}


def references_exist(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """Every identifier that a record mentions is known; a kind whose file could not be read is not held against it."""
    unknown_names = _Unknown(records, catalogue)
    groups = (records.families, records.indicators, records.terms, records.scopes, records.plans)
    for group in groups:
        for item in group:
            for path, name, value in fields_of(item.record):
                kind = _FIELD_KINDS.get(name)
                if kind and _is_known_whole(records, kind):
                    yield from _unknown(item, path, kind, value, unknown_names)


def _is_known_whole(records: Records, kind: str) -> bool:
    return records.has_all_figures if kind == "figures" else kind not in records.unreadable


class _Unknown:
    """What is said of names that no record has, worked out once for each: one wrong name may be used everywhere."""

    def __init__(self, records: Records, catalogue: Catalogue) -> None:
        self._records = records
        self._catalogue = catalogue
        self._said: dict[tuple[str, str], str] = {}

    def words(self, kind: str, name: str) -> str:
        """Return what is wrong with the name of a record of a kind; nothing where there is such a record."""
        known: Mapping[str, object] = getattr(self._catalogue, kind)
        if name in known:
            return ""
        if (kind, name) not in self._said:
            listed = listed_in(self._records.definitions.get(kind, {}).values())
            self._said[kind, name] = unknown(name, kind, known, listed, lambda near: self._place(kind, near))
        return self._said[kind, name]

    def _place(self, kind: str, name: str) -> str:
        item = self._records.definitions.get(kind, {}).get(name)
        return f" ({item.place(())})" if item else ""


def _unknown(
    item: Located[BaseModel], path: FieldPath, kind: str, value: object, unknown_names: _Unknown
) -> Iterator[Problem]:
    values = value if isinstance(value, tuple) else (value,)
    for index, name in enumerate(values):
        if isinstance(name, str) and (message := unknown_names.words(kind, name)):
            place = (*path, index) if isinstance(value, tuple) else path
            problem = item.problem(place, f"unknown-{kind.removesuffix('s')}", message)
            yield problem.because(_unknown_name(kind, name))


def _unknown_name(kind: str, name: str) -> Cause:
    return Cause(f"{kind} {name}")


def citations_exist(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A citation leads to a paragraph of a source."""
    if "sources" in records.unreadable:
        return
    sources = {item.record.id: item for item in reversed(records.sources)}
    locators = {name: {p.at for p in item.record.all_paragraphs()} for name, item in sources.items()}
    items: tuple[Located[BaseModel], ...] = (*records.plans, *records.terms)
    for item in items:
        for path, citation in citations_of(item.record):
            if citation.source not in sources:
                problem = item.problem(path, "citation", f"“{citation.source}” is no source of records/sources/")
                yield problem.because(_unknown_name("sources", citation.source))
            elif citation.paragraph not in locators[citation.source]:
                message = f"“{citation.paragraph}” is no paragraph of {citation.source}; its paragraphs are listed in"
                message += f" {sources[citation.source].document.file}, by the command sources where it lists reports"
                yield item.problem(path, "citation", message).because(*_causes_of_no_paragraph(item, citation))


def _causes_of_no_paragraph(item: Located[BaseModel], citation: Citation) -> Iterator[Cause]:
    """Yield why many citations may lead nowhere: the report names another's source, or the list lacks a paragraph."""
    if isinstance(item.record, Plan):
        places = sum(1 for _ in citations_of(item.record))
        yield item.cause(("documents", 0, "source"), f"citations of {citation.source}", places)
    yield Cause(f"{citation.source}#{citation.paragraph}")


def figures_cite_sentences(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A figure's citation goes down to the sentence."""
    for item in records.plans:
        for index, figure in enumerate(item.record.figures):
            if not figure.cite.is_sentence:
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
                    message = f"“{industry}” is a scope of kind {scope.kind}"
                    cause = Cause(f"not an industry {industry}")
                    yield item.problem(path, "not-an-industry", message).because(cause)


RULES: tuple[Rule, ...] = (
    references_exist,
    citations_exist,
    figures_cite_sentences,
    articles_exist,
    industries_are_industries,
)
