"""Canonical numbers, by the vectors that the browser's code is held to as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shengce.search.numbers import canonical_numbers

VECTORS = json.loads((Path(__file__).parents[1] / "search" / "number_vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"] or "empty")
def test_numbers_are_brought_to_one_form(vector: dict[str, object]) -> None:
    assert [number.token for number in canonical_numbers(str(vector["text"]))] == vector["numbers"]


def test_bare_digits_are_told_from_amounts() -> None:
    told = {number.token: number.tells_apart for number in canonical_numbers("2023年达到3600亿，增长8%")}
    assert told == {"2023": False, "360000000000": True, "8pct": True}
