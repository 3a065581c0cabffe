"""Whether every citation holds against the source texts, for anyone who has them.

For each source whose text is in the folder given: the file's hash, the hash of each paragraph listed, and for each
figure that ``as_printed`` stands in the cited sentence and that the number printed there is the typed value and unit;
for each target of a work report that its sentence does not stand in the review of past years (unless ``confirmed``).
Every other citation must lead to a paragraph, and a sentence, that exists. Nothing of the texts is written anywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shengce.checks.rule import fields_of
from shengce.drafting.periods import Calendar
from shengce.drafting.sections import Place, looks_back, places_of
from shengce.printed.matches import value_matches
from shengce.printed.normalise import normalise, paragraph_hash
from shengce.printed.paragraphs import read_paragraphs
from shengce.printed.sentences import split_sentences
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Located, Records
from shengce.records.plans import Figure, FigureKind, Plan, Qualifier
from shengce.records.sources import Layout, Paragraph, Source, SourceKind
from shengce.records.yaml_document import FieldPath

Sentences = tuple[str, ...]
Texts = Mapping[str, Mapping[str, Sentences]]


@dataclass(frozen=True)
class Verification:
    """Problems found, numbers of figures and citations held against a text, and the sources without a text."""

    problems: tuple[Problem, ...]
    figures: int
    citations: int
    missing: tuple[str, ...]


def verify_records(records: Records, catalogue: Catalogue, folder: Path) -> Verification:
    """Hold every citation of the records against the texts in ``folder``."""
    present = [item for item in records.sources if (folder / item.record.text.path).is_file()]
    problems = [problem for item in present for problem in _source_problems(item, folder)]
    texts = {item.record.id: _sentences(item.record, folder) for item in present}
    figures = [entry for entry in _figures(records) if entry[2].cite.partition("#")[0] in texts]
    citations = [entry for entry in _citations(records) if entry[2].partition("#")[0] in texts]
    for plan, path, citation in citations:
        if not _cited_words(citation, texts):
            message = f"“{citation}” is past the end of its paragraph or source"
            problems.append(plan.problem(path, "citation", message))
    for plan, index, figure in figures:
        problems.extend(_figure_problems(plan, index, figure, texts, catalogue))
    problems.extend(_targets_in_reviews(figures, catalogue, folder, texts))
    missing = tuple(item.record.id for item in records.sources if item.record.id not in texts)
    return Verification(tuple(sorted(set(problems))), len(figures), len(citations), missing)


def _figures(records: Records) -> Iterator[tuple[Located[Plan], int, Figure]]:
    for plan in records.plans:
        for index, figure in enumerate(plan.record.figures):
            yield plan, index, figure


def _citations(records: Records) -> Iterator[tuple[Located[Plan], FieldPath, str]]:
    for plan in records.plans:
        for path, name, value in fields_of(plan.record):
            if name == "cite" and isinstance(value, str):
                yield plan, path, value


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
    texts: Texts,
    catalogue: Catalogue,
) -> Iterator[Problem]:
    sentence = normalise(_cited_words(figure.cite, texts))
    if not sentence:
        return  # the citation leads nowhere, which is said already
    printed = normalise(figure.as_printed)
    if printed not in sentence:
        message = f"“{figure.as_printed}” does not stand in {figure.cite}"
        yield item.problem(("figures", index, "as_printed"), "as-printed", message)
    elif not _states(figure, sentence, printed, catalogue):
        unit = catalogue.unit_of(figure).name.zh
        message = f"{figure.value} {unit} is not what “{figure.as_printed}” says"
        yield item.problem(("figures", index, "value"), "value", message)


def _targets_in_reviews(
    figures: Iterable[tuple[Located[Plan], int, Figure]], catalogue: Catalogue, folder: Path, texts: Texts
) -> Iterator[Problem]:
    """Name each target whose sentence looks back: what stands in a review is rarely a promise."""
    places: dict[str, Mapping[str, Place]] = {}
    for plan, index, figure in figures:
        source = catalogue.sources[figure.cite.partition("#")[0]]
        if figure.kind is not FigureKind.TARGET or figure.confirmed or not _is_work_report(source):
            continue
        calendar = Calendar(plan.record.year, plan.record.year - 1)
        if source.id not in places:
            text = (folder / source.text.path).read_text(encoding="utf-8", errors="replace")
            places[source.id] = places_of(read_paragraphs(text), calendar)
        place = places[source.id].get(figure.cite.partition("#")[2].partition("-s")[0])
        if place and looks_back(place, _cited_words(figure.cite, texts), calendar):
            message = f"{figure.cite} is about past years; is this a result? if it is a target, add confirmed: true"
            yield plan.problem(("figures", index, "cite"), "target-in-review", message)


def _is_work_report(source: Source) -> bool:
    return source.kind is SourceKind.GOVERNMENT_WORK_REPORT and source.text.layout is Layout.MARKDOWN


def _states(figure: Figure, sentence: str, printed: str, catalogue: Catalogue) -> bool:
    unit = catalogue.unit_of(figure)
    hint = sentence.partition(printed)[0]
    if value_matches(printed, figure.value, figure.value_max, unit.kind, unit.factor, hint):
        return True
    return figure.qualifier is Qualifier.FIRST_TIME and "零的突破" in printed


def _cited_words(citation: str, texts: Texts) -> str:
    """Return the cited sentence, or the whole paragraph; empty when there is no such place."""
    source, _, locator = citation.partition("#")
    paragraph, _, number = locator.rpartition("-s") if "-s" in locator else (locator, "", "")
    sentences = texts[source].get(paragraph, ())
    if not number:
        return "".join(sentences)
    return sentences[int(number) - 1] if int(number) <= len(sentences) else ""
