"""What an area's page opens with: how its targets ended, the years missed by far, and what it promises now."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from shengce.charts.images import Chart, ChartImages
from shengce.derive.area_findings import AreaFindings, Kept, area_findings, kept_of
from shengce.derive.knowledge import Knowledge
from shengce.records.base import AbsenceReason
from shengce.records.plans import Depth, Figure, Plan, PlanDocument, Qualifier
from shengce.views.context import Context, SiteAddress
from shengce.views.parts.area_findings import depth_of, finding_of
from tests.unit.builders import RESULT, absence, figure, knowledge, language, plan

ADDRESS = SiteAddress("https://example.org", "https://example.org/repository", "main")


def draw(_: Chart) -> ChartImages:
    raise AssertionError("a sentence draws nothing")


def year_of(year: int, outcome: str, of: str = "growth_rate", target: str = "8") -> tuple[Plan, Figure]:
    """Return the plan that promises 8% for a year, and the result of it that the plan of the year after states."""
    aim = figure(f"aim-{year}", target, period=str(year), of=of)
    return plan(aim, year=year), figure(f"done-{year}", outcome, kind=RESULT, period=str(year), of=of)


def known_of(*outcomes: str, of: str = "growth_rate", target: str = "8", newest: Plan | None = None) -> Knowledge:
    """Return what follows from yearly targets from 2010 on with these outcomes; ``newest`` is the last plan."""
    years = [year_of(2010 + index, outcome, of, target) for index, outcome in enumerate(outcomes)]
    plans: list[Plan] = []
    told: tuple[Figure, ...] = ()
    for made, result in years:
        plans.append(made.model_copy(update={"figures": (*made.figures, *told)}))
        told = (result,)
    last = newest or plan(year=2010 + len(years))
    plans.append(last.model_copy(update={"figures": (*last.figures, *told)}))
    return knowledge(*plans)


def findings(known: Knowledge) -> AreaFindings:
    newest = max(year for _, year in known.catalogue.plans)
    return area_findings(known.provinces.promises, "jiangxi", newest)


def said(known: Knowledge, code: str = "en") -> list[str]:
    context = Context(known, language(code), ADDRESS, draw, "provinces/jiangxi/")
    return [sentence.plain for sentence in finding_of(context, known.catalogue.areas["jiangxi"])]


def aim(year: int) -> Plan:
    return plan(figure("aim", 5, period=str(year), qualifier=Qualifier.AT_LEAST), year=year)


@pytest.mark.parametrize(
    ("outcomes", "begins"),
    [
        (("9",), "words met the 1 words target that can be judged"),
        (("7",), "words did not meet the 1 words target that can be judged"),
        (("9", "8"), "words has met all 2 words targets that can be judged"),
        (("7.9", "7"), "words has met none of the 2 words targets that can be judged"),
        (("9", "7"), "words has met 1 of the 2 words targets that can be judged"),
    ],
)
def test_one_two_and_none_are_said_as_they_are(outcomes: tuple[str, ...], begins: str) -> None:
    assert said(known_of(*outcomes))[0] == f"{begins}."


def test_years_missed_by_two_points_are_named_up_to_four() -> None:
    assert "it missed by 2 points or more in 2010." in said(known_of("6"))[0]
    assert "in 2010 and 2011." in said(known_of("6", "5"))[0]
    assert "in 2010, 2011, 2012 and 2014." in said(known_of("6", "5", "6", "6.1", "6"))[0]


def test_of_more_years_the_number_is_said_and_the_worst() -> None:
    assert said(known_of("6", "5", "1", "6", "6"))[0].endswith(
        "it missed by 2 points or more 5 times, by most in 2012 (−7 pp)."
    )


def test_just_under_two_points_is_not_far() -> None:
    assert findings(known_of("6.1")).first.far_short is None  # type: ignore[union-attr]


def test_where_lower_is_better_a_rise_is_what_falls_short() -> None:
    known = known_of("-3", "-1", "-6", "-3", of="energy_intensity", target="-3")
    other = next(each for each in findings(known).others if each.indicator == "energy_intensity")
    assert (other.score.met, other.score.judged) == (3, 4)
    assert other.far_short and [promise.year for promise in other.far_short.named] == [2011]
    assert said(known)[-1] == "words: 3 of 4 targets were met."


def test_a_further_indicator_is_told_from_four_judged_targets_on() -> None:
    assert findings(known_of("-3", "-3", "-3", of="energy_intensity", target="-3")).others == ()


def test_what_is_promised_now_ends_the_sentence() -> None:
    known = known_of("9", newest=aim(2011))
    assert said(known) == [
        "words met the 1 words target that can be judged; it has set a target of at least 5% for 2011."
    ]
    assert said(known, "zh") == ["文字可判定的 1 个文字目标全部达成；2011 年的目标是 5%以上。"]


def test_a_promise_alone_names_its_area() -> None:
    assert said(knowledge(aim(2011))) == ["words, 2011: words target at least 5%."]


def test_silence_is_said_only_where_it_was_read() -> None:
    silent = plan(year=2011, absences=(absence(period="2011"),))
    assert said(known_of("9", newest=silent))[0].endswith("; it names no target for 2011.")
    assert said(known_of("9"))[0].endswith("judged.")
    relative = plan(year=2011, absences=(absence(period="2011", reason=AbsenceReason.RELATIVE_ONLY),))
    assert said(known_of("9", newest=relative))[0].endswith("judged.")


def test_of_an_area_without_records_nothing_is_said() -> None:
    known = known_of("9")
    context = Context(known, language("en"), ADDRESS, draw, "nation/")
    assert finding_of(context, known.catalogue.nation) == ()
    assert depth_of(context, known.catalogue.nation) is None


def test_every_number_leads_to_its_place() -> None:
    known = known_of("9", "6", newest=aim(2012))
    context = Context(known, language("en"), ADDRESS, draw, "provinces/jiangxi/")
    (sentence,) = finding_of(context, known.catalogue.areas["jiangxi"])
    links = [part.figure.url if part.figure else part.link for part in sentence.segments if part.figure or part.link]
    assert links == [
        "#growth-rate",
        "#growth-rate",
        "../../provinces/jiangxi/2011/#aim-2011",
        "../../provinces/jiangxi/2012/#aim",
        "../../provinces/jiangxi/2012/",
    ]


def test_strict_counting_has_its_own_words() -> None:
    about = plan(figure("about", 8, period="2010", qualifier=Qualifier.ABOUT), year=2010)
    result = plan(figure("result", "7.9", kind=RESULT, period="2010"), year=2011)
    known = knowledge(about, result)
    context = Context(known, language("en"), ADDRESS, draw, "provinces/jiangxi/")
    (sentence,) = finding_of(context, known.catalogue.areas["jiangxi"])
    either = next(part.either for part in sentence.segments if part.either)
    assert either.usual.plain == "words met the 1 words target that can be judged"
    assert either.strict.plain == "words did not meet the 1 words target that can be judged"


def test_all_some_and_none() -> None:
    first = findings(known_of("9", "7")).first
    assert first is not None and kept_of(first.score) is Kept.SOME
    assert [kept_of(findings(known_of(each)).first.score) for each in ("9", "7")] == [  # type: ignore[union-attr]
        Kept.ALL,
        Kept.NONE,
    ]


def depth_said(*plans: Plan, missing: tuple[int, ...] = ()) -> str:
    known = knowledge(*plans)
    gone = {("jiangxi", year): None for year in missing}
    known = replace(known, catalogue=replace(known.catalogue, missing_reports=MappingProxyType(gone)))  # type: ignore[arg-type]
    context = Context(known, language("en"), ADDRESS, draw, "provinces/jiangxi/")
    depth = depth_of(context, known.catalogue.areas["jiangxi"])
    assert depth is not None
    return depth.plain


def core(year: int, *sources: str) -> Plan:
    documents = tuple(PlanDocument(source=each, depth=Depth.CORE) for each in sources or ("document",))
    return plan(year=year).model_copy(update={"documents": documents})


def test_what_was_read_is_counted_by_document() -> None:
    assert depth_said(core(2010)).startswith("Read: 1 document of 2010, for 6 core indicators.")
    assert depth_said(core(2010, "a"), core(2011, "b", "c")).startswith("Read: 3 documents of 2010–2011,")


def test_plans_read_whole_and_reports_not_found_are_named() -> None:
    said_of = depth_said(plan(year=2010), core(2011), plan(year=2012), missing=(2013,))
    assert "Read from end to end: words 2010 and words 2012." in said_of
    assert said_of.endswith("The report of 2013 was not found.")
    assert depth_said(core(2010), missing=(2011, 2012)).endswith("The reports of 2011 and 2012 were not found.")
