"""The texts of the provincial reports and where phrases stand first in them, looked up in the plainest way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from tests.source_texts import SOURCES


def texts_of_reports() -> Mapping[tuple[str, int], str]:
    """Return the text of each provincial report by area and year, in lower case, white space left out."""
    folders = [folder for folder in (SOURCES / "work-reports").iterdir() if folder.is_dir()]
    provinces = (folder for folder in folders if not folder.name.startswith("national"))
    files = (file for folder in provinces for file in sorted(folder.glob("*.md")))
    return {(file.parent.name, int(file.stem)): _plain(file.read_text(encoding="utf-8")) for file in files}


def _plain(text: str) -> str:
    body = text.split("---", 2)[2] if text.startswith("---") else text
    return "\n".join("".join(unicodedata.normalize("NFKC", line).split()) for line in body.splitlines()).lower()


def first_mentions(texts: Mapping[tuple[str, int], str], phrases: Iterable[str]) -> dict[str, tuple[int, set[str]]]:
    """Return the first year in which any text holds each phrase, and the areas whose texts of that year do."""
    found = {}
    for phrase in phrases:
        places = [(year, area) for (area, year), text in texts.items() if phrase.lower() in text]
        first = min(year for year, _ in places)
        found[phrase] = (first, {area for year, area in places if year == first})
    return found
