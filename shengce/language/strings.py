"""Interface strings from i18n/zh.yml and i18n/en.yml; a key that one of them lacks stops the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from babel import Locale

from shengce.problems import Problem, RecordsError
from shengce.records.base import Text
from shengce.records.yaml_document import Value, YamlDocument, YamlError, read_yaml

LANGUAGES = ("zh", "en")
_LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}


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
        """Return the interface string with its ``{name}`` places filled.

        Raises KeyError for an unknown key or a place with no value.
        """
        return self.strings[key].format_map(values)

    def count(self, key: str, number: int | Decimal, **values: object) -> str:
        """Return the string ``key.one`` or ``key.other`` by the language's plural rule; ``{number}`` is the number.

        Decimals count as they are written: English says 1 point, but 1.0 points and 1.2 points.
        """
        form = self.locale.plural_form(number)
        name = f"{key}.{form}" if f"{key}.{form}" in self.strings else f"{key}.other"
        return self.say(name, number=number, **values)


def load_languages(root: Path) -> tuple[Language, ...]:
    """Read the interface strings of all languages.

    Raises RecordsError when a file cannot be read or the key sets differ.
    """
    problems: list[Problem] = []
    tables: dict[str, dict[str, str]] = {}
    documents: dict[str, YamlDocument] = {}
    for code in LANGUAGES:
        try:
            documents[code] = read_yaml(root / "i18n" / f"{code}.yml", root)
            tables[code] = dict(_flat(documents[code].data, ""))
        except YamlError as error:
            problems.append(error.problem)
    if not problems:
        problems.extend(_differences(tables, documents))
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


def _is_singular(key: str, all_keys: set[str]) -> bool:
    """Tell whether the key is a form that a language without plural (Chinese) has no use for."""
    stem, _, form = key.rpartition(".")
    return form == "one" and f"{stem}.other" in all_keys
