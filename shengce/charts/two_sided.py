"""Bars of gaps on one scale with a common zero in the middle: what fell short to the left, what went beyond right."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_MIDDLE = Decimal(50)


@dataclass(frozen=True)
class SideBar:
    """Where a bar begins and how wide it is, in percent of the cell's width."""

    start: str
    width: str


def side_bar(share: Decimal, *, is_left: bool) -> SideBar:
    """Return the bar of a gap whose size is ``share`` percent of the largest one on either side."""
    width = share / 2
    return SideBar(f"{_MIDDLE - width if is_left else _MIDDLE:.1f}%", f"{width:.1f}%")
