"""Phrases and their postings as small blocks, each one fetch of a reader, and many blocks as one file of the record.

A block holds the phrases of one shard, packed: their number; of each, in the order of its UTF-8 bytes, the bytes that
it shares with the one before, the number of the others, these, and the length of its postings; then all postings.
A pack holds a table of its blocks. The same phrases give the same content; how it is packed is kept from the file that
stands, since zlib may pack otherwise one day, and no line of history should tell only that.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from shengce.files import write_whole
from shengce.problems import Problem, UnusableFileError
from shengce.records.words import COUNT_ANEW, RULE

Phrases = Mapping[str, bytes]
"""Phrases with their encoded postings."""
Blocks = Mapping[int, bytes]
"""Blocks by the key of their shard."""

MAGIC = b"words-1\n"
_SIZE = 4
_TABLE_ROW = struct.Struct("<III")
_GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
_GZIP_TRAILER = struct.Struct("<II")


def content_of(phrases: Phrases) -> bytes:
    """Return the content of a block."""
    listed, before = [_number(len(phrases))], b""
    ordered = sorted((phrase.encode(), postings) for phrase, postings in phrases.items())
    for name, postings in ordered:
        shared = _shared(before, name)
        listed += [_number(shared), _number(len(name) - shared), name[shared:], _number(len(postings))]
        before = name
    return b"".join((*listed, *(postings for _, postings in ordered)))


def phrases_in(content: bytes) -> dict[str, bytes]:
    """Return the phrases of a block's content, with their postings."""
    size, place = _number_at(content, 0)
    names, lengths, name = [], [], b""
    for _ in range(size):
        shared, place = _number_at(content, place)
        rest, place = _number_at(content, place)
        name = name[:shared] + content[place : place + rest]
        length, place = _number_at(content, place + rest)
        names.append(name.decode())
        lengths.append(length)
    found = {}
    for each, length in zip(names, lengths, strict=True):
        found[each] = content[place : place + length]
        place += length
    return found


def packed(content: bytes) -> bytes:
    """Return the content as gzip, without day and name."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(content) + deflate.flush()
    return _GZIP_HEADER + body + _GZIP_TRAILER.pack(zlib.crc32(content), len(content))


def unpacked(block: bytes) -> bytes:
    """Return the content of a block."""
    return zlib.decompress(block, wbits=zlib.MAX_WBITS | 16)


def packed_as_before(contents: Blocks, before: Blocks) -> dict[int, bytes]:
    """Return the blocks, those whose content stands already as they stand."""
    stands = {key: block for key, block in before.items() if contents.get(key) == unpacked(block)}
    return {key: stands.get(key) or packed(content) for key, content in contents.items()}


def write_pack(path: Path, blocks: Blocks) -> None:
    """Write the blocks as one file, where it does not hold them already."""
    table, place = [], 0
    for key, block in sorted(blocks.items()):
        table.append(_TABLE_ROW.pack(key, place, len(block)))
        place += len(block)
    head = MAGIC + len(table).to_bytes(_SIZE, "little")
    content = b"".join((head, *table, *(block for _, block in sorted(blocks.items()))))
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)


class Pack:
    """A pack that stands in a file; its table is read at once, a block when it is asked for.

    Raises UnusableFileError where the file is none.
    """

    def __init__(self, path: Path, root: Path) -> None:
        self._path = path
        self._file = PurePosixPath(path.relative_to(root).as_posix())
        try:
            with path.open("rb") as file:
                head = file.read(len(MAGIC) + _SIZE)
                size = int.from_bytes(head[len(MAGIC) :], "little")
                table = file.read(_TABLE_ROW.size * size)
        except OSError as error:
            raise self._unusable(f"cannot be read: {error.strerror}") from None
        is_whole = len(head) == len(MAGIC) + _SIZE and len(table) == _TABLE_ROW.size * size
        if not (head.startswith(MAGIC) and is_whole):
            raise self._unusable("is no pack of counts")
        self._start = len(head) + len(table)
        self._table = {key: (place, length) for key, place, length in _TABLE_ROW.iter_unpack(table)}

    @property
    def keys(self) -> Iterable[int]:
        """The shards of which it has a block, rising."""
        return self._table.keys()

    def block(self, key: int) -> bytes:
        """Return the block of a shard; empty where it has none."""
        if key not in self._table:
            return b""
        place, length = self._table[key]
        with self._path.open("rb") as file:
            file.seek(self._start + place)
            return self._whole(file.read(length), length)

    def blocks(self) -> dict[int, bytes]:
        """Return all blocks."""
        content = self._path.read_bytes()[self._start :]
        rows = self._table.items()
        return {key: self._whole(content[place : place + length], length) for key, (place, length) in rows}

    def _whole(self, block: bytes, length: int) -> bytes:
        if len(block) != length:
            raise self._unusable("ends before its last block")
        return block

    def _unusable(self, fault: str) -> UnusableFileError:
        message = f"{fault}; take it from the repository again, or {COUNT_ANEW}"
        return UnusableFileError(Problem(self._file, 1, "", RULE, message))


def _shared(before: bytes, name: bytes) -> int:
    most = min(len(before), len(name))
    return next((index for index in range(most) if before[index] != name[index]), most)


def _number(value: int) -> bytes:
    written = bytearray()
    while value >= 128:
        written.append(value & 127 | 128)
        value >>= 7
    written.append(value)
    return bytes(written)


def _number_at(content: bytes, place: int) -> tuple[int, int]:
    """Return the number that begins at a place, and the place behind it."""
    value = shift = 0
    while content[place] >= 128:
        value |= (content[place] & 127) << shift
        shift, place = shift + 7, place + 1
    return value | content[place] << shift, place + 1
