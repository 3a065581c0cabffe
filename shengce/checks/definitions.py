"""What figures are held against: unit, family and indicator, each with how many figures it decides of.

Where most figures break one of them, it is at fault itself, and named instead of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from shengce.checks.rule import figures_in_force
from shengce.problems import Cause
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records
from shengce.records.plans import Figure
from shengce.records.vocabulary import Statistic

_Key = tuple[str, str, str]
"""Kind of records, identifier, field."""
_FIELD_OF_STATISTIC = {Statistic.GROWTH: "growth", Statistic.ADDED: "statistics"}


class Definitions:
    """The definitions that decide of figures."""

    def __init__(self, records: Records, catalogue: Catalogue) -> None:
        self._records = records
        self._catalogue = catalogue

    def of(self, figure: Figure, field: str) -> tuple[Cause, ...]:
        """Return what decides of one thing about a figure, such as its unit, the widest first."""
        return tuple(self._cause(key) for key in self._keys(figure) if key[-1] == field)

    def _cause(self, key: _Key) -> Cause:
        kind, name, field = key
        word = "in" if kind == "units" else "of"
        item = self._records.definitions[kind][name]
        return item.cause(() if kind == "units" else (field,), f"figures {word} {name}", self._uses[key])

    @cached_property
    def _uses(self) -> Mapping[_Key, int]:
        return Counter(key for _, _, figure in figures_in_force(self._records) for key in self._keys(figure))

    def _keys(self, figure: Figure) -> Iterator[_Key]:
        if figure.unit in self._catalogue.units:
            yield "units", figure.unit, "unit"
        if figure.indicator in self._catalogue.indicators:
            for field in self._fields(figure):
                yield from self._stated(figure.indicator, field)

    def _fields(self, figure: Figure) -> Iterator[str]:
        """Yield the fields of its indicator that decide of a figure."""
        yield from ("statistic", "general")
        if self._catalogue.indicators[figure.indicator].is_of_own_unit(figure.statistic):
            yield "unit"
        if field := _FIELD_OF_STATISTIC.get(figure.statistic):
            yield field

    def _stated(self, indicator: str, field: str) -> Iterator[_Key]:
        """Yield the family where it decides of a field of the indicator, and the indicator."""
        item = self._records.definitions["indicators"][indicator]
        family = item.stated("family")
        if isinstance(family, str) and item.stated(field) is None:
            yield "families", family, field
        yield "indicators", indicator, field
