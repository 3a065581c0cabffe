"""A figure says what its own print says: no source text is needed to see that.

What the print leaves open (a fall whose verb stands earlier in the sentence, 左右 at the end of a list, 力争 before its
object) is said by the reader who looked it up: ``confirmed: true``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from shengce.checks.definitions import Definitions
from shengce.checks.rule import Rule, figures_in_force
from shengce.printed.context import states_first_time, states_striving
from shengce.printed.matches import value_matches
from shengce.printed.normalise import normalise
from shengce.printed.numbers import read_printed
from shengce.printed.vocabulary import PrintedDirection, PrintedNumber, PrintedQualifier, PrintedUnit
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records
from shengce.records.plans import Figure, FigureKind, Finality, Qualifier
from shengce.records.vocabulary import Unit

_BREAKTHROUGH = re.compile(r"[“\"]?零[”\"]?的突破")
_BOUND_OF = {PrintedQualifier(bound.value): bound for bound in Qualifier if bound.is_bound}
_FINALITY_OF = {PrintedQualifier.EXPECTED: Finality.EXPECTED, PrintedQualifier.PRELIMINARY: Finality.PRELIMINARY}


def values_are_printed(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """The value, or range, is the number in as_printed; a fall shows its verb there, or a reader confirmed it."""
    definitions = Definitions(records, catalogue)
    for item, index, figure in figures_in_force(records):
        unit = _unit(figure, catalogue)
        if unit and (fault := _value_fault(figure, unit)):
            problem = item.problem(("figures", index, "value"), "value", fault)
            yield problem.because(*definitions.of(figure, "unit"))


def _unit(figure: Figure, catalogue: Catalogue) -> Unit | None:
    """Return the unit; none where no record has the indicator, which may be what says the unit."""
    return catalogue.units.get(figure.unit) if figure.indicator in catalogue.indicators else None


def _value_fault(figure: Figure, unit: Unit) -> str:
    if not is_printed(figure, unit, normalise(figure.as_printed)):
        return f"{shown_value(figure)} {unit.name.zh} is not what “{figure.as_printed}” says"
    falls = any(number.direction is PrintedDirection.DOWN for number in _numbers(figure))
    if figure.value >= 0 or falls or figure.confirmed:
        return ""
    return f"“{figure.as_printed}” says nothing of a fall; if its sentence does, add confirmed: true"


def is_printed(figure: Figure, unit: Unit, printed: str, before: str = "") -> bool:
    """Return whether normalised words print the figure's value; ``before`` is the sentence up to them."""
    if value_matches(printed, figure.value, figure.value_max, unit.kind, unit.factor, before, unit.measures):
        return True
    return figure.qualifier is Qualifier.FIRST_TIME and figure.value == 1 and bool(_BREAKTHROUGH.search(printed))


def shown_value(figure: Figure) -> str:
    """Return the value or range as it stands in the record."""
    return str(figure.value) if figure.value_max is None else f"{figure.value} to {figure.value_max}"


def qualifiers_are_printed(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """The qualifier is the one that as_printed says (左右, 以上, 力争); what it does not say a reader confirmed."""
    for item, index, figure in figures_in_force(records):
        unit = _unit(figure, catalogue)
        if unit and (fault := _qualifier_fault(figure, unit)):
            yield item.problem(("figures", index, "qualifier"), "qualifier", fault)


def _qualifier_fault(figure: Figure, unit: Unit) -> str:
    """Return what is wrong with the qualifier; empty when the print says it, or leaves it open and it was confirmed."""
    if figure.kind is FigureKind.RESULT and figure.qualifier.is_striven_for:
        return "a result is not striven for; is this a target?"
    said = _words_of(_own_numbers(figure, unit))
    bounds = {_BOUND_OF[word] for word in said if word in _BOUND_OF}
    strives = PrintedQualifier.STRIVE in said
    if figure.qualifier is Qualifier.FIRST_TIME:
        is_seen = states_first_time(normalise(figure.as_printed))
    elif (bounds and figure.qualifier.bound not in bounds) or (strives and not figure.qualifier.is_striven_for):
        return f"“{figure.as_printed}” says {_listed(said)}, which is not {figure.qualifier}"
    else:
        strives |= states_striving(normalise(figure.as_printed))
        is_seen = bool(bounds) >= figure.qualifier.bound.is_bound and strives >= figure.qualifier.is_striven_for
    if is_seen or figure.confirmed:
        return ""
    return f"“{figure.as_printed}” does not say {figure.qualifier}; if its sentence does, add confirmed: true"


def finality_is_printed(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A result that as_printed calls expected (预计) or preliminary (初步) is not called final."""
    for item, index, figure in figures_in_force(records):
        said = {_FINALITY_OF[word] for word in _words_of(_numbers(figure)) if word in _FINALITY_OF}
        if figure.kind is FigureKind.RESULT and said and figure.finality not in said:
            message = f"“{figure.as_printed}” says {_listed(said)}, not {figure.finality}"
            yield item.problem(("figures", index, "finality"), "finality", message)


def _numbers(figure: Figure) -> list[PrintedNumber]:
    """Return the numbers in as_printed; ranks are no bounds, though 前100名 reads as one."""
    return [number for number in read_printed(normalise(figure.as_printed)) if number.unit is not PrintedUnit.RANK]


def _own_numbers(figure: Figure, unit: Unit) -> list[PrintedNumber]:
    """Return the numbers in as_printed that are the figure's value, all where none is: of 70个30亿元以上项目 the 70."""
    printed, numbers = normalise(figure.as_printed), _numbers(figure)
    own = [number for number in numbers if is_printed(figure, unit, printed[number.start : number.end])]
    return own or numbers


def _words_of(numbers: Iterable[PrintedNumber]) -> frozenset[PrintedQualifier]:
    return frozenset(word for number in numbers for word in number.qualifiers)


def _listed(found: Iterable[StrEnum]) -> str:
    return " and ".join(sorted(found))


RULES: tuple[Rule, ...] = (values_are_printed, qualifiers_are_printed, finality_is_printed)
