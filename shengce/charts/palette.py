"""The colours of charts: custom properties of the theme, which follow the reader's colour scheme."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(r"(--sc-[\w-]+): (?:var\(--sc-if-light, (#[0-9a-f]{6})\)|(var\(--sc-[\w-]+\));)")
_USE = re.compile(r"var\((--sc-[\w-]+)\)")


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
    ACCENT = "var(--sc-accent)"
    ON_ACCENT = "var(--sc-on-accent)"
    MET_0 = "var(--sc-met-0)"
    ABOUT_0 = "var(--sc-about-0)"
    NEARLY = "var(--sc-nearly)"
    ON_MET_0 = "var(--sc-on-met-0)"
    ON_MET_1 = "var(--sc-on-met-1)"
    ON_MET_2 = "var(--sc-on-met-2)"
    ON_ABOUT = "var(--sc-on-about)"
    ON_NEARLY = "var(--sc-on-nearly)"
    ON_MISSED_1 = "var(--sc-on-missed-1)"
    ON_MISSED_2 = "var(--sc-on-missed-2)"
    ON_STEP_LOW = "var(--sc-on-step-low)"
    ON_STEP_4 = "var(--sc-on-step-4)"
    ON_STEP_5 = "var(--sc-on-step-5)"
    STEP_0 = "var(--sc-step-0)"
    STEP_1 = "var(--sc-step-1)"
    STEP_2 = "var(--sc-step-2)"
    STEP_3 = "var(--sc-step-3)"
    STEP_4 = "var(--sc-step-4)"
    STEP_5 = "var(--sc-step-5)"


@dataclass(frozen=True)
class Paint:
    """How a cell is filled, and what is written on it."""

    fill: Colour
    ink: Colour


_EMPTY = Paint(Colour.WASH, Colour.MUTED)
_PAINTS: Mapping[str, Paint] = {
    "sc-fill--above-2": Paint(Colour.MET_2, Colour.ON_MET_2),
    "sc-fill--above": Paint(Colour.MET_1, Colour.ON_MET_1),
    "sc-fill--met": Paint(Colour.MET_0, Colour.ON_MET_0),
    "sc-fill--met-about": Paint(Colour.ABOUT_0, Colour.ON_ABOUT),
    "sc-fill--nearly": Paint(Colour.NEARLY, Colour.ON_NEARLY),
    "sc-fill--missed": Paint(Colour.MISSED_1, Colour.ON_MISSED_1),
    "sc-fill--missed-2": Paint(Colour.MISSED_2, Colour.ON_MISSED_2),
    "sc-step-0": Paint(Colour.STEP_0, Colour.ON_STEP_LOW),
    "sc-step-1": Paint(Colour.STEP_1, Colour.ON_STEP_LOW),
    "sc-step-2": Paint(Colour.STEP_2, Colour.ON_STEP_LOW),
    "sc-step-3": Paint(Colour.STEP_3, Colour.ON_STEP_LOW),
    "sc-step-4": Paint(Colour.STEP_4, Colour.ON_STEP_4),
    "sc-step-5": Paint(Colour.STEP_5, Colour.ON_STEP_5),
}


def paint_of(style: str) -> Paint:
    """Return the paint of a cell by the classes that colour it on a page; what no verdict or value fills is pale."""
    return _PAINTS.get(style.split(" ", maxsplit=1)[0], _EMPTY)


def light_colours(tokens: str) -> Mapping[str, str]:
    """Return the colours of the light scheme by their names, from the style sheet that says them."""
    said = {name: colour or other for name, colour, other in reversed(_TOKEN.findall(tokens))}
    return {name: said.get(_name_in(colour), colour) for name, colour in said.items()}


def _name_in(colour: str) -> str:
    found = _USE.fullmatch(colour)
    return found[1] if found else ""


def coloured(image: str, colours: Mapping[str, str]) -> str:
    """Return an image with each colour of the theme written out. Raises KeyError for one that is not said."""
    return _USE.sub(lambda found: colours[found[1]], image)
