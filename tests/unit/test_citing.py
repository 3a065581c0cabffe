"""Citations of pages: every form whole, read by the rules of each, in both languages, whatever a title holds."""

from __future__ import annotations

import re

import pytest

from shengce.language.citing import FORMS, Cited, bibtex_text, citation_of, patterns_of
from tests.references import read_bibtex, read_ris, shown_by_tex
from tests.unit.builders import language

URL = "https://example.org/site/zh/provinces/jiangxi/2023/"
VERSION = "2026-07-25.0a1b2c3d"
AUTHORS = {"zh": "省策", "en": "Shengce"}
# What would break a form: signs of TeX, a line that looks like RIS, white space.
HOSTILE = "100% & $5 #1 a_b {x} ~y ^z \\n\nER  -\tend"


def cited(code: str, title: str = "江西 2023") -> Cited:
    return Cited("shengce-jiangxi-2023", AUTHORS[code], title, "2026-07-25", VERSION, URL)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_bibtex_has_every_field_and_reads_as_it_should(code: str) -> None:
    ((kind, key, fields),) = read_bibtex(citation_of(cited(code), language(code))["bibtex"])
    assert (kind, key) == ("misc", "shengce-jiangxi-2023")
    assert fields == {
        "author": f"{{{AUTHORS[code]}}}",
        "title": "{江西 2023}",
        "year": "2026",
        "date": "2026-07-25",
        "version": VERSION,
        "publisher": f"{{{AUTHORS[code]}}}",
        "url": URL,
        "urldate": "YYYY-MM-DD",
    }


@pytest.mark.parametrize("code", ["zh", "en"])
def test_ris_has_every_field(code: str) -> None:
    (record,) = read_ris(citation_of(cited(code), language(code))["ris"])
    assert record == [
        *(("TY", "DATA"), ("AU", AUTHORS[code]), ("TI", "江西 2023"), ("PY", "2026"), ("DA", "2026/07/25")),
        *(("ET", VERSION), ("PB", AUTHORS[code]), ("UR", URL), ("Y2", "YYYY/MM/DD"), ("ER", "")),
    ]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_gbt_7714_has_its_parts_in_order_with_its_punctuation(code: str) -> None:
    (text,) = citation_of(cited(code), language(code))["gbt"]
    version = {"zh": f"{VERSION} 版", "en": f"Version {VERSION}"}[code]
    parts = re.fullmatch(
        r"(.+?)\. (.+)\[(DB/OL)\]\. (.+)\. \((\d{4}-\d\d-\d\d)\)\[(YYYY-MM-DD)\]\. (https://\S+)\.", text
    )
    assert parts and parts.groups() == (
        *(AUTHORS[code], "江西 2023", "DB/OL", version, "2026-07-25", "YYYY-MM-DD", URL),
    )


@pytest.mark.parametrize("code", ["zh", "en"])
def test_apa_names_author_year_title_version_and_retrieval(code: str) -> None:
    assert citation_of(cited(code), language(code))["apa"] == (
        f"{AUTHORS[code]}. (2026). 江西 2023 (Version {VERSION}) [Data set]. Retrieved Month D, YYYY, from {URL}",
    )


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_hostile_title_shows_as_itself_and_adds_no_line(code: str) -> None:
    forms = citation_of(cited(code, HOSTILE), language(code))
    usual = citation_of(cited(code), language(code))
    assert {form: len(forms[form]) for form in FORMS} == {form: len(usual[form]) for form in FORMS}
    ((_, _, fields),) = read_bibtex(forms["bibtex"])
    in_a_line = " ".join(HOSTILE.split())
    assert shown_by_tex(fields["title"]) == in_a_line
    assert dict(read_ris(forms["ris"])[0])["TI"] == in_a_line


def test_signs_of_tex_are_written_once() -> None:
    assert bibtex_text(r"\{a}_b^~") == r"\textbackslash{}\{a\}\_b\textasciicircum{}\textasciitilde{}"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_patterns_leave_open_what_tells_a_figure_and_its_document_and_nothing_else(code: str) -> None:
    patterns = patterns_of(cited(code), language(code))
    for form in FORMS:
        open_places = set(re.findall(r"\{([a-z]+)\}", "\n".join(patterns[form])))
        own = {"figure", "permalink", *(("key",) if form == "bibtex" else ())}
        assert own <= open_places, form
        assert {"author", "title", "url", "by", "at", "from"} & open_places, f"{form}: the document"
        assert VERSION in "\n".join(patterns[form]), f"{form}: the version of the data"
