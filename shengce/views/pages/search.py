"""The search page: the words that its script shows, and the page that holds the script's places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from shengce.addresses import INDEX_OF_PAGES_PATH
from shengce.derive.knowledge import Knowledge
from shengce.language.strings import Language, Strings
from shengce.views.context import Context
from shengce.views.parts.depth import read_whole
from shengce.views.shown import Link, PageHead

_SCRIPT = "search.script"
_EXAMPLES = ("term", "province_year", "number", "indicator")
_SUGGESTION_STRINGS = ("all_results", "kinds", "suggestions")


@dataclass(frozen=True)
class SearchPage:
    """The search page; ``strings`` go into the page as data for the script."""

    head: PageHead
    strings: Mapping[str, object]
    index: Link
    examples: tuple[Link, ...]


def search_page(context: Context, kinds: Sequence[str]) -> SearchPage:
    """Build the search page; ``kinds`` are what search calls the kinds of pages, in the order of its filter."""
    title = context.say("search.title")
    core = context.counted_sentence("search.depth", len(context.knowledge.core_indicators))
    depth = context.in_a_row((core, read_whole(context)))
    head = context.head(title, (Link(title),), description=context.say("search.description"), depth=depth)
    index = Link(context.say("search.index_of_pages"), context.url(INDEX_OF_PAGES_PATH))
    return SearchPage(head, _strings(context, kinds), index, tuple(_examples(context)))


def _examples(context: Context) -> Iterator[Link]:
    """Yield searches to try, of each kind of words that finds something."""
    for name in _EXAMPLES:
        words = context.say(f"search.examples.{name}")
        yield Link(words, f"./?{urlencode({'q': words})}")


def suggestion_strings(language: Language) -> Strings:
    """Return the words that the box in the header shows; places such as ``{n}`` are left for the script to fill."""
    return language.under(_SCRIPT, *_SUGGESTION_STRINGS)


def _strings(context: Context, kinds: Sequence[str]) -> Mapping[str, object]:
    words = context.language.under(_SCRIPT)
    has_words = context.knowledge.words is not None
    return {**words, "has_words": has_words, "kind_order": kinds, **_names(context.knowledge, context.language)}


def _names(knowledge: Knowledge, language: Language) -> dict[str, dict[str, str]]:
    provinces = knowledge.catalogue.provinces.values()
    themes = knowledge.catalogue.themes.values()
    return {
        "provinces": {province.slug: language.of(province.short) for province in provinces},
        "themes": {theme.id: language.of(theme.name) for theme in themes},
    }
