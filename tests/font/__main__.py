"""Make the font of the share images again: what they may have to write, taken from Noto Sans CJK SC.

``make font`` runs this where fontTools is installed: ``python -m tests.font FOLDER``, the folder being that of the font
as the package fonts-noto-cjk installs it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]  # installed by make font alone
from fontTools.ttLib import TTCollection  # type: ignore[import-not-found]

REPOSITORY = Path(__file__).resolve().parents[2]
FAMILY = "Shengce Ink"
WEIGHTS = ("Regular", "Bold")
TARGET = REPOSITORY / "templates" / "share" / "font"
_WRITTEN = ("records/**/*.yml", "i18n/*.yml", "templates/share/*.j2")
_FAMILY_NAMES, _FULL_NAMES = (1, 16), (4, 6)


def characters() -> frozenset[str]:
    """Return what the font holds: Latin letters, all of GB 2312, and whatever records and strings write."""
    texts = (path.read_text(encoding="utf-8") for pattern in _WRITTEN for path in REPOSITORY.glob(pattern))
    latin = (chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180)))
    return frozenset([*latin, *_gb2312(), *(character for text in texts for character in text)])


def _gb2312() -> Iterator[str]:
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            yield from bytes((high, low)).decode("gb2312", errors="ignore")


def make(source: Path, weight: str) -> None:
    """Write the font of one weight, which has another family's name, so that none of the system stands in for it."""
    fonts = TTCollection(source / f"NotoSansCJK-{weight}.ttc").fonts
    font = next(font for font in fonts if font["name"].getDebugName(4).startswith("Noto Sans CJK SC"))
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14, 16, 17])
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters()))
    subsetter.subset(font)
    for name in (*_FAMILY_NAMES, *_FULL_NAMES):
        font["name"].setName(FAMILY if name in _FAMILY_NAMES else f"{FAMILY} {weight}".strip(), name, 3, 1, 0x409)
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(TARGET / f"ink-{weight.lower()}.otf")


for each in WEIGHTS:
    make(Path(sys.argv[1]), each)
