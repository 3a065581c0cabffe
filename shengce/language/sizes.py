"""The size of a file as a reader is told it: in kilobytes, from a million bytes on in megabytes with one decimal."""

from __future__ import annotations

from decimal import Decimal

from shengce.language.strings import Language

_MEGABYTE = 1_000_000


def file_size(size: int, language: Language) -> str:
    """Return a number of bytes in words."""
    if size < _MEGABYTE:
        return language.say("size.kilobytes", number=-(-size // 1000))
    return language.say("size.megabytes", number=(Decimal(size) / _MEGABYTE).quantize(Decimal("0.1")))
