from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from shengce.problems import Problem, UnusableFileError
from shengce.records.yaml_document import (
    LARGEST_RECORD_BYTES,
    MOST_VALUES,
    YamlDocument,
    YamlError,
    field_name,
    read_yaml,
)


def document(folder: Path, text: str | bytes) -> YamlDocument:
    place = folder / "records" / "one.yml"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_yaml(place, folder)


def problem(folder: Path, text: str | bytes) -> Problem:
    with pytest.raises(UnusableFileError) as caught:
        document(folder, text)
    return caught.value.problem


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("8", 8),
        ("-5.9", Decimal("-5.9")),
        ("8.0", Decimal("8.0")),
        ("8.10", Decimal("8.10")),
        ("+3", 3),
        ("0", 0),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        (".5", ".5"),
        (".inf", ".inf"),
        ("2023-02-17", "2023-02-17"),
        ("true", True),
        ("on", "on"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'8'", "8"),
        ('"true"', "true"),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">\n  one\n  line", "one line\n"),
        ("[1, a]", [1, "a"]),
        ("{b: 2, a: 1}", {"b": 2, "a": 1}),
    ],
)
def test_scalars_are_read_by_the_core_schema_and_no_further(tmp_path: Path, written: str, value: object) -> None:
    data = document(tmp_path, f"key: {written}\n").data
    assert data == {"key": value}
    assert isinstance(data, dict)
    assert type(data["key"]) is type(value)


def test_decimal_keeps_its_places(tmp_path: Path) -> None:
    data = document(tmp_path, "value: 8.0\n").data
    assert isinstance(data, dict)
    assert str(data["value"]) == "8.0"


TEXT = """# a comment
province: jiangxi
figures:
  - id: one
    value: 8.0
  - {id: two, note: {zh: 注, en: note}}
text: >-
  folded
  text
last:
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("province",), 2),
        (("figures",), 3),
        (("figures", 0), 4),
        (("figures", 0, "value"), 5),
        (("figures", 1), 6),
        (("figures", 1, "note", "en"), 6),
        (("text",), 7),
        (("last",), 10),
        (("figures", 0, "unit"), 4),
        (("figures", 9, "unit"), 3),
        (("nowhere", "at", 1), 2),
    ],
)
def test_every_field_has_its_line_and_a_missing_one_that_of_its_parent(
    tmp_path: Path, path: tuple[str | int, ...], line: int
) -> None:
    assert document(tmp_path, TEXT).line_of(path) == line


def test_problem_carries_file_line_and_field(tmp_path: Path) -> None:
    found = document(tmp_path, TEXT).problem(("figures", 0, "value"), "range", "too high")
    assert str(found) == "records/one.yml:5: figures[0].value: too high [range]"


@pytest.mark.parametrize(
    ("path", "name"),
    [((), ""), (("a",), "a"), (("a", 3, "b"), "a[3].b"), ((1, "id"), "[1].id"), (("a", "b", 0, 1), "a.b[0][1]")],
)
def test_field_path_is_written_as_people_read_it(path: tuple[str | int, ...], name: str) -> None:
    assert field_name(path) == name


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("a: 1\nb: [1\n", 3, "yaml"),
        ("a: 1\n\tb: 2\n", 2, "yaml"),
        ("a: 'open\n", 2, "yaml"),
        ("a: b: c\n", 1, "yaml"),
        ("a: 1\n---\nb: 2\n", 2, "yaml"),
        ("%YAML 9.9\n---\na: 1\n", 1, "yaml"),
        ("a: 1\nb:\n  a: 1\na: 2\n", 4, "duplicate-key"),
        ("a:\n  b: 1\n  b: 2\n", 3, "duplicate-key"),
        ("a: &x 1\n", 1, "alias"),
        ("a:\n- 中文\n- &x 1\n", 3, "alias"),
        ("a: 1\nb: !!binary aGk=\n", 2, "tag"),
        ("a: 1\nb: !!str 2\n", 2, "tag"),
        ("a: 1\n!x b: 2\n", 2, "tag"),
        ("中文: 一二三\nb: !x {}\n", 2, "tag"),
        ("a: 1\n? [b]\n: 2\n", 2, "yaml"),
        ("a: 1\n'': 2\n", 2, "yaml"),
        ("", 1, "yaml"),
        ("a: 1\nb: \x01\n", 2, "yaml"),
        (b"a: 1\nb: 2\nc: \xff\n", 3, "encoding"),
        (b"a: 1\nb: \xed\xa0\x80\n", 2, "encoding"),
        (b"#" * (LARGEST_RECORD_BYTES + 1), 1, "file-size"),
        ("a:\n" + "- " * 50 + "\n", 2, "nesting"),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_line(tmp_path: Path, text: str | bytes, line: int, rule: str) -> None:
    found = problem(tmp_path, text)
    assert (str(found.file), found.line, found.rule) == ("records/one.yml", line, rule)


@pytest.mark.parametrize("text", ["a: R&D\n", "a: wow!\n", "a: '!x &y *z'\n", "a: x # &c !t\n", "中: '&'\n文: '!'\n"])
def test_marks_within_words_are_words(tmp_path: Path, text: str) -> None:
    assert isinstance(document(tmp_path, text).data, dict)


def test_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    text = b"a: 1\n"
    assert document(tmp_path, text + b"#" * (LARGEST_RECORD_BYTES - len(text))).data == {"a": 1}


def test_many_small_groups_are_no_deep_nesting(tmp_path: Path) -> None:
    data = document(tmp_path, "a:\n" + "- {b: [1]}\n" * 5_000).data
    assert isinstance(data, dict)
    assert data["a"] == [{"b": [1]}] * 5_000


def test_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(tmp_path / "gone.yml", tmp_path)
    assert (caught.value.problem.rule, caught.value.problem.line) == ("unreadable", 1)


@pytest.mark.parametrize(
    ("text", "line", "sign"),
    [
        ("a: 1\nyear：2024\nprovince: x\n", 2, "：（U+FF1A"),
        ("year： 2024\n\n# a remark：one\nb: 1\n", 1, "：（U+FF1A"),
        ("year：2024\n", 1, "：（U+FF1A"),
        ("a：1\nb：2\n", 1, "：（U+FF1A"),
        ("a:\n- year：2024\n  b: 1\n", 2, "：（U+FF1A"),
        ("a: {zh: 点灯, en： Light}\n", 1, "：（U+FF1A"),
        ("a: {zh：点灯, en: Light}\n", 1, "：（U+FF1A"),
        ("a: {zh: 点灯，en: Light}\n", 1, "，（U+FF0C"),
        ("a: [growth，trade]\n", 1, "，（U+FF0C"),
        ("a: [growth、trade]\n", 1, "、（U+3001"),
        ("b: 1\na: ［growth］\n", 2, "［（U+FF3B"),
        ("a: ｛zh: 点灯, en: Light｝\n", 1, "｛（U+FF5B"),
        ("a: {zh: 点灯, en: Light｝\nb: 1\n", 1, "｝（U+FF5D"),
        ("a: [1, 2］\nb: 2\n", 1, "］（U+FF3D"),
        ("year:\u30002024\nb: 1\n", 1, "\\u3000（U+3000"),
        ("year:\u30002024\n", 1, "\\u3000（U+3000"),
        ("a: 1\n\u3000year: 2024\n", 2, "\\u3000（U+3000"),
        ("year:\u00a02024\nb: 1\n", 1, "\\xa0（U+00A0"),
        ("a: “x: y”\nb: 2\n", 1, "“（U+201C"),
        ("a: ＂x＂\n", 1, "＂（U+FF02"),
        ("a:\n－ 1\n－ 2\n", 2, "－（U+FF0D"),
        ("＃ a remark\na: 1\n", 1, "＃（U+FF03"),
    ],
)
def test_full_width_sign_where_yaml_has_its_own_is_named_on_its_line(
    tmp_path: Path, text: str, line: int, sign: str
) -> None:
    found = problem(tmp_path, text)
    assert (found.line, found.rule) == (line, "full-width")
    assert str(found).partition("“")[2].startswith(sign.replace("（", "” ("))


@pytest.mark.parametrize(
    "text",
    [
        "a: “十四五”规划：开局，起步（见附件）\n",
        "a: 增长，GDP：7％；其中\n",
        "a: '［甲］'\n",
        'a: "year：2024"\n',
        "a: |\n  year：2024\n  ｛x｝\n",
        "a: 1 # year：2024\n",
        "a: {zh: 点灯；亮灯, en: Light the lamps}\n",
    ],
)
def test_full_width_signs_in_words_are_words(tmp_path: Path, text: str) -> None:
    assert isinstance(document(tmp_path, text).data, dict)


@pytest.mark.parametrize("before", ["a: “十四五”规划\n", "a: 增长，GDP：7\n", "a: 'year：2024'\n", "# year：2024\n"])
def test_good_signs_are_not_blamed_for_a_fault_below_them(tmp_path: Path, before: str) -> None:
    found = problem(tmp_path, f"{before}b: 'open\n")
    assert (found.line, found.rule) == (3, "yaml")


@pytest.mark.parametrize("text", ["a: [{}x]\n", "a: {{{}x: 1}}\n", "{}"], ids=["list", "group", "fields"])
def test_millions_of_values_are_refused_at_once(tmp_path: Path, text: str) -> None:
    many = "".join(f"a{number}: 1\n" for number in range(300_000)) if text == "{}" else "x, " * 1_300_000
    begun = time.perf_counter()
    found = problem(tmp_path, text.format(many))
    assert found.rule == "file-size" and f"{MOST_VALUES:,} values" in found.message
    assert time.perf_counter() - begun < 5


def test_link_is_refused_and_shows_nothing_of_its_target(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("swordfish: [", encoding="utf-8")
    (tmp_path / "one.yml").symlink_to(tmp_path / "secret")
    with pytest.raises(YamlError, match="symbolic link") as caught:
        read_yaml(tmp_path / "one.yml", tmp_path)
    assert "swordfish" not in str(caught.value)


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, ends: str) -> None:
    assert problem(tmp_path, ends.join(["a: 1", "b: 2", "c: &x 3", ""])).line == 3
