"""The API of a small project: every file is as it is described, leads somewhere, and holds what the tables hold."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from openapi_spec_validator import validate

from shengce.derive.knowledge import Knowledge
from shengce.exports.api.files import api_files, api_paths
from shengce.exports.api.kinds import KINDS
from shengce.exports.columns import DATA_VERSION
from shengce.exports.csv_table import csv_table, for_spreadsheets
from shengce.exports.facts import FACTS
from shengce.exports.fields import Table
from shengce.exports.json_text import Written, json_text
from shengce.exports.mentions import MENTIONS
from shengce.exports.pairs import PAIRS
from shengce.exports.registry import EXPORTS
from shengce.exports.tables import Tables, tables_of
from shengce.views.site_map import all_pages
from tests.openapi import Described
from tests.project import REPOSITORY
from tests.unit.builders import language
from tests.versions import golden_on_record

SITE = "https://example.org/site"
ROOT = ".build/root/api/v1/"
LANGUAGES = (language("zh"), language("en"))


@cache
def knowledge() -> Knowledge:
    return golden_on_record()


@cache
def tables() -> Tables:
    return tables_of(knowledge(), LANGUAGES)


@cache
def files() -> Mapping[str, bytes]:
    """Return every file by its path below ``api/v1/``."""
    outputs = list(api_files(tables(), knowledge(), LANGUAGES, SITE))
    paths = [output.path.as_posix().removeprefix(ROOT) for output in outputs]
    assert len(set(paths)) == len(paths)
    return {path: output.content for path, output in zip(paths, outputs, strict=True)}


def result(path: str) -> Any:
    return json.loads(files()[path], parse_float=Decimal)["result"]


def csv_rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files()[path].decode("utf-8-sig"), newline="")))


def things() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what every list tells, with the kind."""
    for kind in KINDS:
        yield from ((kind.name, thing) for thing in result(f"{kind.name}.json"))


# The description


@cache
def described() -> Described:
    return Described(json.loads(files()["openapi.json"]))


def test_the_description_is_valid() -> None:
    validate(described().document)


def test_every_file_is_as_its_path_says() -> None:
    others = {path: content for path, content in files().items() if path != "openapi.json"}
    assert len(others) > 100
    assert [fault for path, content in others.items() for fault in described().problems(f"/{path}", content)] == []


def test_every_path_has_a_file() -> None:
    told = [re.sub(r"\\\{\w+\\\}", "[a-z0-9_-]+", re.escape(path)) for path in described().document["paths"]]
    assert [path for path in told if not any(re.fullmatch(path, f"/{file}") for file in files())] == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("areas.json", '"area_level":"province"', '"area_level":"canton"'),
        ("areas.json", '"province_code":"360000",', ""),
        ("areas/jiangxi.json", '"verdict":"missed"', '"verdict":"lost"'),
        ("areas/jiangxi.json", '"target_value":8', '"target_value":"8"'),
        ("plans/jiangxi/2024.json", '"absences":[', '"presences":[],"absences":['),
        ("plans/jiangxi/2024.json", '"plan_year":2024', '"plan_year":null,"more":1'),
        ("index.json", '"total":1', '"total":-1'),
    ],
)
def test_a_file_that_is_not_as_described_is_found(path: str, old: str, new: str) -> None:
    text = files()[path].decode()
    assert old in text
    assert list(Described(described().document).problems(f"/{path}", text.replace(old, new, 1).encode()))


def test_nothing_is_described_without_words() -> None:
    described_fields = re.findall(r'"description":"([^"]*)"', files()["openapi.json"].decode())
    assert len(described_fields) > 150
    assert [words for words in described_fields if not re.search(r"[\u3400-\u9fff].* / .*[A-Za-z]", words)] == []


# The envelope


def envelopes() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, content in files().items():
        if path.endswith(".json") and path != "openapi.json" and not path.startswith("schema/"):
            yield path, json.loads(content)


def test_every_file_has_the_same_envelope() -> None:
    for path, envelope in envelopes():
        assert list(envelope) == ["schema_version", "data_version", "total", "result"], path
        assert (envelope["schema_version"], envelope["data_version"]) == ("1.1", knowledge().version)


def test_a_total_counts_the_entries_of_a_list_and_the_rows_of_a_thing() -> None:
    tables = {table.name for table in (FACTS, PAIRS, MENTIONS)} | {"absences", "tasks"}
    for path, envelope in envelopes():
        found = envelope["result"]
        if path == "index.json":
            continue
        rows = found if isinstance(found, list) else [row for name in tables for row in found.get(name, ())]
        assert envelope["total"] == len(rows), path


def test_files_are_without_white_space_and_the_same_each_time() -> None:
    for path, content in files().items():
        if path.endswith(".json") and not path.startswith("schema/"):
            assert json.dumps(json.loads(content), ensure_ascii=False, separators=(",", ":")).encode() == content, path
    again = {output.path.as_posix(): output.content for output in api_files(tables(), knowledge(), LANGUAGES, SITE)}
    assert again == {f"{ROOT}{path}": content for path, content in files().items()}


def test_pages_know_the_files_of_each_thing_beforehand() -> None:
    of_things = {path for path in files() if "/" in path and not path.startswith("schema/")}
    assert api_paths(tables(), knowledge()) == {f"api/v1/{path}" for path in of_things}


# Where things lead


def test_the_index_leads_to_all_that_there_is() -> None:
    index = result("index.json")
    assert [kind["kind"] for kind in index["kinds"]] == [kind.name for kind in KINDS]
    addresses = [index["openapi_url"], index["all_url"], *index["schema_urls"]]
    addresses += [kind["list_url"] for kind in index["kinds"]]
    assert {below(address) for address in addresses} == {path for path in files() if "/" not in path} - {
        "index.json"
    } | {f"schema/{path.name}" for path in (REPOSITORY / "records/schema").glob("*.json")}
    for kind in index["kinds"]:
        one = re.sub(r"\\\{\w+\\\}", "[a-z0-9_-]+", re.escape(below(kind["one_url"])))
        assert kind["total"] == len([path for path in files() if re.fullmatch(one, path)])


def below(address: str) -> str:
    assert address.startswith(f"{SITE}/api/v1/")
    return address.removeprefix(f"{SITE}/api/v1/")


def test_every_thing_leads_to_its_files_and_all_files_are_led_to() -> None:
    led_to = {below(url) for _, thing in things() for url in (thing["json_url"], *thing["csv_urls"])}
    assert led_to == {path for path in files() if "/" in path and not path.startswith("schema/")}


def test_every_thing_leads_to_its_page_in_both_languages() -> None:
    pages = {page.path for _, page in all_pages(knowledge())}
    led_to = Counter(kind for kind, thing in things() if thing["page_zh"])
    for _, thing in things():
        for code in ("zh", "en"):
            assert not thing[f"page_{code}"] or thing[f"page_{code}"].removeprefix(f"{SITE}/{code}/") in pages
    without = [(kind, thing["id"]) for kind, thing in things() if not thing["page_zh"] or not thing["page_en"]]
    assert without == [("years", "2021"), ("years", "2027")]
    assert led_to == {"areas": 4, "plans": 8, "indicators": 6, "years": 4, "programmes": 2, "sources": 10}


def test_identifiers_in_rows_lead_to_files() -> None:
    for path in (path for path in files() if re.fullmatch(r"plans/\w+/\d+\.json", path)):
        plan = result(path)
        named = {f"areas/{plan['area']}.json", *(f"sources/{source}.json" for source in plan["sources"])}
        for row in (*plan["facts"], *plan["pairs"], *plan["absences"], *plan["mentions"], *plan["tasks"]):
            named |= {f"{kind}s/{row[kind]}.json" for kind in ("source", "indicator") if kind in row}
        named |= {
            f"programmes/{row['id']}.json" for row in plan["mentions"] if row["kind"] == "programme" and row["id"]
        }
        assert named <= files().keys()


def test_an_area_and_a_year_name_their_plans() -> None:
    plans = {thing["id"] for kind, thing in things() if kind == "plans"}
    for kind in ("areas", "years"):
        named = [plan for each, thing in things() if each == kind for plan in thing["plans"]]
        assert sorted(named) == sorted(plans)
    assert result("areas/jiangxi.json")["plans"] == ["jiangxi/2023", "jiangxi/2024", "jiangxi/2025"]
    assert result("years/2025.json")["plans"] == ["zhejiang/2025", "jiangxi/2025", "national/2025"]


# Rows


def rows_of(table: Table) -> list[dict[str, Any]]:
    """Return the rows as JSON has them."""
    rows = ({name: field for name, field in row.items() if name != DATA_VERSION} for row in table.rows(knowledge()))
    return [json.loads(json_text(row), parse_float=Decimal) for row in rows]


@pytest.mark.parametrize("table", [export.table for export in EXPORTS[:6]], ids=lambda table: table.name)
def test_all_in_one_file_holds_every_row_of_every_table(table: Table) -> None:
    everything = json.loads(gzip.decompress(files()["all.json.gz"]), parse_float=Decimal)
    assert everything["result"][table.name] == rows_of(table)


def test_all_in_one_file_holds_every_list() -> None:
    everything = json.loads(gzip.decompress(files()["all.json.gz"]), parse_float=Decimal)
    for kind in KINDS:
        assert everything["result"][kind.name] == result(f"{kind.name}.json")
    assert everything["total"] == sum(map(len, everything["result"].values()))


@pytest.mark.parametrize(("kind", "table"), [("plans", FACTS), ("plans", PAIRS), ("indicators", FACTS)])
def test_all_things_of_a_kind_together_hold_every_row_once(kind: str, table: Table) -> None:
    found = [
        row for each, thing in things() if each == kind for row in result(f"{kind}/{thing['id']}.json")[table.name]
    ]
    assert Counter(map(repr, found)) == Counter(map(repr, rows_of(table)))


@pytest.mark.parametrize("kind", ["areas", "plans", "indicators", "years"])
@pytest.mark.parametrize(("table", "suffix"), [(FACTS, ".csv"), (PAIRS, ".pairs.csv")])
def test_the_csv_files_of_a_kind_together_hold_every_line_once(kind: str, table: Table, suffix: str) -> None:
    whole = for_spreadsheets(csv_table(tables()[table.name]))
    own = [
        path for path in files() if path.startswith(f"{kind}/") and re.fullmatch(r"[^.]*", path.removesuffix(suffix))
    ]
    lines = [line for path in own for line in files()[path].splitlines(keepends=True)[1:]]
    head, *expected = whole.splitlines(keepends=True)
    assert sorted(lines) == sorted(expected)
    assert {files()[path].splitlines(keepends=True)[0] for path in own} == {head}


def test_a_years_files_hold_what_ends_in_it() -> None:
    facts = csv_rows("years/2025.csv")
    assert {row["period"] for row in facts} == {"2025"}
    assert {row["period"] for row in csv_rows("years/2027.csv")} == {"../2027"}
    assert {row["year"] for row in result("years/2024.json")["pairs"]} == {2024}
    assert {row["plan_year"] for row in csv_rows("years/2023.csv")} == {"2023", "2024", "2025"}


def test_figures_of_an_area_and_a_year_are_csv_alone() -> None:
    """They are many, and stand in the JSON of their plans and indicators."""
    for kind in ("areas", "years"):
        held = {name for each, thing in things() if each == kind for name in result(f"{kind}/{thing['id']}.json")}
        assert "pairs" in held and "facts" not in held


def test_a_term_has_the_mentions_of_it_and_no_industry_has_any() -> None:
    term = result("programmes/little-lighthouse.json")
    assert {(row["kind"], row["id"]) for row in term["mentions"]} == {("programme", "little-lighthouse")}
    assert [row["province"] for row in csv_rows("programmes/little-lighthouse.csv")] == [
        row["province"] for row in term["mentions"]
    ]


def test_a_csv_file_is_there_where_it_has_rows() -> None:
    for kind, thing in things():
        suffixes = {"facts": ".csv", "mentions": ".csv", "pairs": ".pairs.csv"}
        if kind == "plans":
            suffixes.pop("mentions")
        expected = {f"{kind}/{thing['id']}{suffixes[name]}" for name in suffixes if thing["counts"].get(name)}
        assert {below(url) for url in thing["csv_urls"]} == expected


# JSON


def test_numbers_keep_every_digit_and_have_no_exponent() -> None:
    numbers = (Decimal("9.0"), Decimal("1E+15"), Decimal("0.1"), Decimal("0.00000001"), Decimal("-12345678901234.5678"))
    assert json_text(numbers) == "[9.0,1000000000000000,0.1,0.00000001,-12345678901234.5678]"
    assert json_text({"a": None, "b": True, "c": 3, "d": Written("[1]")}) == '{"a":null,"b":true,"c":3,"d":[1]}'


@pytest.mark.parametrize("text", ['"', "\\", "\n", "\0", "\u2028", "=1+1", "𠮷", "</script>", "甲,乙"])
def test_any_text_comes_back_as_it_went(text: str) -> None:
    assert json.loads(json_text({text: (text,)})) == {text: [text]}
