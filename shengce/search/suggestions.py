"""What the search box suggests as a reader types: the pages of the kinds that are suggested, by all their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shengce.language.strings import Language
from shengce.search.names import names_of
from shengce.search.spaced import folded_name
from shengce.views.kinds import Kind, Page
from shengce.views.pages.search import suggestion_strings

Pages = Iterable[tuple[Kind, Page]]


def suggestion_file(pages: Pages, language: Language) -> dict[str, object]:
    """Return what the box reads: ``strings`` that it shows, and ``terms``, the entries."""
    return {"strings": suggestion_strings(language), "terms": list(suggestions(pages, language))}


def suggestions(pages: Pages, language: Language) -> Iterator[dict[str, object]]:
    """Yield entries ``{t: title, u: path below the language's home, k: kind, a: folded names}``, in order."""
    for kind, page in pages:
        if kind.is_suggested:
            title = page.words(language)
            folded = dict.fromkeys(folded_name(name) for name in (title, *names_of(page.subject)))
            yield {"t": title, "u": page.path, "k": kind.found_as, "a": [name for name in folded if name]}
