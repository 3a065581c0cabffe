"""Every kind of thing that has files of its own, listed once: files, OpenAPI and the page for people are made of it.

A new one is what is told of it in ``things``, with its names in ``slots``, and its entry here; its words are
``api.kind.NAME`` in i18n/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shengce.addresses import area_path, indicator_path, plan_path, source_path, term_path, year_path
from shengce.derive.knowledge import Knowledge
from shengce.exports.absences import ABSENCES
from shengce.exports.api import slots, things
from shengce.exports.api.rows import Part
from shengce.exports.api.slots import Slot
from shengce.exports.api.things import Thing, plan_id
from shengce.exports.facts import FACTS, WITHDRAWN
from shengce.exports.fields import Fields
from shengce.exports.mentions import MENTIONS, PROGRAMME
from shengce.exports.pairs import PAIRS
from shengce.exports.tasks import TASKS
from shengce.records.period import Period

FOLDER = "api/v1"
SCHEMA_VERSION = "1.1"
"""Of the form of the files: the second number rises when a field is added; any other change is another folder."""

CSV = ".csv"
PAIRS_CSV = ".pairs.csv"


@dataclass(frozen=True)
class Kind:
    """A kind of thing: ``areas.json`` lists what is told of each, ``areas/jiangxi.json`` holds its rows as well.

    ``path`` is that of a thing's file with places for its names; ``schema`` is what OpenAPI calls what is told.
    """

    name: str
    schema: str
    path: str
    things: Callable[[Knowledge], Iterable[Thing]]
    slots: tuple[Slot, ...]
    page: Callable[[Knowledge, Thing], str | None]
    parts: tuple[Part, ...] = ()

    @property
    def list_path(self) -> str:
        """Where all things of the kind are listed."""
        return f"{self.name}.json"

    @property
    def csv_parts(self) -> tuple[Part, ...]:
        """The rows that have a CSV file."""
        return tuple(part for part in self.parts if part.csv)

    def path_of(self, key: str, suffix: str = ".json") -> str:
        """Return where a file of one thing stands, below the folder of all."""
        return f"{self.name}/{key}{suffix}"


def _area_page(knowledge: Knowledge, thing: Thing) -> str:
    return area_path(knowledge.catalogue.areas[str(thing["id"])])


def _plan_page(knowledge: Knowledge, thing: Thing) -> str:
    area, _, year = str(thing["id"]).partition("/")
    return plan_path(knowledge.catalogue.areas[area], int(year))


def _year_page(knowledge: Knowledge, thing: Thing) -> str | None:
    year = int(str(thing["id"]))
    return year_path(year) if year in knowledge.provinces.promises.years else None


def _named(column: str) -> Callable[[Fields], str]:
    return lambda fields: str(fields[column])


def _plan(fields: Fields) -> str:
    return plan_id(str(fields["province"]), fields["plan_year"])


def _last_year(fields: Fields) -> str:
    return str(Period.parse(str(fields["period"])).last)


def _programme(fields: Fields) -> str | None:
    return str(fields["id"]) if fields["kind"] == PROGRAMME and fields["id"] else None


KINDS = (
    Kind(
        "areas",
        "Area",
        "areas/{area}",
        things.areas,
        slots.AREA,
        _area_page,
        (Part(FACTS, _named("province"), CSV, is_json=False), Part(PAIRS, _named("province"), PAIRS_CSV)),
    ),
    Kind(
        "plans",
        "Plan",
        "plans/{area}/{year}",
        things.plans,
        slots.PLAN,
        _plan_page,
        (
            Part(FACTS, _plan, CSV),
            Part(PAIRS, _plan, PAIRS_CSV),
            Part(ABSENCES, _plan),
            Part(MENTIONS, _plan),
            Part(TASKS, _plan),
        ),
    ),
    Kind(
        "indicators",
        "Indicator",
        "indicators/{indicator}",
        things.indicators,
        slots.INDICATOR,
        lambda _, thing: indicator_path(str(thing["id"])),
        (
            Part(FACTS, _named("indicator"), CSV),
            Part(PAIRS, _named("indicator"), PAIRS_CSV),
            Part(ABSENCES, _named("indicator")),
        ),
    ),
    Kind(
        "years",
        "Year",
        "years/{year}",
        things.years,
        slots.YEAR,
        _year_page,
        (Part(FACTS, _last_year, CSV, is_json=False), Part(PAIRS, _named("year"), PAIRS_CSV)),
    ),
    Kind(
        "programmes",
        "Programme",
        "programmes/{programme}",
        things.programmes,
        slots.PROGRAMME,
        lambda _, thing: term_path(str(thing["id"])),
        (Part(MENTIONS, _programme, CSV),),
    ),
    Kind(
        "sources",
        "Source",
        "sources/{source}",
        things.sources,
        slots.SOURCE,
        lambda _, thing: source_path(str(thing["id"])),
    ),
)


def kind_named(name: str) -> Kind:
    """Return a kind."""
    return next(kind for kind in KINDS if kind.name == name)


TABLES = {table.name: table for table in (*(part.table for kind in KINDS for part in kind.parts), WITHDRAWN)}
"""The tables of which things have rows, and the figures that no thing has because they were withdrawn, by name."""
