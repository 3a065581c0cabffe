"""The data of the site as search engines list it: all of it, and that of each indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from shengce.addresses import DATA_PATH, indicator_path
from shengce.derive.facts import Fact
from shengce.derive.indicator_findings import years_spanned
from shengce.exports.codebook import CODEBOOK
from shengce.exports.data_package import DATA_PACKAGE
from shengce.exports.forms import TOGETHER, other_forms
from shengce.exports.panel import PANEL
from shengce.exports.registry import EXPORTS
from shengce.records.vocabulary import Indicator
from shengce.views.context import Context
from shengce.views.structured import Crumb, DataCatalogue, Dataset, Distribution, Publisher

_FIGURES = ("data/facts.csv", "data/pairs.csv")
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".dta": "application/x-stata-dta",
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def catalogue_of_data(context: Context) -> DataCatalogue:
    """Return the catalogue: the whole data, then that of the core indicators."""
    pages = ((context.say("share.data"), DATA_PATH), *_core_pages(context))
    return DataCatalogue(
        name=context.say("site.title"),
        description=context.say("home.lede"),
        url=context.public_url(),
        language=context.say("share.language"),
        publisher=_publisher(context),
        datasets=tuple(Crumb(name, context.public_url(path)) for name, path in pages),
    )


def _core_pages(context: Context) -> Iterator[tuple[str, str]]:
    for name in context.knowledge.core_indicators:
        yield context.full_name(name), indicator_path(name)


def whole_data(context: Context) -> Dataset:
    """Return all data of the site, with each of its files."""
    paths = (*(export.path for export in EXPORTS), PANEL, CODEBOOK)
    files = (*_all_forms(paths), *(path for path, _ in TOGETHER), DATA_PACKAGE)
    facts = context.knowledge.provinces.facts.all
    return _dataset(context, context.say("share.data"), context.say("share.data_is"), facts, files)


def data_of_indicator(context: Context, indicator: Indicator, facts: Sequence[Fact]) -> Dataset:
    """Return the data of one indicator, whose figures stand in the tables of all figures."""
    name = context.full_name(indicator.id)
    description = context.say("share.indicator_is", indicator=name, definition=context.words(indicator.definition))
    return _dataset(context, name, description, facts, tuple(_all_forms(_FIGURES)))


def _dataset(context: Context, name: str, description: str, facts: Iterable[Fact], files: Sequence[str]) -> Dataset:
    return Dataset(
        name=name,
        description=description,
        url=context.public_url(),
        language=context.say("share.language"),
        publisher=_publisher(context),
        day=context.knowledge.day.isoformat(),
        years="/".join(map(str, years_spanned(facts))),
        place=context.say("share.place"),
        files=tuple(_file(context, path) for path in files),
        catalogue=context.public_url(""),
    )


def _publisher(context: Context) -> Publisher:
    return Publisher(context.say("site.title"), f"{context.address.site_url}/")


def _all_forms(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        yield from (path, *other_forms(path))


def _file(context: Context, path: str) -> Distribution:
    place = PurePosixPath(path)
    return Distribution(place.name, f"{context.address.site_url}/{path}", _MEDIA_TYPES[place.suffix])
