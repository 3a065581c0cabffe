"""A province's table of industry: what counts as a line, cells, order and end; the bets that are new and gone."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from shengce.derive.industry_years import MOST_BETS, MOST_LINES, IndustryYears, new_bets
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.records.citation import Citation
from shengce.records.plans import Depth, Figure, IndustryMention, Plan, PlanDocument, Stance
from shengce.records.vocabulary import Scope, ScopeKind
from tests.unit.builders import INDICATORS, RESULT, catalogue, figure, indicator, plan, text

KINDS = tuple(f"kind{number}" for number in range(MOST_LINES + 1))
BESIDE = tuple(indicator(name, core=False) for name in ("lamps", "lanterns", *KINDS))


def known(*plans: Plan) -> Knowledge:
    return knowledge_of(catalogue(*plans, indicators=(*INDICATORS, *BESIDE)))


def table(*plans: Plan, province: str = "jiangxi") -> IndustryYears:
    return known(*plans).industry_years[province]


def aim(value: int, year: int, of: str = "lamps", *, until: bool = False, plan_year: int = 0) -> Figure:
    period = f"../{year}" if until else str(year)
    return figure(f"{of}-aim-{year}-{plan_year}", value, of=of, period=period)


def done(value: int, year: int, of: str = "lamps") -> Figure:
    return figure(f"{of}-done-{year}", value, of=of, kind=RESULT, period=str(year))


def shown(found: IndustryYears, line: int = 0) -> dict[int, tuple[int | None, int | None]]:
    """Return target and result of the years of a line."""
    return {
        year: (int(cell.target.target.value) if cell.target else None, int(cell.result.value) if cell.result else None)
        for year, cell in found.lines[line].years.items()
    }


def names(found: IndustryYears) -> list[str]:
    return [line.sample.figure.indicator for line in found.lines]


def test_target_and_result_of_a_year_stand_in_one_cell() -> None:
    found = table(plan(aim(8, 2023)), plan(done(9, 2023), aim(10, 2024), year=2024))
    assert (found.years, found.first, found.last) == ((2023, 2024), 2023, 2024)
    assert shown(found) == {2023: (8, 9), 2024: (10, None)}
    cell = found.lines[0].years[2023]
    assert cell.target and cell.target.verdict == "met"


def test_a_target_to_the_end_of_a_year_is_of_that_year_and_gives_way_to_a_later_report() -> None:
    early = plan(aim(8, 2023), aim(30, 2024, until=True))
    assert shown(table(early, plan(year=2024))) == {2023: (8, None), 2024: (30, None)}
    assert shown(table(early, plan(aim(20, 2024, plan_year=2024), year=2024)))[2024] == (20, None)


def test_results_without_targets_and_targets_without_results_are_both_figures() -> None:
    assert shown(table(plan(aim(8, 2023)), plan(year=2024), plan(done(9, 2024), year=2025))) == {
        2023: (8, None),
        2024: (None, 9),
    }


def test_what_stands_for_one_year_or_for_years_of_no_report_is_no_line() -> None:
    found = table(plan(aim(8, 2023), done(7, 2022)), plan(done(9, 2023), year=2024))
    assert (found.lines, found.persistent) == ((), 0)


def test_core_indicators_and_spans_of_years_stand_elsewhere() -> None:
    core = (figure("core"), figure("span", of="lamps", period="2023/2024"))
    assert table(plan(*core), plan(figure("later", period="2024"), year=2024)).lines == ()


def test_a_province_of_one_report_or_of_reports_read_for_the_core_alone_has_no_table() -> None:
    core = plan(aim(8, 2023)).model_copy(update={"documents": (PlanDocument(source="document", depth=Depth.CORE),)})
    assert known(plan(aim(8, 2023))).industry_years == {}
    assert known(core, plan(aim(9, 2024), year=2024)).industry_years == {}


def test_lines_of_more_years_come_first_and_then_those_of_more_provinces() -> None:
    mine = [
        plan(aim(8, 2023, "lamps"), aim(8, 2023, "lanterns"), aim(8, 2023, "kind0")),
        plan(aim(8, 2024, "lamps"), aim(8, 2024, "lanterns"), aim(8, 2024, "kind0"), year=2024),
        plan(aim(8, 2025, "kind0"), year=2025),
    ]
    other = plan(figure("other", of="lanterns"), province="zhejiang")
    assert names(table(*mine, other)) == ["kind0", "lanterns", "lamps"]


def test_a_table_ends_after_a_dozen_lines_and_says_how_many_there_are() -> None:
    years = (2023, 2024)
    found = table(*(plan(*(aim(8, year, name) for name in KINDS), year=year) for year in years))
    assert (len(found.lines), found.persistent) == (MOST_LINES, MOST_LINES + 1)
    assert names(found) == list(KINDS[:MOST_LINES])


def naming(year: int, *industries: str, stance: Stance | None = Stance.FUTURE, province: str = "jiangxi") -> Plan:
    mentions = tuple(
        IndustryMention(industry=name, stance=stance, cite=Citation("document", "p1")) for name in industries
    )
    return plan(year=year, province=province).model_copy(update={"industries": mentions})


def bets(*plans: Plan) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    made = catalogue(*plans)
    scopes = {name: Scope(id=name, kind=ScopeKind.INDUSTRY, name=text()) for name in "abcdefgh"}
    records = replace(made, scopes=MappingProxyType({**made.scopes, **scopes}))
    found = new_bets(knowledge_of(records).industries, "jiangxi")
    return (found.new.shown, found.gone.shown) if found else None


def test_a_bet_is_new_where_the_report_before_does_not_name_the_industry_at_all() -> None:
    assert bets(naming(2023, "a", "b"), naming(2024, "b", "c")) == (("c",), ("a",))
    assert bets(naming(2023, "a", stance=None), naming(2024, "a")) == ((), ())
    assert bets(naming(2023, "a", stance=Stance.TRADITIONAL), naming(2024, "b", stance=None)) == ((), ())


def test_new_bets_need_the_report_of_the_year_before() -> None:
    assert bets(naming(2024, "a")) is None
    assert bets(naming(2023, "a", province="zhejiang"), naming(2024, "a")) is None


def test_of_many_bets_those_that_most_provinces_name_are_shown() -> None:
    mine, other = naming(2024, *"abcdefgh"), naming(2024, "h", province="zhejiang")
    found = bets(naming(2023), mine, other)
    assert found and found[0] == ("h", *"abcdefgh"[: MOST_BETS - 1])
