"""How often readers agreed: counts noted when the records were read, which cannot be made again from the records.

The last two are of growth targets that others collected by hand; ``build_pages.py compare-outside`` counts them again
for whoever has those files.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Agreement:
    """What was held against what, ``name``; how many were compared, and how many differed, were wrong or missing."""

    name: str
    n: int
    differing: int

    @property
    def agreeing(self) -> int:
        """How many were the same on both sides."""
        return self.n - self.differing

    @property
    def share(self) -> Decimal:
        """The share that differed, in percent."""
        return Decimal(100 * self.differing) / self.n


OUTSIDE_PAST = Agreement("outside_past", 388, 6)
OUTSIDE_NEWEST = Agreement("outside_newest", 21, 0)
AGREEMENTS = (
    Agreement("twice_figures", 3318, 13),
    Agreement("twice_silences", 623, 6),
    Agreement("draft", 4027, 16),
    Agreement("blind_figures", 673, 1),
    Agreement("blind_silences", 60, 1),
    Agreement("asked_figures", 64, 0),
    Agreement("asked_silences", 107, 0),
    Agreement("whole_found", 824, 31),
    Agreement("whole_extra", 830, 37),
    Agreement("whole_kind", 793, 3),
    Agreement("whole_period", 793, 9),
    Agreement("whole_statistic", 793, 24),
    Agreement("whole_scope", 793, 43),
    Agreement("whole_indicator", 793, 39),
    Agreement("whole_decided", 811, 10),
    Agreement("whole_missing", 815, 4),
    Agreement("followed_told", 391, 16),
    Agreement("followed_untold", 40, 0),
    OUTSIDE_PAST,
    OUTSIDE_NEWEST,
)
"""Two readers of the same reports; the draft's rule and the reader; blind readings; collections of others."""
