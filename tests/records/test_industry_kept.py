"""The targets for industry that are due, and those told and met, counted once more from the bare YAML."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache

from shengce.derive.industry_promises import industry_promises
from shengce.views.context import Context, SiteAddress
from tests.records import raw
from tests.records.checked import knowledge
from tests.unit.builders import language
from tests.unit.drawn import draw


@cache
def whole() -> frozenset[tuple[str, int]]:
    """Return the areas and years of which a document was read whole."""
    return frozenset((report["area"], report["year"]) for report in raw.reports_read())


def last_year(period: str) -> int:
    return int(period.replace("../", "").split("/")[-1][:4])


def series_of(figure: raw.Figure) -> tuple[object, ...]:
    scope = raw.series_of_scopes()[figure["scope"]]
    label = (figure.fields.get("label") or {}).get("zh")
    unit = figure.fields.get("unit") or raw.unit_of(figure["indicator"], figure["statistic"])
    own = (figure["indicator"], figure["statistic"], scope, label, figure.fields.get("among"), unit)
    return (figure.area, *own, str(figure["period"]).removeprefix("../"))


@cache
def told() -> frozenset[tuple[object, ...]]:
    """Return the series, with area and period, that some document states a result of."""
    return frozenset(series_of(figure) for figure in raw.figures() if figure["kind"] == "result")


@cache
def due() -> dict[str, list[raw.Figure]]:
    """Return the targets that are due, by indicator."""
    found: dict[str, list[raw.Figure]] = defaultdict(list)
    for figure in raw.figures():
        period = str(figure["period"])
        is_span = "/" in period and not period.startswith("..")
        read = {(figure.area, figure.plan_year), (figure.area, last_year(period) + 1)} <= whole()
        is_core = figure["indicator"] in raw.core_indicators()
        if figure["kind"] == "target" and read and not is_span and not is_core and figure.area != raw.NATION:
            found[figure["indicator"]].append(figure)
    return found


def test_targets_due_and_told_are_those_of_the_records() -> None:
    promises = industry_promises(knowledge())
    assert promises is not None
    everything = [figure for figures in due().values() for figure in figures]
    assert promises.together.due == len(everything) > 1000
    assert promises.together.told == sum(series_of(figure) in told() for figure in everything)
    counted = {kept.key: (kept.due, kept.told) for kept in promises.indicators}
    assert counted == {
        name: (len(own), sum(series_of(figure) in told() for figure in own))
        for name, own in due().items()
        if len(own) >= 5
    }
    assert promises.together.share_told == Decimal(100 * promises.together.told) / len(everything)


def test_every_province_has_its_targets() -> None:
    promises = industry_promises(knowledge())
    assert promises is not None
    counts: dict[str, int] = defaultdict(int)
    for figures in due().values():
        for figure in figures:
            counts[figure.area] += 1
    assert {kept.key: kept.due for kept in promises.provinces} == counts


def of_the_newspaper() -> list[raw.Figure]:
    """Return the targets for 2023 that the newspaper page states and no document tells the outcome of."""
    own = [figure for figure in raw.figures() if figure["kind"] == "target" and "report" not in figure.source]
    return [figure for figure in own if str(figure["period"]) == "2023" and series_of(figure) not in told()]


def searched(area: str) -> dict[tuple[str, str], dict[str, str]]:
    """Return what the area's documents of 2024 say of their search for results of 2023, by indicator and scope."""
    paths = [raw.RECORDS / "read" / area / "2024.yml", raw.RECORDS / "core" / f"{area}.yml"]
    reports = [raw.read(paths[0]), *(each for each in raw.read(paths[1])["reports"] if each["year"] == 2024)]
    absences = [absence for report in reports for absence in report.get("absences", ())]
    results = [absence for absence in absences if absence["kind"] == "result" and absence.get("period", 2023) == 2023]
    return {(each["indicator"], each.get("scope", "whole")): each.get("note", {}) for each in results}


def test_every_promise_of_the_newspaper_has_an_outcome_or_leads_to_what_was_searched() -> None:
    assert len(of_the_newspaper()) >= 10
    page = Context(knowledge(), language("en"), SiteAddress("", "", ""), draw, "")
    for figure in of_the_newspaper():
        note = searched(figure.area)[figure["indicator"], figure["scope"]]
        assert note["zh"].startswith("查了")
        assert note["en"].startswith("Searched: ")
        verdict = page.verdict(knowledge().outcomes[figure["id"]])
        scope = "" if figure["scope"] == "whole" else f"-{figure['scope']}"
        anchor = f"absence-{figure['indicator']}-result-2023{scope}".replace("_", "-")
        assert verdict.told == f"./provinces/{figure.area}/2024/#{anchor}"


def test_what_is_told_as_a_total_alone_shows_that_total() -> None:
    totals: dict[tuple[object, ...], set[Decimal]] = defaultdict(set)
    for figure in raw.figures():
        if figure["kind"] == "result" and figure["statistic"] == "level":
            totals[figure.plan_year, series_of(figure)].add(raw.number(figure["value"]))
    expected = []
    for figure in raw.figures():
        if figure["kind"] != "target" or figure["statistic"] != "added" or series_of(figure) in told():
            continue
        area, indicator, _, *rest = series_of(figure)
        level = (last_year(str(figure["period"])) + 1, (area, indicator, "level", *rest))
        if found := totals.get(level):
            expected.append((figure.area, figure.plan_year, figure["indicator"], max(found)))
    targets = knowledge().by_id
    shown = [
        (targets[name].province, targets[name].plan_year, targets[name].figure.indicator, total.figure.value)
        for name, total in knowledge().totals.items()
    ]
    assert sorted(shown) == sorted(expected)
    assert len(shown) > 30
