from __future__ import annotations

import json

import pytest

from tests.project import JIANGXI_2024, Project

HUNAN = "records/plans/2025/hunan.yml"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "extra"],
        ["new", "hunan"],
        ["new", "hunan", "soon"],
        ["verify"],
        ["serve", "--port", "many"],
        ["--colour"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_right(project: Project, arguments: list[str]) -> None:
    run = project.run(*arguments)
    assert run.exit_code == 2
    assert "usage: build_pages.py" in run.stderr
    assert run.stdout == ""


def test_help_names_every_command(project: Project) -> None:
    run = project.run("--help")
    assert run.exit_code == 0
    for command in ("build", "check", "verify", "new", "sources", "stats", "schema", "site", "serve"):
        assert f"    {command} " in run.stdout


def test_check_of_good_records_is_exit_code_0_and_writes_nothing(project: Project) -> None:
    before = project.snapshot()
    run = project.run("check")
    assert (run.exit_code, run.stdout, run.stderr) == (0, "errors: 0 · warnings: 0\n", "")
    assert project.snapshot() == before


def test_problems_are_exit_code_1_and_counted(project: Project) -> None:
    project.edit(JIANGXI_2024, "unit: count", "unit: counts")
    project.edit(JIANGXI_2024, "value_max: 8", "value_max: 6")
    for command in ("check", "build", "verify", "stats", "site"):
        sources = ["--sources", str(project.sources)] if command == "verify" else []
        run = project.run(command, *sources)
        assert run.exit_code == 1
        assert run.stderr.splitlines()[-1] == "2 problem(s)"


def test_problems_as_json_are_one_list_in_order(project: Project) -> None:
    project.edit(JIANGXI_2024, "unit: count", "unit: counts")
    project.edit(JIANGXI_2024, "value_max: 8", "value_max: 6")
    run = project.run("--json", "check")
    problems = json.loads(run.stdout)
    assert [problem["rule"] for problem in problems] == ["unknown-unit", "range"]
    assert set(problems[0]) == {"file", "line", "field", "rule", "message", "severity"}
    assert run.stderr == ""


def test_build_without_a_command_is_the_default_and_a_second_one_writes_nothing(project: Project) -> None:
    first = project.run("--json")
    pages = project.snapshot()
    second = project.run("--json", "build")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert second.result() == {"written": 0, "removed": 0, "unchanged": first.result()["written"]}
    assert project.snapshot() == pages
    assert "docs/zh/provinces/jiangxi/2023/index.md" in pages


def test_two_projects_alike_give_the_same_bytes(project: Project) -> None:
    project.run("build")
    first = project.snapshot()
    for path in json.loads(first["docs/manifest.json"])["files"]:
        project.remove(path)
    project.run("build")
    assert project.snapshot() == first


def test_new_writes_a_skeleton_and_check_names_what_is_left(project: Project) -> None:
    run = project.run("new", "hunan", "2025")
    assert (run.exit_code, run.stdout) == (0, f"written: {HUNAN}\n")
    check = project.run("--json", "check")
    assert check.exit_code == 1
    problems = check.problems()
    assert {problem["file"] for problem in problems} == {HUNAN}
    left = {str(problem["field"]): int(problem["line"]) for problem in problems}
    blank = [number for number, line in enumerate(project.read(HUNAN).splitlines(), start=1) if ": #" in line]
    assert sorted(left.values()) == blank
    assert set(left) == {
        "summary.zh",
        "summary.en",
        "documents[0].source",
        "figures[0].value",
        "figures[0].as_printed",
        "figures[0].cite",
    }


def test_skeleton_filled_in_passes(project: Project) -> None:
    project.run("new", "hunan", "2025")
    for old, new in (
        ("zh: # one or two sentences of our own", "zh: 概要。"),
        ("en: # the same in English", "en: Summary."),
        ("source: # the id of a file in records/sources/", "source: notes"),
        ("value: # a plain number such as 8.0", "value: 7"),
        ("as_printed: # at most 24 characters, as it stands in the sentence", "as_printed: 增长7%"),
        ("cite: # source#paragraph-sentence", "cite: notes#p2-s2"),
    ):
        project.edit(HUNAN, old, new)
    assert project.run("check").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "atlantis", "2025"], "lists: hunan, jiangxi"),
        (["new", "jiangxi", "2024"], f"{JIANGXI_2024} exists already"),
        (["new", "hunan", "1066"], "1990 to 2100"),
        (["new", "../../etc", "2025"], "is no province"),
    ],
)
def test_new_refuses_and_says_why(project: Project, arguments: list[str], words: str) -> None:
    before = project.read(JIANGXI_2024)
    run = project.run(*arguments)
    assert run.exit_code == 1
    assert words in run.stderr
    assert project.read(JIANGXI_2024) == before
    assert not project.place(HUNAN).exists()


def test_new_does_not_write_over_a_link_to_nowhere(project: Project) -> None:
    place = project.place(HUNAN)
    place.parent.mkdir(parents=True)
    place.symlink_to(project.root / "elsewhere.yml")
    assert project.run("new", "hunan", "2025").exit_code == 1
    assert not (project.root / "elsewhere.yml").exists()


def test_stats_counts_what_the_records_hold(project: Project) -> None:
    counts = project.run("--json", "stats").result()
    expected = {
        "plans": 2,
        "figures": 7,
        "figures_result": 4,
        "figures_target": 3,
        "reading_assisted": 1,
        "reading_read": 6,
        "indicators": 2,
        "terms": 1,
        "tasks": 1,
        "measures": 1,
        "honours": 1,
        "policies": 1,
        "absences": 1,
        "sources": 1,
    }
    assert {name: counts[name] for name in expected} == expected


def test_schema_writes_one_file_a_kind_and_check_expects_them(project: Project) -> None:
    assert project.run("schema").exit_code == 0
    names = sorted(path.name for path in project.place("records/schema").iterdir())
    kinds = ("core", "indicators", "plan", "provinces", "scopes", "source", "sources", "synonyms", "terms", "themes")
    assert names == [f"{kind}.json" for kind in kinds]
    assert json.loads(project.read("records/schema/plan.json"))["properties"]["year"]["maximum"] == 2100
    assert project.run("check").exit_code == 0


def test_missing_interface_string_stops_the_build_and_is_named(project: Project) -> None:
    project.append("i18n/zh.yml", "\nonly_here: 只在这里\n")
    run = project.run("--json", "build")
    assert run.exit_code == 1
    (problem,) = run.problems()
    assert (problem["file"], problem["field"], problem["rule"]) == ("i18n/en.yml", "only_here", "missing-string")
    assert "docs/manifest.json" not in project.snapshot()
