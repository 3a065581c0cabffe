"""The fields of a record and of its parts, whatever they are called: for what looks at all of one kind."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from shengce.records.base import Text
from shengce.records.citation import Citation
from shengce.records.yaml_document import FieldPath


def fields_of(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str, object]]:
    """Yield every field of a record and of its parts as (path, field name, value), depth first."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            if _HAS_PARTS[type(item)]:
                yield from fields_of(item, (*path, index))
        return
    for name in _NAMES[type(value)]:
        inner, place = getattr(value, name), (*path, name)
        yield place, name, inner
        if inner and _HAS_PARTS[type(inner)]:
            yield from fields_of(inner, place)


class _Names(dict[type, tuple[str, ...]]):
    """The fields of each kind of value, worked out when it is met first."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        self[kind] = tuple(kind.model_fields) if issubclass(kind, BaseModel) else ()
        return self[kind]


class _Parts(dict[type, bool]):
    """Which kinds of values are stepped down into: few are, and there are millions of values."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = issubclass(kind, BaseModel | tuple)
        return self[kind]


_NAMES, _HAS_PARTS = _Names(), _Parts()


def texts_of(record: BaseModel) -> Iterator[tuple[FieldPath, Text]]:
    """Yield every bilingual text of a record with its path."""
    for path, _, value in fields_of(record):
        if isinstance(value, Text):
            yield path, value
        elif isinstance(value, tuple):
            yield from (((*path, index), item) for index, item in enumerate(value) if isinstance(item, Text))


def citations_of(record: BaseModel) -> Iterator[tuple[FieldPath, Citation]]:
    """Yield every citation of a record with its path, whatever it is a citation of."""
    for path, _, value in fields_of(record):
        if isinstance(value, Citation):
            yield path, value
        elif isinstance(value, tuple):
            yield from (((*path, index), item) for index, item in enumerate(value) if isinstance(item, Citation))
