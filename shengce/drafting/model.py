"""What the drafting assistant proposes: candidates with their reasons, and relative statements."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

"""The scope of a statement about the whole area that reports."""


@dataclass(frozen=True)
class Candidate:
    """One figure that a sentence seems to state.

    ``kind`` is target or result. ``statistic`` is growth, annual_average, cumulative or share. ``period`` is a year or
    an interval ``2018/2022``, empty where the text gives none. ``value`` and ``value_max`` are percent, a fall is
    negative. ``qualifier`` and ``finality`` are names of ``shengce.records.plans``. ``scope`` is ``province`` or says
    whose figure it seems to be. ``as_printed`` is contiguous in the sentence at ``locator`` (``p12-s3``). ``reason``
    says why the candidate is unsure and is empty when it is sure.
    """

    indicator: str
    kind: str
    statistic: str
    period: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: str
    finality: str
    scope: str
    as_printed: str
    locator: str
    reason: str = ""


@dataclass(frozen=True)
class RelativeStatement:
    """A statement without a figure of its own: above the national average, in step with the economy."""

    indicator: str
    kind: str
    period: str
    locator: str
    words: str


@dataclass(frozen=True)
class Draft:
    """All that one text seems to state of the indicators asked for, in reading order."""

    candidates: tuple[Candidate, ...]
    unsure: tuple[Candidate, ...]
    relative: tuple[RelativeStatement, ...]
    figures: tuple[Candidate, ...] = ()
    unsure_figures: tuple[Candidate, ...] = ()
