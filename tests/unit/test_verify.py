from __future__ import annotations

import hashlib

import pytest

from shengce.printed.normalise import normalise, paragraph_hash
from shengce.printed.paragraphs import read_paragraphs
from shengce.records.plans import FigureKind, Qualifier
from shengce.reports.periods import Calendar
from shengce.reports.sections import places_of
from shengce.verification.kinds import Passage, kind_fault
from shengce.verification.qualifiers import qualifier_fault
from tests.project import JIANGXI_2023, JIANGXI_2024, NOTES, Project, Run
from tests.unit.builders import figure, unit

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
    assert run.result() == {"figures": 7, "citations": 15, "problems": 0, "sources_without_text": []}


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
    line = project.edit(JIANGXI_2024, "cite: p2-s2", "cite: p2-s1")
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
    project.edit("records/indicators/growth.yml", "unit: count\n  statistic", "unit: cny_100m\n  statistic")
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
    line = project.edit(JIANGXI_2023, "cite: p1-s3", "cite: p1-s4")
    file, found_line, field, rule, message = problem_of(project)
    assert (file, found_line, field, rule) == (JIANGXI_2023, line, "programmes[0].cite", "citation")
    assert "past the end" in message


def test_figure_past_the_end_is_one_problem(project: Project) -> None:
    project.edit(JIANGXI_2024, "cite: p2-s2", "cite: p2-s3")
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
    for old in ("industries:\n  - named: [lanterns]\n    zh: 做大灯具。\n    en: Grow lanterns.\n    cite: p1-s2",):
        project.edit(JIANGXI_2023, old, old.replace("p1-s2", "p1-s8"))
    project.edit(JIANGXI_2023, "    reason: not_stated\n", "    reason: not_stated\n    cite: p1-s9\n")
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


def test_a_word_beside_the_number_that_the_record_lacks_is_named(project: Project) -> None:
    project.edit(JIANGXI_2023, "    qualifier: about\n", "")
    line = project.edit(JIANGXI_2023, "as_printed: 增长8%左右", "as_printed: 增长8%")
    file, found_line, field, rule, message = problem_of(project)
    assert (file, field, rule) == (JIANGXI_2023, "figures[2].qualifier", "qualifier")
    assert found_line == line - 7  # the figure, which has no such field
    assert message == "its sentence says about of “增长8%”, which is not exact"


def test_a_qualifier_that_the_sentence_does_not_say_is_named() -> None:
    fault = qualifier_fault(figure(qualifier=Qualifier.STRIVE_ABOUT), unit("percent"), "力争工业增长8%。", "8%")
    assert fault == "its sentence says strive of “8%”, which is not strive_about"


def test_a_qualifier_that_a_reader_confirmed_is_not_looked_for(project: Project) -> None:
    project.edit(JIANGXI_2024, "qualifier: strive", "qualifier: strive_about")
    assert verified(project).problems() == []
    project.edit(JIANGXI_2024, "    confirmed: true\n", "")
    assert problem_of(project)[2:4] == ("figures[2].qualifier", "qualifier")


def test_a_value_is_looked_for_at_every_place_of_its_print(project: Project) -> None:
    project.edit(TEXT, "上年规上工业增加值增长7.5%", "上年能耗下降7.5%，规上工业增加值增长7.5%")
    project.edit(JIANGXI_2024, "as_printed: 增长7.5%", "as_printed: 7.5%\n    confirmed: true")
    rehash(project)
    assert verified(project).problems() == []
    project.edit(JIANGXI_2024, "value: 7.5\n", "value: -7.5\n")
    assert verified(project).problems() == []
    line = project.edit(JIANGXI_2024, "value: -7.5\n", "value: 7.4\n")
    assert problem_of(project)[:4] == (JIANGXI_2024, line, "figures[0].value", "value")


def test_a_value_that_no_place_of_its_print_says_is_named(project: Project) -> None:
    project.edit(TEXT, "上年规上工业增加值增长7.5%", "上年能耗下降7.5%，电耗下降7.5%，规上工业增加值增长8%")
    line = project.edit(JIANGXI_2024, "as_printed: 增长7.5%", "as_printed: 7.5%\n    confirmed: true") - 2
    rehash(project)
    assert problem_of(project)[:4] == (JIANGXI_2024, line, "figures[0].value", "value")


def test_a_qualifier_that_a_reader_confirmed_stands() -> None:
    item = figure(qualifier=Qualifier.AT_LEAST)
    assert qualifier_fault(item, unit("percent"), "工业增长8%。", "8%")
    assert qualifier_fault(item.model_copy(update={"confirmed": True}), unit("percent"), "工业增长8%。", "8%") == ""


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("新增专利5万件和8%以上的产值。", {"at_least"}),
        ("工业增长8%、企业100家以上。", {"exact"}),  # firms and percent are no one list
        ("工业、农业增长8%、5%以上。", {"at_least"}),
    ],
)
def test_a_list_is_of_one_unit(sentence: str, said: set[str]) -> None:
    bounds = [one for one in Qualifier if one.is_bound or one is Qualifier.EXACT]
    assert {one.value for one in bounds if says(one, sentence)} == said


@pytest.mark.parametrize(
    "sentence", ["建成首个基地，增长8%。", "实现“零”的突破，增长8%。", "零的突破，增长8%。", "第一家基地，增长8%。"]
)
def test_words_of_a_first_time(sentence: str) -> None:
    assert says(Qualifier.FIRST_TIME, sentence)
    assert not says(Qualifier.FIRST_TIME, "工业增长8%。")


def says(qualifier: Qualifier, sentence: str, kind: FigureKind = FigureKind.TARGET) -> bool:
    """Return whether a sentence says the qualifier of its 8%."""
    return not qualifier_fault(figure(qualifier=qualifier, kind=kind), unit("percent"), normalise(sentence), "8%")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("工业增长8%。", {"exact"}),
        ("工业增长8%左右。", {"about"}),
        ("工业增长8%以上，农业增长3%左右。", {"at_least"}),
        ("能耗控制在8%以内。", {"at_most"}),
        ("工业增长不低于8%。", {"at_least"}),
        ("工业增长超过8%。", {"more_than"}),
        ("工业增速突破8%。", {"more_than"}),
        ("工业增长近8%。", {"nearly"}),
        ("力争工业增长8%。", {"strive"}),
        ("力争工业增长8%左右。", {"strive_about"}),
        ("争取工业增长8%以上。", {"strive_at_least"}),
        ("工业、农业分别增长8%、3%左右。", {"about"}),
        ("工业、农业和外贸分别增长8%、3%和5%以上。", {"at_least"}),
        ("工业、农业分别增长5%左右和8%。", {"about", "exact"}),
        ("工业、农业分别增长8%左右和5%以上。", {"about"}),
        ("力争产值1万亿元，工业增长8%。", {"strive", "exact"}),
        ("工业增长8%，力争产值1万亿元。", {"exact"}),
        ("工业增长8%左右，外贸增长8%。", {"about", "exact"}),
        ("工业增长首次达到8%。", {"first_time", "exact"}),
        ("位居第8。", set(Qualifier)),
    ],
)
def test_qualifiers_that_a_sentence_says(sentence: str, said: set[str]) -> None:
    all_but_first = {one.value for one in Qualifier if one is not Qualifier.FIRST_TIME or "首次" in sentence}
    assert {one.value for one in Qualifier if says(one, sentence)} == said & all_but_first


def test_a_rank_has_no_bound_to_be_named() -> None:
    rank = figure(value=8, unit_id="rank").model_copy(update={"as_printed": "前8名"})
    assert qualifier_fault(rank, unit("rank"), "列前8名。", "前8名") == ""


def test_results_are_not_striven_for_by_the_words_of_other_clauses() -> None:
    assert says(Qualifier.EXACT, "努力工作后工业增长8%。", FigureKind.RESULT)
    assert not says(Qualifier.EXACT, "努力使工业增长8%。")


def passage(sentence: str, before: str = "", heading: str = "") -> Passage:
    """Return a sentence of a report of 2023, in the part that a heading opens."""
    calendar = Calendar(2023, 2022)
    paragraphs = read_paragraphs(f"**{heading}**\n\n{before}{sentence}\n")
    place = places_of(paragraphs, calendar)["p2"] if heading else None
    return Passage(sentence, before, place, calendar)


def kinds_named(where: Passage) -> set[str]:
    """Return the kinds that a figure of 8% cannot have there."""
    kinds = (FigureKind.RESULT, FigureKind.TARGET, FigureKind.PARAMETER)
    return {kind.value for kind in kinds if kind_fault(figure(kind=kind), where)}


REVIEW, AIMS = "一、2022年工作回顾", "二、2023年工作安排"


@pytest.mark.parametrize(
    ("where", "named"),
    [
        (passage("工业增长8%。"), set()),
        (passage("去年工业增长8%。"), {"target"}),
        (passage("2022年工业增长8%。"), {"target"}),
        (passage("工业实现了8%的增速。"), {"target"}),
        (passage("去年的目标任务：实现了8%的增速。"), {"target"}),
        (passage("巩固去年的好势头，工业增长8%。"), set()),
        (passage("今年的预期目标是：工业比上年增长8%。"), {"result"}),
        (passage("今年工业增长8%。"), {"result"}),
        (passage("力争工业增长8%。"), {"result"}),
        (passage("确保工业增长8%。"), {"result"}),
        (passage("确保了工业增长8%。"), set()),
        (passage("工业要实现8%的增速。"), {"result"}),
        (passage("需要实现8%的增速。"), set()),
        (passage("力争好年景，工业增长8%。"), set()),
        (passage("工业增长8%。", heading=REVIEW), {"target"}),
        (passage("今年工业增长8%。", heading=REVIEW), {"result"}),
        (passage("工业增长8%。", heading=AIMS), {"result"}),
        (passage("去年工业增长8%。", heading=AIMS), {"target"}),
        (passage("工业增长8%。", before="去年很好。", heading=AIMS), set()),
        (passage("工业增长8%，保持了好势头。", heading=AIMS), set()),
        (passage("由2022年的8%提高到9%。", heading=AIMS), set()),
        (passage("去年工业增长8%，今年工业增长8%。"), set()),
        (passage("工业增长8%。", heading="附件：名词解释"), set()),
    ],
)
def test_kinds_that_a_passage_rules_out(where: Passage, named: set[str]) -> None:
    assert kinds_named(where) == named


def test_a_kind_that_a_reader_confirmed_stands() -> None:
    target = figure(kind=FigureKind.TARGET)
    assert kind_fault(target, passage("去年工业增长8%。"))
    assert kind_fault(target.model_copy(update={"confirmed": True}), passage("去年工业增长8%。")) == ""


LEVEL = "kind: {kind}\n    period: {year}\n    statistic: level"


def test_a_target_that_is_called_a_result_is_named(project: Project) -> None:
    text = project.read(JIANGXI_2023)
    project.write(JIANGXI_2023, text[: text.index("absences:")])
    target, result = LEVEL.format(kind="target", year=2023), LEVEL.format(kind="result", year=2022)
    line = project.edit(JIANGXI_2023, target, result)
    file, found_line, field, rule, message = problem_of(project)
    assert (file, found_line, field, rule) == (JIANGXI_2023, line, "figures[3].kind", "kind")
    assert message == "notes#p1-s2 is about what is aimed at; is this a target? if it is a result, add confirmed: true"


def test_a_communique_reports_what_was_reached(project: Project) -> None:
    target, result = LEVEL.format(kind="target", year=2024), LEVEL.format(kind="result", year=2023)
    line = project.edit(JIANGXI_2024, result, target)
    assert verified(project).problems() == []
    project.edit(NOTES, "kind: government_work_report", "kind: statistical_communique")
    assert problem_of(project)[:4] == (JIANGXI_2024, line, "figures[1].kind", "kind")
