"""What programs that read text are told of the site: its addresses, sections and files, and what all pages come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shengce.addresses import indicator_path
from shengce.exports.codebook import CODEBOOK
from shengce.exports.data_package import DATA_PACKAGE
from shengce.exports.forms import TOGETHER
from shengce.exports.panel import PANEL
from shengce.exports.registry import EXPORTS
from shengce.language.dates import day_text
from shengce.views.context import Context
from shengce.views.shown import Link, PageHead

_SECTIONS = (
    *("provinces", "indicators", "promises", "years", "nation", "compare", "words", "industries", "themes"),
    *("glossary", "sources", "coverage", "explore", "data", "api", "changes", "method"),
)
_ADDRESSES = {
    "province": "provinces/{province}/",
    "province_year": "provinces/{province}/{year}/",
    "indicator": "indicators/{indicator}/",
    "year": "years/{year}/",
    "term": "glossary/{term}/",
    "source": "sources/{source}/",
}
_TOLD = ("home", "province", "year", "indicator")


@dataclass(frozen=True)
class AddressRule:
    """How the pages of a kind are addressed, and what the kind is called."""

    name: str
    address: str


@dataclass(frozen=True)
class Guide:
    """The site on one screen; ``full`` is the address of all findings."""

    site: str
    day: str
    addresses: tuple[AddressRule, ...]
    sections: tuple[Link, ...]
    indicators: tuple[Link, ...]
    files: tuple[Link, ...]
    full: str


@dataclass(frozen=True)
class ToldPage:
    """A page with what it says first: the name of its kind, its absolute address, its head."""

    kind: str
    url: str
    head: PageHead


@dataclass(frozen=True)
class ToldGroup:
    """The pages of one kind."""

    name: str
    pages: tuple[ToldPage, ...]


def guide(context: Context) -> Guide:
    """Return the guide, its addresses absolute."""
    core = context.knowledge.core_indicators
    return Guide(
        site=f"{context.address.site_url}/",
        day=day_text(context.knowledge.day.isoformat(), context.language),
        addresses=tuple(_addresses(context)),
        sections=tuple(Link(context.say(f"nav.{name}"), context.public_url(f"{name}/")) for name in _SECTIONS),
        indicators=tuple(Link(context.full_name(name), context.public_url(indicator_path(name))) for name in core),
        files=tuple(_files(context)),
        full=f"{context.public_url('')}llms-full.txt" if context.language.code != "en" else _at_root(context),
    )


def _at_root(context: Context) -> str:
    return f"{context.address.site_url}/llms-full.txt"


def _addresses(context: Context) -> Iterator[AddressRule]:
    for kind, path in _ADDRESSES.items():
        yield AddressRule(context.say(f"search.script.kinds.{kind}"), context.public_url(path))


def _files(context: Context) -> Iterator[Link]:
    for path in (*(export.path for export in EXPORTS), PANEL, CODEBOOK, *(path for path, _ in TOGETHER), DATA_PACKAGE):
        yield Link(path, f"{context.address.site_url}/{path}")


def told_groups(context: Context, pages: Iterable[ToldPage]) -> tuple[ToldGroup, ...]:
    """Return the pages whose findings are told, by kind."""
    told = tuple(pages)
    return tuple(
        ToldGroup(context.say(f"search.script.kinds.{kind}"), tuple(page for page in told if page.kind == kind))
        for kind in _TOLD
    )
