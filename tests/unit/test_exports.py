"""What machines read: rows of typed fields, columns as promised, CSV in which no text is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from shengce.derive.knowledge import Knowledge
from shengce.exports.absences import ABSENCES, absence_fields
from shengce.exports.columns import ABSENCE_COLUMNS, FACT_COLUMNS, WITHDRAWN_COLUMNS
from shengce.exports.csv_table import csv_table, neutralised
from shengce.exports.facts import FACTS, WITHDRAWN, fact_fields, withdrawn_fields
from shengce.exports.fields import Field, Table
from shengce.exports.files import export_files
from shengce.exports.registry import EXPORTS
from shengce.records.areas import AreaLevel
from shengce.records.citation import Citation
from shengce.records.plans import Finality, Group, Qualifier, Reading
from tests.unit.builders import RESULT, TARGET, absence, fact, figure, knowledge, plan, text

PROMISED = (
    *("id", "province", "plan_year", "indicator", "kind", "period", "value", "value_max", "unit", "qualifier"),
    *("scope", "as_printed", "source", "locator", "statistic", "finality", "reading", "area_level"),
    *("label_zh", "label_en", "among"),
)
PLACE = Citation.parse("notes#p2-s1")
RANGE = figure(
    "range",
    "-3.5",
    value_max="-3.0",
    kind=RESULT,
    period="2018/2022",
    qualifier=Qualifier.ABOUT,
    finality=Finality.PRELIMINARY,
    scope="industry",
).model_copy(update={"as_printed": "-3.5%～-3%", "cite": PLACE, "reading": Reading.ASSISTED})


def known() -> Knowledge:
    return knowledge(plan(figure("right"), figure("wrong", withdrawn=True), absences=[absence()]))


# Rows


def test_the_columns_are_those_promised_and_new_ones_are_last() -> None:
    assert FACT_COLUMNS == PROMISED
    assert (*PROMISED, "reason_zh", "reason_en") == WITHDRAWN_COLUMNS


def test_a_fact_is_typed_fields_by_column() -> None:
    item = RANGE.model_copy(update={"as_printed": "-3.5%～-3%", "cite": PLACE, "reading": Reading.ASSISTED})
    fields = fact_fields(fact(item, "hunan", 2024))
    assert tuple(fields) == FACT_COLUMNS
    assert dict(fields) == {
        "id": "range",
        "province": "hunan",
        "plan_year": 2024,
        "indicator": "growth_rate",
        "kind": "result",
        "period": "2018/2022",
        "value": Decimal("-3.5"),
        "value_max": Decimal("-3.0"),
        "unit": "percent",
        "qualifier": "about",
        "scope": "industry",
        "as_printed": "-3.5%～-3%",
        "source": "notes",
        "locator": "p2-s1",
        "statistic": "growth",
        "finality": "preliminary",
        "reading": "assisted",
        "area_level": "province",
        "label_zh": None,
        "label_en": None,
        "among": None,
    }


def test_a_fact_says_what_it_counts_and_among_whom_it_ranks() -> None:
    item = RANGE.model_copy(update={"label": text("灯会", "Lantern fairs"), "among": Group.YANGTZE_DELTA})
    fields = fact_fields(fact(item))
    assert [fields[column] for column in FACT_COLUMNS[-3:]] == ["灯会", "Lantern fairs", "yangtze_delta"]


def test_an_absence_is_typed_fields_by_column() -> None:
    said = absence().model_copy(
        update={"text": text("高于全国。", "Above."), "cite": PLACE, "note": text("节录。", "Abridged.")}
    )
    fields = absence_fields(plan(year=2024), said, AreaLevel.PROVINCE)
    assert tuple(fields) == ABSENCE_COLUMNS
    assert dict(fields) == {
        "province": "jiangxi",
        "plan_year": 2024,
        "indicator": "growth_rate",
        "kind": "target",
        "period": "2023",
        "reason": "not_stated",
        "source": "document",
        "locator": "p2-s1",
        "text_zh": "高于全国。",
        "text_en": "Above.",
        "note_zh": "节录。",
        "note_en": "Abridged.",
        "scope": "province",
    }
    bare = absence_fields(plan(), absence(), AreaLevel.PROVINCE)
    assert {name for name, value in bare.items() if value is None} == {
        *("locator", "text_zh", "text_en", "note_zh", "note_en")
    }


def test_a_withdrawn_figure_is_in_a_table_of_its_own_with_the_reason() -> None:
    records = known()
    assert [row["id"] for row in FACTS.rows(records)] == ["right"]
    (row,) = WITHDRAWN.rows(records)
    assert tuple(row) == WITHDRAWN_COLUMNS
    assert (row["id"], row["reason_zh"], row["reason_en"]) == ("wrong", "文字", "words")
    assert withdrawn_fields(fact(figure()))["reason_zh"] is None


@pytest.mark.parametrize("table", [FACTS, ABSENCES, WITHDRAWN], ids=lambda table: table.name)
def test_every_row_has_every_column_in_order(table: Table) -> None:
    rows = list(table.rows(known()))
    assert rows and all(tuple(row) == table.columns for row in rows)


# CSV


def cells(*values: Field) -> list[str]:
    """Return the cells of one row as a reader of CSV gets them."""
    columns = tuple(map(str, range(len(values))))
    table = Table("row", columns, lambda _: [dict(zip(columns, values, strict=True))])
    content = csv_table(table, known())
    assert content.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == list(columns)
    return row


def test_numbers_are_plain_and_nothing_is_empty() -> None:
    assert cells(Decimal("-2.2"), Decimal("6.0"), Decimal("1E+3"), 2024, None) == ["-2.2", "6.0", "1000", "2024", ""]


def test_text_keeps_commas_quotes_and_lines() -> None:
    assert cells("甲,乙", '说"好"', "一\n二") == ["甲,乙", '说"好"', "一\n二"]


@pytest.mark.parametrize(
    "formula",
    [
        *("=1+1", "+1", "-4.2%", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\t1", " =1", "\u3000=1", "\u00a0=1"),
        *("＝HYPERLINK(1)", "＋1", "－1", "＠SUM", "﹦1", "﹢1", "﹣1", "﹫1"),
        *("'=1", '"=1', "“=1", "‘ =1", "＇=1", "＂＝1", " ' =1"),
    ],
)
def test_no_text_is_a_formula(formula: str) -> None:
    assert neutralised(formula) == f"'{formula}"
    assert cells(formula) == [f"'{formula}"]


@pytest.mark.parametrize("plain", ["", "增长-4.2%", "6%左右", "“十四五”", "1=1", "～5%", "—", "'90s", " 6%"])
def test_other_text_stays_as_it_is(plain: str) -> None:
    assert neutralised(plain) == plain


def test_a_column_that_no_row_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="more"):
        csv_table(replace(FACTS, columns=(*FACTS.columns, "more")), known())


# The list


def test_every_export_is_written_once_below_the_sites_root() -> None:
    outputs = list(export_files(known()))
    paths = [output.path.as_posix() for output in outputs]
    assert paths == [f".build/root/{export.path}" for export in EXPORTS]
    assert len(set(paths)) == len(paths)
    assert outputs[0].content == csv_table(FACTS, known())


def test_targets_and_results_are_told_apart() -> None:
    kinds = [fact_fields(fact(figure(kind=kind)))["kind"] for kind in (TARGET, RESULT)]
    assert kinds == ["target", "result"]
