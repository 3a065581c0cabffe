"""The parts that pages share. All words are in the page's language; all URLs are relative to the page."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.language.values import ValueText


@dataclass(frozen=True)
class Link:
    """A link, or plain text when ``url`` is empty."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class CitationMark:
    """The small number that leads to an entry in the page's list of citations."""

    number: int
    anchor: str
    label: str


@dataclass(frozen=True)
class CitationEntry:
    """An entry of the list of citations: source, place in it, and what is printed there."""

    number: int
    anchor: str
    source: Link
    locator: str
    paragraph_url: str
    printed: tuple[str, ...]
    original_url: str
    copy_text: str


@dataclass(frozen=True)
class FigureCell:
    """A figure as shown wherever one stands: value, citation and permanent place; ``reading`` only when not read."""

    id: str
    value: ValueText
    url: str
    citation: CitationMark | None
    period: str
    report_url: str
    reading: str


@dataclass(frozen=True)
class Segment:
    """A piece of running text: words, or a figure."""

    words: str
    figure: FigureCell | None = None


@dataclass(frozen=True)
class RichText:
    """Running text in which figures keep their links."""

    segments: tuple[Segment, ...]

    @property
    def plain(self) -> str:
        """The text without links."""
        return "".join(part.figure.value.plain if part.figure else part.words for part in self.segments)


@dataclass(frozen=True)
class VerdictView:
    """A verdict: its step on the scale of verdicts, its word, the gap where there is one."""

    step: str
    word: str
    gap: str


@dataclass(frozen=True)
class Marks:
    """Positions (0 to 100) on a row's scale of the target and of the result beside it; None for what is not there.

    ``fill`` is the verdict's step when the result is the target's outcome, and ``none`` when it is an earlier result.
    """

    target: float | None
    start: float | None
    fill: str


@dataclass(frozen=True)
class AbsenceView:
    """A typed absence: its reason's key and word, and a note."""

    key: str
    word: str
    note: str


@dataclass(frozen=True)
class ChartView:
    """A chart in two widths, with its title; its table twin stands beside it on the page."""

    id: str
    title: str
    wide: str
    narrow: str
    note: str


@dataclass(frozen=True)
class CiteThis:
    """How to cite the page: GB/T 7714 and BibTeX."""

    gbt: str
    bibtex: str


@dataclass(frozen=True)
class PageHead:
    """What every page has: place, titles, way back, and language."""

    path: str
    kind: str
    title: str
    heading: str
    description: str
    crumbs: tuple[Link, ...]
    language: str
    root: str
    source_url: str = ""
    contents: bool = False


@dataclass(frozen=True)
class Number:
    """A number with its caption, as on the home page."""

    number: str
    caption: str
    url: str = ""


@dataclass(frozen=True)
class Tile:
    """A tile of the map: a division, its style (a class of the theme), and what it says."""

    abbreviation: str
    name: str
    column: int
    row: int
    style: str
    label: str
    url: str


@dataclass(frozen=True)
class LegendEntry:
    """A style (a class of the theme) and its meaning."""

    style: str
    word: str


@dataclass(frozen=True)
class TileMap:
    """One reading of the tile-grid map, with its legend."""

    id: str
    title: str
    tiles: tuple[Tile, ...]
    legend: tuple[LegendEntry, ...]
