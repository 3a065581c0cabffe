"""What the indexes say of indicators, terms and plans, computed once more from the bare YAML."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any

from shengce.charts.images import ChartImages
from shengce.exports.tables import tables_of
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.coverage import coverage_page
from shengce.views.pages.data import DataPage, data_page
from shengce.views.pages.glossary import glossary_page
from shengce.views.pages.indicators import IndicatorsPage, indicators_page
from shengce.views.pages.sources import sources_page
from shengce.views.pages.term import term_page
from shengce.views.pages.themes import themes_page
from shengce.views.parts.terms import TermLine
from tests.records import raw
from tests.records.checked import knowledge, languages

FEW = 5
MOST_TOLD = 6
MOST_LISTED = 3


@cache
def english() -> Any:
    return next(each for each in languages() if each.code == "en")


def built(build: Callable[[Context], Any], path: str) -> Any:
    address = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
    return build(Context(knowledge(), english(), address, lambda _: ChartImages("", ""), path))


@cache
def indicators() -> IndicatorsPage:
    page = built(indicators_page, "indicators/")
    assert isinstance(page, IndicatorsPage)
    return page


def listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def short(indicator: str) -> str:
    item = raw.indicators()[indicator]
    return str(item.get("short", item["name"])["en"])


@cache
def plans_by_indicator() -> dict[str, set[tuple[str, int]]]:
    plans = defaultdict(set)
    for figure in raw.figures():
        if figure.area != raw.NATION:
            plans[figure["indicator"]].add((figure.area, figure.plan_year))
    return plans


def test_indicators_of_few_plans_are_listed_apart() -> None:
    few = {short(name) for name in raw.indicators() if len(plans_by_indicator()[name]) < FEW}
    core = {short(name) for name in raw.core_indicators()}
    folded = [line.link.text for group in indicators().seldom for line in group.lines]
    shown = [item.line.link.text for group in indicators().groups for item in group.core]
    shown += [line.link.text for group in (*indicators().groups, *indicators().themes) for line in group.lines]
    assert set(folded) == few - core and len(folded) == len(set(folded))
    assert sorted(folded + shown) == sorted(short(name) for name in raw.indicators())
    assert indicators().seldom_title == f"{len(folded)} indicators stated in fewer than {FEW} plans"


def test_each_core_indicator_has_the_targets_of_the_running_year_and_the_verdicts_of_the_last() -> None:
    year = max(raw.years())
    lines = {item.line.link.text: item for group in indicators().groups for item in group.core}
    assert len(lines) == len(raw.core_indicators())
    for name in raw.core_indicators():
        targets = [raw.target_of(area, name, year) for area in raw.areas()]
        values = sorted(target.value for target in targets if target)
        item = lines[short(name)]
        assert item.targets == (str(len(values)) if values else "")
        shown = [number.replace("−", "-") for number in re.findall(r"−?[\d.]+", item.range)]
        assert shown == [f"{value.normalize():f}" for value in dict.fromkeys((*values[:1], *values[-1:]))]
        judged = [cell for cell in raw.cells(name) if cell.year == year - 1 and cell.verdict in raw.JUDGED]
        met = sum(cell.verdict == "met" for cell in judged)
        said = item.met.plain if item.met else ""
        assert said == (f"{met} of {len(judged)}" if judged else "")


def test_the_finding_names_what_most_provinces_promise() -> None:
    year = max(raw.years())
    counts = {
        name: sum(raw.target_of(area, name, year) is not None for area in raw.areas()) for name in raw.core_indicators()
    }
    most = sorted((name for name in counts if 2 * counts[name] > len(raw.areas())), key=lambda name: -counts[name])
    (finding,) = indicators().head.finding
    assert len(most) == 2
    named = " and ".join(f"{short(name)} ({counts[name]})" for name in most)
    assert finding.plain == f"For {year}, most provinces set targets for {named}."


def test_the_reports_read_and_those_not_found() -> None:
    page = built(coverage_page, "coverage/")
    areas = {item["slug"]: item["short"]["en"] for item in raw.read(raw.RECORDS / "areas.yml")}
    series = {path.stem: raw.read(path) for path in sorted((raw.RECORDS / "core").rglob("*.yml"))}
    read = {(area, report["year"]) for area in raw.areas() for report in series[area]["reports"]}
    missing = [
        (item["year"], raw.areas().index(area)) for area in raw.areas() for item in series[area].get("missing", ())
    ]
    due = len(raw.areas()) * len(raw.years())
    assert len(read) + len(missing) == due
    (finding,) = page.head.finding
    assert finding.plain == f"{len(read)} of {due} yearly reports of {len(raw.areas())} provinces were read."
    names = [f"{areas[raw.areas()[place]]} {year}" for year, place in sorted(missing)]
    assert page.missing == f"Not found: {', '.join(names[:-1])} and {names[-1]}."


def test_a_cell_of_the_coverage_counts_the_core_indicators_stated() -> None:
    stated = defaultdict(set)
    for figure in raw.figures():
        comparable = raw.indicators()[figure["indicator"]].get("comparable_scope", "whole")
        is_counted = figure["kind"] in ("target", "result") and figure["indicator"] in raw.core_indicators()
        if is_counted and raw.series_of_scopes()[figure["scope"]] == comparable:
            stated[figure.area, figure.plan_year].add(figure["indicator"])
    rows = built(coverage_page, "coverage/").matrix.rows
    shown = {cell.url: int(cell.sign) for row in rows for cell in row.cells if cell.url}
    for (area, year), names in stated.items():
        if area != raw.NATION:
            assert shown[f"../provinces/{area}/{year}/"] == len(names)


def test_the_sources_say_how_many_figures_were_taken() -> None:
    page = built(sources_page, "sources/")
    counts = Counter(figure.source for figure in raw.figures())
    shown = [cell.sign for row in page.reports.rows for cell in row.cells if cell.url]
    reports = {source: number for source, number in counts.items() if source.startswith("work-report-")}
    assert sum(map(int, shown)) == sum(reports.values())
    assert page.head.finding[0].plain.startswith(f"{sum(counts.values()):,} figures were taken from ")


@cache
def mentions() -> tuple[tuple[str, tuple[str, int], bool], ...]:
    """Return each mention of a term, in programmes and in measures: the term, the plan, whether more is said."""
    found = []
    for plan in raw.reports_read():
        key = plan["area"], plan["year"]
        measures = [measure for task in plan.get("tasks", ()) for measure in task.get("measures", ())]
        found += [(item["term"], key, "zh" in item) for item in plan.get("programmes", ()) if "term" in item]
        found += [(name, key, True) for measure in measures for name in measure.get("terms", ())]
    return tuple(found)


@cache
def terms_by_plan() -> dict[str, dict[tuple[str, int], int]]:
    """Return how often each plan names each term."""
    found: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for name, plan, _ in mentions():
        found[name][plan] += 1
    return {name: dict(counts) for name, counts in found.items()}


def test_terms_stand_by_the_number_of_provinces_and_of_mentions() -> None:
    page = built(glossary_page, "glossary/")
    terms = raw.terms()
    assert page.head.finding[0].plain == f"{len(terms):,} terms are recorded."
    listed = [line.link.url.split("/")[-2] for group in page.groups for line in group.lines]
    common = {name for name, term in terms.items() if "area" not in term}
    assert sorted(listed) == sorted(common)
    own = Counter(term["area"] for name, term in terms.items() if name not in common)
    assert [int(province.count.split()[0]) for province in page.provinces] == [own[area] for area in raw.areas()]
    for group in page.groups:
        ids = [line.link.url.split("/")[-2] for line in group.lines]
        used = [terms_by_plan().get(name, {}) for name in ids]
        keys = [(-len({province for province, _ in plans}), -sum(plans.values())) for plans in used]
        assert keys == sorted(keys)
        assert [_provinces_told(line) for line in group.lines] == [-provinces for provinces, _ in keys]


def _provinces_told(line: TermLine) -> int:
    """Return how many provinces a line names, or says that there are: more than it would name."""
    number = int(line.found[0].text.split()[0]) if line.found and line.found[0].text[0].isdigit() else 0
    assert not number or number > MOST_LISTED
    return number or len(line.found)


def test_a_term_names_the_plans_in_which_it_was_found() -> None:
    catalogue = knowledge().catalogue
    told: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for name, plan, is_said in mentions():
        told[name] |= {plan} if is_said else set()
    for name, plans in terms_by_plan().items():
        page = built(partial(term_page, term=catalogue.terms[name]), f"glossary/{name}/")
        years, areas = sorted(year for _, year in plans), {area for area, _ in plans}
        said = page.head.finding[0].plain
        if len(plans) <= MOST_TOLD:
            assert said.startswith(f"Found so far in {len(plans)} {'plan' if len(plans) == 1 else 'plans'}: ")
        else:
            provinces = "1 province" if len(areas) == 1 else f"{len(areas)} provinces"
            assert said == f"Named in {len(plans)} plans of {provinces}, {years[0]} to {years[-1]}."
        assert [year.year.text for year in page.years] == [str(year) for year in sorted(set(years), reverse=True)]
        assert [len(year.plans) for year in page.years] == [years.count(int(year.year.text)) for year in page.years]
        assert len(page.mentions) == len(told[name])


def test_the_plans_read_whole_are_named() -> None:
    depth = built(themes_page, "themes/").head.depth.plain
    plans = {(report["area"], report["year"]) for report in raw.reports_read()}
    years = sorted({year for _, year in plans})
    whole = [year for year in years if {area for area, of in plans if of == year} == set(raw.areas())]
    names = {item["slug"]: item["short"]["en"] for item in raw.read(raw.RECORDS / "areas.yml")}
    others = {year: [names[area] for area in raw.areas() if (area, year) in plans] for year in set(years) - set(whole)}
    parts = [f"every province’s report of {listed([str(year) for year in whole])}"] if whole else []
    parts += [f"{listed(others[year])} ({year})" for year in sorted(others)]
    assert depth == (
        f"Industries, tasks and programmes are recorded for {len(plans)} plans that were read whole: {listed(parts)}."
    )
    assert len(whole) == 4


def with_tables(context: Context) -> DataPage:
    return data_page(replace(context, tables=tables_of(knowledge(), languages())))


def test_the_data_page_counts_how_figures_were_read_and_says_when() -> None:
    page = built(with_tables, "data/")
    readings = Counter(figure.fields.get("reading", "read") for figure in raw.figures())
    by_rule = f"{readings['assisted']:,}" if readings["assisted"] else "none"
    assert page.head.finding[0].plain == (
        f"Figures read one by one in their sentences: {readings['read']:,}; read by rule: {by_rule}."
    )
    national = sum(figure.area == raw.NATION for figure in raw.figures())
    others = len(raw.figures()) - national
    counts = f"{others:,} of provinces and {national:,} of the nation as a whole"
    assert page.files[0].text == f"All {len(raw.figures()):,} figures, one a row: {counts}."
