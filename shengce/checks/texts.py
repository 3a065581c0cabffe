"""Chinese and English say the same, with figures by reference and no look-alike characters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from shengce.checks.rule import Rule
from shengce.printed.ideographs import first_look_alike, folded
from shengce.problems import Problem
from shengce.records.base import FIGURE_REFERENCE
from shengce.records.catalogue import Catalogue
from shengce.records.fields import fields_of
from shengce.records.load import Records
from shengce.records.plans import Plan
from shengce.records.yaml_document import FieldPath

_MULTIPLIERS = {
    **{"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9, "百亿": 10**10},
    **{"千亿": 10**11, "万亿": 10**12},
    **{"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    **{"MW": 10**3, "GW": 10**6, "GWh": 10**6, "TWh": 10**9},  # of kilowatts and kilowatt-hours
}
_MULTIPLIED = "|".join(sorted(_MULTIPLIERS, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?P<digits>[0-9]+(?:[.,][0-9]+)*)"
    rf"(?: ?(?P<multiplier>(?:{_MULTIPLIED})(?![a-z])(?!(?<=[0-9]千)[伏瓦米克卡])))?"
)
_ALMOST_REFERENCE = re.compile(r"[{｛]\s*fig[^{}｛｝]{0,80}[}｝]?|\bfig(ure)?\s*[:：][^{}\s]{0,80}[}｝]", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{4}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LOOK_ALIKES = re.compile(r"[０-９Ａ-Ｚａ-ｚ％．\ufb00-\ufb06\uff61-\uff9f\U0001d400-\U0001d7ff]")


def languages_agree(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Both languages refer to the same figures and hold the same digits."""
    for item, path, text in records.texts:
        zh, en = _references(text.zh), _references(text.en)
        if zh != en:
            message = f"refers to {_listed(en)}, the Chinese to {_listed(zh)}; both must name the same figures"
            yield item.problem((*path, "en"), "out-of-step", message)
        elif (chinese := _numbers(text.zh)) != (english := _numbers(text.en)):
            message = f"has the numbers {_listed(english)}, the Chinese {_listed(chinese)}; both must hold the same"
            yield item.problem((*path, "en"), "out-of-step", message)


def english_is_english(records: Records, _: Catalogue) -> Iterator[Problem]:
    """English text holds no Han characters, and Chinese text some (or no letters at all)."""
    for item, path, text in records.texts:
        if _HAN.search(text.en):
            message = f"“{_HAN.findall(text.en)[0]}” is Chinese; the English text is written in Latin letters"
            yield item.problem((*path, "en"), "out-of-step", message)
        if text.zh == text.en and _WORD.search(FIGURE_REFERENCE.sub("", text.zh)):
            yield item.problem((*path, "zh"), "out-of-step", "is the same as the English text; write it in Chinese")


def figure_references_exist(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A figure that a text refers to exists and is in force."""
    if not records.has_all_figures:
        return
    for item, path, text in records.texts:
        for name in sorted(text.figures()):
            if fault := _reference_fault(name, catalogue):
                yield item.problem((*path, "zh"), "unknown-figure", f"“{name}” is {fault}")


def _reference_fault(name: str, catalogue: Catalogue) -> str:
    figure = catalogue.figures.get(name)
    if figure is None:
        return "no figure of any plan"
    return "withdrawn; nothing refers to a figure that no longer counts" if figure.withdrawn else ""


def references_are_well_written(records: Records, _: Catalogue) -> Iterator[Problem]:
    """What is meant as a reference to a figure is written as one; else readers would see its braces."""
    for item, path, text in records.texts:
        for language, words in (("zh", text.zh), ("en", text.en)):
            if found := _ALMOST_REFERENCE.search(FIGURE_REFERENCE.sub("", words)):
                message = f"“{found.group()}” is no reference to a figure; write {{figure:ID}}, without spaces"
                yield item.problem((*path, language), "figure-reference", message)


def figures_stand_in_plans(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Only the texts of plans refer to figures: names and titles stand where no figure can be shown."""
    for item, path, text in records.texts:
        if text.figures() and not isinstance(item.record, Plan):
            message = "refers to a figure; only the texts of plans can"
            yield item.problem((*path, "zh"), "figure-reference", message)


def no_look_alikes(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Digits, letters and Han characters are the plain ones; only as_printed and printed keep those of the source."""
    for item in records.all:
        for path, name, value in fields_of(item.record):
            for place, words in _words_at(path, value):
                if look_alike := _look_alike(words, is_print=name in {"as_printed", "printed"}):
                    plain = unicodedata.normalize("NFKC", folded(look_alike))
                    message = f"“{look_alike}” is a look-alike character; write “{plain}”"
                    yield item.problem(place, "look-alike", message)


def _look_alike(words: str, *, is_print: bool) -> str:
    """Return the first look-alike; what is printed keeps its wide digits and letters, but radicals are no print."""
    radical = first_look_alike(words)
    wide = None if is_print else _LOOK_ALIKES.search(words)
    return radical or (wide.group() if wide else "")


def _words_at(path: FieldPath, value: object) -> Iterator[tuple[FieldPath, str]]:
    """Yield a field's words, or those of each entry of a list of words, but for those in plain letters and digits."""
    entries = enumerate(value) if isinstance(value, tuple) else ()
    candidates = [(path, value)] if isinstance(value, str) else [((*path, index), entry) for index, entry in entries]
    yield from ((place, words) for place, words in candidates if isinstance(words, str) and not words.isascii())


def _references(text: str) -> Counter[str]:
    return Counter(FIGURE_REFERENCE.findall(text))


def _numbers(text: str) -> Counter[str]:
    """Return the numbers in digits, whatever they are multiplied by: 1542亿 and 154.2 billion are one number."""
    found = _NUMBER.finditer(FIGURE_REFERENCE.sub("", text))
    values = (_value(number["digits"]) * _MULTIPLIERS.get(number["multiplier"] or "", 1) for number in found)
    return Counter(format(value.normalize(), "f") for value in values)


def _value(digits: str) -> Decimal:
    """Return a number in digits; of several points (1.2.3), which are no number, all digits together."""
    plain = digits.replace(",", "")
    return Decimal(plain if plain.count(".") <= 1 else plain.replace(".", ""))


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "none"


RULES: tuple[Rule, ...] = (
    languages_agree,
    english_is_english,
    figure_references_exist,
    references_are_well_written,
    figures_stand_in_plans,
    no_look_alikes,
)
