"""The counts of phrases as the built site serves them, read as a browser and a spreadsheet read them."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet

from shengce.build import check
from shengce.words.packs import phrases_in
from shengce.words.postings import decoded
from shengce.words.reading import WordCounts
from shengce.words.shards import SHARDS, fnv
from tests.project import REPOSITORY
from tests.published import Published

pytestmark = pytest.mark.site

LARGEST_SHARD = 60_000
PHRASES = ("低空经济", "新质生产力", "互联网+", "5g", "的", "经济", "专精特新小巨人", "没有这样的词")


@pytest.fixture(scope="module")
def words() -> WordCounts:
    found = check(REPOSITORY).knowledge.words
    assert found
    return found


@pytest.fixture
def served(built_site: Published) -> Path:
    return built_site.root / "data" / "words"


def frames(content: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(content):
        size = int.from_bytes(content[place : place + 4], "little")
        yield gzip.decompress(content[place + 4 : place + 4 + size])
        place += 4 + size


def shard_for(phrase: str, served: Path) -> Path:
    """Return the file that the rule of the site names for a phrase, written down here once more."""
    units = phrase.encode("utf-16-le")
    shard = fnv(phrase[:2].encode("utf-16-le")) % SHARDS
    split = json.loads((served / "index.json").read_text(encoding="utf-8"))["split"]
    part = f"-{fnv(units[:6]) % 4}" if shard in split else ""
    return served / "shards" / f"{shard:04}{part}.bin"


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_shard_says_what_the_record_says(phrase: str, served: Path, words: WordCounts) -> None:
    shard = shard_for(phrase, served)
    content = shard.read_bytes() if shard.is_file() else b""
    found = [phrases[phrase] for phrases in map(phrases_in, frames(content)) if phrase in phrases]
    _, reports, counts = decoded(found)
    assert dict(zip(reports.tolist(), counts.tolist(), strict=True)) == (words.counts(phrase) or {})


def test_no_shard_costs_a_reader_more_than_it_may(served: Path) -> None:
    assert max(path.stat().st_size for path in (served / "shards").iterdir()) <= LARGEST_SHARD


def test_the_table_holds_the_phrases_of_their_own(served: Path, words: WordCounts) -> None:
    table = parquet.read_table(served / "words.parquet").to_pydict()
    strict = words.strict()
    assert table.keys() == {"word", "area", "year", "count", "data_version"}
    numbers = {(report.area, report.year): report.number for report in words.reports}
    places = [numbers[place] for place in zip(table["area"], table["year"], strict=True)]
    rows = zip(map(strict.words.__getitem__, strict.word_index.tolist()), strict.report_number.tolist(), strict=True)
    assert dict(zip(zip(table["word"], places, strict=True), table["count"], strict=True)) == dict(
        zip(rows, strict.count.tolist(), strict=True)
    )


def test_denominators_tell_each_report_and_each_that_is_missing(served: Path, words: WordCounts) -> None:
    with (served / "denominators.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {(row["area"], int(row["year"])): int(row["characters"]) for row in rows if row["reports"] == "1"}
    assert found == {(report.area, report.year): report.characters for report in words.reports}
    missing = [row for row in rows if row["reports"] == "0"]
    assert {row["characters"] for row in missing} == {""}
    assert len(rows) == len({report.area for report in words.reports}) * len({report.year for report in words.reports})


def test_the_rule_stands_beside_the_files(served: Path) -> None:
    text = (served / "README.txt").read_text(encoding="utf-8")
    for name in ("words.parquet", "denominators.csv", "word_years.csv"):
        assert f"`{name}`" in text
        assert (served / name).is_file()
