"""Every form of a table says the same: each is read back by another program's library and held against the rows."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.etree import ElementTree

import pyarrow as arrow
import pytest
from frictionless import validate
from hypothesis import given, settings, strategies
from pyarrow import parquet

from shengce.derive.knowledge import Knowledge
from shengce.exports.codebook import codebook
from shengce.exports.csv_table import csv_table, neutralised
from shengce.exports.data_package import csv_on_the_web, data_package
from shengce.exports.doubles import as_double
from shengce.exports.fields import Field, Fields, Table
from shengce.exports.filled import Filled, filled
from shengce.exports.forms import form_files
from shengce.exports.json_lines import json_lines
from shengce.exports.parquet_file import parquet_file
from shengce.exports.registry import EXPORTS
from shengce.exports.sqlite_file import sqlite_file
from shengce.exports.tables import tables_of
from shengce.exports.types import FieldType, type_of
from shengce.exports.workbook import workbook
from tests.unit.builders import knowledge, language
from tests.versions import golden_on_record

Rows = list[tuple[Field, ...]]
TABLES = [export.table for export in EXPORTS]
PYTHON_TYPES: Mapping[FieldType, type] = {
    FieldType.TEXT: str,
    FieldType.CATEGORY: str,
    FieldType.INTEGER: int,
    FieldType.DECIMAL: Decimal,
    FieldType.DATE: date,
    FieldType.BOOLEAN: bool,
}
HOSTILE = (
    *("=1+1", "+1", "-4.2%", "@SUM(A1)", "\t1", "\r\n=2", "'=1", "＝1", "{=1}", "https://example.org", "internal:A1"),
    *(
        "甲,乙;丙",
        '说"好"',
        "it's",
        "一\n二\r\n三",
        "\x00",
        "a\x00b",
        "\x01\x1f",
        "_x0041_",
        "𠮷🀄",
        "<a>&amp;",
        " 两端 ",
    ),
    *("1E15", "0012", "TRUE", "2024-01-01", "NULL", "nan"),
)
NUMBERS = tuple(map(Decimal, ("0.1", "1E+15", "999999999999999", "-0.05", "100", "0", "123456.789012345", "6.0")))
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
FIRST_OF_MARCH_1900 = 61
"""Spreadsheets count the 29 February of 1900, a day that there was not."""
DAYS = (date(1900, 1, 1), date(1999, 12, 31), date(2024, 2, 29))


def table_of(rows: Iterable[Fields], name: str = "rows", key: tuple[str, ...] = ()) -> Table:
    rows = list(rows)
    return Table(name, tuple(rows[0]), lambda _: rows, key)


def at(values: tuple[Field, ...], index: int) -> Field:
    return values[index] if index < len(values) else None


def hostile() -> Table:
    rows: list[Fields] = [
        {"id": f"row-{row}", "text": text, "value": at(NUMBERS, row), "day": at(DAYS, row), "sure": row % 2 == 0}
        for row, text in enumerate(HOSTILE)
    ]
    return table_of(rows, key=("id",))


@cache
def golden() -> Knowledge:
    return golden_on_record()


def rows_of(table: Table, known: Knowledge) -> Rows:
    return [tuple(row[name] for name in table.columns) for row in table.rows(known)]


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        yield database


def database_of(*tables: Table) -> bytes:
    return sqlite_file([filled(table, golden()) for table in tables])


# Each form read back as the values that were written


def from_csv(table: Table, known: Knowledge) -> Rows:
    head, *rows = csv.reader(io.StringIO(csv_table(filled(table, known)).decode("utf-8"), newline=""))
    assert tuple(head) == table.columns
    types = [column.type for column in filled(table, known).columns]
    return [tuple(_of_text(cell, kind) for cell, kind in zip(row, types, strict=True)) for row in rows]


def _of_text(cell: str, kind: FieldType) -> Field:
    if not cell:
        return None
    if kind in {FieldType.TEXT, FieldType.CATEGORY}:
        return cell.removeprefix("'") if neutralised(cell.removeprefix("'")) == cell else cell
    if kind is FieldType.BOOLEAN:
        return {"True": True, "False": False}[cell]
    read: Mapping[FieldType, Callable[[str], Field]] = {FieldType.INTEGER: int, FieldType.DECIMAL: Decimal}
    return read.get(kind, date.fromisoformat)(cell)


def from_parquet(table: Table, known: Knowledge) -> Rows:
    read = parquet.read_table(io.BytesIO(parquet_file(filled(table, known))))
    assert tuple(read.column_names) == table.columns
    return [tuple(row.values()) for row in read.to_pylist()] if table.columns else []


def from_sqlite(table: Table, known: Knowledge) -> Rows:
    whole = filled(table, known)
    with opened(sqlite_file([whole])) as database:
        found = database.execute(f"SELECT * FROM {table.name} ORDER BY rowid")
        assert tuple(column[0] for column in found.description) == table.columns
        return [
            tuple(_of_sqlite(value, column.type) for value, column in zip(row, whole.columns, strict=True))
            for row in found
        ]


def _of_sqlite(value: str | float | None, kind: FieldType) -> Field:
    if value is None:
        return None
    if kind is FieldType.DECIMAL:
        return Decimal(value if isinstance(value, str) else repr(value))
    if kind is FieldType.BOOLEAN:
        return bool(value)
    return date.fromisoformat(str(value)) if kind is FieldType.DATE else value  # type: ignore[return-value]


def sheets_of(content: bytes) -> Mapping[str, ElementTree.Element]:
    """Return the sheets of a workbook by name, each cell's text in its ``v``."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{SHEET}sheet")]
        return {
            name: ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
            for number, name in enumerate(names, start=1)
        }


def strings_of(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        table = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    texts = ("".join(part.text or "" for part in item.iter(f"{SHEET}t")) for item in table)
    return [ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts]


def cells_of(content: bytes, sheet: str) -> list[list[Field]]:
    """Return what a spreadsheet shows: texts, numbers and truths; a day is a number there."""
    strings = strings_of(content)
    rows = sheets_of(content)[sheet].iter(f"{SHEET}row")
    return [_in_places({_place(cell): _of_cell(cell, strings) for cell in row}) for row in rows]


def _place(cell: ElementTree.Element) -> int:
    letters = cell.attrib["r"].rstrip("0123456789")
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _in_places(cells: Mapping[int, Field]) -> list[Field]:
    return [cells.get(place) for place in range(max(cells, default=-1) + 1)]


def _of_cell(cell: ElementTree.Element, strings: list[str]) -> Field:
    value = cell.findtext(f"{SHEET}v")
    assert value is not None and cell.find(f"{SHEET}f") is None, "a cell holds a value and no formula"
    if cell.get("t") == "s":
        return strings[int(value)]
    return value == "1" if cell.get("t") == "b" else Decimal(repr(float(value)))  # spreadsheets count in doubles


def from_workbook(table: Table, known: Knowledge) -> Rows:
    whole = filled(table, known)
    head, *rows = cells_of(workbook([whole]), table.name)
    assert tuple(head) == table.columns
    types = [column.type for column in whole.columns]
    return [
        tuple(_of_typed(value, kind) for value, kind in zip(_padded(row, len(types)), types, strict=True))
        for row in rows
    ]


def _padded(row: list[Field], length: int) -> list[Field]:
    return [*row, *[None] * (length - len(row))]


def _of_typed(value: Field, kind: FieldType) -> Field:
    if isinstance(value, str) and kind is FieldType.DECIMAL:
        return Decimal(value)
    if isinstance(value, Decimal) and kind is FieldType.INTEGER:
        return int(value)
    if isinstance(value, Decimal) and kind is FieldType.DATE:
        return date(1899, 12, 30) + timedelta(days=int(value) + (value < FIRST_OF_MARCH_1900))
    return value


def from_lines(table: Table, known: Knowledge) -> Rows:
    whole = filled(table, known)
    rows = [json.loads(line, parse_float=Decimal) for line in json_lines(whole).decode().split("\n")[:-1]]
    assert all(tuple(row) == table.columns for row in rows)
    types = [column.type for column in whole.columns]
    return [tuple(_of_json(value, kind) for value, kind in zip(row.values(), types, strict=True)) for row in rows]


def _of_json(value: Any, kind: FieldType) -> Field:
    if value is not None and kind in {FieldType.DECIMAL, FieldType.DATE}:
        return Decimal(value) if kind is FieldType.DECIMAL else date.fromisoformat(value)
    return value  # type: ignore[no-any-return]


FORMS: Mapping[str, Callable[[Table, Knowledge], Rows]] = {
    "csv": from_csv,
    "parquet": from_parquet,
    "sqlite": from_sqlite,
    "workbook": from_workbook,
    "lines": from_lines,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_form_holds_every_value(table: Table, form: str) -> None:
    assert FORMS[form](table, golden()) == rows_of(table, golden())


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_what_would_break_it(form: str) -> None:
    rows = rows_of(hostile(), golden())
    assert len(rows) == len(HOSTILE)
    for found, meant in zip(FORMS[form](hostile(), golden()), rows, strict=True):
        assert found == meant
        assert [type(value) for value in found] == [type(value) for value in meant]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_without_rows_has_its_columns(form: str) -> None:
    empty = Table("rows", ("id", "value", "note"), lambda _: [])
    assert FORMS[form](empty, golden()) == []


# Whatever the words and numbers are

# Neither is a character of XML, and so of a workbook.
NO_CHARACTERS = "\ufffe\uffff"
TEXTS = strategies.text(strategies.characters(exclude_categories=["Cs"], exclude_characters=NO_CHARACTERS), min_size=1)
LARGEST = Decimal(10) ** 15
EXACT = strategies.decimals(-LARGEST, LARGEST, allow_nan=False, places=9)
ROWS = strategies.lists(
    strategies.fixed_dictionaries(
        {"text": TEXTS | strategies.none(), "value": EXACT | strategies.none(), "whole": strategies.integers(0, 2**31)}
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("form", FORMS)
@given(rows=ROWS)
@settings(max_examples=40)
def test_every_form_keeps_every_character_and_digit(form: str, rows: list[Fields]) -> None:
    listed = [
        {"id": f"row-{number}", "name_zh": row["text"], "value": row["value"], "year": row["whole"]}
        for number, row in enumerate(rows)
    ]
    table = table_of(listed)
    assert FORMS[form](table, golden()) == rows_of(table, golden())


@given(beginning=strategies.characters(categories=["L", "N"]))
@settings(max_examples=500)
def test_what_begins_with_a_letter_or_a_digit_begins_with_no_sign_in_any_form(beginning: str) -> None:
    assert normalize("NFKC", beginning).lstrip()[:1] not in set("=+-@'\"`‘’“”")
    assert neutralised(f"{beginning}=1") == f"{beginning}=1"


# Types


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_value_is_of_its_columns_type(table: Table) -> None:
    for column, values in filled(table, golden()).by_column:
        kinds = {type(value) for value in values if value is not None}
        assert kinds <= {PYTHON_TYPES[column.type]}, column.name


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ((True, None), FieldType.BOOLEAN),
        ((1, None), FieldType.INTEGER),
        ((1, Decimal("0.5")), FieldType.DECIMAL),
        ((date(2024, 1, 1), None), FieldType.DATE),
        (("a", 1), FieldType.TEXT),
        ((None,), FieldType.TEXT),
        ((), FieldType.TEXT),
    ],
)
def test_a_column_that_is_not_listed_is_what_its_values_are(values: tuple[Field, ...], kind: FieldType) -> None:
    assert type_of("facts", "unheard_of", values) is kind
    assert type_of("facts", "province", values) is FieldType.CATEGORY
    assert type_of("facts", "plan_year", values) is FieldType.INTEGER
    assert type_of("sources", "plan_year", values) is FieldType.TEXT


# Parquet


def schema_of(table: Table) -> Mapping[str, object]:
    read = parquet.read_table(io.BytesIO(parquet_file(filled(table, golden()))))
    return dict(zip(read.column_names, read.schema.types, strict=True))


def test_parquet_is_typed() -> None:
    types = schema_of(next(table for table in TABLES if table.name == "facts"))
    assert types["id"] == arrow.string() and types["plan_year"] == arrow.int64()
    assert arrow.types.is_dictionary(types["province"])
    assert types["value"].precision == 38 and types["value"].scale >= 1  # type: ignore[attr-defined]
    hostile_types = schema_of(hostile())
    assert hostile_types["day"] == arrow.date32() and hostile_types["sure"] == arrow.bool_()
    assert hostile_types["value"].scale == 9  # type: ignore[attr-defined]


def test_a_number_too_long_for_exactness_is_no_file_at_all() -> None:
    long = table_of([{"value": Decimal("1E+30")}, {"value": Decimal("1E-30")}])
    with pytest.raises(arrow.ArrowInvalid):
        parquet_file(filled(long, golden()))


# SQLite


def test_the_database_has_keys_that_hold() -> None:
    sources = table_of([{"id": "notes"}], "sources", key=("id",))
    facts = table_of([{"id": "one", "source": "notes"}, {"id": "two", "source": None}], "facts", key=("id",))
    with opened(database_of(facts, sources)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        (reference,) = database.execute("PRAGMA foreign_key_list(facts)").fetchall()
        assert reference[2:5] == ("sources", "source", "id")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO facts VALUES ('one', 'notes')")


def test_a_key_may_be_of_several_columns_and_needs_no_table_that_there_is_not() -> None:
    years = table_of([{"area": "jiangxi", "year": 2023, "source": "notes"}], "years", key=("area", "year"))
    with opened(database_of(years)) as database:
        columns = database.execute("PRAGMA table_info(years)").fetchall()
        assert [column[1] for column in columns if column[5]] == ["area", "year"]
        assert database.execute("PRAGMA foreign_key_list(years)").fetchall() == []


def test_a_promise_stands_beside_its_outcome_as_both_are_printed() -> None:
    facts = {row["id"]: row for row in next(table for table in TABLES if table.name == "facts").rows(golden())}
    pairs = list(next(table for table in TABLES if table.name == "pairs").rows(golden()))
    with opened(database_of(*TABLES)) as database:
        query = "SELECT target_id, verdict, target_as_printed, outcome_as_printed FROM promises ORDER BY target_id"
        found = database.execute(query).fetchall()
    assert found == sorted(
        (pair["target_id"], pair["verdict"], printed(facts, pair["target_id"]), printed(facts, pair["outcome_id"]))
        for pair in pairs
    )


def test_a_promise_is_named_in_both_languages() -> None:
    with opened(database_of(*TABLES)) as database:
        query = "SELECT DISTINCT area_zh, area_en, indicator_zh FROM promises WHERE province = 'jiangxi'"
        found = database.execute(f"{query} AND indicator = 'gdp_growth'").fetchall()
    assert found == [("江西", "Jiangxi", "地区生产总值增速")]


def test_the_share_kept_by_year_is_of_the_provinces_counted_targets() -> None:
    judged = [
        (pair["year"], pair["verdict"], pair["verdict_strict"])
        for pair in next(table for table in TABLES if table.name == "pairs").rows(golden())
        if pair["counted"] == "yes" and pair["area_level"] == "province"
        if pair["verdict"] in {"met", "nearly", "missed"}
    ]
    expected = []
    for year in sorted({int(str(year)) for year, _, _ in judged}):
        usual = [verdict for at, verdict, _ in judged if at == year]
        strict = [verdict for at, _, verdict in judged if at == year]
        met = usual.count("met")
        expected.append((year, len(usual), met, strict.count("met"), round(100 * met / len(usual), 1)))
    with opened(database_of(*TABLES)) as database:
        assert database.execute("SELECT * FROM kept_by_year").fetchall() == expected
    assert len(expected) >= 2


def test_numbers_that_a_double_keeps_are_numbers_and_others_are_text_with_every_digit() -> None:
    rows = [
        {"value": Decimal("0.1"), "value_max": Decimal("0.1")},
        {"value": Decimal("1E+15"), "value_max": Decimal("12345678901234567.5")},
    ]
    with opened(database_of(table_of(rows))) as database:
        types = {column[1]: column[2] for column in database.execute("PRAGMA table_info(rows)")}
        assert types == {"value": "REAL", "value_max": "TEXT"}
        assert database.execute("SELECT value, value_max FROM rows ORDER BY rowid").fetchall() == [
            (0.1, "0.1"),
            (1e15, "12345678901234567.5"),
        ]
        assert database.execute("SELECT sum(value) > 1e15 FROM rows").fetchone() == (1,)


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        *(("0.1", True), ("1E+15", True), ("123456789012345", True), ("1234567890123456", False), ("0", True)),
        *(("0.000123456789012345", True), ("12345678.12345678", False), ("-1234567890123450", True), ("6.00", True)),
        ("1.00000000000000000000000000001", False),
    ],
)
def test_a_double_keeps_fifteen_digits_wherever_the_point_is(number: str, kept: bool) -> None:
    double = as_double(Decimal(number))
    assert (double is not None) == kept
    assert double is None or Decimal(repr(double)) == Decimal(number)


def printed(facts: Mapping[Field, Fields], identifier: Field) -> Field:
    return facts[identifier]["as_printed"] if identifier else None


def test_the_whole_database_is_sound() -> None:
    with opened(database_of(*TABLES)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA page_size").fetchone() == (4096,)
        names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    assert [name for (name,) in names] == [table.name for table in TABLES]


# The workbook


def test_a_sheet_has_a_head_in_sight_and_filters() -> None:
    sheet = sheets_of(workbook([filled(hostile(), golden())]))["rows"]
    (pane,) = sheet.iter(f"{SHEET}pane")
    assert (pane.attrib["ySplit"], pane.attrib["state"]) == ("1", "frozen")
    (filters,) = sheet.iter(f"{SHEET}autoFilter")
    assert filters.attrib["ref"] == f"A1:E{len(HOSTILE) + 1}"


def test_no_text_becomes_a_formula_or_a_link() -> None:
    sheet = sheets_of(workbook([filled(hostile(), golden())]))["rows"]
    assert list(sheet.iter(f"{SHEET}f")) == [] and list(sheet.iter(f"{SHEET}hyperlink")) == []


def test_the_workbook_has_a_sheet_a_table_in_their_order() -> None:
    tables = [*TABLES, codebook(EXPORTS, (language("zh"), language("en"))).table]
    content = workbook([filled(table, golden()) for table in tables])
    assert list(sheets_of(content)) == [table.name for table in tables]


def test_a_number_that_a_spreadsheet_would_round_is_text() -> None:
    long = filled(table_of([{"value": Decimal("1234567890.123456789")}]), golden())
    assert cells_of(workbook([long]), "rows")[1:] == [["1234567890.123456789"]]


def test_a_text_too_long_for_a_cell_is_no_file_at_all() -> None:
    for text in ("长" * 32768, "🀄" * 16384):
        with pytest.raises(ValueError, match="at most 32767 characters"):
            workbook([filled(table_of([{"text": text}]), golden())])


# Determinism

WRITERS: Mapping[str, Callable[[Filled], bytes]] = {
    "parquet": parquet_file,
    "sqlite": lambda table: sqlite_file([table]),
    "workbook": lambda table: workbook([table]),
    "lines": json_lines,
}


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_rows_are_the_same_bytes(form: str) -> None:
    first, second = (WRITERS[form](filled(hostile(), knowledge())) for _ in range(2))
    assert first == second


def test_nothing_in_the_workbook_tells_when_it_was_made() -> None:
    content = workbook([filled(hostile(), golden())])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        dates = re.findall("[0-9T:-]+Z<", parts.read("docProps/core.xml").decode())
    assert dates == ["2000-01-01T00:00:00Z<"] * 2


def test_the_version_of_sqlite_is_not_in_the_database() -> None:
    content = database_of(hostile())
    assert content[:16] == b"SQLite format 3\x00" and content[96:100] == bytes(4)


# The description


@cache
def published() -> Mapping[str, Filled]:
    return tables_of(golden(), (language("zh"), language("en"))).by_path


def resources() -> Mapping[str, Any]:
    package = json.loads(data_package(published()))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["version"] == golden().version
    return {resource["path"]: resource for resource in package["resources"]}


def test_the_description_names_every_file_and_column_in_order() -> None:
    described = resources()
    assert [f"data/{path}" for path in described] == list(published())
    for path, table in published().items():
        resource = described[path.removeprefix("data/")]
        head = csv_table(table).decode(resource["encoding"]).splitlines()[0]
        assert ",".join(field["name"] for field in resource["schema"]["fields"]) == head


def test_the_description_has_types_and_keys() -> None:
    schema = resources()["pairs.csv"]["schema"]
    types = {field["name"]: field["type"] for field in schema["fields"]}
    assert (types["year"], types["gap"], types["verdict"]) == ("integer", "number", "string")
    assert schema["primaryKey"] == ["target_id"]
    assert {"fields": "outcome_id", "reference": {"resource": "facts", "fields": "id"}} in schema["foreignKeys"]
    assert "primaryKey" not in resources()["mentions.csv"]["schema"]
    verdict = next(field for field in schema["fields"] if field["name"] == "verdict")
    assert verdict["constraints"]["enum"] == ["met", "nearly", "missed", "pending", "not_stated", "report_missing"]
    assert verdict["description"].endswith(" / verdict, or what can be said while there is no outcome")


def test_a_list_of_several_areas_is_no_key() -> None:
    keys = [key["fields"] for key in resources()["sources.csv"]["schema"].get("foreignKeys", ())]
    assert keys == []
    assert [key["fields"] for key in resources()["panel.csv"]["schema"]["foreignKeys"]] == ["province"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file, as the site's root has them."""
    root = tmp_path_factory.mktemp("root")
    for path, content in form_files(published()):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def test_frictionless_finds_no_fault(folder: Path) -> None:
    report = validate(str(folder / "data/datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert rows == {table.name.replace("_", "-"): table.count for table in published().values()}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pairs.csv", ",yes,", ",perhaps,"),
        ("panel.csv", "zhejiang,330000", "atlantis,330000"),
        ("absences.csv", ",2024,", ",about 2024,"),
    ],
)
def test_frictionless_finds_a_fault(folder: Path, tmp_path: Path, file: str, old: str, new: str) -> None:
    shutil.copytree(folder / "data", tmp_path / "data")
    changed = tmp_path / "data" / file
    text = changed.read_text(encoding="utf-8")
    assert old in text
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert validate(str(tmp_path / "data/datapackage.json")).valid is False


def test_csv_on_the_web_names_the_same_columns_and_keys() -> None:
    metadata = json.loads(csv_on_the_web(published()))
    assert metadata["@context"] == "http://www.w3.org/ns/csvw"
    for table, resource in zip(metadata["tables"], resources().values(), strict=True):
        schema, other = table["tableSchema"], resource["schema"]
        assert table["url"] == resource["path"]
        assert [column["name"] for column in schema["columns"]] == [field["name"] for field in other["fields"]]
        assert schema.get("primaryKey") == other.get("primaryKey")
        assert [key["columnReference"] for key in schema.get("foreignKeys", ())] == [
            key["fields"] for key in other.get("foreignKeys", ())
        ]
    by_url = {table["url"]: table["tableSchema"] for table in metadata["tables"]}
    types = {column["name"]: column["datatype"] for column in by_url["pairs.csv"]["columns"]}
    assert (types["gap"], types["year"], types["verdict"]) == ("decimal", "integer", "string")
    assert by_url["pairs.csv"]["foreignKeys"][0]["reference"]["resource"] in by_url
