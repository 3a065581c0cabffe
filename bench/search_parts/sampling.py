"""Draws queries from the text of built pages and from the records, the same ones for the same seed and pages."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from opencc import OpenCC  # type: ignore[import-untyped]

from bench.search_parts.page_text import Corpus, tokens
from shengce.records.areas import Area
from shengce.records.catalogue import Catalogue
from shengce.records.vocabulary import Term

SEED = 20230221
HAN, ENGLISH, FIGURE, NAME = "Han substring", "English", "figure", "name"
KINDS = (HAN, ENGLISH, FIGURE, NAME)
_TRIES_A_QUERY = 200

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_WORD_RUN = re.compile(r"(?<![\w'’-])[A-Za-z]{2,}(?: [A-Za-z]{2,})*(?![\w'’-])")
_AMOUNT = re.compile(r"(?<![\d.,A-Za-z])(\d[\d,]*(?:\.\d+)?) ?(万亿|亿|trillion|billion)(?![A-Za-z])")
_PERCENT = re.compile(r"(?<![\d.,A-Za-z-])(\d+(?:\.\d+)?)%")
_SCALES = {"万亿": 12, "trillion": 12, "billion": 9, "亿": 8}
_SHOWN_SCALES = (("万亿", 12), ("亿", 8), (" trillion", 12), (" billion", 9), (" million", 6))


@dataclass(frozen=True)
class Query:
    """A query for the site of one language; ``pages`` are the addresses that ought to be found, any of them first."""

    kind: str
    language: str
    text: str
    pages: frozenset[str]


@dataclass(frozen=True)
class Amounts:
    """How many queries of each kind are drawn."""

    han: int = 300
    english: int = 100
    figures: int = 50
    names: int = 50

    def divided(self, by: int) -> Amounts:
        """Return a part of the amounts, at least one each."""
        return Amounts(*(max(count // by, 1) for count in (self.han, self.english, self.figures, self.names)))


def draw(corpora: Mapping[str, Corpus], catalogue: Catalogue, amounts: Amounts, seed: int = SEED) -> tuple[Query, ...]:
    """Return the sample: Han substrings of zh pages, English of en pages, figures and names of both by turns."""
    chooser = random.Random(seed)
    zh, en = corpora["zh"], corpora["en"]
    queries = _contained(HAN, "zh", zh, _distinct(lambda: han_substring(zh, chooser), amounts.han))
    queries += _contained(ENGLISH, "en", en, _distinct(lambda: english_phrase(en, chooser), amounts.english))
    for language, share in (("zh", amounts.figures - amounts.figures // 3), ("en", amounts.figures // 3)):
        queries += figures(language, corpora[language], share, chooser)
    return (*queries, *names(catalogue, amounts.names, chooser))


def han_substring(corpus: Corpus, chooser: random.Random) -> str | None:
    """Return two to eight neighbouring Han characters of a block of some page; None where the page has none."""
    runs: list[str] = [run for block in chooser.choice(corpus.pages).blocks for run in _HAN_RUN.findall(_plain(block))]
    if not runs:
        return None
    run = chooser.choice(runs)
    length = min(chooser.randint(2, 8), len(run))
    start = chooser.randint(0, len(run) - length)
    return run[start : start + length]


def english_phrase(corpus: Corpus, chooser: random.Random) -> str | None:
    """Return one to four neighbouring words of a block of some page; None where the page has none."""
    runs: list[str] = [run for block in chooser.choice(corpus.pages).blocks for run in _WORD_RUN.findall(_plain(block))]
    if not runs:
        return None
    words = chooser.choice(runs).split(" ")
    length = min(chooser.randint(1, 4), len(words))
    start = chooser.randint(0, len(words) - length)
    return " ".join(words[start : start + length])


def figures(language: str, corpus: Corpus, count: int, chooser: random.Random) -> list[Query]:
    """Return figures that stand on pages: every other one as printed, the rest in another form of the same number."""
    printed = sorted({found.group() for page in corpus.pages for block in page.blocks for found in _figures(block)})
    chosen = chooser.sample(printed, min(count, len(printed)))
    queries = []
    for place, text in enumerate(chosen):
        forms = equal_forms(text)
        typed = text if place % 2 == 0 else chooser.choice([form for form in forms if tokens(form) != tokens(text)])
        pages: frozenset[str] = frozenset().union(*(corpus.pages_with(form) for form in forms))
        queries.append(Query(FIGURE, language, typed, pages))
    return queries


def equal_forms(printed: str) -> tuple[str, ...]:
    """Return the ways to write the number of a figure such as ``1.15万亿`` or ``8%``; raises ValueError for others."""
    if percent := _PERCENT.fullmatch(printed):
        return _percent_forms(Decimal(percent[1]))
    amount = _AMOUNT.fullmatch(printed)
    if not amount:
        raise ValueError(f"“{printed}” is neither an amount nor a percentage")
    value = Decimal(amount[1].replace(",", "")).scaleb(_SCALES[amount[2]])
    shown = [f"{_digits(value.scaleb(-scale))}{word}" for word, scale in _SHOWN_SCALES]
    grouped = f"{Decimal(_digits(value.scaleb(-8))):,f}亿"
    return tuple(dict.fromkeys((printed, *shown, grouped)))


def _percent_forms(value: Decimal) -> tuple[str, ...]:
    plain = _digits(value)
    longer = f"{plain}0" if "." in plain else f"{plain}.0"
    return (f"{plain}%", f"{longer}%", f"{plain} per cent", f"{plain} percent")


def _digits(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figures(block: str) -> Iterator[re.Match[str]]:
    plain = _plain(block)
    yield from _AMOUNT.finditer(plain)
    yield from _PERCENT.finditer(plain)


def names(catalogue: Catalogue, count: int, chooser: random.Random) -> list[Query]:
    """Return other names of provinces and terms: pinyin, initials, abbreviations, codes, aliases, traditional forms."""
    pages: dict[str, set[str]] = {}
    for address, known in _names_of_pages(catalogue):
        for name in known:
            pages.setdefault(_folded(name), set()).add(address)
    candidates = sorted({name for name in _other_names(catalogue) if _folded(name) in pages})
    chosen = chooser.sample(candidates, min(count, len(candidates)))
    languages = ("zh", "en")
    return [
        Query(NAME, languages[place % 2], name, frozenset(pages[_folded(name)])) for place, name in enumerate(chosen)
    ]


def _names_of_pages(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the address and all names of each page that stands for something."""
    for province in catalogue.provinces.values():
        own = (province.name.zh, province.name.en, province.short.zh, province.short.en)
        yield f"provinces/{province.slug}/", (*own, *_names_of_province(province))
    for term in catalogue.terms.values():
        yield f"glossary/{term.id}/", (term.name.zh, term.name.en, *_names_of_term(term))
    for indicator in catalogue.indicators.values():
        short = (indicator.short.zh, indicator.short.en) if indicator.short else ()
        yield f"indicators/{indicator.id}/", (indicator.name.zh, indicator.name.en, *short, *indicator.printed)
    for theme in catalogue.themes.values():
        yield f"themes/{theme.id}/", (theme.name.zh, theme.name.en)


def _other_names(catalogue: Catalogue) -> Iterator[str]:
    for province in catalogue.provinces.values():
        yield from _names_of_province(province)
    for term in catalogue.terms.values():
        yield from _names_of_term(term)


def _names_of_province(province: Area) -> Iterable[str]:
    return (*province.marks, *province.aliases, *_traditional(province.short.zh))


def _names_of_term(term: Term) -> Iterable[str]:
    return (*term.aliases, *_traditional(term.name.zh))


def _traditional(text: str) -> Iterator[str]:
    """Yield the text in traditional characters where it differs."""
    changed = str(_to_traditional().convert(text))
    if changed != text:
        yield changed


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


def _folded(name: str) -> str:
    return "".join(token for token in tokens(name) if token[0].isalnum())


def _contained(kind: str, language: str, corpus: Corpus, texts: Iterable[str]) -> list[Query]:
    return [Query(kind, language, text, corpus.pages_with(text)) for text in texts]


def _distinct(drawn: Callable[[], str | None], count: int) -> list[str]:
    """Draw until there are so many different texts, or until drawing brings nothing new."""
    found: dict[str, None] = {}
    for _ in range(count * _TRIES_A_QUERY):
        if len(found) == count:
            break
        if text := drawn():
            found[text] = None
    return list(found)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
