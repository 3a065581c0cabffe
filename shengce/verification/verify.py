"""Whether every citation holds against the source texts, for anyone who has them.

For each source whose text is in the folder given: the file's hash, the hash of each paragraph listed, and for each
figure that ``as_printed`` stands in the cited sentence and that the number printed there is the typed value and unit;
that the sentence says its qualifier; that neither the sentence nor the part of the report in which it stands makes a
target of a result, or a result of a target (unless ``confirmed``).
Every other citation must lead to a paragraph, and a sentence, that exists. Nothing of the texts is written anywhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from shengce.checks.printed import is_printed, shown_value
from shengce.checks.rule import figures_in_force
from shengce.printed.normalise import normalise, paragraph_hash
from shengce.printed.paragraphs import Paragraph as TextParagraph
from shengce.printed.paragraphs import read_paragraphs
from shengce.printed.sentences import split_sentences
from shengce.problems import Problem, UserError
from shengce.records.catalogue import Catalogue
from shengce.records.citation import Citation
from shengce.records.fields import citations_of, fields_of
from shengce.records.load import Located, Records
from shengce.records.plans import Figure, Plan
from shengce.records.sources import Layout, Paragraph, Source, SourceKind
from shengce.records.vocabulary import Unit
from shengce.records.yaml_document import FieldPath
from shengce.reports.periods import Calendar
from shengce.reports.sections import Place, places_of
from shengce.verification.kinds import Passage, kind_fault
from shengce.verification.qualifiers import qualifier_fault

Sentences = tuple[str, ...]
Texts = Mapping[str, Mapping[str, Sentences]]

_IN_PARTS = frozenset({SourceKind.GOVERNMENT_WORK_REPORT, SourceKind.STATISTICAL_COMMUNIQUE})


@dataclass(frozen=True)
class Verification:
    """Problems found, numbers of figures and citations held against a text, and the sources without a text."""

    problems: tuple[Problem, ...]
    figures: int
    citations: int
    missing: tuple[str, ...]


def verify_records(records: Records, catalogue: Catalogue, folder: Path) -> Verification:
    """Hold every citation of the records against the texts in ``folder``. Raises UserError where there is no folder."""
    if not folder.is_dir():
        raise UserError(f"{folder} is no folder; give the one that holds the source texts")
    present = [item for item in records.sources if (folder / item.record.text.path).is_file()]
    problems = [problem for item in present for problem in _source_problems(item, folder)]
    texts = {item.record.id: _sentences(item.record, folder) for item in present}
    figures = [entry for entry in figures_in_force(records) if entry[2].cite.source in texts]
    citations = [entry for entry in _citations(records) if entry[2].source in texts]
    for item, path, citation in citations:
        if not _cited_words(citation, texts):
            message = f"“{citation}” is past the end of its paragraph or source"
            problems.append(item.problem(path, "citation", message))
    passages = _Passages(catalogue, folder, texts)
    for plan, index, figure in figures:
        passage = passages.of(plan.record, figure.cite)
        problems.extend(_figure_problems(plan, index, figure, passage, catalogue))
    missing = tuple(item.record.id for item in records.sources if item.record.id not in texts)
    return Verification(tuple(sorted(set(problems))), len(figures), len(citations), missing)


def _citations(records: Records) -> Iterator[tuple[Located[BaseModel], FieldPath, Citation]]:
    """Yield every citation but those of withdrawn figures, which may be what was wrong with them."""
    for term in records.terms:
        yield from ((term, path, citation) for path, citation in citations_of(term.record))
    for plan in records.plans:
        withdrawn = {("figures", index) for index, figure in enumerate(plan.record.figures) if figure.withdrawn}
        for path, citation in citations_of(plan.record):
            if path[:2] not in withdrawn:
                yield plan, path, citation


def _sentences(source: Source, folder: Path) -> Mapping[str, Sentences]:
    paragraphs = paragraphs_of(source, folder / source.text.path)
    return {at: split_sentences(text) for at, text in paragraphs.items()}


def paragraphs_of(source: Source, path: Path) -> Mapping[str, str]:
    """Return the text of each paragraph of a source by locator, as the source's layout tells to find it."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if source.text.layout is Layout.MARKDOWN:
        return {paragraph.locator: paragraph.text for paragraph in read_paragraphs(text)}
    lines = text.splitlines()
    return {
        paragraph.at: "".join(lines[line - 1].strip() for line in paragraph.lines if line <= len(lines))
        for paragraph in source.all_paragraphs()
    }


def _source_problems(item: Located[Source], folder: Path) -> Iterator[Problem]:
    source = item.record
    path = folder / source.text.path
    if hashlib.sha256(path.read_bytes()).hexdigest() != source.text.sha256:
        message = f"the text {source.text.path} has changed since it was read"
        yield item.problem(("text", "sha256"), "source-hash", message)
    paragraphs = paragraphs_of(source, path)
    for place, paragraph in _listed_paragraphs(source):
        if paragraph.at not in paragraphs:
            yield item.problem(place, "paragraph-hash", f"{paragraph.at} is past the end of {source.text.path}")
        elif paragraph_hash(paragraphs[paragraph.at]) != paragraph.sha256:
            yield item.problem(place, "paragraph-hash", f"the text of {paragraph.at} has not the hash noted for it")


def _listed_paragraphs(source: Source) -> Iterator[tuple[FieldPath, Paragraph]]:
    for path, _, value in fields_of(source):
        if path[-1] == "paragraphs" and isinstance(value, tuple):
            for index, paragraph in enumerate(value):
                yield (*path, index), paragraph


def _figure_problems(
    item: Located[Plan],
    index: int,
    figure: Figure,
    passage: Passage,
    catalogue: Catalogue,
) -> Iterator[Problem]:
    sentence = normalise(passage.sentence)
    if not sentence:
        return  # the citation leads nowhere, which is said already
    for field, rule, fault in _faults(figure, catalogue.unit_of(figure), sentence, passage):
        yield item.problem(("figures", index, field), rule, fault)


def _faults(figure: Figure, unit: Unit, sentence: str, passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Yield field, rule and what is wrong; words that do not stand in the sentence are the only fault of a figure."""
    printed = normalise(figure.as_printed)
    if printed not in sentence:
        yield "as_printed", "as-printed", f"“{figure.as_printed}” does not stand in {figure.cite}"
        return
    before = (sentence[: place.start()] for place in re.finditer(re.escape(printed), sentence))
    if not any(is_printed(figure, unit, printed, words) for words in before):
        message = f"{shown_value(figure)} {unit.name.zh} is not what “{figure.as_printed}” says in its sentence"
        yield "value", "value", message
    if fault := qualifier_fault(figure, unit, sentence, printed):
        yield "qualifier", "qualifier", fault
    if fault := kind_fault(figure, passage):
        yield "kind", "kind", fault


class _Passages:
    """Finds the passages that figures are cited to; the parts of a report are looked for once."""

    def __init__(self, catalogue: Catalogue, folder: Path, texts: Texts) -> None:
        self._sources, self._folder, self._texts = catalogue.sources, folder, texts
        self._places: dict[str, Mapping[str, Place]] = {}

    def of(self, plan: Plan, citation: Citation) -> Passage:
        """Return what a plan's citation leads to."""
        source = self._sources[citation.source]
        calendar = _calendar(plan, source)
        place = self._places_in(source, calendar).get(citation.paragraph)
        sentences = self._texts[source.id].get(citation.paragraph, ())
        before = "".join(sentences[: (citation.sentence or 1) - 1])
        return Passage(_cited_words(citation, self._texts), before, place, calendar)

    def _places_in(self, source: Source, calendar: Calendar) -> Mapping[str, Place]:
        if source.id not in self._places:
            paragraphs = _report_paragraphs(source, self._folder)
            self._places[source.id] = places_of(paragraphs, calendar)
        return self._places[source.id]


def _calendar(plan: Plan, source: Source) -> Calendar:
    is_communique = source.kind is SourceKind.STATISTICAL_COMMUNIQUE
    return Calendar(plan.year, plan.year - 1, only_results=is_communique)


def _report_paragraphs(source: Source, folder: Path) -> Iterable[TextParagraph]:
    """Return the paragraphs of a text whose parts are known; none of other texts."""
    if source.kind not in _IN_PARTS or source.text.layout is not Layout.MARKDOWN:
        return ()
    return read_paragraphs((folder / source.text.path).read_text(encoding="utf-8", errors="replace"))


def _cited_words(citation: Citation, texts: Texts) -> str:
    """Return the cited sentence, or the whole paragraph; empty when there is no such place."""
    sentences = texts[citation.source].get(citation.paragraph, ())
    if citation.sentence is None:
        return "".join(sentences)
    return "".join(sentences[citation.sentence - 1 : citation.sentence])
