"""The form of the record: numbers, postings, blocks, packs and shards, there and back."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.problems import UnusableFileError
from shengce.words.packs import (
    Pack,
    content_of,
    packed,
    packed_as_before,
    phrases_in,
    unpacked,
    write_pack,
)
from shengce.words.postings import Postings, decoded, encoded
from shengce.words.shards import (
    SHARDS,
    contents_by_key,
    file_of,
    fnv,
    key_of,
    shard_name,
    shard_of,
    split_further,
    split_in,
)

Rows = dict[int, int]
ROWS = st.dictionaries(st.integers(0, 40_000), st.integers(1, 40_000), max_size=30)


def postings_of(phrases: list[Rows]) -> Postings:
    rows = [row for phrase in phrases for row in sorted(phrase.items())]
    starts = np.append(0, np.cumsum([len(phrase) for phrase in phrases], dtype=np.int64))
    reports, counts = (np.array([row[column] for row in rows], dtype=np.int64) for column in (0, 1))
    return Postings(starts, reports, counts)


@given(st.lists(ROWS, max_size=6))
def test_postings_come_back_as_they_were(phrases: list[Rows]) -> None:
    before = postings_of(phrases)
    after = decoded(encoded(before))
    assert [column.tolist() for column in after] == [column.tolist() for column in before]


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        ({0: 1}, [0]),
        ({3: 1, 4: 1}, [6, 2]),
        ({3: 2}, [7, 0]),
        ({3: 1, 70: 131}, [6, 135, 1, 129, 1]),
        ({8192: 1}, [128, 128, 1]),
        ({}, []),
    ],
)
def test_postings_are_written_as_the_browser_reads_them(rows: Rows, written: list[int]) -> None:
    assert list(encoded(postings_of([rows]))[0]) == written


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.binary(max_size=300), max_size=20))
def test_a_block_holds_its_phrases(phrases: dict[str, bytes]) -> None:
    content = content_of(phrases)
    assert phrases_in(content) == phrases
    assert unpacked(packed(content)) == content == gzip.decompress(packed(content))


def test_a_block_is_written_as_the_browser_reads_it() -> None:
    assert content_of({"灯塔": b"\x02", "灯具": b"", "a": b"\x04\x06"}) == (
        b"\x03" b"\x00\x01a\x02" b"\x00\x06\xe7\x81\xaf\xe5\x85\xb7\x00" b"\x04\x02\xa1\x94\x01" b"\x04\x06\x02"
    )  # fmt: skip


def test_blocks_are_packed_anew_only_where_their_content_differs() -> None:
    otherwise = gzip.compress(b"same", 1, mtime=5)
    assert packed_as_before({1: b"same", 2: b"new"}, {1: otherwise, 2: packed(b"old"), 3: packed(b"gone")}) == {
        1: otherwise, 2: packed(b"new"),
    }  # fmt: skip


def test_a_pack_gives_back_its_blocks(tmp_path: Path) -> None:
    blocks = {7: b"seven", 3: b"three", 12: b""}
    write_pack(tmp_path / "a.pack", blocks)
    pack = Pack(tmp_path / "a.pack", tmp_path)
    assert (list(pack.keys), pack.block(7), pack.block(8), pack.blocks()) == ([3, 7, 12], b"seven", b"", blocks)


@pytest.mark.parametrize(
    "content", [b"", b"words-1\n", b"words-2\n\0\0\0\0", b"words-1\n\x02\0\0\0" + bytes(12), b"{}"]
)
def test_what_is_no_pack_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pack").write_bytes(content)
    with pytest.raises(UnusableFileError, match=r"a\.pack:1: is no pack of counts"):
        Pack(tmp_path / "a.pack", tmp_path)


def test_a_pack_cut_off_is_named_when_its_block_is_read(tmp_path: Path) -> None:
    write_pack(tmp_path / "a.pack", {1: b"block"})
    whole = (tmp_path / "a.pack").read_bytes()
    (tmp_path / "a.pack").write_bytes(whole[:-1])
    pack = Pack(tmp_path / "a.pack", tmp_path)
    for read in (lambda: pack.block(1), pack.blocks):
        with pytest.raises(UnusableFileError, match="ends before its last block"):
            read()


def test_the_hash_is_fnv_1a() -> None:
    assert [fnv(text) for text in (b"", b"a", b"foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]


def test_a_shard_is_named_by_the_first_two_characters() -> None:
    assert shard_of("低空经济") == shard_of("低空") == fnv("低空".encode("utf-16-le")) % SHARDS
    assert shard_of("𠮷田氏") == fnv("𠮷田".encode("utf-16-le")) % SHARDS
    assert shard_of("低") == fnv("低".encode("utf-16-le")) % SHARDS


def test_a_split_shard_is_parted_by_the_first_three_code_units() -> None:
    shard = shard_of("低空")
    part = fnv("低空经".encode("utf-16-le")) % 4
    assert shard_name(key_of("低空经济", set())) == f"{shard:04}"
    assert shard_name(key_of("低空经济", {shard})) == f"{shard:04}-{part}"
    assert shard_name(key_of("𠮷田", {shard_of("𠮷田")})).endswith(f"-{fnv('𠮷田'.encode('utf-16-le')[:6]) % 4}")
    assert file_of(key_of("低空经济", {shard})) == file_of(key_of("低空经济", set())) == shard // 128


def test_a_shard_taken_apart_keeps_its_phrases() -> None:
    phrases = {f"低空{sign}": bytes([number]) for number, sign in enumerate("经济灯塔山海")}
    whole = contents_by_key({**phrases, "灯塔": b"x"}, set())
    shard = shard_of("低空")
    apart = split_further(whole, {shard})
    assert split_in(apart) == {shard}
    assert apart == contents_by_key({**phrases, "灯塔": b"x"}, {shard})
    assert split_further(apart, {shard}) == apart
