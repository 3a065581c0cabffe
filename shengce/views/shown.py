"""The parts that pages share. All words are in the page's language; all URLs are relative to the page."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.charts.share_card import ShareCard, ShareChart
from shengce.language.values import ValueText
from shengce.views.structured import Structured


@dataclass(frozen=True)
class Link:
    """A link, or plain text when ``url`` is empty."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Choice:
    """Something to choose: its value and its words; ``is_chosen`` where the reader has chosen nothing."""

    value: str
    text: str
    is_chosen: bool = False


@dataclass(frozen=True)
class ChoiceGroup:
    """Choices under one name, such as the provinces of a region."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class CitationMark:
    """The small number that leads to an entry in the page's list of citations.

    ``figure`` says which of the figures printed there the mark stands at, from 1 on; 0 where it stands at none.
    """

    number: int
    anchor: str
    label: str
    figure: int


@dataclass(frozen=True)
class FigureCell:
    """A figure as shown wherever one stands: value, citation and permanent place; ``reading`` only when not read."""

    id: str
    value: ValueText
    url: str
    citation: CitationMark | None
    period: str
    reading: str


@dataclass(frozen=True)
class Segment:
    """A piece of running text: words, which may be a link, or a figure, or what depends on how strictly one counts."""

    words: str
    figure: FigureCell | None = None
    link: str = ""
    either: Either | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.words or self.figure or self.either)

    @property
    def plain(self) -> str:
        """The words without link, as they stand with the allowance."""
        if self.either:
            return self.either.usual.plain
        return self.figure.value.plain if self.figure else self.words


@dataclass(frozen=True)
class RichText:
    """Running text in which figures keep their links."""

    segments: tuple[Segment, ...]

    @property
    def plain(self) -> str:
        """The text without links."""
        return "".join(part.plain for part in self.segments)


@dataclass(frozen=True)
class Either:
    """What is said with the allowance for 左右, and what is said in its place where counting is strict."""

    usual: RichText
    strict: RichText


@dataclass(frozen=True)
class VerdictView:
    """A verdict: its step on the scale of verdicts, its word, the gap where there is one.

    ``strict`` is the word without the allowance for 左右, empty where it is the same; ``finality`` says that the
    outcome is only expected or preliminary, empty where it is final; ``told`` leads to where it is told what
    was searched for an outcome that no report states, empty where nothing is recorded of it.
    """

    step: str
    word: str
    gap: str
    strict: str = ""
    finality: str = ""
    told: str = ""


@dataclass(frozen=True)
class AbsenceView:
    """A typed absence: its reason's key and word, and a note."""

    key: str
    word: str
    note: str


@dataclass(frozen=True)
class Picture:
    """What is said of a chart where no page stands around it.

    ``url`` is its page for other sites, ``height`` that of the chart as it was drawn.
    """

    url: str
    title: str
    note: str
    height: int


@dataclass(frozen=True)
class ChartView:
    """A chart in two widths, with its title; its table twin stands beside it on the page."""

    id: str
    title: str
    wide: str
    narrow: str
    note: str
    picture: Picture


@dataclass(frozen=True)
class CiteThis:
    """How to cite something: GB/T 7714, APA, BibTeX and RIS, line by line; the day of access is left open."""

    gbt: tuple[str, ...]
    apa: tuple[str, ...]
    bibtex: tuple[str, ...]
    ris: tuple[str, ...]


@dataclass(frozen=True)
class FilesOfPage:
    """The files that hold what a page shows, and the page that tells how they are made up."""

    files: tuple[Link, ...]
    about: Link


@dataclass(frozen=True)
class SharedImage:
    """The image that stands for a page where it is shared, with what it shows; ``says`` is empty of another page's."""

    url: str
    says: str


@dataclass(frozen=True)
class Sharing:
    """What a page has for those who find, share or use it, besides what every page has.

    That is its data, the chart of its image, the files that hold what it shows, and its feed.
    """

    structured: tuple[Structured, ...] = ()
    chart: ShareChart | None = None
    files: FilesOfPage | None = None
    feed: Link | None = None


@dataclass(frozen=True)
class PageHead:
    """What every page has: titles, the way back, and the relative way to the language's home.

    ``finding`` is what the page's records come to, a sentence each, their numbers linked; ``depth`` says what was read.
    ``has_verdicts`` gives the page the switch to strict counting. ``day``, on the page of
    the data alone, is the day as of which all pages say what they say. ``structured`` is what search engines are told.
    ``image`` stands for the page where it is shared; ``card`` is what it shows, None where it is another page's.
    ``feed`` is the feed of what the page is about.
    """

    title: str
    heading: str
    description: str
    crumbs: tuple[Link, ...]
    root: str
    report_url: str
    source_url: str = ""
    day: str = ""
    version: str = ""
    contents: bool = False
    has_verdicts: bool = False
    feed: Link | None = None
    finding: tuple[RichText, ...] = ()
    depth: RichText | None = None
    files: FilesOfPage | None = None
    structured: tuple[Structured, ...] = ()
    image: SharedImage | None = None
    card: ShareCard | None = None


@dataclass(frozen=True)
class Tile:
    """A tile of the map: a division, the number in it, its style (a class of the theme), and what it says."""

    abbreviation: str
    value: str
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
