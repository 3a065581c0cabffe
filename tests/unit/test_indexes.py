"""What of the plans belongs to a term, a theme, an indicator, a source or a year."""

from __future__ import annotations

from typing import Any

from shengce.derive.indexes import Indexes, Mention, indexes_of
from shengce.records.plans import Depth, Measure, Plan, PlanDocument, Priority, ProgrammeMention
from tests.unit.builders import absence, catalogue, plan, text

CITE = "document#p1-s1"


def mention(term: str, words: str) -> ProgrammeMention:
    return ProgrammeMention(term=term, text=text(words, words), cite=CITE)


def words(mention: Mention) -> str:
    return mention.text.en if mention.text else ""


def task(identifier: str, *terms: str, themes: tuple[str, ...] = ()) -> Priority:
    measure = Measure(text=text(identifier, identifier), cite=CITE, terms=terms)
    return Priority(id=identifier, title=text(), cite=CITE, themes=themes, measures=(measure,))


def full(province: str, year: int, **parts: Any) -> Plan:
    return plan(province=province, year=year).model_copy(update=parts)


def indexes(*plans: Plan) -> Indexes:
    return indexes_of(catalogue(*plans))


def test_terms_are_mentioned_by_programmes_and_by_measures_plan_by_plan() -> None:
    first = full("anhui", 2023, programmes=(mention("lamp", "named"),), priorities=(task("task", "lamp", "wick"),))
    second = full("hunan", 2024, priorities=(task("other", "lamp"),))
    found = indexes(second, first)
    seen = [(each.province, each.year, words(each), each.task and each.task.id) for each in found.mentions_of("lamp")]
    assert seen == [("anhui", 2023, "named", None), ("anhui", 2023, "task", "task"), ("hunan", 2024, "other", "other")]
    assert found.users_of("lamp") == ("anhui", "hunan")
    assert [words(each) for each in found.mentions_of("wick")] == ["task"]
    assert not found.mentions_of("unknown") and not found.users_of("unknown")


def test_a_province_uses_a_term_once_however_many_of_its_plans_name_it() -> None:
    plans = [full("anhui", year, programmes=(mention("lamp", "again"),)) for year in (2023, 2024)]
    wick = [full(name, 2023, programmes=(mention("wick", "named"),)) for name in ("hunan", "jiangxi")]
    found = indexes(*plans, *wick)
    assert found.users_of("lamp") == ("anhui",)


def test_tasks_stand_under_each_of_their_themes() -> None:
    found = indexes(
        full("anhui", 2023, priorities=(task("a", themes=("light", "energy")), task("b", themes=("light",))))
    )
    assert [(each.province, each.year, each.priority.id) for each in found.tasks_of("light")] == [
        ("anhui", 2023, "a"),
        ("anhui", 2023, "b"),
    ]
    assert [each.priority.id for each in found.tasks_of("energy")] == ["a"]
    assert found.tasks_of("unknown") == ()


def test_silences_are_found_by_indicator() -> None:
    found = indexes(plan(absences=[absence(), absence("revenue"), absence(period="2022")], province="anhui"))
    silences = found.silences_on("growth_rate")
    assert [(each.province, each.year, each.absence.period) for each in silences] == [
        ("anhui", 2023, absence().period),
        ("anhui", 2023, absence(period="2022").period),
    ]
    assert found.silences_on("firms") == ()


def test_years_and_provinces_of_plans_are_found_by_each_other() -> None:
    found = indexes(plan(year=2024), plan(year=2022), plan(province="hunan", year=2024))
    assert found.years_of("jiangxi") == (2022, 2024)
    assert found.provinces_in(2024) == ("hunan", "jiangxi")
    assert not found.years_of("anhui") and not found.provinces_in(2023)


def test_a_source_leads_to_the_plans_that_draw_on_it_the_nations_last() -> None:
    document = PlanDocument(source="paper", depth=Depth.CORE)
    plans = [full(name, 2023, documents=(document,)) for name in ("national", "anhui", "hunan")]
    found = indexes(*plans, plan(province="jiangxi"))
    assert found.plans_from("paper") == (("anhui", 2023), ("hunan", 2023), ("national", 2023))
    assert found.plans_from("unknown") == ()


def test_only_the_provinces_plans_are_indexed_by_what_they_say() -> None:
    nation = full("national", 2023, programmes=(mention("lamp", "named"),), priorities=(task("t", themes=("light",)),))
    found = indexes(nation)
    assert (found.mentions_of("lamp"), found.tasks_of("light"), found.provinces_in(2023)) == ((), (), ())


def test_indicators_are_found_by_theme_in_the_order_of_the_records() -> None:
    records = catalogue()
    assert indexes_of(records).indicators_of("theme") == tuple(records.indicators)
    assert indexes_of(records).indicators_of("unknown") == ()
    assert indexes_of(records).terms_of("theme") == ()
