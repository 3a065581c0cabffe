"""The interface strings: the same in both languages, all there, none left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from shengce.charts.images import ChartImages
from shengce.derive.area_findings import Kept
from shengce.derive.comparison import COMPARISON_SETS
from shengce.derive.findings import LEGEND_STEPS
from shengce.derive.history import Change
from shengce.derive.moves import Move
from shengce.derive.outcomes import Verdict
from shengce.derive.pairs import NoOutcome
from shengce.derive.plan_targets import Conclusion
from shengce.derive.promises import PromiseState
from shengce.derive.readings import AGREEMENTS
from shengce.exports.api.kinds import KINDS as API_KINDS
from shengce.exports.api.slots import LINKS
from shengce.exports.codebook import columns_of_files
from shengce.exports.columns import PANEL_COLUMNS
from shengce.exports.mentions import INDUSTRY, PROGRAMME
from shengce.exports.panel import Aspect
from shengce.exports.registry import EXPORTS
from shengce.exports.types import FieldType
from shengce.language.strings import PLACES_OF_YEARS, load_languages
from shengce.problems import RecordsError, UserError
from shengce.records.areas import AreaLevel, DivisionKind, Region
from shengce.records.base import AbsenceReason
from shengce.records.changes import ReasonOfChange
from shengce.records.plans import Depth, FigureKind, Finality, Group, HonourKind, Qualifier, Reading, Stance
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Currency, Direction, Statistic, TermKind, UnitKind
from shengce.views.context import Context, SiteAddress
from shengce.views.kinds import SECTIONS
from shengce.views.pages.data import EXAMPLES, STARTS, STEPS
from shengce.views.pages.explore import QUESTIONS, Kind, Look, Measure
from shengce.views.parts.word_rules import RULES as WORD_RULES
from shengce.views.shown import Link
from shengce.views.site_map import KINDS, kinds_found
from tests.published import single_plurals
from tests.unit.builders import REPOSITORY, knowledge, language, plan

# The layers that write words for readers; the others have dotted names of their own, such as those of files.
SPEAKING = ("charts", "exports", "language", "render", "views")
MULTIPLIERS = ("one", "ten_thousand", "million", "hundred_million", "billion", "trillion")
# Units whose values are written in other ways than with a word before and a word after.
OTHERWISE_WRITTEN = {UnitKind.PERCENT, UnitKind.MONEY, UnitKind.COUNT, UnitKind.QUANTITY}
OTHER_UNITS = tuple(kind for kind in UnitKind if kind not in OTHERWISE_WRITTEN)

SLOTS = [slot for kind in API_KINDS for slot in (*kind.slots, *LINKS)]
OTHER_FILES = ("start", "whole", "described")
RULES_OF_API = ("addresses", "identifiers", "numbers", "empty", "rows", "csv", "static", "licence")
LIGHTS = (*Stance, "named")
UNJUDGED = (Verdict.PENDING, Verdict.NOT_STATED, Verdict.REPORT_MISSING)

PANEL_MEANINGS = (*(aspect.meaning for aspect in Aspect), "panel_year", "area_zh", "area_en")
PANEL_CODES = tuple(dict.fromkeys((*Qualifier, *Finality, *PromiseState, *AreaLevel)))

# What stands at the place {} of each key that is put together, in the code, from a name and a value.
VALUES: Mapping[str, Iterable[str]] = {
    "absence.{}": AbsenceReason,
    "api.csv.{}": ("facts", "pairs", "mentions"),
    "api.enveloped.{}": ("schema_version", "data_version", "total", "result"),
    "api.field.{}": [slot.words.removeprefix("api.field.") for slot in SLOTS if slot.words.startswith("api.")],
    "api.kind.{}": [kind.name for kind in API_KINDS],
    "api.kind_text.{}": [kind.name for kind in API_KINDS],
    "api.rule.{}": RULES_OF_API,
    "api.{}": ("facts", "files", "mentions", "pairs", *OTHER_FILES),
    "api.{}_text": OTHER_FILES,
    "area_finding.first.{}": Kept,
    "area_finding.further.{}": Kept,
    "changes.{}": Change,
    "changes.feed.{}": (FigureKind.TARGET, FigureKind.RESULT),
    "changes.reason.{}": ReasonOfChange,
    "column.{}": [*(column.meaning for _, column in columns_of_files(EXPORTS)), *PANEL_MEANINGS],
    "compare.set.{}": COMPARISON_SETS,
    "count.{}": ("one", "ten_thousand", "hundred_million", "trillion"),
    "data.{}": [*(export.table.name for export in EXPORTS), "codebook", "panel"],
    "data_page.change.{}": Change,
    "data_page.example.{}": [name for name, _ in EXAMPLES],
    "data_page.named_kind.{}": (PROGRAMME, INDUSTRY),
    "data_page.no_outcome.{}": (*AbsenceReason, *NoOutcome),
    "data_page.reading.{}": Reading,
    "data_page.start.{}.text": [name for name, _ in STARTS],
    "data_page.start.{}.title": [name for name, _ in STARTS],
    "data_page.steps.{}": STEPS,
    "data_page.type.{}": FieldType,
    "date.{}": ("year", "month", "day"),
    "direction.{}": Direction,
    "finality.{}": (Finality.EXPECTED, Finality.PRELIMINARY),
    "gap.{}": ("short_by", "better_by"),
    "heatmap.legend.{}": (*LEGEND_STEPS, "unsettled"),
    "honour.{}": HonourKind,
    "industries.{}": ("change", "rule_change"),
    "industry.as.{}": LIGHTS,
    "industry.heading.{}": LIGHTS,
    "industry.legend.{}": LIGHTS,
    "industry.light.{}": LIGHTS,
    "industry.{}": ("silent", "unread"),
    "industry.{}_few": ("new", "gone"),
    "industry.{}_many": ("new", "gone"),
    "stance.{}": Stance,
    "kind.{}": FigureKind,
    "panel.code.{}": PANEL_CODES,
    "panel.label.{}": (*PANEL_COLUMNS, *Aspect),
    "method.words.{}": WORD_RULES,
    "method.words.{}_is": WORD_RULES,
    "word_bets.{}": ("risen", "fallen"),
    "method.agreement.{}": [agreement.name for agreement in AGREEMENTS],
    "money.{}": MULTIPLIERS,
    "among.{}": Group,
    "currency.{}.after": Currency,
    "currency.{}.before": Currency,
    "nav.{}": [kind.name for kind in KINDS if kind.group == SECTIONS and kind.name != "home"],
    "programmes.{}": ("own", "shared"),
    "programmes.told.{}": ("lasting", "lasting_among", "left", "left_among"),
    "promise_state.{}": PromiseState,
    "province_kind.{}": DivisionKind,
    "province_year.depth.{}": Depth,
    "province_year.finding.all.{}": ("two", "many"),
    "province_year.finding.earlier.{}": ("target_and_outcome", "target", "outcome"),
    "province_year.finding.leading.{}": UNJUDGED,
    "province_year.finding.none.{}": ("two", "many"),
    "province_year.finding.only.{}": ("all_met", "all_nearly", "all_missed"),
    "province_year.finding.{}": Conclusion,
    "province_year.silence.{}": FigureKind,
    "province_year.unjudged.{}": UNJUDGED,
    "qualifier.{}.after": Qualifier,
    "qualifier.{}.before": Qualifier,
    "qualifier_of_fall.{}.after": Qualifier,
    "qualifier_of_fall.{}.before": Qualifier,
    "explore.kind.{}": Kind,
    "explore.look.{}": Look,
    "explore.measure.{}": Measure,
    "explore.named.{}": (PROGRAMME, INDUSTRY),
    "explore.question.{}": QUESTIONS,
    "region.{}": Region,
    "search.examples.{}": ("term", "province_year", "number", "indicator"),
    "search.script.kinds.{}": kinds_found(),
    "series.ended.{}": Verdict,
    "series.year.{}": ("both", "target", "outcome"),
    "source.taken.{}": FigureKind,
    "source_kind.{}": SourceKind,
    "source_marker.{}": SourceKind,
    "statistic.{}": Statistic,
    "target_move.{}": Move,
    "term_kind.{}": TermKind,
    "unit.{}": OTHER_UNITS,
    "unit.{}_back": (UnitKind.PERCENTAGE_POINT, UnitKind.PLACES),
    "verdict.{}": Verdict,
    "viewer.script.measures.{}": ("share", "rate", "count"),
    "verdict_finality.{}": (Finality.EXPECTED, Finality.PRELIMINARY),
    "year_findings.{}": ("highest", "steepest", "lowest", "gentlest", "only", "alike"),
}
# Words that stand in Chinese strings as they do in data; names, which are capitalised, need no entry.
CODES = {"strict", "national"} | {
    *("shengce", "xlsx", "pairs", "withdrawn", "counted", "province", "verdict", "pandas", "polars", "statsmodels"),
    *("word", "area", "count", "year"),
}
# Strings that a page gives to its scripts, and the scripts that name them.
SCRIPTS = {
    "search.script": "search/*.js",
    "compare.script": "compar*.js",
    "indicator.script": "indicator*.js",
    "viewer.script": "words/*.js",
    "explore.script": "explore/*.js",
}
# A key that is put together as the stem of other keys.
ENDINGS = {"unit.{}": ("before", "after"), "unit.{}_back": ("before", "after")}

# A place, perhaps a word or two, and a word in the plural; a share “of” things is no number of them.
BARE_PLURAL = re.compile(r"\{\w+\} (?!of\b)(?:[a-z-]+ ){0,2}?[a-z-]+s\b")
# Numbers that are never one: limits set in the scripts, and means with a decimal, of which English says 1.0 points.
ALWAYS_MANY = {
    *("industry.named", "industry.new_many", "industry.gone_many"),
    *("search.script.too_long", "compare.script.too_many", "viewer.script.cut"),
    "promises.ratchet.finding",
    "industry_kept.note",
    *(f"province_year.finding.{verdict}" for verdict in ("all_met", "all_nearly", "all_missed")),  # of two or more
}

KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
NAMED_IN_SCRIPT = re.compile(r"""\bstrings\??\.([a-z_]+)|\bkey: "([a-z_]+)\"""")
SAID_IN_TEMPLATE = re.compile(r"\bsay\(\s*(?P<argument>'[^']*'|\"[^\"]*\"|[^)]*)(?P<more>[^)]*)\)")


@dataclass(frozen=True)
class Saying:
    """A place in the sources where an interface string is asked for by its whole key."""

    place: str
    key: str
    values: frozenset[str] | None


@cache
def tables() -> dict[str, dict[str, str]]:
    return {code: dict(language(code).strings) for code in ("zh", "en")}


@cache
def sections() -> frozenset[str]:
    return frozenset(key.partition(".")[0] for key in tables()["en"])


def places_in(template: str) -> frozenset[str]:
    """Return the names of the ``{name}`` places of a string."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def leaves(key: str) -> set[str]:
    """Return the keys in the tables that a key stands for: itself, or its plural forms."""
    forms = {key, f"{key}.one", f"{key}.other"}
    return {form for form in forms for table in tables().values() if form in table}


# What the sources ask for


@cache
def python_files() -> tuple[tuple[Path, ast.Module], ...]:
    files = sorted(path for folder in SPEAKING for path in (REPOSITORY / "shengce" / folder).rglob("*.py"))
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in files)


@cache
def templates() -> tuple[Path, ...]:
    return tuple(sorted((REPOSITORY / "templates").rglob("*.j2")))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(REPOSITORY).as_posix()}:{line}"


def python_nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path, module in python_files():
        for node in ast.walk(module):
            yield path, node


def literal_keys() -> Iterator[tuple[str, str]]:
    """Yield every string in the Python sources that has the form of a key in a known section, and its place."""
    for path, node in python_nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_key = KEY.fullmatch(node.value) and node.value.partition(".")[0] in sections()
            if is_key and node.value not in SCRIPTS:
                yield node.value, place(path, node.lineno)


def composed_keys() -> Iterator[tuple[str, str]]:
    """Yield every key that the Python sources put together, with {} for the values put in, and its place."""
    for path, node in python_nodes():
        if isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            pattern = "".join(parts)
            if re.fullmatch(r"[a-z_]+\.[a-z_.{}]*", pattern) and pattern.partition(".")[0] in sections():
                yield pattern, place(path, node.lineno)


def python_sayings() -> Iterator[Saying]:
    for path, node in python_nodes():
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        key = _constant(node.args[0])
        if node.func.attr not in {"say", "count"} or not KEY.fullmatch(key):
            continue
        names = {keyword.arg for keyword in node.keywords}
        values = None if None in names else frozenset(name for name in names if name)
        if node.func.attr == "count" and values is not None:
            values |= {"number"}
        yield Saying(place(path, node.lineno), key, values)


def _constant(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""


def template_sayings() -> Iterator[Saying]:
    for path in templates():
        text = path.read_text(encoding="utf-8")
        for found in SAID_IN_TEMPLATE.finditer(text):
            values = frozenset(re.findall(r"\b([a-z_]+)\s*=", found["more"]))
            line = text.count("\n", 0, found.start()) + 1
            yield Saying(place(path, line), found["argument"].strip("'\""), values)


@cache
def used_keys() -> dict[str, str]:
    """Return every key that the sources ask for, with one place where they do."""
    used = {saying.key: saying.place for saying in template_sayings()}
    used.update(literal_keys())
    for pattern, where in composed_keys():
        for value in VALUES.get(pattern, ()):
            stem = pattern.replace("{}", str(value))
            endings = ENDINGS.get(pattern, ())
            used.update({f"{stem}.{ending}": where for ending in endings} if endings else {stem: where})
    used.update(script_keys())
    return used


def script_keys() -> dict[str, str]:
    """Return the strings that a script names, as ``strings.name``, by a group's name or as the key of a correction."""
    used = {}
    for stem, pattern in SCRIPTS.items():
        for path in sorted((REPOSITORY / "theme" / "assets" / "js").glob(pattern)):
            found = NAMED_IN_SCRIPT.findall(path.read_text(encoding="utf-8"))
            named = {name for names in found for name in names}
            for key in (key for key in tables()["en"] if key.startswith(f"{stem}.")):
                if key.removeprefix(f"{stem}.").partition(".")[0] in named:
                    used[key] = path.name
    return used


# The tables


def test_both_languages_have_the_same_keys_but_for_the_singular() -> None:
    zh, en = (set(tables()[code]) for code in ("zh", "en"))
    singular = {key for key in en - zh if key.endswith(".one") and f"{key.removesuffix('.one')}.other" in zh}
    assert (sorted(zh - en), sorted(en - zh - singular)) == ([], [])


def test_every_plural_of_english_has_a_singular() -> None:
    empty = {key for key, words in tables()["en"].items() if not words}
    plurals = {key for key in tables()["en"] if key.endswith(".other")} - empty
    assert sorted(key for key in plurals if key.replace(".other", ".one") not in tables()["en"]) == []


def test_both_languages_have_the_same_places_in_a_string() -> None:
    differing = {
        key: (sorted(places_in(words)), sorted(places_in(tables()["en"][key])))
        for key, words in tables()["zh"].items()
        if key in tables()["en"] and places_in(words) != places_in(tables()["en"][key])
    }
    assert differing == {}


def test_a_singular_has_the_places_of_its_plural() -> None:
    english = tables()["en"]
    singulars = [key for key in english if key.endswith(".one") and key.replace(".one", ".other") in english]
    assert singulars
    for key in singulars:
        assert places_in(english[key]) == places_in(english[key.replace(".one", ".other")]), key


def test_a_number_never_stands_before_a_bare_plural() -> None:
    """“1 targets”: a number with a noun is a plural form, which `count` chooses, or a phrase made by one."""
    bare = {
        f"{key}: {words}"
        for key, words in tables()["en"].items()
        if BARE_PLURAL.search(words) and not key.endswith((".one", ".other")) and key not in ALWAYS_MANY
    }
    assert sorted(bare) == []


def test_a_singular_says_one_of_nothing_that_is_many() -> None:
    singulars = {key: words.replace("{number}", "1") for key, words in tables()["en"].items() if key.endswith(".one")}
    assert {key: words for key, words in singulars.items() if single_plurals(words)} == {}


def test_english_strings_hold_no_han_and_chinese_ones_no_bare_english() -> None:
    han = re.compile(r"[\u3400-\u9fff]")
    assert {key: words for key, words in tables()["en"].items() if han.search(words)} == {}
    chinese = {key: re.sub(r"\{[^}]*\}", "…", words) for key, words in tables()["zh"].items()}
    untranslated = re.compile(r"\b[A-Z]?[a-z]{3,}\b")
    without_han = [key for key, words in tables()["zh"].items() if not han.search(words)]
    assert [key for key in without_han if untranslated.search(chinese[key])] == []
    in_a_row = re.compile(r"[a-z]{2,} [A-Za-z]*[a-z]{2,}")
    assert [key for key, words in chinese.items() if in_a_row.search(words)] == []
    assert {word for words in chinese.values() for word in re.findall(r"\b[a-z]{4,}\b", words)} <= CODES


# The sources against the tables


def test_every_key_that_is_put_together_is_known_here() -> None:
    unknown = {f"{pattern} at {where}" for pattern, where in composed_keys() if pattern not in VALUES}
    assert sorted(unknown) == [], "add the key's values to VALUES above"


def test_every_kind_of_composed_key_is_still_in_use() -> None:
    assert sorted(set(VALUES) - {pattern for pattern, _ in composed_keys()}) == []


def test_templates_ask_for_strings_by_their_whole_key() -> None:
    dynamic = [f"{saying.place}: {saying.key}" for saying in template_sayings() if not KEY.fullmatch(saying.key)]
    assert dynamic == []


def test_every_key_that_is_asked_for_exists() -> None:
    missing = {key: where for key, where in used_keys().items() if not leaves(key)}
    assert missing == {}


def test_no_string_is_left_over() -> None:
    used = {leaf for key in used_keys() for leaf in leaves(key)}
    assert sorted((set(tables()["zh"]) | set(tables()["en"])) - used) == []


def test_every_place_in_a_string_is_given_its_value() -> None:
    unfilled = {
        f"{saying.key} at {saying.place}": sorted(places - saying.values)
        for saying in (*python_sayings(), *template_sayings())
        for leaf in leaves(saying.key)
        if saying.values is not None and (places := places_in(tables()["en"].get(leaf, ""))) - saying.values
    }
    assert unfilled == {}


# How strings are said


def test_scripts_get_their_strings_by_name_and_group() -> None:
    words = language("en").under("search.script")
    assert words["retry"] == "Try again"
    assert words["pages"] == {"one": "{n} page", "other": "{n} pages"}
    assert "search.script.retry" not in words and "title" not in words


def test_a_string_is_said_with_its_places_filled() -> None:
    assert language("en").say("period.quarter", quarter=2, year=2023) == "Q2 2023"


def test_an_unknown_key_and_an_empty_place_are_refused() -> None:
    with pytest.raises(UserError, match=r"i18n/en\.yml: .*no\.such\.key"):
        language("en").say("no.such.key")
    with pytest.raises(UserError, match="year"):
        language("en").say("period.year")
    with pytest.raises(UserError, match=r"i18n/zh\.yml: the string search\.script\.no_such_name"):
        language("zh").under("search.script", "no_such_name")


@pytest.mark.parametrize(
    ("number", "en", "zh"),
    [
        (0, "0 figures", "0 个数字"),
        (1, "1 figure", "1 个数字"),
        (2, "2 figures", "2 个数字"),
        (1443, "1,443 figures", "1,443 个数字"),
    ],
)
def test_a_count_takes_the_plural_form_of_the_language(number: int, en: str, zh: str) -> None:
    assert [language(code).count("count.figures", number) for code in ("en", "zh")] == [en, zh]


@pytest.mark.parametrize("code", ["en", "zh"])
def test_years_are_written_as_years(code: str) -> None:
    said = language(code).say("series.year.both", year=2026, target=1443, outcome=Decimal("-12345.60"), verdict="")
    assert "2026" in said
    assert "1,443" in said
    assert "−12,345.60" in said


def test_every_place_of_a_year_is_known_as_one() -> None:
    counts_and_texts = {"number", "run", "worst", "years", "later", "span", "to"}
    before_the_word = {
        place for text in tables()["zh"].values() for place in re.findall(r"\{([a-z_]+)\} ?年(?!度)", text)
    }
    assert before_the_word - counts_and_texts <= PLACES_OF_YEARS


def test_a_decimal_takes_the_plural_even_where_it_is_one() -> None:
    stem = "unit.percentage_point.after"
    forms = [language("en").count(stem, Decimal(number)) for number in ("1", "1.0", "1.5", "0.5")]
    assert forms == ["percentage point"] + ["percentage points"] * 3


# How the tables are read


def write_tables(root: Path, zh: str, en: str) -> Path:
    (root / "i18n").mkdir()
    (root / "i18n" / "zh.yml").write_text(zh, encoding="utf-8")
    (root / "i18n" / "en.yml").write_text(en, encoding="utf-8")
    return root


def problems_of(root: Path) -> list[str]:
    with pytest.raises(RecordsError) as caught:
        load_languages(root)
    return [str(problem) for problem in caught.value.problems]


def test_a_string_missing_in_either_language_is_named(tmp_path: Path) -> None:
    root = write_tables(tmp_path, "a:\n  b: 乙\n  c: 丙\n", "a:\n  b: b\nd: d\n")
    found = problems_of(root)
    assert [line.split(":")[0] for line in found] == ["i18n/en.yml", "i18n/zh.yml"]
    assert "a.c" in found[0]
    assert "d: " in found[1]


def test_a_key_called_one_that_is_no_singular_may_not_be_missing(tmp_path: Path) -> None:
    assert len(problems_of(write_tables(tmp_path, "count: {one: '', two: 二}\n", "count: {two: two}\n"))) == 1


def test_a_language_may_lack_the_singular(tmp_path: Path) -> None:
    languages = load_languages(write_tables(tmp_path, "n: {other: 个}\n", "n: {one: firm, other: firms}\n"))
    assert [each.count("n", 1) for each in languages] == ["个", "firm"]


@pytest.mark.parametrize("broken", ["a: [", "", "a: 1\na: 2\n"])
def test_a_table_that_cannot_be_read_is_a_problem(tmp_path: Path, broken: str) -> None:
    found = problems_of(write_tables(tmp_path, broken, "a: b\n"))
    assert [line.split(":")[0] for line in found] == ["i18n/zh.yml"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Lamps", "“Lamps”"),
        ("“Lamps”", "“Lamps”"),
        ("“1+9” lamps", "“‘1+9’ lamps”"),
        ("“Lamps” and “lanterns”", "“‘Lamps’ and ‘lanterns’”"),
        ("a lamp called “L”", "“a lamp called ‘L’”"),
    ],
)
def test_quotation_marks_within_others_are_inner_ones(name: str, said: str) -> None:
    english, chinese = (language(code).say("term.undefined", term=name) for code in ("en", "zh"))
    assert english == f"The sources do not explain what {said} consists of."
    assert said in chinese and "““" not in chinese


def test_a_link_within_quotation_marks_fits_them_too() -> None:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    context = Context(knowledge(plan()), language("en"), address, lambda _: ChartImages("", ""), "")
    linked = context.sentence("term.undefined", term=Link("“1+9” lamps", "lamps/"))
    assert linked.plain == "The sources do not explain what “‘1+9’ lamps” consists of."
