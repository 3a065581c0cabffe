"""The search page: the words that its script shows, and the page that holds the script's places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shengce.derive.knowledge import Knowledge
from shengce.language.strings import Language
from shengce.views.context import Context
from shengce.views.parts import Link, PageHead

SEARCH_PATH = "search/"
INDEX_OF_PAGES_PATH = "index-of-pages/"
_SCRIPT = "search.script."
_GROUPS = ("kinds", "tiers", "filters")
_SUGGESTION_STRINGS = ("all_results", "count")

Strings = Mapping[str, "str | Mapping[str, str]"]


@dataclass(frozen=True)
class SearchPage:
    """The search page; ``strings`` go into the page as data for the script."""

    head: PageHead
    strings: Strings
    index: Link


def search_page(context: Context) -> SearchPage:
    """Build the search page."""
    title = context.say("search.title")
    head = context.head("search", title, (Link(title),), description=context.say("search.description"))
    index = Link(context.say("search.index_of_pages"), context.url(INDEX_OF_PAGES_PATH))
    return SearchPage(head, _strings(context), index)


def suggestion_strings(language: Language) -> Strings:
    """Return the words that the box in the header shows; places such as ``{n}`` are left for the script to fill."""
    words = {name: language.strings[f"{_SCRIPT}{name}"] for name in _SUGGESTION_STRINGS}
    return {**words, "kinds": _group(language, "kinds")}


def _strings(context: Context) -> Strings:
    language = context.language
    plain = {
        key.removeprefix(_SCRIPT): text
        for key, text in language.strings.items()
        if key.startswith(_SCRIPT) and "." not in key.removeprefix(_SCRIPT)
    }
    groups = {name: _group(language, name) for name in _GROUPS}
    return {**plain, **groups, **_names(context.knowledge, language)}


def _group(language: Language, name: str) -> dict[str, str]:
    prefix = f"{_SCRIPT}{name}."
    return {key.removeprefix(prefix): text for key, text in language.strings.items() if key.startswith(prefix)}


def _names(knowledge: Knowledge, language: Language) -> dict[str, dict[str, str]]:
    provinces = knowledge.catalogue.provinces.values()
    themes = knowledge.catalogue.themes.values()
    return {
        "provinces": {province.slug: language.of(province.short) for province in provinces},
        "themes": {theme.id: language.of(theme.name) for theme in themes},
    }
