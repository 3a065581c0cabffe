from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from shengce.checks import RULES
from shengce.problems import lines_of
from tests.project import JIANGXI_2024, REPOSITORY, Project

HUNAN = "records/read/hunan/2025.yml"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "extra"],
        ["new", "hunan"],
        ["new", "hunan", "soon"],
        ["verify"],
        ["serve", "--port", "many"],
        ["serve", "--port", "-1"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "８０００"],
        ["propose"],
        ["propose", "a.md", "--year", "soon"],
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
    for command in (
        *("build", "check", "rules", "verify", "compare-outside", "new", "propose", "sources", "stats", "schema"),
        *("site", "serve", "diff"),
    ):
        assert f"    {command} " in run.stdout


def test_rules_are_named_one_a_line_with_what_they_ask(project: Project) -> None:
    run = project.run("rules")
    names = [line.partition(": ")[0] for line in run.stdout.splitlines()]
    assert (run.exit_code, run.stderr, len(names)) == (0, "", len(RULES))
    assert len(set(names)) == len(names)
    assert "one-final-result: A document gives one final result" in run.stdout
    assert list(json.loads(project.run("--json", "rules").stdout)) == names


def test_a_folder_of_texts_that_is_not_there_is_said(project: Project) -> None:
    run = project.run("verify", "--sources", "/nonexistent")
    assert (run.exit_code, run.stdout) == (1, "")
    assert run.stderr == "/nonexistent is no folder; give the one that holds the source texts\n"


def test_check_of_good_records_is_exit_code_0_and_writes_nothing(project: Project) -> None:
    before = project.snapshot()
    run = project.run("check")
    assert (run.exit_code, run.stdout, run.stderr) == (0, "errors: 0\n", "")
    assert project.snapshot() == before


def test_problems_are_exit_code_1_and_counted(project: Project) -> None:
    project.edit(JIANGXI_2024, "unit: count", "unit: counts")
    project.edit(JIANGXI_2024, "value_max: 8", "value_max: 6")
    for command in ("check", "build", "verify", "stats", "site"):
        sources = ["--sources", str(project.sources)] if command == "verify" else []
        run = project.run(command, *sources)
        assert run.exit_code == 1
        assert run.stderr.splitlines()[-1] == "3 problem(s)"


def test_problems_as_json_are_one_list_in_order(project: Project) -> None:
    project.edit(JIANGXI_2024, "unit: count", "unit: counts")
    project.edit(JIANGXI_2024, "value_max: 8", "value_max: 6")
    run = project.run("--json", "check")
    problems = json.loads(run.stdout)
    assert [problem["rule"] for problem in problems] == ["unknown-unit", "value", "range"]
    assert set(problems[0]) == {"file", "line", "field", "rule", "message"}
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
        "figures[0].indicator",
        "figures[0].value",
        "figures[0].as_printed",
        "figures[0].cite",
    }


def test_skeleton_filled_in_passes(project: Project) -> None:
    project.run("new", "hunan", "2025")
    for old, new in (
        ("zh: # one or two sentences of our own", "zh: 概要。"),
        ("en: # the same in English", "en: Summary."),
        ("year: 2025", "year: 2025\nsource: notes"),
        ("indicator: # an id of records/indicators/", "indicator: industrial_value_added_growth"),
        ("value: # a plain number such as 8.0", "value: 7"),
        ("as_printed: # at most 24 characters, as it stands in the sentence", "as_printed: 增长7%"),
        ("cite: # paragraph and sentence of the report, such as p36-s1", "cite: p2-s2"),
    ):
        project.edit(HUNAN, old, new)
    assert project.run("check").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "atlantis", "2025"], "lists: hunan, jiangxi"),
        (["new", "jiangxi", "2024"], f"{JIANGXI_2024} exists already"),
        (["new", "hunan", "1066"], "1990 to 2100"),
        (["new", "../../etc", "2025"], "is no area that is covered"),
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
    kinds = (
        *(
            "areas",
            "changes",
            "core",
            "english",
            "families",
            "indicators",
            "industries",
            "places",
            "read",
            "scopes",
            "source",
            "sources",
        ),
        *("synonyms", "terms", "themes", "units"),
    )
    assert names == [f"{kind}.json" for kind in kinds]
    assert json.loads(project.read("records/schema/read.json"))["properties"]["year"]["maximum"] == 2100
    assert project.run("check").exit_code == 0


def test_missing_interface_string_stops_the_build_and_is_named(project: Project) -> None:
    project.append("i18n/zh.yml", "\nonly_here: 只在这里\n")
    run = project.run("--json", "build")
    assert run.exit_code == 1
    (problem,) = run.problems()
    assert (problem["file"], problem["field"], problem["rule"]) == ("i18n/en.yml", "only_here", "missing-string")
    assert "docs/manifest.json" not in project.snapshot()


COMMANDS = (
    ("check",),
    ("build",),
    ("stats",),
    ("schema",),
    ("verify", "--sources", "sources"),
    ("propose", "jiangxi/2023.md"),
    ("new", "hunan", "2025"),
)
_SOURCE = "# 一、2022年工作回顾\n\n全省生产总值增长8.1%。\n\n# 二、2023年工作安排\n\n地区生产总值增长7%左右。\n"


def run_in_a_console(project: Project, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own in the project's folder, with another environment."""
    project.write("jiangxi/2023.md", _SOURCE)
    return subprocess.run(
        [sys.executable, str(REPOSITORY / "build_pages.py"), "--root", ".", *arguments],
        cwd=project.root,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_that_cannot_show_chinese_is_no_reason_to_fail(project: Project, encoding: str) -> None:
    for command in (("propose", "jiangxi/2023.md"), ("--json", "propose", "jiangxi/2023.md")):
        run = run_in_a_console(project, *command, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
        assert (run.returncode, run.stderr) == (0, b"")
        assert "增长8.1%" in run.stdout.decode()
    project.edit(JIANGXI_2024, "unit: count", "unit: 家")
    for options in ([], ["--json"]):
        run = run_in_a_console(project, *options, "check", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
        assert run.returncode == 1
        assert "“家”" in (run.stdout + run.stderr).decode() and b"Traceback" not in run.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_with_json_nothing_but_json_is_printed(project: Project, command: tuple[str, ...]) -> None:
    run = run_in_a_console(project, "--json", *command, TMPDIR="/nowhere")
    assert (run.returncode, run.stderr) == (0, b"")
    for line in run.stdout.decode().splitlines():
        json.loads(line)


@pytest.mark.parametrize(
    "command",
    [
        ("new", "atlantis", "2025"),
        ("propose", "nowhere/2023.md"),
        ("propose", "jiangxi/2023.md", "--area", "atlantis"),
        ("propose", "jiangxi/2023.md", "--year", "99999"),
        ("sources", "nowhere"),
    ],
    ids=" ".join,
)
def test_with_json_a_failure_is_json_too(project: Project, command: tuple[str, ...]) -> None:
    run = run_in_a_console(project, "--json", *command)
    assert (run.returncode, run.stderr) == (1, b"")
    (problem,) = json.loads(run.stdout)
    assert problem["message"] and set(problem) == {"file", "line", "field", "rule", "message"}


@pytest.mark.parametrize("name", ["2023年.md", "²⁰²³.md", "２０２３.md", "20.md", "0000.md"])
def test_a_name_that_is_no_year_is_named(project: Project, name: str) -> None:
    project.write(f"jiangxi/{name}", _SOURCE)
    run = project.run("propose", str(project.root / "jiangxi" / name))
    assert run.exit_code == 1 and "year" in run.stderr


@pytest.mark.parametrize("content", ["全省生产总值增长".encode("gbk"), None], ids=["another encoding", "a folder"])
def test_a_text_that_cannot_be_read_is_named(project: Project, content: bytes | None) -> None:
    if content is None:
        project.place("jiangxi/2023.md").mkdir(parents=True)
    else:
        project.write("jiangxi/2023.md", content)
    run = project.run("propose", str(project.root / "jiangxi/2023.md"))
    assert run.exit_code == 1 and "jiangxi/2023.md" in run.stderr


REFUSALS = ((errno.ENOSPC, "No space left on device"), (errno.EACCES, "Permission denied"), (errno.EROFS, "Read-only"))


@pytest.mark.parametrize(("number", "reason"), REFUSALS)
@pytest.mark.parametrize("command", [("build",), ("schema",), ("new", "hunan", "2025")], ids=" ".join)
def test_a_disk_that_refuses_is_named_with_file_and_reason(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], number: int, reason: str
) -> None:
    def refuse(self: Path, content: bytes) -> int:
        raise OSError(number, os.strerror(number), str(self))

    before = project.snapshot()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", refuse)
        run = project.run(*command)
    assert run.exit_code == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith(str(project.root)) and "cannot be written" in line and reason in line
    assert project.snapshot() == before and not project.place(HUNAN).exists()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "a"), "a cannot be written: No space left on device"),
        (OSError(errno.EACCES, "Permission denied", "a"), "a cannot be read or written: Permission denied"),
        (OSError(errno.EXDEV, "Invalid cross-device link", "a", None, "b"), "b cannot be put in place: Invalid"),
        (OSError("only words"), "a file of this run cannot be read or written: only words"),
        (MemoryError(), "there is not memory enough"),
    ],
    ids=repr,
)
def test_what_the_system_refuses_is_said_with_the_file_and_the_reason(error: Exception, words: str) -> None:
    (line,) = lines_of(error)
    assert line.startswith(words)


def test_whatever_the_system_refuses_without_words_of_ours_is_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("shengce.command_line.read_project", refuse)
    run = project.run("check")
    assert (run.exit_code, run.stdout) == (1, "")
    assert run.stderr == "a file of this run cannot be read or written: Input/output error\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to what is read-only")
def test_check_needs_nothing_to_be_written(project: Project) -> None:
    for path in (project.root, *project.root.rglob("*")):
        path.chmod(path.stat().st_mode & ~0o222)
    assert project.run("check").exit_code == 0
    run = project.run("build")
    assert run.exit_code == 1 and ".build" in run.stderr


def test_check_writes_nothing_at_all(project: Project) -> None:
    before = sorted(project.root.rglob("*"))
    assert project.run("check").exit_code == 0
    assert sorted(project.root.rglob("*")) == before


# A shell starts what runs in its background deaf to SIGINT, and so would be what the tests start from there.
_HEARING = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.executable, sys.argv[1:])"
)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_says_so_and_leaves_the_pages(project: Project, number: signal.Signals) -> None:
    holder = "from shengce.publish.lock import alone; from pathlib import Path; import time\n"
    holder += "with alone(Path('.'), print):\n    print('held', flush=True)\n    time.sleep(60)\n"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    first = subprocess.Popen([sys.executable, "-c", holder], cwd=project.root, env=environment, stdout=subprocess.PIPE)
    assert first.stdout and first.stdout.readline()
    command = [sys.executable, str(REPOSITORY / "build_pages.py"), "--root", str(project.root), "build"]
    command = [sys.executable, "-c", _HEARING, *command]
    second = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    assert second.stderr and "waiting" in second.stderr.readline()
    second.send_signal(number)
    assert second.wait(30) == 128 + number
    assert second.stderr.read() == "stopped; what stood before stands\n"
    first.kill()


def test_a_reader_that_goes_away_is_no_fault(project: Project) -> None:
    command = f"{sys.executable} {REPOSITORY / 'build_pages.py'} --root {project.root} stats | true"
    run = subprocess.run(["/bin/bash", "-c", command], capture_output=True, check=False)
    assert run.stderr == b""


def test_a_division_outside_the_series_gets_no_skeleton(project: Project) -> None:
    project.edit(
        "records/areas.yml",
        "aliases: [江右]\n  scope: {status: covered}",
        "scope: {status: not_applicable, reason: {zh: 无, en: None}}",
    )
    run = project.run("new", "jiangxi", "2026")
    assert (run.exit_code, "lists: hunan" in run.stderr) == (1, True)
