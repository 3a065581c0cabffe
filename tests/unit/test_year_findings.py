"""What a year comes to: the groups that aim highest and lowest, and its sentences for none, one, two and many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.derive.year_findings import YearSummary, few, year_summary
from shengce.records.plans import Figure, Plan
from shengce.records.sources import SourceKind
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.provinces import provinces_page
from shengce.views.pages.year import year_page
from shengce.views.parts.year_findings import aims_sentence, furthest_sentence, met_sentence, moves_sentence
from shengce.views.shown import RichText
from tests.unit.builders import RESULT, catalogue, figure, language, plan, province, source, text
from tests.unit.drawn import draw

NAMES = ("anhui", "hunan", "jiangxi", "shanxi", "sichuan")
AREAS = [province(name).model_copy(update={"short": text(name, name)}) for name in (*NAMES, "zhejiang")]
GROWTH, ENERGY = "growth_rate", "energy_intensity"


def known(targets: dict[str, tuple[str | None, str | None, str | None]]) -> Knowledge:
    """Return plans of 2022 and 2023: by province the target of 2022, what was reached, and the target of 2023."""
    plans = [item for where, values in targets.items() for item in _plans(where, *values)]
    return knowledge_of(
        catalogue(*plans, provinces=AREAS, sources=[source("document", SourceKind.GOVERNMENT_WORK_REPORT)])
    )


def _plans(where: str, before: str | None, reached: str | None, now: str | None) -> list[Plan]:
    first = [figure(f"{where}-2022", before, period="2022")] if before else []
    second = [figure(f"{where}-got", reached, kind=RESULT, period="2022")] if reached else []
    second += [_aim(where, now)] if now else []
    return [plan(*first, province=where, year=2022), plan(*second, province=where, year=2023)]


def _aim(where: str, value: str, of: str = GROWTH) -> Figure:
    """Return a target of 2023, whose value may be a range: 4–4.5."""
    lower, _, upper = value.partition("–")
    return figure(f"{where}-2023", lower, value_max=upper or None, of=of)


def now(**targets: str) -> Knowledge:
    return known({where: (None, None, target) for where, target in targets.items()})


def before(**pairs: tuple[str, str | None]) -> Knowledge:
    return known({where: (target, reached, None) for where, (target, reached) in pairs.items()})


def context(knowledge: Knowledge, code: str = "en", path: str = "years/2023/") -> Context:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    return Context(knowledge, language(code), address, draw, path)


Sentence = Callable[[Context, YearSummary], tuple[RichText, ...]]


def said(sentence: Sentence, knowledge: Knowledge, code: str = "en", year: int = 2023) -> str:
    shown = context(knowledge, code)
    return "".join(part.plain for part in sentence(shown, year_summary(knowledge.provinces.promises, GROWTH, year)))


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ({}, ""),
        ({"anhui": "5"}, "For 2023, one target is set for words: that of anhui (5%)."),
        (
            {"anhui": "5", "hunan": "5"},
            "For 2023, all that set a target for words aim alike: anhui (5%) and hunan (5%).",
        ),
        (
            {"anhui": "5", "hunan": "4"},
            "For 2023, anhui (5%) aims highest for words; hunan (4%) aims lowest.",
        ),
        (
            {"anhui": "5", "hunan": "5", "jiangxi": "4", "shanxi": "4", "sichuan": "4"},
            "For 2023, anhui (5%) and hunan (5%) aim highest for words; "
            "jiangxi (4%), shanxi (4%) and sichuan (4%) aim lowest.",
        ),
        (
            {"anhui": "5", "hunan": "4", "jiangxi": "4", "shanxi": "4", "sichuan": "4"},
            "For 2023, anhui (5%) aims highest for words; 4 provinces (4%) aim lowest.",
        ),
    ],
)
def test_who_aims_highest_and_lowest(targets: dict[str, str], words: str) -> None:
    assert said(aims_sentence, now(**targets)) == words


RANGES = {"anhui": "5", "hunan": "5–5.5", "jiangxi": "4–4.5", "shanxi": "4", "sichuan": "4"}


def test_the_extreme_value_is_told_first() -> None:
    """Of targets that are reached at the same end, the highest is that whose range reaches further."""
    assert said(aims_sentence, now(**RANGES)) == (
        "For 2023, hunan (5–5.5%) and anhui (5%) aim highest for words; "
        "shanxi (4%), sichuan (4%) and jiangxi (4–4.5%) aim lowest."
    )


def test_of_many_that_share_a_value_the_number_is_said_and_the_few_beside_them_are_named() -> None:
    known = now(anhui="5", hunan="4–4.5", jiangxi="4", shanxi="4.0", sichuan="4", zhejiang="4")
    assert said(aims_sentence, known).endswith("; 4 provinces (4%) and hunan (4–4.5%) aim lowest.")


def test_where_lower_is_better_aims_are_falls() -> None:
    falls = {"anhui": "-3", "hunan": "-2", "jiangxi": "-2.5"}
    plans = [plan(_aim(where, value, ENERGY), province=where) for where, value in falls.items()]
    known = knowledge_of(catalogue(*plans, provinces=AREAS))
    (sentence,) = aims_sentence(context(known), year_summary(known.provinces.promises, ENERGY, 2023))
    assert sentence.plain == (
        "For 2023, anhui (−3%) aims for the steepest fall of words; hunan (−2%) aims for the gentlest."
    )


def moved(*rises: int) -> Knowledge:
    return known({where: ("5", None, str(5 + rise)) for where, rise in zip(NAMES, rises, strict=False)})


@pytest.mark.parametrize(
    ("rises", "words"),
    [
        ((), ""),
        ((-1,), "Compared with 2022, 1 province lowered its words target, none kept it and none raised it."),
        ((-1, -2, 0, 1), "Compared with 2022, 2 provinces lowered their words target, 1 kept it and 1 raised it."),
        ((0, 1), "Compared with 2022, no provinces lowered their words target, 1 kept it and 1 raised it."),
    ],
)
def test_how_targets_moved(rises: tuple[int, ...], words: str) -> None:
    assert said(moves_sentence, moved(*rises)) == words


def test_nobody_is_nought_in_chinese() -> None:
    assert "0 个省份调低" in said(moves_sentence, moved(0, 1), "zh")


@pytest.mark.parametrize(
    ("pairs", "met", "furthest"),
    [
        ({}, "", ""),
        ({"anhui": ("5", None)}, "", ""),
        ({"anhui": ("5", "6")}, "In 2022, 1 of 1 province met its words target.", ""),
        (
            {"anhui": ("5", "6"), "hunan": ("5", "4.6"), "jiangxi": ("5", "3")},
            "In 2022, 1 of 3 provinces met their words target.",
            "On words, jiangxi (5% → 3%) fell furthest short.",
        ),
        (
            {"anhui": ("5", "4"), "hunan": ("6", "5")},
            "In 2022, 0 of 2 provinces met their words target.",
            "On words, hunan (6% → 5%) and anhui (5% → 4%) fell furthest short.",
        ),
        (
            dict.fromkeys(NAMES, ("5", "4")),
            "In 2022, 0 of 5 provinces met their words target.",
            "On words, 5 provinces (−1 pp) fell furthest short.",
        ),
    ],
)
def test_how_the_settled_year_ended(pairs: dict[str, tuple[str, str | None]], met: str, furthest: str) -> None:
    knowledge = before(**pairs)
    assert said(met_sentence, knowledge) == met
    assert said(furthest_sentence, knowledge) == furthest


def test_a_past_year_says_how_many_of_its_own_targets_were_met() -> None:
    knowledge = before(anhui=("5", "6"), hunan=("5", "4"))
    page = year_page(context(knowledge, path="years/2022/"), 2022)
    assert [sentence.plain for sentence in page.head.finding] == [
        "Provinces met 1 of the 2 main targets for 2022 that can be judged: words 1 of 2.",
        "On words, hunan (5% → 4%) fell furthest short.",
    ]


def test_one_target_of_a_past_year_is_said_in_the_singular() -> None:
    page = year_page(context(before(anhui=("5", "6")), path="years/2022/"), 2022)
    assert page.head.finding[0].plain == "Of the main targets for 2022, 1 can be judged (1 met): words 1 of 1."


def test_a_year_says_what_was_read_and_when_its_outcomes_are_due() -> None:
    knowledge = before(anhui=("5", "6"))
    depths = [year_page(context(knowledge, path=f"years/{year}/"), year).head.depth for year in (2022, 2023)]
    first, second = (depth.plain for depth in depths if depth)
    assert first.startswith("Read: 1 report, ") and "due" not in first
    assert "due in January 2024" in second


def test_a_year_of_which_nothing_is_known_says_nothing() -> None:
    assert year_page(context(known({"anhui": (None, None, None)})), 2023).head.finding == ()


def test_only_common_indicators_have_a_line() -> None:
    five = known(dict.fromkeys(NAMES, (None, None, "5")))
    assert [line.targets for line in year_page(context(five), 2023).lines] == [5]
    assert year_page(context(now(anhui="5")), 2023).lines == ()


def test_a_line_says_from_where_to_where_targets_go_and_how_they_moved() -> None:
    knowledge = known({where: ("5", "6", value) for where, value in zip(NAMES, ("4", "5", "5", "6", "7"), strict=True)})
    (line,) = year_page(context(knowledge), 2023).lines
    assert (line.targets, line.span, line.raised, line.held, line.lowered) == (5, "4% to 7%", "2", "2", "1")
    assert line.met and line.met.plain == "5 of 5"


def test_a_few_are_up_to_three() -> None:
    assert [few("a" * count) for count in (1, 3, 4)] == [True, True, False]


def test_the_index_of_provinces_says_who_aims_highest() -> None:
    page = provinces_page(context(now(anhui="5", hunan="4"), path="provinces/"))
    assert [sentence.plain for sentence in page.head.finding] == [
        "For 2023, anhui (5%) aims highest for words; hunan (4%) aims lowest."
    ]
