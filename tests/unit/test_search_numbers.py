"""Canonical numbers, by the vectors that the browser's code is held to as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shengce.search.numbers import CLASS_WORDS, SCALE_WORDS, canonical_numbers, telling_numbers

VECTORS = json.loads((Path(__file__).parents[1] / "search" / "number_vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"] or "empty")
def test_numbers_are_brought_to_one_form(vector: dict[str, object]) -> None:
    assert [token for number in canonical_numbers(str(vector["text"])) for token in number.tokens] == vector["numbers"]


def test_bare_digits_are_told_from_amounts() -> None:
    told = {number.tokens[0]: number.tells_apart for number in canonical_numbers("2023年达到3600亿，增长8%")}
    assert told == {"2023": False, "360000000000": True, "8pct": True}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"] or "empty")
def test_no_number_that_tells_more_than_its_digits_is_passed_over(vector: dict[str, object]) -> None:
    text = str(vector["text"])
    assert list(telling_numbers(text)) == [number for number in canonical_numbers(text) if number.tells_apart]


@pytest.mark.parametrize("word", [*SCALE_WORDS, *CLASS_WORDS])
def test_every_word_of_scale_or_class_is_seen(word: str) -> None:
    assert [number.digits for number in telling_numbers(f"3 {word}")]


@pytest.mark.parametrize("currency", ["cny", "RMB", "¥", "￥"])
def test_every_currency_before_a_number_is_seen(currency: str) -> None:
    assert [number.tokens for number in telling_numbers(f"{currency} 3")] == [("3cny",)]
