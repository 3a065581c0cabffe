"""``build_pages.py sources``: every citation counts; a manifest that cannot be right is named and changes nothing."""

from __future__ import annotations

import hashlib

import pytest

from shengce.records.load import load_records
from tests.project import NOTES, Project

MANIFEST = "sources/work-reports/manifest.tsv"
REPORT = "sources/work-reports/hunan/2024.md"
HUNAN = "records/sources/work-reports/hunan.yml"
HEADER = "path\tarea\tyear\tkind\ttitle\tpublisher\turl\tsha256\tcharacters\tnote"
TEXT = "一、回顾\n\n去年，规上工业增加值增长5.9%。\n\n要建设“灯塔”。\n"
HASH = hashlib.sha256(TEXT.encode()).hexdigest()


def row(path: str = "hunan/2024.md", area: str = "hunan", year: str = "2024", **cells: str) -> str:
    """Return a line of the manifest, well-formed but for what a test says."""
    kind = cells.get("kind", "government_work_report")
    url, digest = cells.get("url", "https://example.org/2024"), cells.get("digest", HASH)
    return "\t".join((path, area, year, kind, "t", "p", url, digest, "60", ""))


READ = "records/read/hunan/2024.yml"
READ_TEXT = "area: hunan\nyear: 2024\nprogrammes:\n- {term: little-lighthouse, cite: p3-s1}\n"


@pytest.fixture
def reports(project: Project) -> Project:
    project.write(REPORT, TEXT)
    project.write(MANIFEST, f"{HEADER}\n{row()}\n")
    return project


def records_of(project: Project) -> dict[str, bytes]:
    folder = project.place("records")
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def listed(project: Project) -> tuple[int, str]:
    run = project.run("sources", str(project.sources))
    return run.exit_code, run.stderr


def test_the_paragraphs_of_every_kind_of_citation_are_listed(reports: Project) -> None:
    """A programme, an occasion or a task may be all that is cited of a paragraph."""
    reports.write(READ, READ_TEXT)
    assert listed(reports)[0] == 0
    records, _ = load_records(reports.root)
    (source,) = (item.record for item in records.sources if item.record.id == "work-report-hunan-2024")
    assert [paragraph.at for paragraph in source.paragraphs] == ["p3"]


def test_a_paragraph_that_is_not_listed_is_named_with_the_file_of_the_list(reports: Project) -> None:
    assert listed(reports)[0] == 0
    reports.write(READ, READ_TEXT.replace("p3-s1", "p9-s1"))
    (message,) = [p["message"] for p in reports.run("--json", "check").problems() if p["rule"] == "citation"]
    assert HUNAN in message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (row(area="../../x"), "area “../../x”"),
        (row(area="/etc/x"), "area “/etc/x”"),
        (row(area="hangzhou"), "area “hangzhou” must be an area of records/areas.yml"),
        (row(year="x"), "year “x”"),
        (row(year="２０２４"), "year"),
        (row(path="../../../x.md"), "path “../../../x.md”"),
        (row(path="/etc/passwd"), "path"),
        (row(path="hunan/2025.md"), "hunan/2025.md is named here and is not in the folder"),
        (row(kind="speech"), "kind “speech”"),
        (row(kind="statistical_communique"), "its area must be"),
        (row(url="javascript:alert(1)"), "url"),
        (row(digest="1"), "sha256 “1”"),
        (row() + "\n" + row(), "stands at line 2 already"),
        (row(area="hu\0nan"), "hu\\x00nan"),
        ("hunan/2024.md\thunan\t2024", "has 3 columns, the first line 10"),
        (row() + "\tmore", "has 11 columns"),
        ("", "has 1 columns"),
    ],
)
def test_a_faulty_row_is_named_and_nothing_is_written(reports: Project, line: str, says: str) -> None:
    reports.write(MANIFEST, f"{HEADER}\n{line}\n\n" if not line else f"{HEADER}\n{line}\n")
    before = records_of(reports)
    code, said = listed(reports)
    assert code == 1
    assert says in said
    assert f"{reports.place(MANIFEST)}:{2 + line.count(chr(10))}: " in said
    assert "Traceback" not in said
    assert records_of(reports) == before


def test_all_faults_are_named_at_once(reports: Project) -> None:
    reports.write(MANIFEST, f"{HEADER}\n{row(area='x', year='x')}\n{row(kind='x')}\n")
    _, said = listed(reports)
    assert [line.split("manifest.tsv:")[1][:7] for line in said.splitlines()] == ["2: area", "2: year", "3: kind"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (HEADER.replace("\tyear", "").encode(), "manifest.tsv:1: the first line must name these columns once: year"),
        (f"{HEADER}\tyear\n".encode(), "once: year"),
        (b"", "path, area, year"),
        (f"{HEADER}\n{row()}".encode() + b"\xff", "manifest.tsv:2: is not UTF-8"),
    ],
)
def test_a_manifest_that_is_no_table_is_named(reports: Project, content: bytes, says: str) -> None:
    reports.write(MANIFEST, content)
    code, said = listed(reports)
    assert code == 1
    assert says in said


def test_a_missing_manifest_and_a_text_that_is_not_utf_8_are_named(reports: Project) -> None:
    reports.write(REPORT, TEXT.encode("gbk"))
    assert "2024.md: cannot be read as UTF-8 text" in listed(reports)[1]
    reports.remove(MANIFEST)
    assert "manifest.tsv cannot be read" in listed(reports)[1]
    assert not reports.place(HUNAN).exists()


def test_a_text_outside_the_folder_is_not_read_through_a_link(reports: Project) -> None:
    reports.remove(REPORT)
    reports.place(REPORT).symlink_to(reports.place(NOTES))
    assert "is not in the folder" in listed(reports)[1]


def test_rows_end_as_windows_ends_them(reports: Project) -> None:
    reports.write(MANIFEST, f"\ufeff{HEADER}\r\n{row()}\r\n")
    assert listed(reports) == (0, "")
