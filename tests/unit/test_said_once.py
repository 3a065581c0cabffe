"""One wrong definition is named once, with how many uses do not fit it; a wrong use is named where it stands."""

from __future__ import annotations

import re
import shutil
from typing import Any

import pytest

from tests.project import GOLDEN, Project

GROWTH = "records/indicators/growth.yml"
UNITS = "records/units.yml"


@pytest.fixture
def many(project: Project) -> Project:
    """A tiny project whose indicators have many figures each."""
    shutil.rmtree(project.place("records"))
    shutil.copytree(GOLDEN / "records", project.place("records"))
    assert project.run("check").exit_code == 0
    return project


def uses_of(project: Project, name: str) -> list[tuple[str, int]]:
    """Return file and line of every line that names an indicator and holds a figure."""
    files = sorted(path for path in project.place("records").rglob("*.yml") if path.parts[-2] == "core")
    places = ((path, *line) for path in files for line in enumerate(path.read_text().splitlines(), start=1))
    return [
        (path.relative_to(project.root).as_posix(), number)
        for path, number, line in places
        if f"indicator: {name}," in line and "value:" in line
    ]


def in_own_unit(project: Project, name: str) -> list[tuple[str, int]]:
    """Return the figures of an indicator that state neither a unit nor a statistic of their own."""
    uses = uses_of(project, name)
    return [(file, line) for file, line in uses if "statistic:" not in project.read(file).splitlines()[line - 1]]


def only_problem(project: Project) -> dict[str, Any]:
    run = project.run("--json", "check")
    assert run.exit_code == 1
    (problem,) = run.problems()
    return problem


def gdp_line(project: Project, field: str) -> int:
    """Return the line on which the indicator gdp_growth states a field."""
    lines = project.read(GROWTH).splitlines()
    start = lines.index("- id: gdp_growth")
    return next(number for number in range(start + 1, len(lines)) if lines[number].startswith(f"  {field}:")) + 1


def restate(project: Project, field: str, old: str, new: str) -> int:
    """Let the indicator gdp_growth state another thing; return the line."""
    line = gdp_line(project, field)
    lines = project.read(GROWTH).splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace(old, new)
    project.write(GROWTH, "".join(lines))
    return line


def test_a_wrong_unit_of_an_indicator_is_named_at_the_indicator_with_the_number_of_figures(many: Project) -> None:
    uses = in_own_unit(many, "gdp_growth")
    assert len(uses) > 3
    line = restate(many, "unit", "percent", "count")
    problem = only_problem(many)
    assert (problem["file"], problem["line"], problem["rule"]) == (GROWTH, line, "value")
    file, first = uses[0]
    words = rf"{len(uses)} of [0-9]+ figures of gdp_growth do not fit this; the first, {file}:{first}: "
    assert re.match(words, str(problem["message"]))


def test_people_read_of_a_wrong_definition_on_one_line(many: Project) -> None:
    line = restate(many, "unit", "percent", "count")
    run = many.run("check")
    assert (run.exit_code, run.stdout) == (1, "")
    said, count = run.stderr.splitlines()
    assert said.startswith(f"{GROWTH}:{line}: ")
    assert count == "1 problem(s)"


def test_a_name_that_a_definition_misspells_is_named_there_with_all_that_follows_from_it(many: Project) -> None:
    uses = in_own_unit(many, "gdp_growth")
    line = restate(many, "unit", "percent", "percnt")
    problem = only_problem(many)
    assert (problem["file"], problem["line"], problem["rule"]) == (GROWTH, line, "unknown-unit")
    near = f"{UNITS}:{many.line_of(UNITS, '- id: percent')}"
    file, first = uses[0]
    words = f"did you mean “percent”? ({near}); the same in {len(uses)} more, the next {file}:{first}"
    assert str(problem["message"]).endswith(words)


def test_an_indicator_with_another_name_than_its_figures_use_is_said_once_with_both_places(many: Project) -> None:
    line = many.edit(GROWTH, "- id: gdp_growth\n", "- id: gdp_grwth\n")
    problem = only_problem(many)
    assert problem["rule"] == "unknown-indicator"
    assert (
        f"“gdp_growth” is not among the indicators; did you mean “gdp_grwth”? ({GROWTH}:{line})" in problem["message"]
    )
    more = re.search(r"the same in ([0-9]+) more, the next records/\S+:[0-9]+$", str(problem["message"]))
    assert more
    assert int(more.group(1)) >= len(uses_of(many, "gdp_growth")) - 1


def test_a_wrong_unit_is_named_at_the_unit_where_it_is_of_several_indicators(many: Project) -> None:
    line = many.edit(UNITS, "kind: percent\n", "kind: count\n") - 1
    problem = only_problem(many)
    assert (problem["file"], problem["line"]) == (UNITS, line)
    assert "figures in percent do not fit this; the first, records/" in str(problem["message"])


@pytest.mark.parametrize("number", [1, 2])
def test_single_wrong_uses_are_named_where_they_stand(many: Project, number: int) -> None:
    uses = in_own_unit(many, "gdp_growth")[:number]
    for file, line in uses:
        lines = many.read(file).splitlines(keepends=True)
        lines[line - 1] = lines[line - 1].replace("value:", "unit: count, value:")
        many.write(file, "".join(lines))
    found = many.run("--json", "check").problems()
    assert {(problem["file"], problem["line"]) for problem in found} == set(uses)


def test_many_wrong_uses_of_a_right_definition_are_each_named(many: Project) -> None:
    uses = in_own_unit(many, "gdp_growth")[:3]
    assert len(uses) * 2 < len(in_own_unit(many, "gdp_growth"))
    for file, line in uses:
        lines = many.read(file).splitlines(keepends=True)
        lines[line - 1] = re.sub(r"value: -?[0-9.]+", "value: 77.5", lines[line - 1])
        many.write(file, "".join(lines))
    found = many.run("--json", "check").problems()
    assert {(problem["file"], problem["line"]) for problem in found if problem["rule"] == "value"} == set(uses)
