"""The marks within a table's rows: target, outcome and the year before, all rows on one scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shengce.charts.scale import Domain, domain_of

# What a diamond at the end of the scale reaches beyond it, in percent of the cell's width.
_MARGIN = 4.0


@dataclass(frozen=True)
class RowValues:
    """What is marked in one row; ``step`` is the verdict's step on the scale of fills, empty where none is."""

    target: Decimal | None = None
    outcome: Decimal | None = None
    before: Decimal | None = None
    step: str = ""

    @property
    def stated(self) -> tuple[Decimal, ...]:
        """The values that the row has."""
        return tuple(value for value in (self.target, self.outcome, self.before) if value is not None)


@dataclass(frozen=True)
class RowMark:
    """Where the marks of one row stand, in percent of the cell's width; empty where there is no such mark."""

    target: str
    outcome: str
    before: str
    zero: str
    step: str


def row_marks(rows: Iterable[RowValues]) -> tuple[RowMark, ...]:
    """Return the marks of a table's rows, on the scale that holds the values of all of them."""
    values = tuple(rows)
    domain = domain_of((value for row in values for value in row.stated), len(values))
    return tuple(_mark(row, domain) for row in values)


def _mark(row: RowValues, domain: Domain) -> RowMark:
    zero = Decimal(0) if domain.low <= 0 <= domain.high else None
    return RowMark(
        target=_place(row.target, domain),
        outcome=_place(row.outcome, domain),
        before=_place(row.before, domain),
        zero=_place(zero, domain),
        step=row.step,
    )


def _place(value: Decimal | None, domain: Domain) -> str:
    if value is None:
        return ""
    return f"{_MARGIN + domain.fraction(value) * (100 - 2 * _MARGIN):.2f}%"
