"""The targets for industry that are due, and those told and met, counted once more from the bare YAML."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache

from shengce.derive.industry_promises import industry_promises
from tests.records import raw
from tests.records.checked import knowledge


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
