from __future__ import annotations

import hashlib

import pytest

from shengce.printed.normalise import paragraph_hash
from tests.project import JIANGXI_2023, JIANGXI_2024, NOTES, Project, Run

TEXT = "sources/notes.md"


def verified(project: Project) -> Run:
    return project.run("--json", "verify", "--sources", str(project.sources))


def problem_of(project: Project) -> tuple[object, object, object, object, str]:
    run = verified(project)
    assert run.exit_code == 1
    (problem,) = run.problems()
    return problem["file"], problem["line"], problem["field"], problem["rule"], str(problem["message"])


def rehash(project: Project) -> None:
    """Note the hashes of the text as it is now, so that only what the figures say is at fault."""
    content = project.place(TEXT).read_bytes()
    record = project.read(NOTES)
    first, second = record.split("sha256: '")[2:]
    paragraphs = content.decode().split("---\n")[2].strip().split("\n\n")
    whole = record.split("sha256: '")[1]
    text = record.replace(whole[:64], hashlib.sha256(content).hexdigest())
    for noted, paragraph in zip((first, second), paragraphs, strict=True):
        text = text.replace(noted[:64], paragraph_hash(paragraph))
    project.write(NOTES, text)


def test_everything_holds(project: Project) -> None:
    run = verified(project)
    assert (run.exit_code, run.problems()) == (0, [])
    assert run.result() == {"figures": 7, "citations": 14, "problems": 0, "sources_without_text": []}


def test_words_that_are_not_in_the_sentence_are_named(project: Project) -> None:
    line = project.edit(JIANGXI_2023, "as_printed: 增长6.2%", "as_printed: 增长6.3%")
    project.edit(JIANGXI_2023, "value: 6.2", "value: 6.3")
    assert problem_of(project) == (
        JIANGXI_2023,
        line,
        "figures[0].as_printed",
        "as-printed",
        "“增长6.3%” does not stand in notes#p1-s1",
    )


def test_words_of_another_sentence_do_not_count(project: Project) -> None:
    line = project.edit(JIANGXI_2024, "cite: notes#p2-s2", "cite: notes#p2-s1")
    assert problem_of(project)[:4] == (JIANGXI_2024, line - 1, "figures[2].as_printed", "as-printed")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (JIANGXI_2023, "value: 6.2", "value: 6.3"),
        (JIANGXI_2023, "value: 6.2", "value: -6.2"),
        (JIANGXI_2023, "value: 6.2", "value: 52"),
        (JIANGXI_2023, "value: 120", "value: 12"),
        (JIANGXI_2023, "value: 4\n", "value: 5\n"),
        (JIANGXI_2024, "value_max: 8", "value_max: 9"),
        (JIANGXI_2024, "    value_max: 8\n", ""),
    ],
)
def test_value_that_is_not_what_is_printed_is_named(project: Project, path: str, old: str, new: str) -> None:
    project.edit(path, old, new)
    file, _, field, rule, message = problem_of(project)
    assert (file, rule) == (path, "value")
    assert str(field).endswith(".value")
    assert "is not what" in message


def test_unit_that_is_not_what_is_printed_is_named(project: Project) -> None:
    project.edit("records/indicators.yml", "    unit: count\n    statistic", "    unit: cny_100m\n    statistic")
    project.edit(JIANGXI_2023, "unit: count", "unit: cny_100m")
    line = project.edit(JIANGXI_2024, "unit: count", "unit: cny_100m")
    found = {(problem["file"], problem["rule"]): problem for problem in verified(project).problems()}
    assert set(found) == {(JIANGXI_2023, "value"), (JIANGXI_2024, "value")}
    assert found[JIANGXI_2024, "value"]["line"] == line - 1
    assert "131 亿元" in str(found[JIANGXI_2024, "value"]["message"])


def test_full_width_print_is_the_same_number(project: Project) -> None:
    project.edit(TEXT, "增长7.5%", "增长７．５ ％")
    rehash(project)
    assert verified(project).exit_code == 0


def test_changed_text_is_named_as_a_whole_and_by_paragraph(project: Project) -> None:
    project.edit(TEXT, "要办好", "要办妥")
    found = {(problem["rule"], problem["line"], str(problem["message"])) for problem in verified(project).problems()}
    line = project.line_of(NOTES, "  sha256: ")
    paragraph = project.line_of(NOTES, "at: p1,")
    assert found == {
        ("source-hash", line, "the text notes.md has changed since it was read"),
        ("paragraph-hash", paragraph, "the text of p1 has not the hash noted for it"),
    }


def test_front_matter_alone_changes_the_whole_only(project: Project) -> None:
    project.edit(TEXT, "title: invented for tests", "title: invented")
    assert problem_of(project)[3] == "source-hash"


def test_paragraph_past_the_end_is_named(project: Project) -> None:
    line = project.append(NOTES, f"  - {{at: p9, sha256: '{'0' * 64}'}}\n")
    file, found_line, _, rule, message = problem_of(project)
    assert (file, found_line, rule) == (NOTES, line, "paragraph-hash")
    assert message == "p9 is past the end of notes.md"


def test_sentence_past_the_end_is_named(project: Project) -> None:
    line = project.edit(JIANGXI_2023, "cite: notes#p1-s3", "cite: notes#p1-s4")
    file, found_line, field, rule, message = problem_of(project)
    assert (file, found_line, field, rule) == (JIANGXI_2023, line, "programmes[0].cite", "citation")
    assert "past the end" in message


def test_figure_past_the_end_is_one_problem(project: Project) -> None:
    project.edit(JIANGXI_2024, "cite: notes#p2-s2", "cite: notes#p2-s3")
    assert problem_of(project)[2:4] == ("figures[2].cite", "citation")


def test_missing_text_is_reported_and_alone_proves_nothing(project: Project) -> None:
    project.remove(TEXT)
    run = verified(project)
    assert run.exit_code == 1
    assert run.result() == {"figures": 0, "citations": 0, "problems": 0, "sources_without_text": ["notes"]}


def test_missing_text_of_one_source_leaves_the_others_verified(project: Project) -> None:
    other = project.read(NOTES).replace("id: notes", "id: letters").replace("path: notes.md", "path: letters.md")
    project.write("records/sources/letters.yml", other)
    run = verified(project)
    assert run.exit_code == 0
    assert run.result()["sources_without_text"] == ["letters"]


def test_text_of_another_encoding_is_a_problem(project: Project) -> None:
    project.write(TEXT, project.read(TEXT).encode("gbk"))
    rules = {problem["rule"] for problem in verified(project).problems()}
    assert "source-hash" in rules


def test_absence_and_every_other_citation_is_held_too(project: Project) -> None:
    for old in (
        "industries:\n  - industry: lanterns\n    text: {zh: 做大灯具。, en: Grow lanterns.}\n    cite: notes#p1-s2",
    ):
        project.edit(JIANGXI_2023, old, old.replace("p1-s2", "p1-s8"))
    project.edit(JIANGXI_2023, "    source: notes\n", "    source: notes\n    cite: notes#p1-s9\n")
    fields = [problem["field"] for problem in verified(project).problems()]
    assert fields == ["industries[0].cite", "absences[0].cite"]


PIECES = "页眉\n左栏第一行，增长5%，\n右栏\n第二行完。\n页脚\n"


def test_paragraphs_pieced_together_from_lines(project: Project) -> None:
    text = "左栏第一行，增长5%，第二行完。"
    project.write("sources/page.txt", PIECES)
    project.write(
        "records/sources/page.yml",
        "\n".join(
            [
                "id: page",
                "kind: newspaper_page",
                "title: {zh: 版面, en: Page}",
                "publisher: {absent: not_found}",
                "published: {absent: not_found}",
                "accessed: 2024-05-01",
                "url: {absent: not_found}",
                "text:",
                "  path: page.txt",
                f"  sha256: '{hashlib.sha256(PIECES.encode()).hexdigest()}'",
                "  layout: pieces",
                "articles:",
                "  - id: hunan",
                "    title: {zh: 一篇, en: An article}",
                "    paragraphs:",
                f"      - {{at: hunan-p1, sha256: '{paragraph_hash(text)}', lines: [2, 4]}}",
                "",
            ]
        ),
    )
    assert verified(project).exit_code == 0
    line = project.edit("records/sources/page.yml", "lines: [2, 4]", "lines: [2, 40]")
    found = problem_of(project)
    assert found[:2] == ("records/sources/page.yml", line)
    assert found[3] == "paragraph-hash"
