"""About the API: which files there are, what is around what they hold, what can be relied on, and how to fetch them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shengce.exports.api.files import ALL, INDEX, OPENAPI
from shengce.exports.api.kinds import FOLDER, KINDS, SCHEMA_VERSION, Kind
from shengce.exports.api.slots import LINKS
from shengce.exports.mentions import MENTIONS
from shengce.language.sizes import file_size
from shengce.records.schema import json_schemas
from shengce.views.context import Context
from shengce.views.parts.api_examples import EXAMPLES, Example
from shengce.views.shown import CiteThis, Link, PageHead, RichText

_ENVELOPE = ("schema_version", "data_version", "total", "result")
_RULES = ("addresses", "identifiers", "numbers", "empty", "rows", "csv", "static", "licence")


@dataclass(frozen=True)
class Meaning:
    """A name in a file, and what it holds."""

    name: str
    text: str


@dataclass(frozen=True)
class KindOfFile:
    """A kind of thing: what it is, the list of how many, one of them in each form, its own fields and its rows."""

    name: str
    text: str
    path: str
    list: Link
    one: tuple[Link, ...]
    fields: tuple[Meaning, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True)
class OtherFile:
    """A file that is no thing's: its address, and what it is."""

    link: Link
    name: str
    text: str


@dataclass(frozen=True)
class ApiPage:
    """The page about the API; ``address`` is where its files stand."""

    head: PageHead
    address: str
    kinds: tuple[KindOfFile, ...]
    shared: tuple[Meaning, ...]
    others: tuple[OtherFile, ...]
    schemas: tuple[Link, ...]
    envelope: tuple[Meaning, ...]
    data_version: str
    schema_version: str
    rules: tuple[str, ...]
    examples: tuple[Example, ...]
    cite_this: CiteThis


def api_page(context: Context) -> ApiPage:
    """Build the page about the API."""
    title, address = context.say("api.title"), f"{context.address.site_url}/{FOLDER}"
    return ApiPage(
        head=_head(context, title),
        address=address,
        kinds=tuple(_kind(context, kind) for kind in KINDS),
        shared=tuple(_shared(context)),
        others=tuple(_others(context)),
        schemas=tuple(Link(f"{name}.json", _url(context, f"schema/{name}.json")) for name in json_schemas()),
        envelope=tuple(Meaning(name, context.say(f"api.enveloped.{name}")) for name in _ENVELOPE),
        data_version=context.knowledge.version,
        schema_version=SCHEMA_VERSION,
        rules=tuple(context.say(f"api.rule.{rule}") for rule in _RULES),
        examples=tuple(example.at(address) for example in EXAMPLES),
        cite_this=context.cite_this(title, "shengce-api"),
    )


def _head(context: Context, title: str) -> PageHead:
    version = context.knowledge.version
    return context.head(
        title,
        (Link(context.say("nav.data"), context.url("data/")), Link(title)),
        finding=(_finding(context),),
        depth=context.sentence("api.depth", version=version, schema=SCHEMA_VERSION),
        description=context.say("api.description"),
        contents=True,
    )


def _finding(context: Context) -> RichText:
    knowledge = context.knowledge
    counts = {
        "files": sum(path.startswith(f"{FOLDER}/") for path in context.tables.sizes),
        "facts": len(knowledge.all_facts.all),
        "pairs": len(knowledge.outcomes),
        "mentions": sum(1 for _ in MENTIONS.rows(knowledge)),
    }
    said: Mapping[str, str] = {name: context.language.count(f"api.{name}", count) for name, count in counts.items()}
    return context.sentence("api.finding", **said)


def _url(context: Context, path: str) -> str:
    return context.root_url(f"{FOLDER}/{path}")


def _kind(context: Context, kind: Kind) -> KindOfFile:
    things = tuple(kind.things(context.knowledge))
    return KindOfFile(
        name=context.say(f"api.kind.{kind.name}"),
        text=context.say(f"api.kind_text.{kind.name}"),
        path=f"{kind.path}.json",
        list=Link(context.say("api.file", name=kind.list_path, size=len(things)), _url(context, kind.list_path)),
        one=tuple(_one(context, kind, str(things[0]["id"]))),
        fields=tuple(Meaning(slot.name, context.say(slot.words)) for slot in kind.slots),
        rows=tuple(part.name for part in kind.parts if part.is_json),
    )


def _one(context: Context, kind: Kind, key: str) -> Iterator[Link]:
    """Yield the files of a thing that are there."""
    for suffix in (".json", *(part.csv for part in kind.csv_parts)):
        path = kind.path_of(key, suffix)
        if f"{FOLDER}/{path}" in context.tables.sizes:
            yield Link(path, _url(context, path))


def _shared(context: Context) -> Iterator[Meaning]:
    """Yield the fields that follow those of each kind."""
    yield Meaning("counts", context.say("api.field.counts"))
    yield from (Meaning(slot.name, context.say(slot.words)) for slot in LINKS)


def _others(context: Context) -> Iterator[OtherFile]:
    for path, name in ((INDEX, "start"), (ALL, "whole"), (OPENAPI, "described")):
        size = file_size(context.tables.sizes.get(f"{FOLDER}/{path}", 0), context.language)
        link = Link(context.say("api.file", name=path, size=size), _url(context, path))
        yield OtherFile(link, context.say(f"api.{name}"), context.say(f"api.{name}_text"))
