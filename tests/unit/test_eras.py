"""The break of years: chosen by the rule, and not found where there is none."""

from __future__ import annotations

from decimal import Decimal

from shengce.derive.eras import Era, Eras, YearsMet, years_met
from shengce.derive.outcomes import Outcome, Verdict
from shengce.derive.promises import Promise, PromiseState
from tests.unit.builders import RESULT, fact, figure

MET, MISSED, NEARLY, PENDING = PromiseState.MET, PromiseState.MISSED, PromiseState.NEARLY, PromiseState.PENDING


def years(*signs: str, first: int = 2001) -> YearsMet | None:
    """Return what came of years in a row: + is a target met, * within "about" alone, - missed, ~ nearly met, ? open."""
    states = {"+": MET, "*": MET, "-": MISSED, "~": NEARLY, "?": PENDING}
    within = Outcome(fact(figure()), fact(figure("result", "7.9", kind=RESULT)), Verdict.MET)
    cells = [
        Promise("jiangxi", "growth_rate", year, states[sign], within if sign == "*" else None, None)
        for year, word in enumerate(signs, start=first)
        for sign in word
    ]
    return years_met(cells)


def eras(*signs: str) -> Eras | None:
    found = years(*signs)
    return found.eras if found else None


def test_years_part_where_the_shares_do() -> None:
    assert eras("++", "++", "+-", "--", "+-", "--") == Eras(Era(2001, 2003, 5, 5, 6), Era(2004, 2006, 1, 1, 6))


def test_nearly_met_is_judged_and_not_met() -> None:
    found = eras("+", "+", "+", "~", "~", "~")
    assert found == Eras(Era(2001, 2003, 3, 3, 3), Era(2004, 2006, 0, 0, 3))
    assert found is not None and found.before.share_met == Decimal(100)


def test_a_side_has_at_least_three_judged_years() -> None:
    assert eras("+", "+", "-", "-", "-") is None
    found = eras("+", "-", "-", "-", "-", "-", "-")
    assert found is not None and found.before.last == 2003
    assert eras("+", "?", "+", "+", "-", "-", "?", "-") == Eras(Era(2001, 2004, 3, 3, 3), Era(2005, 2008, 0, 0, 3))


def test_a_small_difference_is_no_finding() -> None:
    alike = ["+" * 10 + "-"] * 3
    assert eras(*alike, *["+" * 9 + "--"] * 3) is None
    assert eras(*alike, *["+" * 8 + "---"] * 3) is not None


def test_a_few_targets_at_one_end_do_not_outweigh_the_many() -> None:
    found = eras(*["+" * 9 + "-"] * 3, *["+" * 6 + "-" * 4] * 3, "-", "-", "-")
    assert found is not None and found.since.first == 2004


def test_of_equal_splits_the_earliest_stands() -> None:
    found = eras("+", "+", "+", "+-", "-", "-", "-")
    assert found is not None and found.before.last == 2003


def test_the_newest_and_the_worst_year() -> None:
    found = years("+-", "--", "+", "--", "??")
    assert found is not None
    assert (found.newest, found.least, list(found.by_year)) == (2004, 2004, [2001, 2002, 2003, 2004])


def test_strictly_another_year_may_be_the_worst() -> None:
    found = years("+-", "+**", "++")
    assert found is not None
    assert (found.least, found.strict_least) == (2001, 2002)
    assert (round(found.shares[2002]), round(found.strict_shares[2002])) == (100, 33)


def test_of_nothing_judged_nothing_is_said() -> None:
    assert years("?") is None
    assert years() is None
