"""Where the years part: the split of all years into earlier and later ones that best separates the shares met.

Among all splits into years up to one and years after it, each side with at least ``LEAST_YEARS`` judged years, that one
stands which leaves the least of the difference between single targets, met or not, inside the two sides (the largest
sum of squares between them, as in a regression tree of one step); of equals the earliest. Two sides whose shares lie
less than ``LEAST_DIFFERENCE`` points apart are no finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shengce.derive.promises import Promise
from shengce.derive.scorecards import Score, scores_by_year

LEAST_YEARS = 3
LEAST_DIFFERENCE = Decimal(10)


@dataclass(frozen=True)
class Era:
    """Years in a row: how many of their targets could be judged, how many of these were met, and how many strictly."""

    first: int
    last: int
    met: int
    strictly_met: int
    judged: int

    @property
    def share_met(self) -> Decimal:
        """The share of judged targets that were met, in percent; at least one is judged."""
        return Decimal(100 * self.met) / self.judged

    @property
    def share_strictly_met(self) -> Decimal:
        """The same without the allowance for 左右."""
        return Decimal(100 * self.strictly_met) / self.judged


@dataclass(frozen=True)
class Eras:
    """The years before the break, and those since."""

    before: Era
    since: Era


@dataclass(frozen=True)
class YearsMet:
    """The judged years with their scores, oldest first, the two eras if they part, and the year of the least share."""

    by_year: Mapping[int, Score]
    eras: Eras | None

    @property
    def shares(self) -> Mapping[int, Decimal]:
        """The share met of each year, in percent."""
        return {year: share for year, score in self.by_year.items() if (share := score.share_met) is not None}

    @property
    def strict_shares(self) -> Mapping[int, Decimal]:
        """The same without the allowance for 左右."""
        shares = {year: score.strict.share_met for year, score in self.by_year.items()}
        return {year: share for year, share in shares.items() if share is not None}

    @property
    def newest(self) -> int:
        """The newest judged year."""
        return max(self.by_year)

    @property
    def least(self) -> int:
        """The year of the least share met; of equals the newest."""
        return _least(self.shares)

    @property
    def strict_least(self) -> int:
        """The same without the allowance for 左右."""
        return _least(self.strict_shares)


def _least(shares: Mapping[int, Decimal]) -> int:
    return min(shares, key=lambda year: (shares[year], -year))


def years_met(promises: Iterable[Promise]) -> YearsMet | None:
    """Return how many targets were met year by year; None where no target could be judged."""
    judged = {year: score for year, score in scores_by_year(promises).items() if score.judged}
    return YearsMet(judged, _eras(judged)) if judged else None


def _eras(by_year: Mapping[int, Score]) -> Eras | None:
    years = tuple(by_year)
    splits = [
        Eras(_era(by_year, years[:cut]), _era(by_year, years[cut:]))
        for cut in range(LEAST_YEARS, len(years) - LEAST_YEARS + 1)
    ]
    best = max(splits, key=_separation, default=None)
    return best if best and _difference(best) >= LEAST_DIFFERENCE else None


def _era(by_year: Mapping[int, Score], years: tuple[int, ...]) -> Era:
    scores = [by_year[year] for year in years]
    return Era(
        first=years[0],
        last=years[-1],
        met=sum(score.met for score in scores),
        strictly_met=sum(score.strict.met for score in scores),
        judged=sum(score.judged for score in scores),
    )


def _separation(eras: Eras) -> Fraction:
    """Return the sum of squares between the two sides."""
    before, since = eras.before, eras.since
    difference = Fraction(before.met, before.judged) - Fraction(since.met, since.judged)
    return Fraction(before.judged * since.judged, before.judged + since.judged) * difference**2


def _difference(eras: Eras) -> Decimal:
    return abs(eras.before.share_met - eras.since.share_met)
