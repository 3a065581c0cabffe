"""What a dumbbell chart shows, before anything is said of where."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class DumbbellRow:
    """One pair: values in the chart's unit (None where there is none) and the texts written beside them.

    ``verdict`` is met, nearly, missed, pending, not_stated or none ('none': a pair that nothing is said of).
    A text without its value stands beside the other mark, in muted ink.
    """

    label: str
    target: Decimal | None
    target_text: str
    outcome: Decimal | None
    outcome_text: str
    verdict: str

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values there are, lowest first."""
        return tuple(sorted(value for value in (self.target, self.outcome) if value is not None))


@dataclass(frozen=True)
class Reference:
    """A value that all rows are seen against, such as the nation's, with the label above its line."""

    label: str
    value: Decimal


@dataclass(frozen=True)
class Dumbbell:
    """A target-and-outcome chart: rows are drawn in the order given, from top to bottom.

    ``title`` and ``description`` are for screen readers; ``axis_label`` is the unit of the scale.
    """

    title: str
    description: str
    target_label: str
    outcome_label: str
    axis_label: str
    rows: tuple[DumbbellRow, ...]
    reference: Reference | None

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every value the scale must hold, the reference among them."""
        referred = (self.reference.value,) if self.reference else ()
        stated = (value for row in self.rows for value in (row.target, row.outcome) if value is not None)
        return (*stated, *referred)
