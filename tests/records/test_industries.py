"""Which provinces name which industry, in what light and since when, computed once more from the bare YAML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pytest

from shengce.charts.images import ChartImages
from shengce.language.strings import load_languages
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.industries import IndustriesPage, IndustryLine, industries_page
from shengce.views.pages.industry import IndustryPage, industry_page
from shengce.views.site_map import all_pages
from tests.project import REPOSITORY
from tests.records import raw
from tests.records.checked import knowledge as knowledge_read

LIGHTS = ("pillar", "emerging", "future", "traditional")
SAMPLES = ("low_altitude_economy", "artificial_intelligence", "steel", "gold", "big_data", "industry_as_a_whole")
Report = tuple[str, int]


@cache
def knowledge() -> Any:
    return knowledge_read()


def built(build: Callable[[Context], Any], path: str) -> Any:
    english = next(each for each in load_languages(REPOSITORY) if each.code == "en")
    address = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
    return build(Context(knowledge(), english, address, lambda _: ChartImages("", ""), path))


@cache
def index() -> IndustriesPage:
    page = built(industries_page, "industries/")
    assert isinstance(page, IndustriesPage)
    return page


@cache
def page_of(industry: str) -> IndustryPage:
    scope = knowledge().catalogue.scopes[industry]
    page = built(partial(industry_page, industry=scope), f"industries/{industry}/")
    assert isinstance(page, IndustryPage)
    return page


@cache
def entries() -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in raw.read(raw.RECORDS / "industries.yml")}


def name(industry: str) -> str:
    return str(entries()[industry]["name"]["en"])


@cache
def short_names() -> dict[str, str]:
    return {item["slug"]: item["short"]["en"] for item in raw.read(raw.RECORDS / "areas.yml")}


@cache
def reports() -> frozenset[Report]:
    """Return the area and year of every report read whole."""
    return frozenset((report["area"], report["year"]) for report in raw.reports_read())


@cache
def years() -> list[int]:
    return sorted({year for _, year in reports()})


@cache
def named() -> dict[str, dict[Report, set[str]]]:
    """Return the lights in which each report names each industry: in its lists, its measures or its figures."""
    found: dict[str, dict[Report, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report in raw.reports_read():
        key = report["area"], report["year"]
        for line in report.get("industries", ()):
            for light in (*LIGHTS, "named"):
                for industry in line.get(light, ()):
                    found[industry][key] |= {light} - {"named"}
        for task in report.get("tasks", ()):
            for measure in task.get("measures", ()):
                for industry in measure.get("industries", ()):
                    found[industry][key] |= set()
    for scope, reports_of in figures_about().items():
        for key in reports_of:
            if key in reports():
                found[scope][key] |= set()
    return found


@cache
def figures_about() -> dict[str, list[Report]]:
    """Return of which area's and year's documents the figures in force about each industry are."""
    found: dict[str, list[Report]] = defaultdict(list)
    series = [raw.read(path) for path in (raw.RECORDS / "core").rglob("*.yml")]
    core = [{"area": item["area"], **report} for item in series for report in item["reports"]]
    for report in (*raw.reports_read(), *core):
        for figure in report.get("figures", ()):
            if figure.get("scope") in entries() and "withdrawn" not in figure:
                found[figure["scope"]].append((report["area"], report["year"]))
    return found


def provinces(industry: str, year: int) -> list[str]:
    """Return the provinces that name an industry in a year, in the order of areas."""
    return [area for area in raw.areas() if (area, year) in named()[industry]]


def new(industry: str, year: int, before: int) -> list[str]:
    both = [area for area in provinces(industry, year) if (area, before) in reports()]
    return [area for area in both if area not in provinces(industry, before)]


def lines() -> list[IndustryLine]:
    return [line for group in index().groups for line in group.lines]


def test_every_report_of_four_years_was_read_whole() -> None:
    assert reports() == {(area, year) for area in raw.areas() for year in years()} and len(years()) >= 4


def test_each_industry_that_is_named_stands_once_under_its_root_with_its_counts() -> None:
    assert sorted(line.link.text for line in lines()) == sorted(name(industry) for industry in named())
    shown = {line.link.text: line for line in lines()}
    for industry in named():
        counts = tuple(len(provinces(industry, year)) for year in years())
        line = shown[name(industry)]
        assert (line.counts, line.change_value) == (counts, counts[-1] - counts[0]), industry
        assert line.change == (f"{counts[-1] - counts[0]:+d}".replace("-", "−") if counts[-1] != counts[0] else "0")


def test_groups_are_the_roots_of_the_controlled_list() -> None:
    def root(industry: str) -> str:
        parent = entries()[industry].get("parent")
        return root(parent) if parent else industry

    roots = {industry: root(industry) for industry in named()}
    parents = {item.get("parent") for item in entries().values()}
    expected: dict[str, list[str]] = defaultdict(list)
    for industry in entries():
        if industry in named():
            own = roots[industry]
            expected[name(own) if own in parents else "Other industries"].append(name(industry))
    shown = {group.heading: sorted(line.link.text for line in group.lines) for group in index().groups}
    assert shown == {heading: sorted(names) for heading, names in expected.items()}
    for group in index().groups:
        newest = [line.counts[-1] for line in group.lines]
        assert newest == sorted(newest, reverse=True)


def test_the_first_table_is_of_what_more_than_half_of_the_newest_reports_name() -> None:
    newest = years()[-1]
    half = len([key for key in reports() if key[1] == newest]) / 2
    expected = {name(industry) for industry in named() if len(provinces(industry, newest)) > half}
    assert {line.link.text for line in index().most.lines} == expected and len(expected) > 10


def test_the_findings_name_the_three_that_lead() -> None:
    newest, first = years()[-1], years()[0]
    said = [sentence.plain for sentence in index().head.finding]
    counts = {
        f"Named by most provinces in {newest}": {item: len(provinces(item, newest)) for item in named()},
        f"Newly named by most provinces since {first}": {item: len(new(item, newest, first)) for item in named()},
    }
    for sentence, (lead, numbers) in zip(said, counts.items(), strict=True):
        ranking = sorted(numbers.values(), reverse=True)
        at_most_three = [number for number in ranking[:3] if sum(other >= number for other in ranking) <= 3]
        leaders = [item for item in entries() if item in numbers and numbers[item] in at_most_three]
        leaders.sort(key=lambda item: -numbers[item])
        told = [f"{name(item)} ({numbers[item]})" for item in leaders]
        assert sentence == f"{lead}: {', '.join(told[:-1])} and {told[-1]}."


@pytest.mark.parametrize("industry", SAMPLES)
def test_the_matrix_says_how_each_report_names_it(industry: str) -> None:
    matrix = page_of(industry).matrix
    assert [row.area.text for row in matrix.rows] == [short_names()[area] for area in raw.areas()]
    for area, row in zip(raw.areas(), matrix.rows, strict=True):
        for year, cell in zip(years(), row.cells, strict=True):
            lights = named()[industry].get((area, year))
            in_order = [light for light in LIGHTS if light in (lights or ())]
            first = in_order[0] if in_order else "named"
            sign = "" if lights is None else first + "+" * (len(in_order) > 1)
            words = [f"{light} industry" for light in in_order]
            assert (cell.sign, bool(cell.url)) == (sign, lights is not None), (area, year)
            assert cell.words.startswith(" and ".join(words[-2:]) if len(words) < 3 else ", ".join(words[:2]))
            assert (cell.words == "not named") == (lights is None)


def test_a_cell_leads_to_the_sentence_and_names_it() -> None:
    report = next(item for item in raw.reports_read() if (item["area"], item["year"]) == ("jiangxi", 2024))
    cite = next(line["cite"] for line in report["industries"] if "low_altitude_economy" in line.get("future", ()))
    paragraph, sentence = cite.removeprefix("p").split("-s")
    row = page_of("low_altitude_economy").matrix.rows[raw.areas().index("jiangxi")]
    cell = row.cells[years().index(2024)]
    assert cell.words == f"future industry · report of 2024, paragraph {paragraph}, sentence {sentence}"
    assert cell.url == "../../provinces/jiangxi/2024/#industry-low-altitude-economy"


@pytest.mark.parametrize("industry", SAMPLES)
def test_the_finding_counts_the_newest_year_and_what_changed(industry: str) -> None:
    newest, before = years()[-1], years()[-2]
    said = [sentence.plain for sentence in page_of(industry).head.finding]
    now = provinces(industry, newest)
    assert said[0].startswith(f"In {newest}, {len(now)} provinces name it, ") or len(now) < 2
    for light in LIGHTS:
        number = sum(light in named()[industry][area, newest] for area in now)
        article = "a" if light in {"pillar", "traditional"} else "an"
        named_as = "an industry of the future" if light == "future" else f"{article} {light} industry"
        assert (named_as in said[0]) == bool(number)
        assert not number or len(now) < 2 or f"as {named_as} in {number}" in said[0] or ", all as " in said[0]
    moves = {"new": new(industry, newest, before), "gone": new(industry, before, newest)}
    told = {
        "new": ("New since {0}: {2}.", "{1} provinces did not name it in {0}."),
        "gone": ("Named in {0} but not in {3}: {2}.", "{1} provinces named it in {0} but not in {3}."),
    }
    for key, areas in moves.items():
        names = [short_names()[area] for area in areas]
        listed = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
        few, many = (form.format(before, len(areas), listed, newest) for form in told[key])
        assert (few in said, many in said) == (0 < len(areas) <= 3, len(areas) > 3), (key, said)


def test_all_figures_about_an_industry_stand_on_its_page() -> None:
    for industry in SAMPLES:
        stated = [area for area, _ in figures_about()[industry] if area != raw.NATION]
        shown = page_of(industry).figures
        ids = [
            cell.id
            for group in (shown.groups if shown else ())
            for row in group.rows
            for cell in (row.target, row.outcome)
            if cell
        ]
        assert len(ids) == len(set(ids)) == len(stated), industry


def test_each_industry_that_is_named_has_a_page_and_no_other() -> None:
    paths = {page.path for kind, page in all_pages(knowledge()) if kind.name == "industry"}
    assert paths == {f"industries/{industry}/" for industry in named()}
    assert not any(entries()[industry].get("group") for industry in named())


def test_an_industry_is_found_by_its_names_and_aliases() -> None:
    pages = {page.path: page for kind, page in all_pages(knowledge()) if kind.name == "industry"}
    for industry in named():
        entry = entries()[industry]
        names = {entry["name"]["zh"], entry["name"]["en"], industry, *entry.get("aliases", ())}
        assert names == set(pages[f"industries/{industry}/"].subject.names)
