"""The size of a file as the data page tells it."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from shengce.exports.files import sizes_of
from shengce.language.sizes import file_size
from shengce.outputs.writer import EXPORTS_FOLDER, Output
from tests.unit.builders import language


@pytest.mark.parametrize(
    ("size", "said"),
    [
        *((0, "0 kB"), (1, "1 kB"), (1000, "1 kB"), (1001, "2 kB"), (435_494, "436 kB"), (999_999, "1,000 kB")),
        *((1_000_000, "1.0 MB"), (3_912_117, "3.9 MB"), (14_798_848, "14.8 MB")),
    ],
)
def test_a_size_is_told_in_thousands_or_millions_of_bytes(size: int, said: str) -> None:
    assert file_size(size, language("en")) == file_size(size, language("zh")) == said


def test_sizes_are_by_the_path_that_readers_see() -> None:
    assert sizes_of([Output(EXPORTS_FOLDER / PurePosixPath("data/facts.csv"), b"id")]) == {"data/facts.csv": 2}
