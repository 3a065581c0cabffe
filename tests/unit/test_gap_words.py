"""A gap is told by its sign, and in words where lower is better, as its sign would say the opposite there."""

from __future__ import annotations

import pytest

from shengce.views.context import Context, SiteAddress
from tests.unit.builders import RESULT, figure, knowledge, language, plan
from tests.unit.drawn import draw


def told(code: str, of: str, target: str, result: str) -> tuple[str, str]:
    """Return the gap of a verdict, and as a column of points has it."""
    before = plan(figure("target", target, of=of), year=2023)
    known = knowledge(before, plan(figure("result", result, kind=RESULT, of=of), year=2024))
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    context, outcome = Context(known, language(code), address, draw, ""), known.outcomes["target"]
    return context.verdict(outcome).gap, context.points(outcome)


@pytest.mark.parametrize(
    ("of", "target", "result", "english", "chinese"),
    [
        ("growth_rate", "5", "5.6", ("+0.6 pp", "+0.6"), ("+0.6 个百分点", "+0.6")),
        ("growth_rate", "5", "4.4", ("−0.6 pp", "−0.6"), ("−0.6 个百分点", "−0.6")),
        ("energy_intensity", "-3", "-2.4", ("short by 0.6 pp", "short by 0.6"), ("差 0.6 个百分点", "差 0.6")),
        ("energy_intensity", "-3", "-3.6", ("better by 0.6 pp", "better by 0.6"), ("好 0.6 个百分点", "好 0.6")),
        ("energy_intensity", "-3", "-3", ("0 pp", "0"), ("0 个百分点", "0")),
    ],
)
def test_a_gap_where_a_sign_would_mislead(
    of: str, target: str, result: str, english: tuple[str, str], chinese: tuple[str, str]
) -> None:
    assert told("en", of, target, result) == english
    assert told("zh", of, target, result) == chinese
