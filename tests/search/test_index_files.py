"""How the search page reads the files of the index, run in Chromium: CBOR, chunks, phrases."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import cbor2
import pytest

from tests.search.modules import Modules, call

pytestmark = pytest.mark.browser

Record = list[Any]
_GIVEN = "new m.Chunk(Uint8Array.from(x[0]))"
_AS_OBJECT = "Object.fromEntries"


def record(word: str, pages: list[Any], accented: list[Any] | None = None) -> Record:
    return [word, pages, accented or []]


def chunk(*records: Record) -> list[int]:
    return list(cbor2.dumps([list(records)]))


@pytest.mark.parametrize(
    "value",
    [0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, -1, -25, -145, "", "产业", "a" * 300, [], [1, [2, ["三"]], -4]],
)
def test_values_are_read_as_they_were_written(modules: Modules, value: object) -> None:
    read = call(modules, "cbor", "new m.Cursor(Uint8Array.from(x)).value()", list(cbor2.dumps(value)))
    assert read == value


@pytest.mark.parametrize("value", [1.5, {"a": 1}, b"a", None, 2**40])
def test_what_no_index_holds_is_refused(modules: Modules, value: object) -> None:
    with pytest.raises(Exception, match="RangeError"):
        call(modules, "cbor", "new m.Cursor(Uint8Array.from(x)).value()", list(cbor2.dumps(value)))


def test_pages_and_places_are_counted_on_and_weights_left_out(modules: Modules) -> None:
    written = chunk(record("产", [[3, [-25, 0, 12, -145, 7], []], [4, [-25, 5], [-1, 0]], [1, [], [-1, 2]]]))
    read = call(modules, "chunk", f"{_AS_OBJECT}({_GIVEN}.pages(x[1]))", [written, "产"])
    assert read == {"3": [0, 7, 12], "7": [5]}


@pytest.mark.parametrize(("word", "pages"), [("cafe", {"1": [4]}), ("café", {"2": [9]}), ("cafè", {}), ("tea", {})])
def test_accents_part_words(modules: Modules, word: str, pages: dict[str, list[int]]) -> None:
    written = chunk(record("cafe", [[1, [-25, 4], []]], [["café", [[2, [-25, 9], []]]]]))
    assert call(modules, "chunk", f"{_AS_OBJECT}({_GIVEN}.pages(x[1]))", [written, word]) == pages


def test_words_that_begin_alike_are_found_with_their_accents(modules: Modules) -> None:
    written = chunk(
        record("caf", []),
        record("cafe", [[1, [-25, 4], []]], [["café", [[2, [-25, 9], []]]]]),
        record("plan", [[5, [-25, 1], []]]),
    )
    found = call(modules, "chunk", f"{_GIVEN}.beginning(x[1]).flatMap((pages) => [...pages.keys()])", [written, "caf"])
    assert found == [1, 2]


def test_a_chunk_cut_short_is_refused(modules: Modules) -> None:
    written = chunk(record("产业", [[300, [-25, 4000], []]], [["é", [[2, [-25, 9], []]]]]))
    expression = """x.map((bytes) => {
      try { new m.Chunk(Uint8Array.from(bytes)); return "read"; } catch (problem) { return problem.constructor.name; }
    })"""
    cut = [written[:length] for length in range(len(written))]
    assert set(call(modules, "chunk", expression, cut)) == {"RangeError"}


def test_words_are_ordered_as_in_the_index(modules: Modules) -> None:
    words = [
        "",
        "a",
        "ab",
        "b",
        "é",
        "产",
        "产业",
        "ꀈjx",
        "\uf900",
        "\U00020000",
        "\U00020001",
        "a\U00020000",
        "a\uf900",
    ]
    random.Random(1).shuffle(words)
    assert call(modules, "chunk", "x.sort(m.compareWords)", words) == sorted(words)


def _first_of(phrase: str, page: str) -> int | None:
    place = page.find(phrase)
    return None if place < 0 else place


def test_phrases_are_found_where_a_plain_search_finds_them(modules: Modules) -> None:
    chooser = random.Random(2)
    pages = ["".join(chooser.choices("产业大", k=30)) for _ in range(40)]
    for phrase in ("产", "产业", "产产", "产产产", "业产业", "大产业产大", "脑", "产脑"):
        words = [
            [
                [number, [place for place, sign in enumerate(page) if sign == word]]
                for number, page in enumerate(pages)
                if word in page
            ]
            for word in phrase
        ]
        found = call(modules, "phrase", "[...m.firstOfPhrase(x.map((pages) => new Map(pages)))]", words)
        expected = [(number, _first_of(phrase, page)) for number, page in enumerate(pages)]
        assert dict(map(tuple, found)) == {number: place for number, place in expected if place is not None}


def test_a_phrase_without_words_is_nowhere(modules: Modules) -> None:
    assert call(modules, "phrase", "m.firstOfPhrase([]).size") == 0


def test_of_several_words_the_first_place_counts(modules: Modules) -> None:
    words = [[[1, [5, 9]], [2, [3]]], [[1, [2, 6]], [4, [0]]]]
    found = call(modules, "phrase", "[...m.firstOfAny(x.map((pages) => new Map(pages)))]", words)
    assert dict(map(tuple, found)) == {1: 2, 2: 3, 4: 0}


def test_the_reader_knows_the_version_that_is_pinned() -> None:
    root = Path(__file__).parents[2]
    reader = (root / "theme" / "assets" / "js" / "search" / "index_reader.js").read_text(encoding="utf-8")
    pinned = (root / "pyproject.toml").read_text(encoding="utf-8").split('"pagefind_bin==', 1)[1].split('"', 1)[0]
    assert f'VERSION = "{pinned}"' in reader
