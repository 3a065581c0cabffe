"""Three hundred phrases that a reader might look up, drawn by a rule that knows nothing of what is kept.

The rule: 100 of the headings of 40 reports, 100 names of the glossary, 100 of the national terms of policy_terms.txt,
which was written from general knowledge before any was looked up. All draws are seeded.

A heading is a paragraph of at most 40 characters that begins with a number in Chinese, or that the text marks as one.
Its phrases are what stands between its signs, whole, where that is 2 to 8 characters. Longer ones are never kept, and
of the others those in fewer than five reports are not by rule: what is drawn stands in five or more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from shengce.printed.folding import matched
from shengce.printed.paragraphs import read_paragraphs
from shengce.records.load import Records
from shengce.words.names import unquoted
from shengce.words.reports import work_reports
from tests.source_texts import SOURCES

EACH = 100
SEED = 17
REPORTS_READ = 40
FLOOR = 5
_LONGEST = 8
_TERMS = Path(__file__).with_name("policy_terms.txt")
_NUMBERED = re.compile(r"[*#\s]*[(（]?[一二三四五六七八九十]+[)）、.．]+")
_LONGEST_HEADING = 40
_SIGN = re.compile(r"[^\w+%&-]+")


def texts_of(records: Records) -> dict[str, str]:
    """Return the text of each work report by its source."""
    reports = work_reports(records)
    return {
        report.source.id: (SOURCES / report.source.text.path).read_text(encoding="utf-8", errors="replace")
        for report in reports
    }


def heading_phrases(reports: Iterable[str]) -> Iterator[str]:
    """Yield the phrases of the headings of reports, folded."""
    for text in reports:
        for paragraph in read_paragraphs(text):
            numbered = _NUMBERED.match(paragraph.text)
            if len(paragraph.text) <= _LONGEST_HEADING and (numbered or paragraph.is_heading):
                yield from _phrases(matched(paragraph.text[numbered.end() if numbered else 0 :]))


def _phrases(heading: str) -> Iterator[str]:
    return (part for part in _SIGN.split(heading) if 2 <= len(part) <= _LONGEST)


def drawn(records: Records) -> list[str]:
    """Return the three hundred phrases."""
    return [*of_headings(records), *of_glossary(records), *of_policy()]


def of_headings(records: Records) -> list[str]:
    """Return the phrases of headings drawn, of those in reports enough."""
    texts = [folded(text) for text in texts_of(records).values()]
    spread = {phrase: sum(phrase in text for text in texts) for phrase in all_of_headings(records)}
    return random.Random(SEED).sample([phrase for phrase, reports in spread.items() if reports >= FLOOR], EACH)


def all_of_headings(records: Records) -> list[str]:
    """Return every phrase of the headings of the reports drawn, each once."""
    whole = texts_of(records)
    reports = random.Random(SEED).sample(sorted(whole), REPORTS_READ)
    return list(dict.fromkeys(heading_phrases(whole[name] for name in reports)))


def folded(text: str) -> str:
    """Return the paragraphs of a text as phrases are counted in them."""
    return "\n".join(matched(paragraph.text) for paragraph in read_paragraphs(text))


def of_glossary(records: Records) -> list[str]:
    """Return the names of the glossary drawn."""
    names = sorted({unquoted(matched(term.record.name.zh)) for term in records.terms})
    return random.Random(SEED).sample(names, EACH)


def of_policy() -> list[str]:
    """Return the national terms drawn."""
    return random.Random(SEED).sample(terms(), EACH)


def terms() -> list[str]:
    """Return all national terms that are not too long to be kept by rule, folded."""
    found = map(matched, _TERMS.read_text(encoding="utf-8").split())
    return [term for term in found if len(term) <= _LONGEST]
