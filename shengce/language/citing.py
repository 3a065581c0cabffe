"""Citations in the forms that publishers and reference managers take: GB/T 7714-2015, APA 7, BibTeX, RIS.

Those of a figure and of its document are filled by the reader's browser (``assets/js/citing.js``), which alone knows
the day of access: a page of a thousand figures holds their patterns once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from shengce.language.strings import Language

# What the reader's browser puts the day of access for; without scripts it says what is to be filled in.
DAY_OF_ACCESS = {"gbt": "YYYY-MM-DD", "apa": "Month D, YYYY", "bibtex": "YYYY-MM-DD", "ris": "YYYY/MM/DD"}
FORMS = tuple(DAY_OF_ACCESS)

Forms = Mapping[str, tuple[str, ...]]
"""One thing in every form, line by line."""

# Of the site's own pages: data.
_PAGE: Mapping[str, tuple[str, ...]] = {
    "gbt": ("{author}. {title}[DB/OL]. {version_words}. ({day})[{accessed}]. {url}.",),
    "apa": ("{author}. ({year}). {title} (Version {version}) [Data set]. Retrieved {accessed}, from {url}",),
    "bibtex": (
        "@misc{{{identifier},",
        "  author = {{{{{author}}}}},",
        "  title = {{{{{title}}}}},",
        "  year = {{{year}}},",
        "  date = {{{day}}},",
        "  version = {{{version}}},",
        "  publisher = {{{{{author}}}}},",
        "  url = {{{url}}},",
        "  urldate = {{{accessed}}}",
        "}}",
    ),
    "ris": (
        "TY  - DATA",
        "AU  - {author}",
        "TI  - {title}",
        "PY  - {year}",
        "DA  - {day}",
        "ET  - {version}",
        "PB  - {author}",
        "UR  - {url}",
        "Y2  - {accessed}",
        "ER  -",
    ),
}
# Of a document that others published; the script leaves out each line of which it knows nothing.
_DOCUMENT: Mapping[str, tuple[str, ...]] = {
    "gbt": ("{by}{title}{marker}. {dates}.{at}",),
    "apa": ("{by}({when}). {title}.{from}",),
    "bibtex": (
        "@{entry}{{identifier},",
        "  author = {{{author}}},",
        "  title = {{{title}}},",
        "  year = {{year}},",
        "  date = {{day}},",
        "  institution = {{{author}}},",
        "  url = {{url}},",
        "  urldate = {{accessed}}",
        "}",
    ),
    "ris": (
        "TY  - {entry}",
        "AU  - {author}",
        "TI  - {title}",
        "PY  - {year}",
        "DA  - {day}",
        "PB  - {author}",
        "UR  - {url}",
        "Y2  - {accessed}",
        "ER  -",
    ),
}
_SPECIAL_IN_BIBTEX = re.compile(r"[\\{}%&$#_^~]")
_NAMED_IN_BIBTEX = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
_WHITE_SPACE = re.compile(r"\s+")
_LEFT_OPEN = {"identifier": "{key}", "title": "{figure}", "url": "{permalink}"}


@dataclass(frozen=True)
class Cited:
    """A page of the site as it is cited; ``day`` and ``version`` are those of the data."""

    identifier: str
    author: str
    title: str
    day: str
    version: str
    url: str


def citation_of(cited: Cited, language: Language) -> Forms:
    """Return the citation of a page in every form, but for the day of access."""
    return {form: _filled(form, _values(form, cited, language)) for form in FORMS}


def patterns_of(cited: Cited, language: Language) -> Forms:
    """Return the citation of a figure of the site in every form, below that of the document which states it.

    All that tells one figure from another is left open, as are the places of the document.
    """
    return {form: (*_DOCUMENT[form], *_filled(form, _values(form, cited, language) | _LEFT_OPEN)) for form in FORMS}


def bibtex_text(text: str) -> str:
    """Return a text as BibTeX reads it: what means something to TeX is written so that it shows as itself."""
    return _SPECIAL_IN_BIBTEX.sub(lambda found: _NAMED_IN_BIBTEX.get(found[0], f"\\{found[0]}"), text)


def _values(form: str, cited: Cited, language: Language) -> dict[str, str]:
    said = {"author": cited.author, "title": cited.title, "version": cited.version}
    words = {name: _WHITE_SPACE.sub(" ", text).strip() for name, text in said.items()}
    written = {name: bibtex_text(text) for name, text in words.items()} if form == "bibtex" else words
    return {
        **written,
        "version_words": language.say("cite_this.version", version=cited.version),
        "identifier": cited.identifier,
        "url": cited.url,
        "day": cited.day.replace("-", "/") if form == "ris" else cited.day,
        "year": cited.day[:4],
        "accessed": DAY_OF_ACCESS[form],
    }


def _filled(form: str, values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line.format(**values) for line in _PAGE[form])
