"""Which shard a phrase stands in: a reader fetches the one that a hash of its first characters names.

theme/assets/js/words/ names the same shards.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

from shengce.words.packs import Blocks, content_of, phrases_in

SHARDS = 2048
PARTS = 4
LARGEST = 56_000
"""From this size on, in bytes as served, a shard is split into parts."""
SHARDS_A_FILE = 128

_HASHED = 2
_UNITS_OF_PARTS = 3
_OFFSET, _PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
_KEYS_A_SHARD = 8
_KEPT = 1 << 17


def fnv(content: bytes) -> int:
    """Return the FNV-1a hash of 32 bits."""
    value = _OFFSET
    for byte in content:
        value = (value ^ byte) * _PRIME & _MASK
    return value


@lru_cache(_KEPT)
def _hash_of_characters(start: str) -> int:
    return fnv(start.encode("utf-16-le"))


@lru_cache(_KEPT)
def _hash_of_units(start: bytes) -> int:
    return fnv(start)


def shard_of(phrase: str) -> int:
    """Return the number of a phrase's shard: the hash of its first characters as UTF-16, the low byte first."""
    return _hash_of_characters(phrase[:_HASHED]) % SHARDS


def key_of(phrase: str, split: Container[int]) -> int:
    """Return the key of the block that holds a phrase, ``split`` being the shards that are split."""
    shard = shard_of(phrase)
    return shard * _KEYS_A_SHARD + (1 + _part_of(phrase) if shard in split else 0)


def _part_of(phrase: str) -> int:
    return _hash_of_units(phrase.encode("utf-16-le")[: 2 * _UNITS_OF_PARTS]) % PARTS


def split_in(keys: Iterable[int]) -> frozenset[int]:
    """Return the shards that keys tell to be split."""
    return frozenset(key // _KEYS_A_SHARD for key in keys if key % _KEYS_A_SHARD)


def whole_shard(key: int) -> int | None:
    """Return the shard that a key names as a whole; None where it names a part."""
    return None if key % _KEYS_A_SHARD else key // _KEYS_A_SHARD


def file_of(key: int) -> int:
    """Return the number of the file of a layer's packs in which a block stands."""
    return key // _KEYS_A_SHARD // SHARDS_A_FILE


def shard_name(key: int) -> str:
    """Return how the file of a shard, or of a part of one, is called."""
    shard, part = divmod(key, _KEYS_A_SHARD)
    return f"{shard:04}-{part - 1}" if part else f"{shard:04}"


def contents_by_key(phrases: Mapping[str, bytes], split: Container[int]) -> dict[int, bytes]:
    """Return the contents of the blocks in which phrases stand."""
    found: dict[int, dict[str, bytes]] = {}
    for phrase, postings in phrases.items():
        found.setdefault(key_of(phrase, split), {})[phrase] = postings
    return {key: content_of(found[key]) for key in sorted(found)}


def split_further(contents: Blocks, split: Container[int]) -> dict[int, bytes]:
    """Return the contents with the blocks of shards that are split now taken apart."""
    found: dict[int, bytes] = {}
    for key, content in contents.items():
        found |= contents_by_key(phrases_in(content), split) if _is_split(key, split) else {key: content}
    return found


def _is_split(key: int, split: Container[int]) -> bool:
    shard = whole_shard(key)
    return shard is not None and shard in split
