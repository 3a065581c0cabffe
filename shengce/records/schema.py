"""The JSON Schemas that editors use while a record is written, made from the models and nothing else."""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from shengce.records.areas import Area
from shengce.records.changes import Release
from shengce.records.core import CoreSeries
from shengce.records.read import ReadReport
from shengce.records.sources import Source
from shengce.records.vocabulary import (
    EnglishPhrase,
    Family,
    Industry,
    PlaceNames,
    Scope,
    StatedIndicator,
    Synonyms,
    Term,
    Theme,
    Unit,
)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KINDS: dict[str, TypeAdapter[object]] = {
    "areas": TypeAdapter(tuple[Area, ...]),
    "units": TypeAdapter(tuple[Unit, ...]),
    "families": TypeAdapter(tuple[Family, ...]),
    "indicators": TypeAdapter(tuple[StatedIndicator, ...]),
    "themes": TypeAdapter(tuple[Theme, ...]),
    "industries": TypeAdapter(tuple[Industry, ...]),
    "scopes": TypeAdapter(tuple[Scope, ...]),
    "terms": TypeAdapter(tuple[Term, ...]),
    "synonyms": TypeAdapter(tuple[Synonyms, ...]),
    "english": TypeAdapter(tuple[EnglishPhrase, ...]),
    "places": TypeAdapter(tuple[PlaceNames, ...]),
    "source": TypeAdapter(Source),
    "sources": TypeAdapter(tuple[Source, ...]),
    "core": TypeAdapter(CoreSeries),
    "read": TypeAdapter(ReadReport),
    "changes": TypeAdapter(Release),
}


def json_schemas() -> dict[str, str]:
    """Return the text of each ``records/schema/<kind>.json``, by kind."""
    return {kind: _schema_text(adapter) for kind, adapter in sorted(_KINDS.items())}


def _schema_text(adapter: TypeAdapter[object]) -> str:
    schema = {"$schema": _DIALECT, **adapter.json_schema(mode="validation")}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
