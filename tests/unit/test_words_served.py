"""What is served of the counts of the kept project, read again as a browser and a spreadsheet read it."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from functools import cache

import pytest
from pyarrow import parquet

from shengce.build import check
from shengce.derive.knowledge import Knowledge
from shengce.exports.words.files import words_files
from shengce.words.choosing import FEWEST_ALONE, FREE, FREER, HOLDS, MOST_TIED, OFTEN_ALONE, PAIR_HOLDS
from shengce.words.counting import FLOOR, LONGEST
from shengce.words.packs import phrases_in
from shengce.words.postings import decoded
from shengce.words.shards import key_of, shard_name
from tests.project import GOLDEN, REPOSITORY


@cache
def known() -> Knowledge:
    return check(GOLDEN).knowledge


@cache
def served() -> dict[str, bytes]:
    return {path.removeprefix("data/words/"): content for path, content in words_files(known())}


def frames(content: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(content):
        size = int.from_bytes(content[place : place + 4], "little")
        yield gzip.decompress(content[place + 4 : place + 4 + size])
        place += 4 + size


def counts_served(phrase: str) -> dict[int, int]:
    shard = served().get(f"shards/{shard_name(key_of(phrase, frozenset()))}.bin", b"")
    found = [phrases[phrase] for phrases in map(phrases_in, frames(shard)) if phrase in phrases]
    _, reports, counts = decoded(found)
    return dict(zip(reports.tolist(), counts.tolist(), strict=True))


@pytest.mark.parametrize("phrase", ["灯塔", "低空灯光", "照明网+", "灯长制", "小灯塔计划", "没有"])
def test_a_shard_says_of_a_phrase_what_the_record_says(phrase: str) -> None:
    words = known().words
    assert words
    assert counts_served(phrase) == (words.counts(phrase) or {})


def test_the_index_tells_the_reports_and_which_are_missing() -> None:
    index = json.loads(served()["index.json"])
    assert (index["schema"], index["shards"], index["split"]) == (1, 2048, [])
    assert index["years"] == [2022, 2023, 2024, 2025]
    assert index["areas"][-1] == "national"
    words = known().words
    assert words
    assert index["reports"] == [[index["areas"].index(report.area), report.year] for report in words.reports]
    by_place = {(report.year, report.area): report.characters for report in words.reports}
    for year, row in zip(index["years"], index["characters"], strict=True):
        assert row == [by_place.get((year, area), 0) for area in index["areas"]]
    assert sum(map(sum, index["characters"])) == sum(report.characters for report in words.reports)


def test_the_table_holds_the_phrases_of_their_own() -> None:
    words = known().words
    assert words
    table = parquet.read_table(io.BytesIO(served()["words.parquet"]))
    assert table.schema.metadata[b"counts_version"].decode() == json.loads(served()["index.json"])["version"]
    rows = table.to_pylist()
    assert {row["data_version"] for row in rows} == {known().version}
    assert rows == sorted(rows, key=lambda row: row["word"])
    reports = {(report.area, report.year): report.number for report in words.reports}
    counts: dict[str, dict[int, int]] = {}
    for row in rows:
        counts.setdefault(row["word"], {})[reports[row["area"], row["year"]]] = row["count"]
    assert counts == {word: words.counts(word) for word in words.strict().words}


def test_suggestions_stand_by_first_character_the_most_widespread_first() -> None:
    words = known().words
    assert words
    files = {name: text.decode() for name, text in served().items() if name.startswith("suggest/han-")}
    lines = [line.split("\t") for text in files.values() for line in text.splitlines()]
    assert sorted((phrase, int(reports)) for phrase, reports in lines) == sorted(
        (word, len(words.counts(word) or {})) for word in words.strict().words
    )
    for text in files.values():
        spread = [int(line.split("\t")[1]) for line in text.splitlines()]
        assert spread == sorted(spread, reverse=True)


def test_english_names_lead_to_phrases() -> None:
    lines = served()["suggest/english.txt"].decode().splitlines()
    assert "Lamp chief system\t灯长制" in lines
    assert "Little Lighthouse plan\t小灯塔计划" in lines


def test_the_readme_states_the_rule_that_holds() -> None:
    text = " ".join((REPOSITORY / "public/data/words/README.txt").read_text(encoding="utf-8").split())
    assert f"2 to 4 characters that stands in {FLOOR} reports or more" in text
    assert f"strings of 5 to {LONGEST} characters in {FLOOR} reports or more" in text
    assert f"behind is {FREE} or more" in text
    assert f"The entropy is {FREER} or more on both sides" in text
    assert f"beside {MOST_TIED:.0%} of".replace("%", " %") in text
    assert (HOLDS, PAIR_HOLDS) == (3.0, 2.0)
    assert "e³ times" in text
    assert "e² times" in text
    assert f"{OFTEN_ALONE:.0%} of its occurrences, and {FEWEST_ALONE} in all".replace("%", " %") in text
