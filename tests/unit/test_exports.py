"""What machines read: rows of typed fields, columns as promised, CSV in which no text is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from shengce.build import check
from shengce.checks.names import MOST_IN_A_STEM
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.derive.pairs import pairs_of
from shengce.exports.absences import ABSENCES, absence_fields
from shengce.exports.changes import CHANGES
from shengce.exports.codebook import CODEBOOK
from shengce.exports.columnar import EXPLORED, explorer_path
from shengce.exports.columns import ABSENCE_COLUMNS, FACT_COLUMNS, PAIR_COLUMNS, WITHDRAWN_COLUMNS
from shengce.exports.csv_table import csv_table, neutralised
from shengce.exports.data_package import CSV_ON_THE_WEB, DATA_PACKAGE
from shengce.exports.facts import FACTS, WITHDRAWN, fact_fields, withdrawn_fields
from shengce.exports.fields import Field, Table
from shengce.exports.files import export_files
from shengce.exports.filled import filled
from shengce.exports.forms import TOGETHER, other_forms, spreadsheet_path
from shengce.exports.mentions import MENTIONS
from shengce.exports.pairs import PAIRS, pair_fields
from shengce.exports.panel import PANEL, Aspect
from shengce.exports.registry import EXPORTS
from shengce.exports.sources import SOURCES, source_fields
from shengce.exports.tables import Tables, tables_of
from shengce.exports.tasks import TASKS
from shengce.exports.types import FieldType
from shengce.records.citation import Citation
from shengce.records.plans import (
    Absence,
    Depth,
    Finality,
    Group,
    IndustryMention,
    Measure,
    Plan,
    PlanDocument,
    Priority,
    ProgrammeMention,
    Qualifier,
    Reading,
    Stance,
)
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Statistic
from tests.project import GOLDEN
from tests.unit.builders import (
    RESULT,
    TARGET,
    absence,
    catalogue,
    fact,
    figure,
    indicator,
    knowledge,
    language,
    plan,
    source,
    text,
)
from tests.versions import HISTORIES, golden_on_record

PROMISED = (
    *("id", "province", "plan_year", "indicator", "kind", "period", "value", "value_max", "unit", "qualifier"),
    *("scope", "as_printed", "source", "locator", "statistic", "finality", "reading", "area_level"),
    *("label_zh", "label_en", "among"),
)
ADDED = ("province_code", "year_from", "year_to", "data_version")
HISTORY = ("first_version", "changed_version", "change_reason")
PROMISED_CHANGES = (
    *("version", "before", "date", "change", "id", "was", "reason", "field", "old", "new"),
    "data_version",
)
PROMISED_ABSENCES = (
    *("province", "plan_year", "indicator", "kind", "period", "reason", "source", "locator"),
    *("text_zh", "text_en", "note_zh", "note_en", "scope"),
)
PROMISED_PAIRS = (
    *("province", "province_code", "year", "indicator", "period", "plan_year", "area_level", "statistic", "scope"),
    *("label_zh", "label_en", "among", "unit", "target_value", "target_value_max", "qualifier"),
    *("target_id", "target_source", "target_locator", "outcome_value", "outcome_value_max", "outcome_qualifier"),
    *("finality", "outcome_id", "outcome_source", "outcome_locator", "gap", "better_by", "verdict", "verdict_strict"),
    *("no_outcome", "counted", "year_from", "year_to", "data_version"),
)
PROMISED_MENTIONS = (
    *("province", "province_code", "plan_year", "kind", "id", "name_zh", "name_en", "stance", "source", "locator"),
    "data_version",
)
PROMISED_TASKS = (
    *("province", "province_code", "plan_year", "number", "title_zh", "title_en", "source", "locator", "id"),
    "data_version",
)
PROMISED_SOURCES = (
    *("id", "kind", "title_zh", "title_en", "publisher_zh", "publisher_en", "area", "plan_year", "published", "url"),
    *("sha256", "accessed", "collection", "no_publisher", "no_published", "no_url"),
    "data_version",
)
JIANGXI = catalogue(plan()).areas["jiangxi"]
DOCUMENT = source("document", SourceKind.GOVERNMENT_WORK_REPORT)
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
    assert (*PROMISED, *ADDED, *HISTORY) == FACT_COLUMNS
    assert (*PROMISED, "reason_zh", "reason_en", *ADDED, *HISTORY) == WITHDRAWN_COLUMNS
    assert CHANGES.columns == PROMISED_CHANGES
    assert (*PROMISED_ABSENCES, *ADDED) == ABSENCE_COLUMNS
    assert PAIR_COLUMNS == PROMISED_PAIRS
    assert (MENTIONS.columns, TASKS.columns, SOURCES.columns) == (PROMISED_MENTIONS, PROMISED_TASKS, PROMISED_SOURCES)


def test_a_fact_is_typed_fields_by_column() -> None:
    item = RANGE.model_copy(update={"as_printed": "-3.5%～-3%", "cite": PLACE, "reading": Reading.ASSISTED})
    fields = fact_fields(replace(fact(item, "hunan", 2024), code="430000"))
    assert {*fields, "data_version", *HISTORY} == set(FACT_COLUMNS)
    assert dict(fields) == {
        "id": "range",
        "province": "hunan",
        "province_code": "430000",
        "plan_year": 2024,
        "indicator": "growth_rate",
        "kind": "result",
        "period": "2018/2022",
        "year_from": 2018,
        "year_to": 2022,
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
    assert [fields[column] for column in PROMISED[-3:]] == ["灯会", "Lantern fairs", "yangtze_delta"]


def test_an_absence_is_typed_fields_by_column() -> None:
    said = absence().model_copy(
        update={"text": text("高于全国。", "Above."), "cite": PLACE, "note": text("节录。", "Abridged.")}
    )
    fields = absence_fields(plan(year=2024), said, JIANGXI)
    assert {*fields, "data_version"} == set(ABSENCE_COLUMNS)
    assert dict(fields) == {
        "province": "jiangxi",
        "province_code": "360000",
        "plan_year": 2024,
        "indicator": "growth_rate",
        "kind": "target",
        "period": "2023",
        "year_from": 2023,
        "year_to": 2023,
        "reason": "not_stated",
        "source": "document",
        "locator": "p2-s1",
        "text_zh": "高于全国。",
        "text_en": "Above.",
        "note_zh": "节录。",
        "note_en": "Abridged.",
        "scope": "province",
    }
    bare = absence_fields(plan(), absence(), JIANGXI)
    assert {name for name, value in bare.items() if value is None} == {
        *("locator", "text_zh", "text_en", "note_zh", "note_en")
    }


def test_a_withdrawn_figure_is_in_a_table_of_its_own_with_the_reason() -> None:
    records = known()
    assert [row["id"] for row in FACTS.rows(records)] == ["right"]
    (row,) = WITHDRAWN.rows(records)
    assert tuple(row) == WITHDRAWN_COLUMNS
    assert (row["id"], row["reason_zh"], row["reason_en"]) == ("wrong", "文字", "words")
    assert row["province_code"] == "360000"
    assert withdrawn_fields(fact(figure()))["reason_zh"] is None


def test_a_figure_says_in_which_versions_it_came_and_last_changed_and_why() -> None:
    known = golden_on_record()
    first = known.history.releases[0].version
    found = {row["id"]: tuple(row[name] for name in HISTORY) for t in (FACTS, WITHDRAWN) for row in t.rows(known)}
    assert {name: told for name, told in found.items() if told != (first, None, None)} == HISTORIES
    assert len(found) == len(known.by_id) + 1


def test_without_a_version_on_record_a_figure_says_nothing_of_versions() -> None:
    rows = [*FACTS.rows(known()), *WITHDRAWN.rows(known())]
    assert {tuple(row[name] for name in HISTORY) for row in rows} == {(None, None, None)}
    assert list(CHANGES.rows(known())) == []


def test_a_target_stands_beside_its_outcome_with_both_verdicts() -> None:
    target = figure("aim", "8", qualifier=Qualifier.ABOUT)
    reached = figure("reached", "7.9", kind=RESULT, finality=Finality.EXPECTED)
    (pair,) = pairs_of(knowledge(plan(target), plan(reached, year=2024)))
    assert dict(pair_fields(pair)) == {
        **dict.fromkeys(PAIR_COLUMNS[:-1]),
        "province": "jiangxi",
        "province_code": "360000",
        "year": 2023,
        "indicator": "growth_rate",
        "period": "2023",
        "year_from": 2023,
        "year_to": 2023,
        "plan_year": 2023,
        "area_level": "province",
        "statistic": "growth",
        "scope": "province",
        "unit": "percent",
        "target_value": Decimal(8),
        "qualifier": "about",
        "target_id": "aim",
        "target_source": "document",
        "target_locator": "p1-s1",
        "outcome_value": Decimal("7.9"),
        "outcome_qualifier": "exact",
        "finality": "expected",
        "outcome_id": "reached",
        "outcome_source": "document",
        "outcome_locator": "p1-s1",
        "gap": Decimal("-0.1"),
        "better_by": Decimal("-0.1"),
        "verdict": "met",
        "verdict_strict": "nearly",
        "counted": "yes",
    }


def test_a_target_without_an_outcome_says_why() -> None:
    silent = Absence(indicator="growth_rate", kind=RESULT, period="2022", reason="relative_only", source="document")
    known = {
        "recorded": knowledge(plan(figure(period="2022"), year=2022), plan(absences=[silent])),
        "read whole": knowledge(plan(figure()), plan(year=2024)),
        "read in part": knowledge(plan(figure()), read_in_part(plan(year=2024))),
        "without its report": knowledge(plan(figure()), plan(year=2025)),
        "of the newest report": knowledge(plan(figure())),
    }
    assert {name: row["no_outcome"] for name, records in known.items() for row in PAIRS.rows(records)} == {
        "recorded": "relative_only",
        "read whole": "not_stated",
        "read in part": "unrecorded",
        "without its report": "report_missing",
        "of the newest report": "pending",
    }


def read_in_part(whole: Plan) -> Plan:
    return whole.model_copy(update={"documents": (PlanDocument(source="document", depth=Depth.CORE),)})


def test_of_two_targets_of_a_year_one_is_counted_and_none_of_other_indicators() -> None:
    of_year = plan(figure("hoped", 9, qualifier=Qualifier.STRIVE), figure("ensured", 7), figure("later", period="2025"))
    other = figure("firms", 8, of="firms", statistic=Statistic.LEVEL, unit_id="count")
    core = indicator()
    records = knowledge_of(
        catalogue(
            of_year, plan(other, year=2024), indicators=(core, indicator("firms", core=False)), sources=[DOCUMENT]
        )
    )
    counted = {row["target_id"]: row["counted"] for row in PAIRS.rows(records)}
    assert counted == {"hoped": "no", "ensured": "yes", "later": "no", "firms": "no"}


def test_a_name_without_an_entry_has_no_id_and_an_industry_may_have_no_light() -> None:
    named = ProgrammeMention(name=text("“一灯一策”", "A policy for each lamp"), cite=PLACE)
    listed = IndustryMention(industry="industry", stance=Stance.PILLAR, cite=PLACE)
    measure = Measure(text=text(), cite=PLACE, industries=("industry",))
    task = Priority(id="task", number=2, title=text("点灯", "Light the lamps"), cite=PLACE, measures=(measure,))
    update = {"programmes": (named,), "industries": (listed,), "priorities": (task,)}
    records = knowledge(plan().model_copy(update=update))
    rows = [[row[column] for column in PROMISED_MENTIONS[1:-3]] for row in MENTIONS.rows(records)]
    assert rows == [
        ["360000", 2023, "programme", None, "“一灯一策”", "A policy for each lamp", None],
        ["360000", 2023, "industry", "industry", "文字", "words", "pillar"],
        ["360000", 2023, "industry", "industry", "文字", "words", None],
    ]
    (row,) = TASKS.rows(records)
    assert [row[column] for column in PROMISED_TASKS[3:-1]] == [2, "点灯", "Light the lamps", "notes", "p2-s1", "task"]


def test_a_source_says_what_is_not_known_of_it_and_why() -> None:
    known = source("notes", SourceKind.POLICY_DOCUMENT)
    fields = source_fields(known, (("hunan", 2023), ("jiangxi", 2023)))
    assert {*fields, "data_version"} == set(SOURCES.columns)
    assert (fields["area"], fields["plan_year"]) == ("hunan;jiangxi", "2023")
    assert (fields["url"], fields["no_url"]) == (None, "not_found")
    assert (fields["publisher_zh"], fields["no_publisher"]) == ("文字", None)
    assert source_fields(known, ())["area"] is None


@pytest.mark.parametrize("table", [FACTS, PAIRS, ABSENCES, WITHDRAWN], ids=lambda table: table.name)
def test_every_row_has_every_column_in_order(table: Table) -> None:
    rows = list(table.rows(known()))
    assert rows and all(tuple(row) == table.columns for row in rows)


@pytest.mark.parametrize("table", [export.table for export in EXPORTS], ids=lambda table: table.name)
def test_a_row_that_is_made_has_every_column_of_the_contract_and_no_other(table: Table) -> None:
    made = {frozenset(row) for row in table.made(golden_on_record())}
    assert made == {frozenset(table.columns) - {"data_version"}}


def test_every_row_says_of_which_version_of_the_data_it_is() -> None:
    records = replace(known(), content="0f0f0f0f")
    versions = {row["data_version"] for export in EXPORTS for row in export.table.rows(records)}
    assert versions == {f"{records.day.isoformat()}.0f0f0f0f"}


@pytest.mark.parametrize(
    ("period", "years"),
    [("2023", (2023, 2023)), ("2023-Q1", (2023, 2023)), ("2018/2022", (2018, 2022)), ("../2030", (None, 2030))],
)
def test_a_period_is_also_told_by_its_years(period: str, years: tuple[int | None, int]) -> None:
    fields = fact_fields(fact(figure(period=period)))
    assert (fields["period"], fields["year_from"], fields["year_to"]) == (period, *years)


# The panel


def test_names_of_columns_stay_within_what_programs_for_statistics_take() -> None:
    longest = max(len(f"_{aspect}") for aspect in Aspect)
    assert MOST_IN_A_STEM + longest == 32


def test_what_is_missing_in_the_panel_is_empty_and_what_stands_is_as_the_site_shows_it() -> None:
    aims = figure("aim", "4.5", value_max="5.5", period="2022", qualifier=Qualifier.ABOUT)
    reached = figure("reached", "4.4", kind=RESULT, period="2022", finality=Finality.PRELIMINARY)
    records = knowledge(plan(aims, year=2022), plan(reached), plan(figure("of-nation", 5), province="national"))
    table = tables_of(records, (language("zh"), language("en")))["panel"]
    names = [column.name for column in table.columns if column.name.startswith("growth_rate_")]
    places = [place for place, column in enumerate(table.columns) if column.name in names]
    assert names == [f"growth_rate_{aspect}" for aspect in Aspect]
    found = {(row[0], row[5]): tuple(row[place] for place in places) for row in table.rows}
    assert found == {
        ("jiangxi", 2022): (Decimal("4.5"), Decimal("5.5"), "about", Decimal("4.4"), "preliminary", "met"),
        ("jiangxi", 2023): (None, None, None, None, None, "unread"),
        ("national", 2022): (None,) * 6,
        ("national", 2023): (Decimal(5), None, "exact", None, None, "pending"),
    }


def test_of_a_result_that_is_a_range_the_panel_has_the_end_that_is_judged() -> None:
    aim = figure("aim", "-3", of="energy_intensity")
    fell = figure("fell", "-3.5", value_max="-2.8", kind=RESULT, of="energy_intensity")
    records = knowledge(plan(aim), plan(fell, year=2024))
    table = tables_of(records, (language("zh"), language("en")))["panel"]
    row = table.sample
    assert (row["energy_intensity_result"], row["energy_intensity_verdict"]) == (Decimal("-2.8"), "nearly")


def test_an_area_that_is_not_covered_has_no_row_in_the_panel() -> None:
    records = check(GOLDEN).knowledge
    assert "macao" in records.catalogue.areas
    assert {row[0] for row in tables_of(records, (language("zh"), language("en")))["panel"].rows} == {
        *("zhejiang", "jiangxi", "national"),
    }


# CSV


def cells(*values: Field) -> list[str]:
    """Return the cells of one row as a reader of CSV gets them."""
    columns = tuple(map(str, range(len(values))))
    table = Table("row", columns, lambda _: [dict(zip(columns, values, strict=True))])
    content = csv_table(filled(table, known()))
    head, row = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
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
        filled(replace(FACTS, columns=(*FACTS.columns, "more")), known())


# The list


def test_every_export_is_written_once_below_the_sites_root() -> None:
    outputs = list(export_files(tables_of(known(), (language("zh"), language("en"))), known()))
    paths = [output.path.as_posix() for output in outputs]
    tables = [*(export.path for export in EXPORTS), PANEL, CODEBOOK]
    forms = [*(form for path in tables for form in (path, *other_forms(path))), *(path for path, _ in TOGETHER)]
    explored = [explorer_path(table.name) for table in EXPLORED]
    assert paths == [f".build/root/{path}" for path in (*forms, DATA_PACKAGE, CSV_ON_THE_WEB, *explored)]
    assert len(set(paths)) == len(paths)
    assert outputs[0].content == csv_table(filled(FACTS, known()))


def test_a_spreadsheet_gets_the_same_csv_with_a_mark_of_utf_8() -> None:
    files = {output.path.as_posix(): output.content for output in export_files(all_tables(), known())}
    for path in ("data/facts.csv", "data/words/denominators.csv"):
        marked = files[f".build/root/{spreadsheet_path(path)}"]
        assert marked == b"\xef\xbb\xbf" + files[f".build/root/{path}"]
        assert not files[f".build/root/{path}"].startswith(b"\xef")
    assert spreadsheet_path("data/words/denominators.csv") == "data/excel/denominators.csv"


# What pages are told


def all_tables() -> Tables:
    return tables_of(known(), (language("zh"), language("en")))


def test_a_table_tells_its_rows_columns_and_a_sample() -> None:
    facts = all_tables()["facts"]
    assert (facts.count, facts.sample["id"], facts.sample["value"]) == (1, "right", Decimal(8))
    assert tuple(facts.sample) == tuple(column.name for column in facts.columns) == FACT_COLUMNS
    assert {column.type for column in facts.columns if column.name == "value"} == {FieldType.DECIMAL}
    tasks = all_tables()["tasks"]
    assert (tasks.count, set(tasks.sample.values())) == (0, {None})
    with pytest.raises(KeyError, match="unheard-of"):
        all_tables()["unheard-of"]


def test_sizes_are_told_beside_the_same_tables() -> None:
    tables = all_tables()
    sized = tables.with_sizes({"data/facts.csv": 7})
    assert (dict(tables.sizes), dict(sized.sizes)) == ({}, {"data/facts.csv": 7})
    assert sized.by_path is tables.by_path


def test_targets_and_results_are_told_apart() -> None:
    kinds = [fact_fields(fact(figure(kind=kind)))["kind"] for kind in (TARGET, RESULT)]
    assert kinds == ["target", "result"]
