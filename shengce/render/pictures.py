"""Share images as PNG: drawn with the font of this project and no other, and again only where anything differs.

An image follows from its SVG, the font and the program that draws it: .build/drawn.json keeps the hash of each SVG with
that of the image it gave, apart from the record of pages, as a change of code or templates alone draws none again.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import resvg_py

from shengce.charts.images import CardDrawer
from shengce.charts.share_card import ShareCard
from shengce.outputs.writer import EXPORTS_FOLDER, Output
from shengce.problems import UserError
from shengce.render.kept_texts import NO_TEXTS, KeptTexts

FONT = PurePosixPath("templates/share/font")
FONT_FILES = ("ink-regular.otf", "ink-bold.otf")
RECORD = PurePosixPath(".build/drawn.json")
_PLAIN = 127


@dataclass(frozen=True)
class PictureTools:
    """What share images are drawn with: what writes their SVG, the font with its characters, the images that stand."""

    write: CardDrawer
    font: Path
    characters: frozenset[str]
    kept: KeptTexts = NO_TEXTS


def picture_tools(write: CardDrawer, root: Path, kept: KeptTexts = NO_TEXTS) -> PictureTools:
    """Return the tools of a project; ``kept`` are the images of the run before, with the same font and program."""
    font = root / FONT
    held = (characters_of((font / name).read_bytes()) for name in FONT_FILES)
    return PictureTools(write, font, frozenset.intersection(*held), kept)


def drawn_with(root: Path) -> str:
    """Return a text that changes whenever all images have to be drawn again: with font and program."""
    fonts = [hashlib.sha256((root / FONT / name).read_bytes()).hexdigest() for name in FONT_FILES]
    return " ".join((resvg_py.__version__, *fonts))


def picture(tools: PictureTools, card: ShareCard) -> Output:
    """Return a share image. Raises UserError where the font lacks a character of it."""
    place, image = EXPORTS_FOLDER / card.path, tools.write(card)
    _refuse_what_the_font_lacks(tools, card, image)
    told = hashlib.sha256(image.encode()).hexdigest()
    return Output(place, tools.kept.text(place, told) or _drawn(tools, image), told)


def is_picture(output: Output) -> bool:
    """Whether a generated file is a share image."""
    return output.path.is_relative_to(EXPORTS_FOLDER / "share")


def _drawn(tools: PictureTools, image: str) -> bytes:
    fonts = [str(tools.font / name) for name in FONT_FILES]
    return resvg_py.svg_to_bytes(svg_string=image, skip_system_fonts=True, font_files=fonts)


def _refuse_what_the_font_lacks(tools: PictureTools, card: ShareCard, image: str) -> None:
    lacking = sorted(character for character in set(image) - tools.characters if ord(character) > _PLAIN)
    if lacking:
        named = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in lacking)
        raise UserError(
            f"the share image of “{card.title}” ({card.path}) has to write {named}, which the font in {FONT}/ lacks: "
            "run `make font`, which takes up every character of records and strings, and commit the font"
        )


def characters_of(font: bytes) -> frozenset[str]:
    """Return the characters that an OpenType font has letters for, by its table of ranges (cmap, format 4)."""
    table = font[_offset_of(font, b"cmap") :]
    tables = (struct.unpack_from(">HHL", table, 4 + 8 * number) for number in range(_short(table, 2)))
    offsets = (offset for _, _, offset in tables)
    return frozenset(chr(code) for offset in offsets for code in _codes(table[offset:]))


def _offset_of(font: bytes, tag: bytes) -> int:
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(_short(font, 4)))
    return next(int(offset) for name, _, offset, _ in entries if name == tag)


def _codes(table: bytes) -> Iterator[int]:
    """Yield the codes of a table of format 4, which knows no characters beyond the first plane; of others nothing."""
    if _short(table, 0) != 4:
        return
    count = _short(table, 6) // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    yield from (code for pair in zip(starts, ends, strict=True) for code in _held(*pair))


def _held(start: int, end: int) -> Iterable[int]:
    return range(start, min(end, 0xFFFE) + 1)


def _short(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "big")
