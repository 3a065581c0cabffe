"""What a text of a page says where counting is strict."""

from __future__ import annotations

from shengce.views.shown import RichText


def strictly(text: RichText) -> str:
    """Return the words with the part for strict counting wherever there are two."""
    return "".join(part.either.strict.plain if part.either else part.plain for part in text.segments)
