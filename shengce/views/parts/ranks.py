"""Ranks as pages say them."""

from __future__ import annotations

from shengce.derive.steps import Rank
from shengce.views.context import Context


def rank_text(context: Context, rank: Rank | None) -> str:
    """Return ``1 of 4``, or nothing where there is no rank."""
    return context.say("rank.text", position=rank.position, of=rank.of) if rank else ""
