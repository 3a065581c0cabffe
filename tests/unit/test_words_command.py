"""The command that counts: layers, what is out of step named with file and line, the same bytes again."""

from __future__ import annotations

import hashlib
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.records.words import read_counted
from shengce.words.corpus import corpus_of
from shengce.words.layers import Layer, layer_of
from shengce.words.postings import decoded
from shengce.words.reading import WordCounts
from tests.project import GOLDEN, Project

FOLDER = "records/words"
REPORTS = f"{FOLDER}/reports.csv"
TERMS = "records/terms/national.yml"
JIANGXI = "records/sources/work-reports/jiangxi.yml"
TEXT_2025 = "sources/work-reports/jiangxi/2025.md"
TEXT_2026 = "sources/work-reports/jiangxi/2026.md"
NEW = "---\ntitle: 2026\n---\n\n点亮灯塔，灯塔。低空灯光退场；煤油灯回来。\n\n煤油灯，海上灯市，煤油灯。\n"


@pytest.fixture
def kept(project: Project) -> Project:
    """The golden project with its texts and its counts."""
    for folder in ("records", "sources"):
        shutil.rmtree(project.place(folder), ignore_errors=True)
        shutil.copytree(GOLDEN / folder, project.place(folder))
    return project


def words_of(project: Project) -> WordCounts:
    counted = read_counted(project.root)
    assert counted
    return WordCounts(project.root, counted)


def record_of(project: Project) -> dict[str, bytes]:
    folder = project.place(FOLDER)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def count(project: Project, *options: str) -> dict[str, int]:
    run = project.run("--json", "words", "--sources", str(project.sources), *options)
    assert run.exit_code == 0, run.stdout
    return run.result()


def said(project: Project, *arguments: str) -> list[tuple[str, int, str]]:
    """Return file, line and message of each problem of a run, and of nothing else."""
    run = project.run("--json", *arguments)
    assert run.exit_code == 1
    assert not run.stderr
    return [(problem["file"], problem["line"], problem["message"]) for problem in run.problems()]


def said_by_both(project: Project) -> list[tuple[str, int, str]]:
    """Return the problems of the command, which `check` has to name as well."""
    problems = said(project, "words", "--sources", str(project.sources))
    assert problems == said(project, "check")
    return problems


def digest_of(project: Project, path: str) -> str:
    return hashlib.sha256(project.place(path).read_bytes()).hexdigest()


def add_report(project: Project, text: str = NEW) -> int:
    """Add the report of Jiangxi for 2026; return the line of its source record."""
    project.write(TEXT_2026, text)
    entry = project.read(JIANGXI).rpartition("- id: ")[2].partition("  paragraphs:")[0]
    entry = entry.replace(digest_of(project, TEXT_2025), digest_of(project, TEXT_2026)).replace("2025", "2026")
    return project.append(JIANGXI, f"- id: {entry}")


def counts_in_texts(project: Project, phrase: str) -> dict[int, int]:
    """Return the counts of a phrase in the texts as they lie, by report number; none of them folds anything in it."""
    counts = {
        report.number: project.read(f"sources/work-reports/{report.area}/{report.year}.md").count(phrase)
        for report in words_of(project).reports
    }
    return {number: count for number, count in counts.items() if count}


def accept(project: Project, path: str, before: str) -> None:
    """Have the source record say of a text that it is right as it lies."""
    project.edit(JIANGXI, before, digest_of(project, path))


def test_the_same_texts_give_the_same_bytes(kept: Project) -> None:
    before = record_of(kept)
    assert count(kept)["new_reports"] == 0
    assert record_of(kept) == before
    assert count(kept, "--anew")["new_reports"] == 8
    assert record_of(kept) == before
    shutil.rmtree(kept.place(FOLDER))
    assert count(kept)["bytes"] == sum(map(len, before.values()))
    assert record_of(kept) == before


def test_counts_are_those_of_the_texts(kept: Project) -> None:
    words = words_of(kept)
    for phrase in ("灯塔", "低空灯光", "照明网+", "灯长制", "小灯塔计划", "归帆", "研发"):
        assert words.counts(phrase) == counts_in_texts(kept, phrase)
    assert len(words.counts("灯长制") or {}) == 2  # a name, in fewer reports than other strings need
    assert words.counts('"小灯塔计划"') == {}
    assert [words.counts(phrase) for phrase in ("煤油灯", "天天", "没有")] == [None, None, None]
    assert "低空灯光" in words.strict().words
    assert "各地点亮" not in words.strict().words


def test_the_folder_may_be_named_either_way_but_once(kept: Project) -> None:
    assert kept.run("words", str(kept.sources)).exit_code == 0
    assert kept.run("words").exit_code == 2
    assert kept.run("words", str(kept.sources), "--sources", str(kept.sources)).exit_code == 2


def test_a_folder_that_is_none_is_said_once(kept: Project) -> None:
    run = kept.run("words", "--sources", "/nowhere")
    assert (run.exit_code, run.stderr) == (1, "/nowhere is no folder; give the one that holds the source texts\n")


def test_a_text_that_is_missing_is_named(kept: Project) -> None:
    before = record_of(kept)
    kept.remove(TEXT_2025)
    ((file, line, message),) = said(kept, "words", "--sources", str(kept.sources))
    assert (file, line) == (JIANGXI, kept.line_of(JIANGXI, "work-reports/jiangxi/2025.md"))
    assert "is not in" in message
    assert record_of(kept) == before


def test_a_text_other_than_its_source_says_is_named(kept: Project) -> None:
    kept.write(TEXT_2025, "灯塔\n")
    ((file, line, message),) = said(kept, "words", "--sources", str(kept.sources))
    assert (file, line) == (JIANGXI, kept.line_of(JIANGXI, "work-reports/jiangxi/2025.md"))
    assert "is another text than this" in message


def test_a_text_that_changed_since_it_was_counted_is_named_and_counted_anew(kept: Project) -> None:
    before = digest_of(kept, TEXT_2025)
    kept.write(TEXT_2025, kept.read(TEXT_2025).replace("灯长制", "灯管制"))
    accept(kept, TEXT_2025, before)
    ((file, line, message),) = said_by_both(kept)
    assert (file, line) == (REPORTS, kept.line_of(REPORTS, "work-report-jiangxi-2025"))
    assert "--anew" in message
    count(kept, "--anew")
    assert len(words_of(kept).counts("灯长制") or {}) == 1
    assert kept.run("check").exit_code == 0


def test_a_report_that_is_no_more_is_named(kept: Project) -> None:
    add_report(kept)
    count(kept)
    kept.write(JIANGXI, kept.read(JIANGXI).partition("- id: work-report-jiangxi-2026")[0])
    ((file, line, message),) = said_by_both(kept)
    assert (file, line) == (REPORTS, 10)
    assert "is no work report of records/sources/ any more" in message


def test_a_report_without_counts_is_named_and_becomes_a_layer(kept: Project) -> None:
    before, line = record_of(kept), add_report(kept)
    ((file, named, message),) = said(kept, "check")
    assert (file, named) == (JIANGXI, line)
    assert "the phrases of work-report-jiangxi-2026 were not counted" in message
    result = count(kept)
    assert (result["reports"], result["new_reports"]) == (9, 1)
    after = record_of(kept)
    assert {name for name in before if after[name] != before[name]} == {"reports.csv"}
    assert {name.split("/")[0] for name in after.keys() - before.keys()} == {"2026"}
    assert after["reports.csv"].startswith(before["reports.csv"])
    assert kept.run("check").exit_code == 0


def test_a_layer_adds_to_what_stands_and_brings_what_reaches_the_floor(kept: Project) -> None:
    assert words_of(kept).counts("煤油灯") is None
    strict = set(words_of(kept).strict().words)
    add_report(kept)
    count(kept)
    words = words_of(kept)
    for phrase in ("灯塔", "低空灯光", "照明网+", "灯长制", "煤油灯"):
        assert words.counts(phrase) == counts_in_texts(kept, phrase)
    assert (words.counts("灯塔") or {})[8] == 2
    assert len(words.counts("煤油灯") or {}) == 5
    assert set(words.strict().words) >= strict


def test_layers_of_the_same_years_have_names_of_their_own(kept: Project) -> None:
    add_report(kept)
    count(kept)
    text = kept.read("records/sources/work-reports/zhejiang.yml")
    entry = text.rpartition("- id: ")[2].partition("  paragraphs:")[0]
    path = "sources/work-reports/zhejiang/2026.md"
    kept.write(path, NEW)
    entry = entry.replace(digest_of(kept, path.replace("2026", "2025")), digest_of(kept, path)).replace("2025", "2026")
    kept.append("records/sources/work-reports/zhejiang.yml", f"- id: {entry}")
    count(kept)
    counted = read_counted(kept.root)
    assert counted
    assert counted.layers == ("2022-2025", "2026", "2026.2")
    assert words_of(kept).counts("灯塔") == counts_in_texts(kept, "灯塔")
    assert {report.source: report.number for report in words_of(kept).reports}["work-report-zhejiang-2026"] == 9


def test_a_name_without_counts_is_named_until_it_is_counted(kept: Project) -> None:
    kept.edit(TERMS, "aliases: [小灯塔]", "aliases: [小灯塔, “煤油灯”]")
    line = kept.line_of(TERMS, "aliases")
    problems = said(kept, "check")
    assert {(file, named) for file, named, _ in problems} == {(TERMS, line)}
    assert [message for _, _, message in problems] == [
        '“"煤油灯"” was not counted in the reports; run build_pages.py words --sources DIR',
        "“煤油灯” was not counted in the reports; run build_pages.py words --sources DIR",
    ]
    before = record_of(kept)
    count(kept)
    after = record_of(kept)
    assert {name for name in after if after[name] != before.get(name)} == {"names.pack", "names.txt"}
    assert words_of(kept).counts("煤油灯") == counts_in_texts(kept, "煤油灯")
    assert kept.run("check").exit_code == 0


def test_a_run_that_was_cut_off_is_named_and_made_good_by_the_next(kept: Project) -> None:
    before = record_of(kept)
    kept.remove(REPORTS)
    ((file, line, message),) = said(kept, "check")
    assert (file, line) == (REPORTS, 1)
    assert "cut off" in message
    count(kept)
    assert record_of(kept) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number,layer", "layer,number"),
        ("\n1,", "\none,"),
        ("\n2,2022-2025,", "\n3,2022-2025,"),
        (",jiangxi,2023,", ",2023,"),
    ],
)
def test_a_list_of_reports_that_cannot_be_read_is_named_at_its_line(kept: Project, old: str, new: str) -> None:
    line = kept.edit(REPORTS, old, new) + old.count("\n")
    ((file, named, message),) = said(kept, "check")
    assert (file, named) == (REPORTS, line)
    assert "a row of number, layer" in message


def test_a_project_without_counts_is_asked_for_none(kept: Project) -> None:
    shutil.rmtree(kept.place(FOLDER))
    add_report(kept)
    assert kept.run("check").exit_code == 0


@pytest.mark.parametrize("name", ["names.pack", "2022-2025/strict.pack"])
def test_a_pack_that_is_damaged_is_named_and_made_anew(kept: Project, name: str) -> None:
    before = record_of(kept)
    kept.write(f"{FOLDER}/{name}", b"damaged")
    run = kept.run("build")
    assert run.exit_code == 1
    assert f"{FOLDER}/{name}:1: is no pack of counts" in run.stderr
    count(kept, "--anew")
    assert record_of(kept) == before


REPORTS_TEXTS = st.lists(st.lists(st.text("灯塔照海a+,", max_size=10), max_size=2).map(tuple), min_size=1, max_size=5)


@given(REPORTS_TEXTS, st.integers(0, 4))
def test_layers_together_hold_every_count(reports: list[tuple[str, ...]], first_new: int) -> None:
    first_new = min(first_new, len(reports))
    first = layer_of(corpus_of(reports[:first_new]), Layer(), floor=2)
    second = layer_of(corpus_of(reports), first, first_new, floor=2)
    at_once = layer_of(corpus_of(reports), Layer(), floor=2)
    assert (first.own | first.others | second.own | second.others).keys() >= (at_once.own | at_once.others).keys()
    assert not (first.own | second.own).keys() & (first.others | second.others).keys()
    for one, other in ((first.own, second.own), (first.others, second.others)):
        for phrase in one | other:
            _, numbers, counts = decoded([layer[phrase] for layer in (one, other) if phrase in layer])
            plain = [sum(paragraph.count(phrase) for paragraph in paragraphs) for paragraphs in reports]
            assert dict(zip(numbers.tolist(), counts.tolist(), strict=True)) == {
                number: count for number, count in enumerate(plain) if count
            }
