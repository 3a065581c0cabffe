"""The normalisation of paragraphs: what it equates, and that it is a fixed point."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.printed.normalise import normalise, paragraph_hash


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("１５．８％", "15.8%"),
        ("ＧＤＰ（全省）", "GDP(全省)"),
        ("5%—6%", "5%-6%"),
        ("5%–6%", "5%-6%"),
        ("5%－6%", "5%-6%"),
        ("5%~6%", "5%-6%"),
        ("5%～6%", "5%-6%"),
        ("5%至6%", "5%至6%"),
        ("增长\u3000８ %", "增长8%"),
        ("增\u200b长\u00a08%\ufeff", "增长8%"),
        ("第一行\n第二行\t", "第一行第二行"),
        ("", ""),
    ],
)
def test_prints_that_say_the_same_become_the_same(printed: str, expected: str) -> None:
    assert normalise(printed) == expected


def test_different_figures_stay_different() -> None:
    assert normalise("增长8.1%") != normalise("增长81%")


@given(st.text())
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_normalised_text_holds_no_white_space(text: str) -> None:
    assert not any(character.isspace() for character in normalise(text))


def test_paragraph_hash_is_the_sha256_of_the_normalised_text() -> None:
    assert paragraph_hash("增长 ８％") == hashlib.sha256("增长8%".encode()).hexdigest()


def test_paragraph_hash_tells_figures_apart() -> None:
    assert paragraph_hash("增长8%") != paragraph_hash("增长9%")
