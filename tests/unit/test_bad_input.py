"""Whatever is put into a record, the run says where and what is wrong, and leaves the last good pages alone."""

from __future__ import annotations

import os
import shutil
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project import JIANGXI_2023, JIANGXI_2024, NOTES, Project, make_project

INDICATORS = "records/indicators/growth.yml"
UNITS = "records/units.yml"
FAMILIES = "records/families.yml"
INDUSTRIES = "records/industries.yml"
AREAS = "records/areas.yml"
TERMS = "records/terms/national.yml"
SCOPES = "records/scopes.yml"


@dataclass(frozen=True)
class Fault:
    """One change to a good project, and the problem that must be reported for it.

    ``at`` are words that stand once in the file after the change; the line on which they begin is to be named.
    ``alone``: nothing else is reported.
    """

    name: str
    file: str
    old: str
    new: str
    at: str
    field: str
    rule: str
    help: str
    alone: bool = True


FIELDS = (
    Fault("missing field", JIANGXI_2024, "    as_printed: 增长7.5%\n", "", "id: jiangxi-2024-growth\n",
          "figures[0].as_printed", "missing-field", "add it"),
    Fault("missing English", JIANGXI_2024, "  en: Growth was {figure:jiangxi-2024-growth}.\n", "", "summary:",
          "summary.en", "missing-field", "add it"),
    Fault("empty English", JIANGXI_2023, "en: Light the lamps", 'en: ""', 'en: ""',
          "tasks[0].en", "form", "must not be empty"),
    Fault("English left blank", JIANGXI_2024, "  en: Growth was {figure:jiangxi-2024-growth}.", "  en:", "en:\n",
          "summary.en", "type", "words are expected"),
    Fault("unknown field", JIANGXI_2024, "year: 2024", "year: 2024\ncolour: red", "colour", "colour", "unknown-field",
          "spelling"),
    Fault("unknown field in a figure", JIANGXI_2024, "value_max: 8", "value_mx: 8", "value_mx", "figures[2].value_mx",
          "unknown-field", "spelling"),
    Fault("percent sign in a value", JIANGXI_2024, "value: 7.5", 'value: "7.5%"', "7.5%\"", "figures[0].value", "form",
          "plain number such as 8.0"),
    Fault("percent sign without quotes", JIANGXI_2024, "value: 7.5", "value: 7.5%", "value: 7.5%", "figures[0].value",
          "form", "plain number such as 8.0"),
    Fault("quoted number", JIANGXI_2024, "value: 7.5", "value: '7.5'", "'7.5'", "figures[0].value", "form",
          "no quotes"),
    Fault("number with separators", JIANGXI_2024, "value: 131", "value: 1,310", "1,310", "figures[1].value", "form",
          "no separators"),
    Fault("number of thousands of digits", JIANGXI_2024, "value: 131", f"value: {'9' * 6000}", "value: 999",
          "figures[1].value", "form", "digits"),
    Fault("truth value as a number", JIANGXI_2024, "value: 131", "value: true", "value: true", "figures[1].value",
          "form", "plain number"),
    Fault("word where a list belongs", JIANGXI_2024, "themes: [growth]", "themes: growth", "themes:", "themes", "type",
          "a list is expected"),
    Fault("list where words belong", JIANGXI_2023, "en: Light the lamps", "en: [Light]", "en: [Light]",
          "tasks[0].en", "type", "words are expected"),
    Fault("words where a text in two languages belongs", JIANGXI_2023, "{zh: 灯会, en: Lantern fair}", "Fair",
          "name: Fair", "honours[0].name", "type", "group of fields"),
    Fault("task in one language", JIANGXI_2023, "    en: Light the lamps\n", "", "id: jiangxi-2023-task",
          "tasks[0].en", "missing-field", "add it"),
    Fault("mention without a name", JIANGXI_2023, "  - term: little-lighthouse\n    zh:", "  - zh:", "zh: 办好计划",
          "programmes[0]", "form", "needs one of term (an entry of records/terms/) and name (zh, en)"),
    Fault("mention with two names", JIANGXI_2023, "  - term: little-lighthouse\n",
          "  - term: little-lighthouse\n    name: {zh: 灯, en: Lamp}\n", "term: little-lighthouse\n", "programmes[0]",
          "form", "needs one of term (an entry of records/terms/) and name (zh, en)"),
    Fault("mention of no industry", JIANGXI_2023, "- named: [lanterns]", "- pillar: []", "pillar", "industries[0]",
          "form", "names no industry"),
    Fault("unknown group of a rank", JIANGXI_2023, "statistic: rank", "statistic: rank\n    among: south",
          "among: south", "figures[1].among", "unknown-value", "'west'"),
    Fault("indicator without family and definition", INDICATORS,
          "  definition: {zh: 虚构的车间数。, en: An invented number of workshops.}\n", "",
          "id: lighthouse_workshops", "[1]", "form", "it needs definition, unit, statistic and direction, or a family",
          alone=False),
    Fault("definition without its place", TERMS, ", cite: [notes#p1-s1]", "", "definition:", "[0].definition.cite",
          "missing-field", "add it", alone=False),
    Fault("definition of no place", TERMS, "cite: [notes#p1-s1]", "cite: []", "cite: []", "[0].definition.cite",
          "type", "at least 1 item", alone=False),
    Fault("definition in one language", TERMS, "en: An invented plan., ", "", "definition:", "[0].definition.en",
          "missing-field", "add it", alone=False),
    Fault("words where a day belongs", JIANGXI_2023, "date: 2023-02-17", "date: {zh: 今天, en: today}", "date:",
          "occasions[0].date", "type", "words are expected"),
    Fault("mention in one language", JIANGXI_2023, "    en: Run the plan well.\n", "", "term: little-lighthouse",
          "programmes[0]", "form", "give both zh and en, or none"),
    Fault("unknown kind", JIANGXI_2023, "kind: event", "kind: evnt", "evnt", "honours[0].kind", "unknown-value",
          "'event'"),
    Fault("unknown reading", JIANGXI_2023, "reading: assisted", "reading: guessed", "guessed", "figures[3].reading",
          "unknown-value", "'read' or 'assisted'"),
    Fault("unknown reason of an absence", JIANGXI_2023, "place: {absent: not_stated}", "place: {absent: unknown}",
          "absent: unknown", "occasions[0].place.absent", "unknown-value", "'not_stated'"),
    Fault("day that no calendar has", JIANGXI_2023, "date: 2023-02-17", "date: 2023-02-30", "02-30",
          "occasions[0].date", "form", "no day of the calendar"),
    Fault("day of access that no calendar has", NOTES, "accessed: 2024-05-01", "accessed: 2023-02-30", "02-30",
          "accessed", "form", "no day of the calendar"),
    Fault("day of access without a day", NOTES, "accessed: 2024-05-01", "accessed: 2024", "accessed: 2024",
          "accessed", "form", "2023-02-17"),
    Fault("month 13", JIANGXI_2023, "issued: 2022-12", "issued: 2022-13", "2022-13", "policies[0].issued", "form",
          "2022-13"),
    Fault("as_printed too long", JIANGXI_2024, "as_printed: 增长7.5%", f"as_printed: {'长' * 25}", "as_printed: 长",
          "figures[0].as_printed", "form", "24 characters"),
    Fault("hash that is none", NOTES, "sha256: '0f6cd560", "sha256: 'zz6cd560", "zz6cd560", "text.sha256", "form",
          "64"),
    Fault("address that runs a script", NOTES, "https://example.org/notes", "javascript:alert(1)", "javascript",
          "url", "form", "begins with https://"),
    Fault("control character", JIANGXI_2023, "en: Light the lamps", 'en: "Light\\bthe lamps"', "\\bthe",
          "tasks[0].en", "form", "control or invisible"),
    Fault("invisible character", JIANGXI_2023, "zh: 点灯", "zh: 点\u200b灯", "zh: 点\u200b",
          "tasks[0].zh", "form", "control or invisible"),
    Fault("year in full-width digits", JIANGXI_2024, "year: 2024", "year: ２０２４", "２０２４", "year", "type",
          "is no whole number; write it in plain digits", alone=False),
    Fault("character lost in copying", JIANGXI_2023, "zh: 点灯", "zh: 点\ufffd灯", "zh: 点\ufffd",
          "tasks[0].zh", "form", "where copying lost a character"),
    Fault("right-to-left override", JIANGXI_2023, "en: Light the lamps", "en: Light \u202ethe lamps",
          "en: Light \u202e", "tasks[0].en", "form", "control or invisible"),
)  # fmt: skip

PATH_TRICKS = tuple(
    Fault(f"{field} {trick}", file, old, new.replace("TRICK", trick), f"'{trick}'", field, "form",
          "has not the form", alone)
    for trick in ("../x", "/etc/passwd", "..\\x", "a/../../b", "C:\\x", "x\\0y", ".")
    for file, old, new, field, alone in (
        (JIANGXI_2024, "area: jiangxi", "area: 'TRICK'", "area", True),
        (AREAS, "slug: hunan", "slug: 'TRICK'", "[1].slug", True),
        (INDICATORS, "id: lighthouse_workshops", "id: 'TRICK'", "[1].id", True),
        (NOTES, "path: notes.md", "path: 'TRICK'", "text.path", True),
        (NOTES, "id: notes\n", "id: 'TRICK'\n", "id", True),
        (TERMS, "id: little-lighthouse", "id: 'TRICK'", "[0].id", True),
    )
)  # fmt: skip

REFERENCES = (
    Fault("unknown indicator", JIANGXI_2024, "indicator: lighthouse_workshops", "indicator: lighthouse_workshop",
          "lighthouse_workshop\n", "figures[1].indicator", "unknown-indicator", "did you mean “lighthouse_workshops”?"),
    Fault("unknown growth of an indicator", INDICATORS, "  counter:", "  growth: workshops_growth\n  counter:",
          "growth: workshops_growth", "[1].growth", "unknown-indicator", "see records/indicators/growth.yml for those"),
    Fault("unknown parent of an industry", INDUSTRIES, "  aliases:", "  parent: lantern\n  aliases:", "parent: lantern",
          "[0].parent", "unknown-scope", "did you mean"),
    Fault("unknown unit", JIANGXI_2024, "unit: count", "unit: counts", "counts", "figures[1].unit", "unknown-unit",
          "did you mean “count”?"),
    Fault("unknown unit, like no other", JIANGXI_2024, "unit: count", "unit: furlong", "furlong", "figures[1].unit",
          "unknown-unit", "see records/units.yml for those"),
    Fault("unknown scope, like no other", JIANGXI_2024, "unit: count", "unit: count\n    scope: zzz", "scope: zzz",
          "figures[1].scope", "unknown-scope", "see records/industries.yml and records/scopes.yml for those"),
    Fault("unknown family", INDICATORS, "- id: lighthouse_workshops\n",
          "- id: lighthouse_workshops\n  family: workshop_of_a_kind\n", "family:", "[1].family", "unknown-family",
          "did you mean “workshops_of_a_kind”?"),
    Fault("unknown unit of a family", FAMILIES, "unit: count", "unit: counts", "unit: counts", "[0].unit",
          "unknown-unit", "did you mean “count”?"),
    Fault("unknown scope", JIANGXI_2024, "unit: count", "unit: count\n    scope: lantern", "scope: lantern",
          "figures[1].scope", "unknown-scope", "did you mean “lanterns”?"),
    Fault("unknown industry", JIANGXI_2023, "industries: [lanterns]", "industries: [lantern]", "[lantern]",
          "tasks[0].measures[0].industries[0]", "unknown-scope", "did you mean “lanterns”?"),
    Fault("area as an industry", JIANGXI_2023, "- named: [lanterns]", "- named: [whole]", "[whole]",
          "industries[0].named[0]", "not-an-industry", "kind area"),
    Fault("unknown theme", JIANGXI_2024, "themes: [growth]", "themes: [groth]", "groth", "themes[0]", "unknown-theme",
          "did you mean “growth”?"),
    Fault("unknown term", JIANGXI_2023, "term: little-lighthouse", "term: tiny-lighthouse", "tiny",
          "programmes[0].term", "unknown-term", "did you mean “little-lighthouse”?"),
    Fault("unknown related term", TERMS, "aliases: [小灯塔]", "related: [big-lighthouse]", "related", "[0].related[0]",
          "unknown-term", "little-lighthouse"),
    Fault("unknown source", JIANGXI_2024, "source: notes", "source: note", "source: note\n", "source",
          "unknown-source", "did you mean “notes”?", alone=False),
    Fault("unknown province", JIANGXI_2024, "area: jiangxi", "area: jiangxe", "jiangxe", "area",
          "unknown-area", "did you mean “jiangxi”?", alone=False),
    Fault("unknown article", JIANGXI_2024, "source: notes", "source: notes\narticle: nowhere", "nowhere",
          "article", "unknown-article", "no article of notes", alone=False),
    Fault("unknown key figure", JIANGXI_2023, "  - jiangxi-2023-growth-target\n", "  - jiangxi-2023-growth-aim\n",
          "growth-aim", "key_figures[0]", "unknown-figure", "did you mean"),
    Fault("citation with a source of its own", JIANGXI_2024, "cite: p2-s2", "cite: letters#p2-s2", "letters",
          "figures[2].cite", "form", "such as “p36” or “p36-s1”"),
    Fault("citation to no paragraph", JIANGXI_2024, "cite: p2-s2", "cite: p3-s2", "p3-s2",
          "figures[2].cite", "citation", "records/sources/notes.yml"),
    Fault("citation to a paragraph only", JIANGXI_2024, "cite: p2-s2", "cite: p2", "cite: p2\n",
          "figures[2].cite", "citation", "notes#p2-s1"),
    Fault("citation without a place", JIANGXI_2024, "cite: p2-s2", "cite: notes", "cite: notes\n",
          "figures[2].cite", "form", "has not the form"),
    Fault("figures differ between the languages", JIANGXI_2024, "en: Growth was {figure:jiangxi-2024-growth}.",
          "en: Growth was brisk.", "brisk", "summary.en", "out-of-step", "same figures"),
    Fault("digits differ between the languages", JIANGXI_2023, "en: Light the lamps", "en: Light 3 lamps", "3 lamps",
          "tasks[0].en", "out-of-step", "both must hold the same"),
    Fault("reference to no figure", JIANGXI_2023, "zh: 点灯\n    en: Light the lamps",
          "zh: '{figure:nowhere}'\n    en: '{figure:nowhere}'", "zh: '{figure", "tasks[0].zh", "unknown-figure",
          "no figure of any plan"),
    Fault("full-width digit", JIANGXI_2023, "zh: 点灯", "zh: 点８灯", "点８",
          "tasks[0].zh", "look-alike", "write “8”"),
    Fault("Chinese left in the English", JIANGXI_2023, "en: Light the lamps", "en: Light the 灯", "the 灯",
          "tasks[0].en", "out-of-step", "Latin letters"),
)  # fmt: skip

MEANINGS = (
    Fault("unit that does not fit", JIANGXI_2024, "value: 7.5\n    unit: percent", "value: 57\n    unit: count",
          "unit: count\n    as_printed: 增长7.5%", "figures[0].unit", "unit", "percent", alone=False),
    Fault("range that descends", JIANGXI_2024, "value_max: 8", "value_max: 6", "value_max", "figures[2].value_max",
          "range", "must be above value 7", alone=False),
    Fault("range without width", JIANGXI_2024, "value_max: 8", "value_max: 7.0", "value_max", "figures[2].value_max",
          "range", "must be above value 7", alone=False),
    Fault("target in the past", JIANGXI_2024, "period: 2024", "period: 2023",
          "period: 2023\n    statistic: growth\n    value: 7\n", "figures[2].period", "period", "is it a result?"),
    Fault("result in the future", JIANGXI_2023, "kind: result\n    period: 2022\n    statistic: growth",
          "kind: result\n    period: 2024\n    statistic: growth", "period: 2024", "figures[0].period", "period",
          "is it a target?"),
    Fault("unit of nothing", UNITS, "factor: 100000000", "factor: 0", "factor: 0", "[3].factor", "type",
          "greater than 0"),
    Fault("negative rank", JIANGXI_2023, "value: 4", "value: -1", "value: -1", "figures[1].value", "whole-number",
          "1 or more", alone=False),
    Fault("half a rank", JIANGXI_2023, "value: 4", "value: 4.5", "value: 4.5", "figures[1].value", "whole-number",
          "whole number", alone=False),
    Fault("expected target", JIANGXI_2024, "qualifier: strive", "finality: expected", "finality", "figures[2].finality",
          "finality", "said of results"),
    Fault("identifier used twice in one file", JIANGXI_2024, "id: jiangxi-2024-workshops", "id: jiangxi-2024-growth",
          "id: jiangxi-2024-growth\n    indicator: lighthouse", "figures[1].id", "duplicate-id",
          "records/read/jiangxi/2024.yml:8"),
    Fault("identifier used twice across files", JIANGXI_2024, "id: jiangxi-2024-workshops",
          "id: jiangxi-2023-growth", "id: jiangxi-2023-growth", "figures[1].id", "duplicate-id",
          "records/read/jiangxi/2023.yml:18", alone=False),
    Fault("identifier of another plan", JIANGXI_2024, "id: jiangxi-2024-workshops", "id: hunan-2024-workshops",
          "id: hunan", "figures[1].id", "id-prefix", "must begin with “jiangxi-2024-”"),
    Fault("indicator defined twice", INDICATORS, "id: lighthouse_workshops", "id: industrial_value_added_growth",
          "id: industrial_value_added_growth\n  name: {zh: 灯塔", "[1].id", "duplicate-id",
          "records/indicators/growth.yml:1", alone=False),
    Fault("code used twice", AREAS, '"430000"', '"360000"', '"360000"\n  kind: province\n  name: {zh: 湖南',
          "[1].code", "duplicate-code", "records/areas.yml:4"),
    Fault("tile used twice", AREAS, "{column: 5, row: 8}", "{column: 6, row: 8}",
          "tile: {column: 6, row: 8}}\n  scope", "[1].map.tile", "duplicate-tile", "choose another"),
)  # fmt: skip

YAML = (
    Fault("tab", JIANGXI_2024, "year: 2024", "year:\n\t2024", "\t2024", "", "yaml", "cannot start any token"),
    Fault("unclosed bracket", JIANGXI_2024, "year: 2024", "year: [2024", "summary:", "", "yaml", "not valid YAML"),
    Fault("duplicate key", JIANGXI_2024, "year: 2024", "year: 2024\nyear: 2025", "year: 2025", "year",
          "duplicate-key", "stands here twice"),
    Fault("alias", JIANGXI_2024, "source: notes", "more: &more [1]\nless: *more\nsource: notes", "more:",
          "more", "alias", "write the value out"),
    Fault("anchor on a field name", JIANGXI_2024, "year: 2024", "&y year: 2024", "&y", "", "alias",
          "write the value out"),
    Fault("anchor deep inside, after Chinese text", JIANGXI_2023, "en: Light the", "en: &a Light the", "&a",
          "tasks[0].en", "alias", "write the value out"),
    Fault("alias of nothing", JIANGXI_2024, "year: 2024", "year: *nothing", "*nothing", "", "yaml", "alias"),
    Fault("tag that makes an object", JIANGXI_2024, "year: 2024", "year: !!python/object/apply:os.getcwd []",
          "!!python", "year", "tag", "plain value"),
    Fault("tag that calls a function", JIANGXI_2024, "year: 2024", "year: !!python/name:os.system", "!!python", "year",
          "tag", "plain value"),
    Fault("tag of one's own", JIANGXI_2024, "year: 2024", "year: !plan 2024", "!plan", "year", "tag", "plain value"),
    Fault("tag of the standard", JIANGXI_2024, "year: 2024", "year: !!str 2024", "!!str", "year", "tag", "plain value"),
    Fault("tag on a field name", JIANGXI_2024, "year: 2024", "!!python/name:os.system year: 2024", "!!python", "",
          "tag", "plain value"),
    Fault("tag on a list", JIANGXI_2024, "themes: [growth]", "themes: !!set [growth]", "!!set", "themes", "tag",
          "plain value"),
    Fault("byte order mark in the middle", JIANGXI_2024, "year: 2024", "year: \ufeff2024", "\ufeff", "", "yaml",
          "U+FEFF"),
    Fault("second document", JIANGXI_2024, "themes: [growth]", "themes: [growth]\n---\nyear: 2025", "---", "",
          "yaml", "not valid YAML"),
    Fault("NUL character", JIANGXI_2024, "year: 2024", "year: 20\x0024", "20\x0024", "", "yaml", "not allowed"),
    Fault("list as a field name", JIANGXI_2024, "year: 2024", "[a, b]: 2024", "[a, b]", "", "yaml",
          "field name is expected"),
)  # fmt: skip

LISTS = (*(AREAS, UNITS, FAMILIES, "records/themes.yml", INDUSTRIES, SCOPES, "records/synonyms.yml"),)
VOCABULARIES = (*LISTS, INDICATORS, TERMS)

EDITS = (*FIELDS, *PATH_TRICKS, *REFERENCES, *MEANINGS, *YAML)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose pages are built; copied for each test, never changed."""
    project = make_project(tmp_path_factory.mktemp("built") / "project")
    run = project.run("build")
    assert run.exit_code == 0, run.stderr
    project.write("site/zh/index.html", "<p>the site as last published</p>")
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A built project of the test's own."""
    return Project(Path(shutil.copytree(built.root, tmp_path / "project")))


def line_of(project: Project, file: str, words: str) -> int:
    """Return the line on which the words begin that stand once in a file."""
    text = project.read(file)
    assert text.count(words) == 1, f"“{words}” stands {text.count(words)} times in {file}"
    return text[: text.index(words)].count("\n") + 1


def problems_of_failed_build(project: Project) -> list[dict[str, object]]:
    """Run the build, which must fail and leave docs/ and site/ as they were; return the problems."""
    before = project.snapshot()
    run = project.run("--json", "build")
    assert run.exit_code == 1
    assert project.snapshot() == before
    return run.problems()


@pytest.mark.parametrize("fault", EDITS, ids=lambda fault: fault.name)
def test_fault_is_named_and_pages_stay(project: Project, fault: Fault) -> None:
    project.edit(fault.file, fault.old, fault.new)
    line = line_of(project, fault.file, fault.at)
    found = problems_of_failed_build(project)
    expected = (fault.file, line, fault.field, fault.rule)
    places = [(problem["file"], problem["line"], problem["field"], problem["rule"]) for problem in found]
    assert expected in places
    assert fault.help in str(found[places.index(expected)]["message"])
    assert len(found) == 1 or not fault.alone, found


def test_fault_is_shown_with_file_and_line_to_people(project: Project) -> None:
    line = project.edit(JIANGXI_2024, "unit: count", "unit: counts")
    run = project.run("build")
    assert run.exit_code == 1
    assert run.stdout == ""
    shown, count = run.stderr.splitlines()
    assert shown.startswith(f"{JIANGXI_2024}:{line}: figures[1].unit: “counts” is not among the units")
    assert count == "1 problem(s)"


def only_problem(project: Project) -> tuple[object, object, object, str]:
    """Return file, line, rule and message of the one problem that the build reports."""
    (problem,) = problems_of_failed_build(project)
    return problem["file"], problem["line"], problem["rule"], str(problem["message"])


def test_bytes_of_another_encoding_are_refused_at_their_line(project: Project) -> None:
    text = project.read(JIANGXI_2024)
    project.write(JIANGXI_2024, text.encode("gbk"))
    file, line, rule, message = only_problem(project)
    assert (file, line, rule) == (JIANGXI_2024, 4, "encoding")
    assert "UTF-8" in message


def test_utf16_is_refused(project: Project) -> None:
    project.write(JIANGXI_2024, project.read(JIANGXI_2024).encode("utf-16"))
    assert only_problem(project)[:3] == (JIANGXI_2024, 1, "encoding")


def test_byte_order_mark_at_the_beginning_does_no_harm(project: Project) -> None:
    project.write(JIANGXI_2024, b"\xef\xbb\xbf" + project.read(JIANGXI_2024).encode())
    assert project.run("check").exit_code == 0


def test_windows_line_ends_do_no_harm_and_lines_are_counted_right(project: Project) -> None:
    text = project.read(JIANGXI_2024).replace("value: 131", "value: many")
    project.write(JIANGXI_2024, text.replace("\n", "\r\n"))
    assert only_problem(project)[:2] == (JIANGXI_2024, text[: text.index("value: many")].count("\n") + 1)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", b"---\n"], ids=repr)
def test_empty_file_is_refused(project: Project, content: bytes) -> None:
    project.write(JIANGXI_2024, content)
    file, line, _, message = only_problem(project)
    assert (file, line) == (JIANGXI_2024, content.count(b"---") + 1)
    assert "expected" in message


@pytest.mark.parametrize("file", VOCABULARIES)
@pytest.mark.parametrize("content", ["42\n", "{}\n", "[[[]]]\n"], ids=repr)
def test_vocabulary_of_the_wrong_shape_is_refused_once(project: Project, file: str, content: str) -> None:
    project.write(file, content)
    found = problems_of_failed_build(project)
    assert {problem["file"] for problem in found} == {file}


@pytest.mark.parametrize("file", LISTS)
def test_missing_vocabulary_is_named(project: Project, file: str) -> None:
    project.remove(file)
    assert only_problem(project)[:3] == (file, 1, "missing-file")


@pytest.mark.parametrize("file", [INDICATORS, TERMS])
def test_missing_folder_of_a_vocabulary_is_named(project: Project, file: str) -> None:
    folder = file.rpartition("/")[0]
    project.remove(file)
    assert only_problem(project)[:3] == (folder, 1, "missing-file")
    project.place(folder).rmdir()
    assert only_problem(project)[:3] == (folder, 1, "missing-file")


def test_an_indicator_of_no_theme_is_named_in_its_file(project: Project) -> None:
    project.write("records/indicators/groth.yml", "- {id: lamps, family: workshops_of_a_kind, name: {zh: 灯, en: L}}\n")
    file, line, rule, message = only_problem(project)
    assert (file, line, rule) == ("records/indicators/groth.yml", 1, "unknown-theme")
    assert "did you mean “growth”?" in message


def test_indicators_of_no_readable_file_are_not_held_against_figures(project: Project) -> None:
    project.write("records/indicators/light.yml", "[")
    assert [problem["file"] for problem in problems_of_failed_build(project)] == ["records/indicators/light.yml"]


def test_huge_file_is_refused_without_reading_it(project: Project) -> None:
    with project.place(JIANGXI_2024).open("r+b") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    begun = time.process_time()
    file_name, line, rule, message = only_problem(project)
    seconds, (_, peak) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (file_name, line, rule) == (JIANGXI_2024, 1, "file-size")
    assert "100,000,000 bytes" in message
    assert seconds < 2
    assert peak < 50_000_000


def test_billion_laughs_are_refused_quickly(project: Project) -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    project.write(JIANGXI_2024, "\n".join(["l0: &l0 ha", *levels]) + "\n")
    tracemalloc.start()
    begun = time.process_time()
    file, line, rule, _ = only_problem(project)
    seconds, (_, peak) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (file, line, rule) == (JIANGXI_2024, 1, "alias")
    assert seconds < 2
    assert peak < 50_000_000


@pytest.mark.parametrize("depth", [60, 900, 100_000])
@pytest.mark.parametrize(("before", "opening", "closing"), [("", "[", "]"), ("", "{a: ", "}"), ("\n", "- ", "")])
def test_deep_nesting_is_refused(project: Project, depth: int, before: str, opening: str, closing: str) -> None:
    project.append(JIANGXI_2024, f"deep: {before}{opening * depth}{closing * depth}\n")
    line = project.read(JIANGXI_2024).count("\n")
    file, found_line, rule, message = only_problem(project)
    assert (file, found_line, rule) == (JIANGXI_2024, line, "nesting")
    assert "40 levels" in message


def test_deeply_nested_field_names_are_refused(project: Project) -> None:
    project.append(JIANGXI_2024, "? " * 100_000 + "\n")
    assert only_problem(project)[0] == JIANGXI_2024


def test_deep_nesting_by_indentation_is_refused(project: Project) -> None:
    project.append(JIANGXI_2024, "deep:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 2000)))
    file, _, rule, _ = only_problem(project)
    assert (file, rule) == (JIANGXI_2024, "nesting")


def test_symbolic_link_to_a_record_is_refused(project: Project) -> None:
    place = project.place(JIANGXI_2024)
    elsewhere = place.rename(project.root / "elsewhere.yml")
    place.symlink_to(elsewhere)
    file, line, rule, message = only_problem(project)
    assert (file, line, rule) == (JIANGXI_2024, 1, "unexpected-file")
    assert "symbolic link" in message


@pytest.mark.parametrize("name", ["themes.yml", "read/hunan/2025.yml"])
def test_symbolic_link_to_a_secret_shows_nothing_of_it(project: Project, name: str) -> None:
    project.write("secret.txt", "the password is swordfish\n")
    place = project.place(f"records/{name}")
    place.unlink(missing_ok=True)
    place.parent.mkdir(exist_ok=True, parents=True)
    place.symlink_to(project.root / "secret.txt")
    run = project.run("build")
    assert run.exit_code == 1
    assert f"records/{name}:1:" in run.stderr
    assert "swordfish" not in run.stderr + run.stdout


def test_symbolic_link_to_a_folder_is_refused(project: Project) -> None:
    project.write("elsewhere/hunan.yml", "area: hunan\n")
    project.place("records/read/hunan").symlink_to(project.root / "elsewhere")
    assert only_problem(project)[:3] == ("records/read/hunan", 1, "unexpected-file")


def test_folder_named_like_a_record_is_refused(project: Project) -> None:
    project.place("records/read/hunan/2024.yml").mkdir(parents=True)
    assert only_problem(project)[:3] == ("records/read/hunan/2024.yml", 1, "unexpected-file")


@pytest.mark.parametrize(
    "path",
    [
        "records/read/hunan/2024.yml.draft",
        "records/read/hunan/2024.yaml",
        "records/read/hunan/2024.YML",
        "records/read/hunan/2024.yml.txt",
        "records/read/hunan/2024.json",
        "records/sources/notes.yml.bak",
        "records/draft.yml",
        "records/drafts/hunan.yml",
        "records/sources/notes.md",
    ],
)
def test_stray_file_is_refused(project: Project, path: str) -> None:
    project.write(path, "area: hunan\n")
    file, line, rule, message = only_problem(project)
    assert (file, line, rule) == (path, 1, "unexpected-file")
    assert "drafts lie outside records/" in message
    assert "would be 2024.yml" in message or path.endswith(("hunan.yml", ".draft", ".md", "draft.yml", ".bak"))


@pytest.mark.parametrize(
    "name",
    [
        *(".jiangxi.yml.swp", ".jiangxi.yml.swo", "jiangxi.yml~", ".#jiangxi.yml", "#jiangxi.yml#", "4913"),
        *(".DS_Store", "._jiangxi.yml", "Thumbs.db", "desktop.ini", ".jiangxi.yml.kate-swp", ".idea/workspace.xml"),
        *(
            ".~lock.jiangxi.yml#",
            "jiangxi.yml___jb_tmp___",
            ".vscode/settings.json",
            "~$jiangxi.yml",
            "jiangxi.yml.tmp",
        ),
    ],
)
def test_what_editors_and_systems_leave_is_passed_over(project: Project, name: str) -> None:
    for folder in (
        "records/read/jiangxi",
        "records",
        "docs/zh/about",
        "theme/assets",
        "templates/pages",
        "i18n",
        "public",
    ):
        place = project.place(f"{folder}/{name}")
        place.parent.mkdir(exist_ok=True, parents=True)
        if name.startswith(".#"):
            place.symlink_to("somebody@machine.1234:1700000000")  # as Emacs marks a file that is being edited
        else:
            place.write_bytes(b"\x00\xff left")
    run = project.run("build")
    assert run.exit_code == 0, run.stderr


@pytest.mark.parametrize(
    "place",
    [
        *("public/secret.txt", "docs/zh/about/secret.md", "docs/zh/about/secret.png", "theme/assets/secret.css"),
        *(
            "templates/pages/home.md.j2",
            "i18n/zh.yml",
            "settings.yml",
            "mkdocs.yml",
            "docs/en",
            "theme",
            "public",
            "i18n",
        ),
    ],
)
def test_symbolic_link_is_refused_wherever_it_could_publish_what_it_leads_to(project: Project, place: str) -> None:
    target = project.place(place)
    elsewhere = project.root.parent / "elsewhere"
    if target.exists():
        target.rename(elsewhere)
    else:
        elsewhere.write_text("the password is swordfish\n", encoding="utf-8")
    target.symlink_to(elsewhere)
    for command in ("check", "build", "site"):
        run = project.run(command)
        assert run.exit_code == 1
        assert place in run.stderr and "link" in run.stderr
        assert "swordfish" not in run.stderr + run.stdout


@pytest.mark.parametrize("name", [b"\xff.md", b"a\nb.md", b"a\x1b[31m.png", "a\u202eb.md".encode()])
@pytest.mark.parametrize("folder", ["docs/zh/about", "public", "theme/assets"])
def test_name_that_makes_no_address_is_named(project: Project, folder: str, name: bytes) -> None:
    (project.place(folder) / os.fsdecode(name)).write_text("x", encoding="utf-8")
    for options in ([], ["--json"]):
        run = project.run(*options, "site")
        assert run.exit_code == 1
        (line,) = [line for line in (run.stdout + run.stderr).splitlines() if "makes no address" in line]
        assert folder in line and (options or line.isprintable())


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "big5"])
@pytest.mark.parametrize(
    "file",
    [
        *("docs/zh/about/index.md", "i18n/zh.yml", "settings.yml", "mkdocs.yml", "templates/pages/home.md.j2"),
        *("theme/main.html", "public/index.html.j2", "records/synonyms.yml"),
    ],
)
def test_other_encodings_are_named_in_every_file_that_people_write(project: Project, file: str, encoding: str) -> None:
    comment = {"md": "说明\n", "yml": "# 说明\n"}.get(file.rpartition(".")[2], "{# 说明 #}\n")
    project.write(file, (comment + project.read(file)).encode(encoding, "replace"))
    run = project.run("check")
    assert run.exit_code == 1
    (line,) = [line for line in run.stderr.splitlines() if line.startswith(f"{file}:1:")]
    assert "UTF-8" in line


@pytest.mark.parametrize(
    "file",
    [
        *("docs/zh/about/index.md", "i18n/zh.yml", "settings.yml", "docs/manifest.json", "templates/pages/home.md.j2"),
        *("templates/page.md.j2", "records/synonyms.yml"),
    ],
)
def test_byte_order_marks_change_no_page(project: Project, file: str) -> None:
    before = project.snapshot()
    project.write(file, b"\xef\xbb\xbf" + project.place(file).read_bytes())
    run = project.run("--json", "build")
    assert run.exit_code == 0, run.stdout
    after = project.snapshot()
    assert {path for path in before if before[path] != after[path]} <= {file}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: a: b\n---\n# A\n", 2),
        ("---\ntoc: true\ntitle: [a]\n---\n# A\n", 3),
        ("---\ntitle:\n---\n# A\n", 2),
        ("---\njust words\n---\n# A\n", 2),
        ("---\ntitle：标题\n---\n# A\n", 2),
        ("---\ntoc: true\ntitle: 'open\n---\n# A\n", 3),
        ("---\ntitle: no end\n\n# A\n", 1),
        ("---\r\ntoc: true\r\ntitle: {a\r\n---\r\n# A\r\n", 3),
    ],
)
def test_fault_in_the_front_matter_of_a_page_is_named_on_its_line(project: Project, text: str, line: int) -> None:
    project.write("docs/zh/about/index.md", text)
    run = project.run("--json", "check")
    assert run.exit_code == 1
    (problem,) = run.problems()
    assert (problem["file"], problem["field"] in ("", "title")) == ("docs/zh/about/index.md", True)
    assert abs(int(problem["line"]) - line) <= (problem["rule"] == "yaml")


def test_a_field_of_the_front_matter_that_nothing_reads_is_named(project: Project) -> None:
    project.write("docs/zh/about/index.md", "---\ntitle: A\ndescripton: b\ntoc: true\n---\n# A\n")
    (problem,) = project.run("--json", "check").problems()
    assert (problem["file"], problem["line"], problem["field"]) == ("docs/zh/about/index.md", 3, "descripton")
    assert "title, description, toc" in str(problem["message"])


def test_faults_of_records_strings_and_pages_are_told_in_one_run(project: Project) -> None:
    project.edit(JIANGXI_2024, "value_max: 8", "value_max: 6")
    project.append("i18n/zh.yml", "\nonly_here: 只在这里\n")
    project.write("docs/zh/about/index.md", "---\ntitle: a: b\n---\n")
    files = {problem["file"] for problem in problems_of_failed_build(project)}
    assert files == {JIANGXI_2024, "i18n/en.yml", "docs/zh/about/index.md"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ nothing.here }}\n", "home.md.j2:2: UndefinedError: 'nothing' is undefined"),
        ("{% if %}\n", "home.md.j2:2: "),
        ("{{ say('no.such.key') }}\n", "home.md.j2:2: i18n/zh.yml: the string no.such.key"),
        ("{% include 'nowhere.j2' %}\n", "nowhere.j2: this template is asked for and missing"),
        ("{{ 1 / 0 }}\n", "home.md.j2:2: ZeroDivisionError"),
    ],
)
def test_fault_in_a_template_is_named_with_its_line_and_pages_stay(project: Project, text: str, words: str) -> None:
    project.write("templates/pages/home.md.j2", f"first line\n{text}")
    before = project.snapshot()
    run = project.run("build")
    assert run.exit_code == 1
    assert words in run.stderr and "Traceback" not in run.stderr
    assert project.snapshot() == before


@pytest.mark.parametrize(
    ("text", "words"), [("{nmae} 项", "{nmae}"), ("{number", "braces"), ("{number!r}", "braces"), ("{0}", "braces")]
)
def test_fault_in_an_interface_string_is_named(project: Project, text: str, words: str) -> None:
    line = project.line_of("i18n/zh.yml", '  tasks: {other: "{number} 项任务"}')
    kept = [*project.read("i18n/zh.yml").splitlines()]
    kept[line - 1] = f'  tasks: {{other: "{text}"}}'
    project.write("i18n/zh.yml", "\n".join(kept) + "\n")
    run = project.run("build")
    assert run.exit_code == 1
    assert "i18n/zh.yml" in run.stderr and words in run.stderr and "Traceback" not in run.stderr


def test_messages_hold_no_character_that_commands_a_terminal_or_a_build_server(project: Project) -> None:
    project.edit(JIANGXI_2024, "unit: count", 'unit: "a\\e[31m\\n::error::forged\\u202e"')
    run = project.run("check")
    assert run.exit_code == 1
    assert not any(line.startswith("::") for line in run.stderr.splitlines())
    assert "\x1b" not in run.stderr and "\u202e" not in run.stderr and "\\x1b[31m" in run.stderr


@pytest.mark.parametrize(
    "words", [("new", "a\n::error::b", "2024"), ("propose", "a\n::error::b.md"), ("check", "a\n::error::b")]
)
def test_what_is_typed_begins_no_line_of_a_message(project: Project, words: tuple[str, ...]) -> None:
    run = project.run(*words)
    assert run.exit_code and "\\n::error::b" in run.stderr
    assert not any(line.startswith("::") for line in run.stderr.splitlines())


@pytest.mark.parametrize(
    "path", [JIANGXI_2023, TERMS, "docs/zh/about/index.md", "i18n/zh.yml", "templates/pages/home.md.j2", "settings.yml"]
)
def test_a_merge_that_nobody_finished_is_named(project: Project, path: str) -> None:
    line = project.append(path, "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n")
    run = project.run("build")
    assert run.exit_code == 1
    assert f"{path}:{line}: a merge left its marks here" in run.stderr


@pytest.mark.parametrize(
    "path",
    [
        "records/read/hunan/2024.yml",
        "records/read/jiangxi/2023-2024.yml",
        "records/read/2024/jiangxi.yml",
        "records/read/2024.yml",
    ],
)
def test_plan_in_the_wrong_place_is_named_with_the_right_one(project: Project, path: str) -> None:
    project.write(path, project.read(JIANGXI_2024))
    project.remove(JIANGXI_2024)
    file, line, rule, message = only_problem(project)
    assert (file, line, rule) == (path, 1, "file-name")
    assert JIANGXI_2024 in message


def test_second_plan_of_a_province_and_year_is_refused(project: Project) -> None:
    second = "records/read/jiangxi/2024-again.yml"
    text = project.read(JIANGXI_2024)
    project.write(second, text.replace("id: jiangxi-2024-", "id: jiangxi-2024-second-"))
    found = {
        (problem["file"], problem["rule"]): str(problem["message"]) for problem in problems_of_failed_build(project)
    }
    assert f"{second}:2" in found[JIANGXI_2024, "duplicate-plan"]


def test_source_in_the_wrong_file_is_named_with_the_right_one(project: Project) -> None:
    project.write("records/sources/letters.yml", project.read(NOTES))
    project.remove(NOTES)
    file, line, rule, message = only_problem(project)
    assert (file, line, rule) == ("records/sources/letters.yml", 1, "file-name")
    assert message.endswith("records/sources/notes.yml")


def test_source_in_a_folder_of_its_own_is_named_with_the_right_one(project: Project) -> None:
    project.write("records/sources/letters/notes.yml", project.read(NOTES))
    project.remove(NOTES)
    assert only_problem(project)[:3] == ("records/sources/letters/notes.yml", 1, "file-name")


def test_unreadable_plan_is_not_held_against_what_refers_to_its_figures(project: Project) -> None:
    project.edit(JIANGXI_2024, "figures:", "key_figures: [jiangxi-2023-growth]\nfigures:")
    assert project.run("check").exit_code == 0
    project.edit(JIANGXI_2023, "year: 2023", "year: soon")
    assert only_problem(project)[:3] == (JIANGXI_2023, 2, "type")


FaultOfFile = tuple[str, Callable[[Project], object], str]

TEN_FAULTS: tuple[FaultOfFile, ...] = (
    (AREAS, lambda p: p.edit(AREAS, "row: 8}}\n  scope", "row: eight}}\n  scope"), "type"),
    (INDICATORS, lambda p: p.edit(INDICATORS, "counter: {zh: 家, en: workshops}", "contour: 家"), "unknown-field"),
    ("records/themes.yml", lambda p: p.edit("records/themes.yml", "en: Growth}", "en: Growth of 2}"), "out-of-step"),
    (SCOPES, lambda p: p.edit(SCOPES, "kind: area", "kind: aria"), "unknown-value"),
    (TERMS, lambda p: p.edit(TERMS, "themes: [growth]", "themes: [growht]"), "unknown-theme"),
    (NOTES, lambda p: p.edit(NOTES, "accessed: 2024-05-01\n", ""), "missing-field"),
    (JIANGXI_2023, lambda p: p.edit(JIANGXI_2023, "value: 4\n", "value: 4.5\n"), "whole-number"),
    (JIANGXI_2024, lambda p: p.edit(JIANGXI_2024, "value_max: 8", "value_max: 6"), "range"),
    ("records/read/hunan/2025.yml", lambda p: p.write("records/read/hunan/2025.yml", "year: [\n"), "yaml"),
    ("records/draft.txt", lambda p: p.write("records/draft.txt", "later\n"), "unexpected-file"),
)


def test_ten_faults_in_ten_files_are_reported_in_one_run(project: Project) -> None:
    for _, break_it, _ in TEN_FAULTS:
        break_it(project)
    found = {(problem["file"], problem["rule"]) for problem in problems_of_failed_build(project)}
    assert found >= {(file, rule) for file, _, rule in TEN_FAULTS}
    assert len({file for file, _, _ in TEN_FAULTS}) == 10
