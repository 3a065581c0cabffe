"""Paths of pages below a language’s home, and their anchors."""

from __future__ import annotations

from urllib.parse import quote

from shengce.records.areas import Area, AreaLevel

NATION_PATH = "nation/"
SEARCH_PATH = "search/"
WORDS_PATH = "words/"
DATA_PATH = "data/"
CHANGES_PATH = "changes/"
EXPLORE_PATH = "explore/"
INDEX_OF_PAGES_PATH = "index-of-pages/"
# Sections with a share image of their own; those of tools and of words about the site have that of home.
_PICTURED_SECTIONS = frozenset(
    {
        *("provinces", "indicators", "promises", "years", "nation", "industries", "themes", "glossary", "sources"),
        "data",
    }
)


def embed_path(language: str, path: str, name: str) -> str:
    """Return the path, below the site's root, of the page of a chart alone; ``path`` is that of the chart's page."""
    return f"embed/{language}/{path}{name}.html"


def index_path(group: str) -> str:
    """Return the path of the index of a kind of which there are many pages."""
    return f"{INDEX_OF_PAGES_PATH}{group}/"


def area_path(area: Area) -> str:
    """Return the path of an area's page; a city's lies below that of its province."""
    if area.level is AreaLevel.NATION:
        return NATION_PATH
    return f"provinces/{area.within}/{area.slug}/" if area.level is AreaLevel.CITY else f"provinces/{area.slug}/"


def plan_path(area: Area, year: int) -> str:
    """Return the path of the page of an area's plan of a year; all years of the nation stand on one page."""
    return NATION_PATH if area.level is AreaLevel.NATION else f"{area_path(area)}{year}/"


def programmes_path(area: Area) -> str:
    """Return the path of the page of the programmes that an area's plans name."""
    return f"{area_path(area)}programmes/"


def indicator_path(identifier: str) -> str:
    """Return the path of an indicator's page."""
    return f"indicators/{identifier}/"


def promises_path(indicator: str) -> str:
    """Return the path of the page that sets an indicator's promises beside their outcomes."""
    return f"promises/{indicator}/"


def year_path(year: int) -> str:
    """Return the path of the page of one year over all provinces."""
    return f"years/{year}/"


def theme_path(identifier: str) -> str:
    """Return the path of a theme's page."""
    return f"themes/{identifier}/"


def term_path(identifier: str) -> str:
    """Return the path of a term's page."""
    return f"glossary/{identifier}/"


def industry_path(identifier: str) -> str:
    """Return the path of an industry's page."""
    return f"industries/{identifier}/"


def phrase_path(phrase: str) -> str:
    """Return the path at which the viewer of words shows a phrase, of several names summed with `` + ``."""
    return f"{WORDS_PATH}?q={quote(phrase)}"


def explore_path(indicator: str, *, is_core: bool) -> str:
    """Return the path at which the explorer shows an indicator: a core one by area and year, of others every figure."""
    look = "view=heatmap" if is_core else "kind=facts&view=table"
    return f"{EXPLORE_PATH}?indicators={indicator}&areas=all&{look}"


def source_path(identifier: str) -> str:
    """Return the path of a source's page."""
    return f"sources/{identifier}/"


def pictured_path(path: str) -> str:
    """Return the page whose share image stands for a page without its own: that of its province, section or home."""
    section, _, below = path.partition("/")
    if section == "provinces" and below:
        return f"provinces/{below.partition('/')[0]}/"
    return f"{section}/" if section in _PICTURED_SECTIONS else ""


def picture_file(language: str, path: str) -> str:
    """Return the path of a page's share image, below the site's root."""
    return f"share/{language}/{path.rstrip('/') or 'home'}.png"


def anchor_of(identifier: str) -> str:
    """Return the anchor of a part of a page that is named by an identifier."""
    return identifier.replace("_", "-")
