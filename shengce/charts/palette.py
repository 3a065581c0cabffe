"""The colours of charts: custom properties of the theme, which follow the reader's colour scheme."""

from __future__ import annotations

from enum import StrEnum


class Colour(StrEnum):
    """A colour of the theme; its value is what a mark is filled or drawn with."""

    INK = "var(--sc-ink)"
    MUTED = "var(--sc-muted)"
    LINE = "var(--sc-line)"
    LINE_STRONG = "var(--sc-line-strong)"
    PAPER = "var(--sc-paper)"
    MET_1 = "var(--sc-met-1)"
    MET_2 = "var(--sc-met-2)"
    NEARLY_EDGE = "var(--sc-nearly-edge)"
    MISSED_1 = "var(--sc-missed-1)"
    MISSED_2 = "var(--sc-missed-2)"
    ABOUT_1 = "var(--sc-about-1)"
    ABOUT_2 = "var(--sc-about-2)"
    NATION = "var(--sc-nation)"
    LINK = "var(--sc-link)"
    WASH = "var(--sc-wash)"
    STEP_2 = "var(--sc-step-2)"
    STEP_3 = "var(--sc-step-3)"
    STEP_4 = "var(--sc-step-4)"
    STEP_5 = "var(--sc-step-5)"
