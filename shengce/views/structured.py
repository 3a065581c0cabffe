"""What a page is, for search engines: where it stands, and the data that it is about, in the words of schema.org.

``json_ld`` is the one place that writes them down. All addresses are absolute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Written = Mapping[str, object]


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page."""

    name: str
    url: str


@dataclass(frozen=True)
class Breadcrumbs:
    """The way from the home page to this one, both included."""

    steps: tuple[Crumb, ...]

    def written(self) -> Written:
        """Return the list as schema.org has it."""
        items = [
            {"@type": "ListItem", "position": place, "name": step.name, "item": step.url}
            for place, step in enumerate(self.steps, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}


@dataclass(frozen=True)
class Publisher:
    """Who makes the site: its name, and the address of its home."""

    name: str
    url: str

    def written(self) -> Written:
        """Return the publisher as schema.org has it."""
        return {"@type": "Organization", "name": self.name, "url": self.url}


@dataclass(frozen=True)
class Distribution:
    """A file that holds the data, and what kind of file it is."""

    name: str
    url: str
    media_type: str

    def written(self) -> Written:
        """Return the file as schema.org has it."""
        return {
            "@type": "DataDownload",
            "name": self.name,
            "contentUrl": self.url,
            "encodingFormat": self.media_type,
        }


@dataclass(frozen=True)
class Dataset:
    """Data that can be had: of which years (``2003/2026``, empty where there are none), in which files.

    ``day`` is the one as of which they hold: the version would be another one on each page after every change of a
    record. ``catalogue`` is the address of the page that lists all data.
    """

    name: str
    description: str
    url: str
    language: str
    publisher: Publisher
    day: str
    years: str
    place: str
    files: tuple[Distribution, ...]
    catalogue: str

    def written(self) -> Written:
        """Return the data as schema.org has it."""
        return {
            "@type": "Dataset",
            "name": self.name,
            "description": self.description,
            "url": self.url,
            "inLanguage": self.language,
            "license": LICENCE,
            "isAccessibleForFree": True,
            "creator": self.publisher.written(),
            "dateModified": self.day,
            **({"temporalCoverage": self.years} if self.years else {}),
            "spatialCoverage": {"@type": "Place", "name": self.place},
            "distribution": [file.written() for file in self.files],
            "includedInDataCatalog": {"@type": "DataCatalog", "url": self.catalogue},
        }


@dataclass(frozen=True)
class DataCatalogue:
    """All data of the site: what it is, and the pages of the data in it."""

    name: str
    description: str
    url: str
    language: str
    publisher: Publisher
    datasets: tuple[Crumb, ...]

    def written(self) -> Written:
        """Return the catalogue as schema.org has it."""
        return {
            "@type": "DataCatalog",
            "name": self.name,
            "description": self.description,
            "url": self.url,
            "inLanguage": self.language,
            "license": LICENCE,
            "publisher": self.publisher.written(),
            "dataset": [{"@type": "Dataset", "name": each.name, "url": each.url} for each in self.datasets],
        }


Structured = Breadcrumbs | Dataset | DataCatalogue


def json_ld(things: Iterable[Structured]) -> Written:
    """Return what a page is as one document of JSON-LD."""
    return {"@context": "https://schema.org", "@graph": [thing.written() for thing in things]}
