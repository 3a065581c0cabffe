"""Interface strings from i18n/zh.yml and i18n/en.yml; a key that one of them lacks stops the build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from babel import Locale

from shengce.language.numbers import written
from shengce.language.spacing import set_apart
from shengce.problems import Problem, RecordsError, UnusableFileError, UserError
from shengce.records.base import Text
from shengce.records.yaml_document import Value, YamlDocument, read_yaml

LANGUAGES = ("zh", "en")
Strings = Mapping[str, "str | Mapping[str, str]"]
PLACES_OF_YEARS = frozenset({"year", "first", "last", "before", "after", "next"})
"""The names of places at which a number is a year, which no language sets apart by thousands."""
_LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}


@dataclass(frozen=True)
class Piece:
    """A piece of an interface string: words, or the name of a place to fill; ``is_quoted``: between quotation marks."""

    words: str
    place: str | None = None
    is_quoted: bool = False

    def fitted(self, text: str) -> str:
        """Return a text as it fills this place: quotation marks within others are inner ones, and none are doubled."""
        if not self.is_quoted or "“" not in text:
            return text
        bare = text.removeprefix("“").removesuffix("”")
        is_one_quotation = text == f"“{bare}”" and "“" not in bare
        return bare if is_one_quotation else text.replace("“", "‘").replace("”", "’")


@dataclass(frozen=True)
class Language:
    """A language of the site: its code (zh or en), CLDR locale and interface strings by dotted key."""

    code: str
    locale: Locale
    strings: Mapping[str, str]

    def of(self, text: Text) -> str:
        """Return the text in this language, figure references left as they stand."""
        return text.zh if self.code == "zh" else text.en

    def say(self, key: str, **values: object) -> str:
        """Return the interface string with its ``{name}`` places filled (see ``beside``).

        Raises UserError for an unknown key or a place with no value.
        """
        if key in self._whole:
            return self._whole[key]
        pieces = self.form(key)
        try:
            texts = [
                piece.words if piece.place is None else self.filling(piece, values[piece.place]) for piece in pieces
            ]
        except KeyError as error:
            raise UserError(self.unfilled(key, error.args[0])) from None
        return "".join(self.beside(pieces, texts))

    def filling(self, piece: Piece, value: object) -> str:
        """Return a value as the text that fills a place: numbers as they are written everywhere, years as they are."""
        if isinstance(value, int | Decimal) and piece.place not in PLACES_OF_YEARS:
            return written(value, self.locale)
        return piece.fitted(str(value))

    @cached_property
    def _whole(self) -> Mapping[str, str]:
        """The strings with no place to fill, as they are shown: most of those that pages ask for."""
        plain = {key: self.form(key) for key in self.strings if not any(piece.place for piece in self.form(key))}
        return {key: "".join(self.beside(pieces, [piece.words for piece in pieces])) for key, pieces in plain.items()}

    def beside(self, pieces: Sequence[Piece], texts: Sequence[str]) -> list[str]:
        """Return what a string's pieces come to; in Chinese its words are set apart from what fills the places."""
        if self.code != "zh":
            return list(texts)
        around = zip(pieces, texts, ("", *texts), (*texts[1:], ""), strict=False)
        return [text if piece.place else set_apart(text, before, after) for piece, text, before, after in around]

    def form(self, key: str) -> tuple[Piece, ...]:
        """Return the interface string cut at its places. Raises UserError for an unknown key."""
        try:
            return _cut(self.strings[key])
        except KeyError:
            raise UserError(self._missing(key)) from None

    def under(self, key: str, *names: str) -> Strings:
        """Return the strings below ``key`` by name, groups of them as mappings, places unfilled: scripts fill them.

        With ``names``, those alone. Raises UserError for a name that is not there.
        """
        below = {
            name.removeprefix(f"{key}."): text for name, text in self.strings.items() if name.startswith(f"{key}.")
        }
        groups: dict[str, dict[str, str]] = {}
        for name, text in below.items():
            group, _, own = name.rpartition(".")
            groups.setdefault(group, {})[own] = text
        found: Strings = {**groups.pop("", {}), **groups}
        for name in names:
            if name not in found:
                raise UserError(self._missing(f"{key}.{name}"))
        return {name: found[name] for name in names} if names else found

    def unfilled(self, key: str, place: str) -> str:
        """Return what is wrong where a string has a place that nothing fills."""
        return f"i18n/{self.code}.yml: {key}: nothing is known to fill the place {{{place}}} with; correct its name"

    def _missing(self, key: str) -> str:
        return f"i18n/{self.code}.yml: the string {key} is asked for and is not there; add it"

    def count(self, key: str, number: int | Decimal, **values: object) -> str:
        """Return the string ``key.one`` or ``key.other`` by the language's plural rule; ``{number}`` is the number.

        Decimals count as they are written: English says 1 point, but 1.0 points and 1.2 points.
        """
        return self.say(self.plural_key(key, number), number=number, **values)

    def plural_key(self, key: str, number: int | Decimal) -> str:
        """Return the key of the form that the language's plural rule gives for a number."""
        form = self.locale.plural_form(number)
        return f"{key}.{form}" if f"{key}.{form}" in self.strings else f"{key}.other"


@cache
def _cut(text: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    parsed = [(words, place) for words, place, _, _ in Formatter().parse(text)]
    for (words, place), (after, _) in pairwise([*parsed, ("", None)]):
        if words:
            pieces.append(Piece(words))
        if place is not None:
            pieces.append(Piece("", place, words.endswith("“") and after.startswith("”")))
    return tuple(pieces)


def load_languages(root: Path) -> tuple[Language, ...]:
    """Read the interface strings of all languages.

    Raises RecordsError when a file cannot be read, a string cannot be filled in, or the key sets differ.
    """
    problems: list[Problem] = []
    tables: dict[str, dict[str, str]] = {}
    documents: dict[str, YamlDocument] = {}
    for code in LANGUAGES:
        try:
            documents[code] = read_yaml(root / "i18n" / f"{code}.yml", root)
            tables[code] = dict(_flat(documents[code].data, ""))
        except UnusableFileError as error:
            problems.append(error.problem)
    if not problems:
        problems.extend((*_differences(tables, documents), *_malformed(tables, documents)))
    if problems:
        raise RecordsError(problems)
    return tuple(Language(code, Locale.parse(_LOCALES[code]), MappingProxyType(tables[code])) for code in LANGUAGES)


def _flat(value: Value, prefix: str) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [(prefix, "" if value is None else str(value))]
    pairs: list[tuple[str, str]] = []
    for key, inner in value.items():
        pairs.extend(_flat(inner, f"{prefix}.{key}" if prefix else key))
    return pairs


def _differences(tables: dict[str, dict[str, str]], documents: dict[str, YamlDocument]) -> list[Problem]:
    all_keys = {key for table in tables.values() for key in table}
    every_key = {key for key in all_keys if not _is_singular(key, all_keys)}
    return [
        documents[code].problem(
            tuple(key.split(".")), "missing-string", "this interface string is missing here; add it"
        )
        for code, table in tables.items()
        for key in sorted(every_key - set(table))
    ]


def _malformed(tables: dict[str, dict[str, str]], documents: dict[str, YamlDocument]) -> list[Problem]:
    message = "the braces do not pair up to places such as {name}; a brace that is meant as such is written twice"
    return [
        documents[code].problem(tuple(key.split(".")), "string-form", message)
        for code, table in tables.items()
        for key, text in table.items()
        if not _can_be_filled(text)
    ]


def _can_be_filled(text: str) -> bool:
    try:
        places = [(name, more, how) for _, name, more, how in Formatter().parse(text) if name is not None]
    except ValueError:
        return False
    return all(name.isidentifier() and not more and not how for name, more, how in places)


def _is_singular(key: str, all_keys: set[str]) -> bool:
    """Tell whether the key is a form that a language without plural (Chinese) has no use for."""
    stem, _, form = key.rpartition(".")
    return form == "one" and f"{stem}.other" in all_keys
