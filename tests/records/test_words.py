"""The counts of phrases against the texts, read here a second time and counted plainly."""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from shengce.records.words import FOLDER, CountedReport, CountedWords
from shengce.words.counting import FLOOR, LONGEST
from shengce.words.packs import Pack, phrases_in, unpacked
from shengce.words.postings import decoded
from shengce.words.reading import NAMED_PACK, NAMES_PACK, WordCounts
from shengce.words.writing import write_words
from tests.project import REPOSITORY
from tests.records import policy_phrases
from tests.records.checked import knowledge, loaded
from tests.source_texts import SOURCES, needs_texts

MOST_BYTES = 25_000_000
PAIRS = 500
KNOWN = (
    *("独角兽", "放管服", "新质生产力", "三去一降一补", "六稳", "低空经济", "互联网+", "2+6+n", "5g", "ai", "链长制"),
    *("两化融合", "专精特新", "碳中和"),
)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』", '"') | dict.fromkeys("‘’", "'"))


def words() -> WordCounts:
    found = knowledge().words
    assert found
    return found


def counted() -> CountedWords:
    found = loaded()[0].words
    assert found
    return found


@cache
def phrases() -> Mapping[str, tuple[bytes, ...]]:
    """Return every string that is kept, names apart, with its postings in each layer."""
    found: dict[str, tuple[bytes, ...]] = {}
    for name, pack in words().packs.items():
        for block in pack.blocks().values() if name not in {NAMES_PACK, NAMED_PACK} else ():
            for phrase, postings in phrases_in(unpacked(block)).items():
                found[phrase] = (*found.get(phrase, ()), postings)
    return found


@cache
def plain_text(report: CountedReport) -> str:
    """Return the paragraphs of a report, folded by rules written down here once more."""
    path = SOURCES / "work-reports" / report.area / f"{report.year}.md"
    body = _FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))
    lines = (re.sub(r"\s", "", unicodedata.normalize("NFKC", line.translate(_QUOTES))) for line in body.split("\n"))
    return "\n".join(lines).translate(_DASHES).lower()


@needs_texts
def test_counts_equal_a_plain_count() -> None:
    draw = random.Random(2026)
    kept = draw.sample(sorted(phrases()), PAIRS - 50) + draw.sample(sorted(counted().names), 50)
    reports, zeros = words().reports, 0
    for phrase in kept:
        counts = words().counts(phrase)
        assert counts is not None
        report = reports[draw.choice(list(counts))] if counts and draw.random() < 0.5 else draw.choice(reports)
        expected = plain_text(report).count(phrase)
        assert counts.get(report.number, 0) == expected, (phrase, report)
        zeros += expected == 0
    assert zeros > PAIRS // 10


@needs_texts
def test_every_report_was_counted_in_the_text_that_lies_here() -> None:
    for text in counted().texts:
        path = SOURCES / "work-reports" / text.report.area / f"{text.report.year}.md"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == text.sha256
    assert len(counted().texts) == sum(
        1 for path in SOURCES.glob("work-reports/*/*.md") if "statistics" not in str(path)
    )


@needs_texts
def test_counting_again_gives_the_same(tmp_path: Path) -> None:
    """All counts of a record in one layer; names, which change more often, in one of several."""
    write_words(tmp_path, SOURCES, loaded()[0], anew=True)
    again, stands = tmp_path / FOLDER, REPOSITORY / FOLDER
    names = sorted(path.relative_to(again) for path in again.rglob("*.pack"))
    for name in names if len(counted().layers) == 1 else (Path(NAMES_PACK),):
        blocks, standing = Pack(again / name, tmp_path).blocks(), Pack(stands / name, REPOSITORY).blocks()
        assert [*map(unpacked, blocks.values())] == [*map(unpacked, standing.values())], name
    assert (again / "names.txt").read_bytes() == (stands / "names.txt").read_bytes()


def test_nothing_is_kept_that_a_text_could_be_pieced_together_from() -> None:
    assert max(map(len, phrases())) <= LONGEST
    starts, _, _ = decoded([b"".join(postings) for postings in phrases().values()])
    assert min(starts[1:] - starts[:-1]) >= FLOOR


def test_the_record_is_no_larger_than_it_may_be() -> None:
    size = sum(path.stat().st_size for path in (REPOSITORY / FOLDER).rglob("*") if path.is_file())
    assert size <= MOST_BYTES


@pytest.mark.parametrize("phrase", KNOWN)
def test_a_known_phrase_is_one_of_its_own(phrase: str) -> None:
    assert words().counts(phrase)
    assert phrase in words().strict().words


def test_what_only_stands_in_a_longer_phrase_is_not_kept() -> None:
    assert words().counts("习近平新时代") is None
    assert words().counts("没有这样的词") is None


def test_the_low_altitude_economy_was_jiangxis_alone_for_four_years() -> None:
    areas: dict[int, set[str]] = {}
    for number in words().counts("低空经济") or {}:
        report = words().reports[number]
        areas.setdefault(report.year, set()).add(report.area)
    assert {year: named for year, named in areas.items() if year < 2023} == {2017: {"jiangxi"}, 2021: {"hunan"}}
    assert (len(areas[2025] - {"national"}), len(areas[2026] - {"national"})) == (29, 22)


@needs_texts
def test_of_three_hundred_policy_phrases_nearly_all_are_kept() -> None:
    drawn = policy_phrases.drawn(loaded()[0])
    assert len(drawn) == 300
    missed = [phrase for phrase in drawn if words().counts(phrase) is None]
    assert len(missed) <= 3, missed
