"""The style sheets: each colour said once, every class and token in use, nothing that the oldest browser misses."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from shengce.charts.drawing import LineRole, SymbolRole, TextRole
from shengce.derive.findings import HeatStep
from shengce.derive.moves import Move
from shengce.derive.outcomes import Verdict
from tests.project import REPOSITORY
from tests.style_sheets import SHEETS, THEME, Rule, rules

_HEX_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b", re.IGNORECASE)
_TWO_VALUES = re.compile(r"var\(--sc-if-light, (#[0-9a-f]{6})\) var\(--sc-if-dark, (#[0-9a-f]{6})\)")
_SWITCHES = ("--sc-if-light", "--sc-if-dark")

_STEPS = frozenset(map(str, range(6)))
_FAMILIES = {
    "sc-verdict--": frozenset(step.replace("_", "-") for step in {*Verdict, *HeatStep} - {HeatStep.NONE}),
    "sc-fill--": frozenset(step.replace("_", "-") for step in HeatStep if step is not HeatStep.NONE),
    "sc-mark--": frozenset(step.replace("_", "-") for step in HeatStep if step is not HeatStep.NONE),
    "sc-move--": frozenset(Move),
    "sc-step-": _STEPS,
    "sc-word--": frozenset(map(str, range(1, 7))),
    "sc-tile--c": frozenset(map(str, range(1, 13))),
    "sc-tile--r": frozenset(map(str, range(1, 11))),
    "sc-chart__": frozenset((*LineRole, *SymbolRole, *TextRole, "wide", "narrow", "title")),
}
"""Classes whose ends are filled in when a page is made."""

_PRODUCERS = (
    *(path for path in (REPOSITORY / "templates").rglob("*.j2")),
    *(path for path in (REPOSITORY / "theme").rglob("*.html")),
    *(path for path in (REPOSITORY / "theme/assets/js").rglob("*.js")),
    *(path for path in (REPOSITORY / "shengce/views").rglob("*.py")),
)
# A name after a full stop is a selector, which finds a class and makes none.
_PRODUCED = re.compile(r"(?<![\w.-])sc-[\w-]+")

_AT_RULES = frozenset({"@media", "@supports", "@keyframes"})
_PSEUDO = frozenset(
    {
        *(":hover", ":focus", ":focus-visible", ":focus-within", ":checked", ":disabled", ":placeholder-shown"),
        *(":root", ":lang", ":not", ":is", ":where", ":has", ":target", ":first-child", ":last-child", ":nth-child"),
        ":nth-last-child",
        *("::before", "::after", "::placeholder", "::-webkit-search-cancel-button"),
    }
)
_FUNCTIONS = frozenset(
    {
        *("var", "calc", "min", "max", "clamp", "minmax", "repeat", "fit-content", "attr", "counter", "inset", "url"),
        *("rotate", "translatex", "translatey", "linear-gradient", "radial-gradient", "repeating-linear-gradient"),
    }
)
_UNITS = frozenset({"em", "rem", "px", "pt", "mm", "vh", "vw", "fr", "s", "ms", "deg"})
_MEDIA_FEATURES = frozenset(
    {
        *("min-width", "max-width", "max-height", "hover", "prefers-color-scheme", "prefers-contrast"),
        *("prefers-reduced-motion", "forced-colors"),
    }
)
_PROPERTIES = frozenset(
    """
    stroke-dasharray stroke-linecap stroke-linejoin touch-action vector-effect
    align-content align-items align-self animation aspect-ratio background background-clip background-color border
    border-block border-bottom border-bottom-color border-collapse border-color border-inline border-left
    border-left-color border-radius border-right border-spacing border-style border-top border-width bottom
    box-shadow box-sizing break-after break-before break-inside caption-side clip-path clear color color-scheme
    column-gap columns content counter-increment counter-reset cursor display fill flex flex-direction flex-flow
    flex-wrap float font font-family font-size font-style font-synthesis-style font-variant-numeric
    font-weight forced-color-adjust gap grid-area grid-auto-columns grid-auto-flow grid-column grid-row
    grid-template-areas grid-template-columns height hyphens inset justify-content left letter-spacing
    line-break line-height list-style margin margin-block margin-bottom margin-inline margin-left
    margin-right margin-top max-height max-width min-height min-width opacity order orphans outline outline-offset
    overflow overflow-wrap overflow-x overflow-y overscroll-behavior-x padding padding-block padding-bottom
    padding-inline padding-left padding-right padding-top page pointer-events position right row-gap
    scroll-behavior scroll-margin-top scroll-padding-bottom scroll-padding-top size stroke stroke-width table-layout
    text-align text-anchor text-decoration text-decoration-color text-decoration-thickness text-emphasis
    text-emphasis-position text-indent text-orientation text-overflow text-transform text-underline-offset top transform
    transition user-select vertical-align visibility white-space widows width word-break writing-mode z-index
    appearance text-size-adjust -webkit-text-size-adjust -webkit-mask -webkit-print-color-adjust
    """.split()  # noqa: SIM905
)
_ENHANCEMENTS = frozenset({"text-wrap", "text-autospace"})
"""Younger than the oldest browser; without them a line breaks elsewhere or a gap is narrower, and nothing is lost."""
_PREFIXED = {"mask": "-webkit-mask", "print-color-adjust": "-webkit-print-color-adjust"}
"""What the oldest browser knows under another name only."""


def declared_tokens() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules():
        for said in rule.declarations:
            if said.name.startswith("--") and rule.sheet != "root.css":
                found.setdefault(said.name, []).append(rule)
    return found


def palette() -> dict[str, tuple[str, str]]:
    """Return the two values of each colour, light and dark."""
    found = ((said.name, _TWO_VALUES.fullmatch(said.value)) for rule in rules() for said in rule.declarations)
    return {name: (pair[1], pair[2]) for name, pair in found if pair}


def produced_classes() -> frozenset[str]:
    found = {name for path in _PRODUCERS for name in _PRODUCED.findall(path.read_text(encoding="utf-8"))}
    filled = {stem + end for stem, ends in _FAMILIES.items() if stem in found for end in ends}
    return frozenset(found | filled)


def test_each_colour_is_said_once_with_a_value_for_each_scheme() -> None:
    tokens = declared_tokens()
    assert len(palette()) > 30
    assert {name: len(tokens[name]) for name in palette() if len(tokens[name]) > 1} == {"--sc-line": 2, "--sc-paper": 2}
    assert {rule.selector for name in palette() for rule in tokens[name]} == {"[data-md-color-scheme]"}


def test_no_raw_colour_stands_outside_the_palette() -> None:
    raw = [
        f"{rule.place} {said.name}: {said.value}"
        for rule in rules()
        for said in rule.declarations
        if rule.sheet != "root.css" and said.name not in palette() and said.colours
    ]
    assert raw == []


def test_paper_is_light_whatever_the_scheme() -> None:
    """The dark values hold on screens alone, and print gives no colour a value of its own."""
    light = [rule for rule in rules() if rule.value("--sc-if-light") == "initial"]
    dark = [rule for rule in rules() if rule.value("--sc-if-dark") == "initial"]
    assert [(rule.conditions, rule.selector) for rule in light] == [((), "[data-md-color-scheme]")]
    assert dark and all(rule.conditions[0].startswith("@media screen") for rule in dark)
    changed = {said.name: said.value for rule in rules() if rule.sheet == "print.css" for said in rule.declarations}
    own = {name: value for name, value in changed.items() if name.startswith("--")}
    assert own == {"--sc-paper": "var(--sc-surface)", "--sc-line": "var(--sc-bar)"}


def test_a_scheme_turns_one_switch_on_and_the_other_off() -> None:
    switching = [rule for rule in rules() if rule.value("--sc-if-light") is not None]
    assert len(switching) == 3
    for rule in switching:
        assert sorted(rule.value(switch) or "" for switch in _SWITCHES) == ["", "initial"], rule.place


def test_pages_outside_the_theme_show_its_colours() -> None:
    """The chooser and the browser's own frame cannot read the tokens, so they hold copies."""
    light, dark = ({pair[number] for pair in palette().values()} for number in (0, 1))
    root = [rule for rule in rules() if rule.sheet == "root.css"]
    for rule in root:
        used = {colour for said in rule.declarations for colour in said.colours}
        assert used <= (dark if rule.conditions else light), rule.place
    for path in (REPOSITORY / "theme/main.html", *(REPOSITORY / "public").glob("*.html.j2")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if 'name="theme-color"' in line:
                assert set(_HEX_COLOUR.findall(line)) <= (dark if "dark" in line else light), f"{path.name}: {line}"


def test_every_token_is_declared_and_used() -> None:
    text = " ".join(f"{said.value};" for rule in rules() if rule.sheet != "root.css" for said in rule.declarations)
    markup = " ".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "shengce/charts").glob("*.py"))
    markup += (REPOSITORY / "templates/charts/drawing.svg.j2").read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--sc-[\w-]+)", text + markup))
    declared = {name for name in declared_tokens() if name.startswith("--sc-")}
    assert sorted(used - declared) == []
    assert sorted(declared - used) == []


def test_every_class_that_is_styled_is_made_somewhere() -> None:
    produced = produced_classes()
    styled = {name: rule.place for rule in rules() for name in rule.classes if name.startswith("sc-")}
    assert len(styled) > 150
    assert {name: place for name, place in styled.items() if name not in produced} == {}


def test_classes_of_others_are_materials_or_the_engines() -> None:
    others = {name for rule in rules() for name in rule.classes if rule.sheet != "root.css"}
    outside = {name for name in others if not name.startswith(("sc-", "md-"))}
    assert outside <= {"js", "no-js", "headerlink", "admonition", "admonition-title"}


def test_the_components_page_tells_of_no_class_that_is_gone() -> None:
    text = (REPOSITORY / "templates/COMPONENTS.md").read_text(encoding="utf-8")
    told = {name for name in re.findall(r"(?<![\w-])sc-[\w-]+", text) if not name.endswith("-")}
    styled = {name for rule in rules() for name in rule.classes}
    assert sorted(told - styled - produced_classes()) == []


@pytest.mark.parametrize("step", sorted(_FAMILIES["sc-verdict--"]))
def test_every_step_of_the_verdict_has_a_dot(step: str) -> None:
    name = f"sc-verdict--{step}"
    own = [rule for rule in rules() if name in rule.classes]
    assert any(rule.value("--sc-fill") for rule in own), f"{name} fills its dot with nothing"
    assert any(visible(rule) for rule in own), f"{name} draws no dot"


def visible(rule: Rule) -> bool:
    """Whether a rule gives the dot an edge, or a fill that is seen."""
    return "transparent" not in (rule.value("--sc-fill") or "transparent") or bool(rule.value("--sc-fill-edge"))


def test_every_fill_that_pages_use_has_a_style() -> None:
    styled = {name for rule in rules() if rule.value("--sc-fill") for name in rule.classes}
    used = {name for name in produced_classes() if re.fullmatch(r"sc-(?:fill--|step-).*\w", name)}
    assert used and sorted(used - styled) == []


def too_new() -> Iterator[str]:
    for rule in rules():
        if rule.nested:
            yield f"{rule.place} nests a rule"
        for condition in rule.conditions:
            yield from (f"{rule.place} {word}" for word in unknown_conditions(condition))
        pseudo = re.findall(r"(?<!\\)::?[a-z-]+", rule.selector)
        yield from (f"{rule.place} {name}" for name in pseudo if name not in _PSEUDO)
        for said in rule.declarations:
            yield from (f"{rule.place} {said.name}: {unit}" for unit in said.units if unit not in _UNITS)
    yield from unknown_properties()
    yield from unknown_functions()


def unknown_conditions(condition: str) -> Iterator[str]:
    keyword, _, prelude = condition.partition(" ")
    if keyword not in _AT_RULES:
        yield keyword
    if keyword == "@media":
        yield from (feature for feature in re.findall(r"\(([a-z-]+)", prelude) if feature not in _MEDIA_FEATURES)
        yield from re.findall(r"[<>]=?", prelude)


def unknown_properties() -> Iterator[str]:
    for rule in rules():
        names = [said.name for said in rule.declarations]
        for name in names:
            prefixed = _PREFIXED.get(name)
            if not name.startswith("--") and name not in _PROPERTIES | _ENHANCEMENTS and prefixed not in names:
                yield f"{rule.place} {name}"


def unknown_functions() -> Iterator[str]:
    """Yield functions that the oldest browser does not know, unless the line before says the same without them."""
    for rule in rules():
        named = [(None, *rule.declarations)[number] for number in range(len(rule.declarations))]
        for before, said in zip(named, rule.declarations, strict=True):
            has_fallback = before is not None and before.name == said.name
            if not has_fallback:
                yield from (f"{rule.place} {said.name}: {name}()" for name in said.functions if name not in _FUNCTIONS)


def test_nothing_is_younger_than_chrome_109() -> None:
    """A property or function missing here: look up since when browsers know it, then add it or a fallback."""
    assert sorted(set(too_new())) == []


def test_lines_of_style_sheets_are_short() -> None:
    long = [
        f"{sheet.name}:{number}"
        for sheet in SHEETS
        for number, line in enumerate(sheet.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 120
    ]
    assert long == []


def test_each_sheet_is_linked_once_and_print_is_for_print() -> None:
    page = (REPOSITORY / "theme/main.html").read_text(encoding="utf-8")
    linked = re.findall(
        r"<link rel=\"stylesheet\" href=\"\{\{ 'assets/css/([\w.]+)' \| url \}\}[^>\"]*\"([^>]*)>", page
    )
    assert sorted(name for name, _ in linked) == [sheet.name for sheet in THEME]
    assert [name for name, media in linked if 'media="print"' in media] == ["print.css"]
    places = [page.index(name) for name in ("tokens.css", "print.css")]
    assert all(before < after for before, after in pairwise(places))
