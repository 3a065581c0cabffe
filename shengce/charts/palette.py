"""The colours of charts: sentinels while a chart is drawn, custom properties of the theme once it is finished."""

from __future__ import annotations

from enum import StrEnum


class Colour(StrEnum):
    """A colour of the theme; its value is the sentinel that stands for it while a chart is drawn."""

    INK = "#fe0001"
    MUTED = "#fe0002"
    LINE = "#fe0003"
    LINE_STRONG = "#fe0004"
    PAPER = "#fe0005"
    MET_0 = "#fe0006"
    MET_1 = "#fe0007"
    MET_2 = "#fe0008"
    NEARLY = "#fe0009"
    NEARLY_EDGE = "#fe000a"
    MISSED_1 = "#fe000b"
    MISSED_2 = "#fe000c"
    NATION = "#fe000d"

    @property
    def variable(self) -> str:
        """The custom property of the theme, such as ``--sc-met-1``."""
        return f"--sc-{self.name.lower().replace('_', '-')}"


_COLOURLESS = frozenset({"none", "transparent"})


class UnknownColourError(ValueError):
    """Raised when a finished chart would hold a colour that the theme does not govern."""


def themed_colour(drawn: str) -> str:
    """Return the CSS colour for a drawn one: ``var(--sc-…)`` for a sentinel; ``none`` and ``transparent`` stay.

    Raises UnknownColourError for any other colour, since it would not follow the reader's colour scheme.
    """
    if drawn in _COLOURLESS:
        return drawn
    try:
        return f"var({Colour(drawn.lower()).variable})"
    except ValueError:
        message = f"a chart was drawn in {drawn!r}; use a member of Colour, so that it follows the theme"
        raise UnknownColourError(message) from None
