"""What has an entry in the lists is named by it: a label stands where no indicator does, a name where no term does.

Industries are at most three levels deep, a heading of their list is named by no report, and a term and an indicator
stand in the file that their lines say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from shengce.checks.definitions import Definitions
from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records
from shengce.records.vocabulary import Indicator, Scope

_MOST_LEVELS = 3
_QUOTES = str.maketrans("", "", '“”《》"')


def labels_are_of_general_indicators(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A figure has a label only under a general indicator, and no label is what an indicator is called."""
    definitions = Definitions(records, catalogue)
    names = {name: indicator.id for indicator in catalogue.indicators.values() for name in _names(indicator)}
    for item in records.plans:
        for index, figure in enumerate(item.record.figures):
            indicator = catalogue.indicators.get(figure.indicator)
            if figure.label is None or indicator is None:
                continue
            if not indicator.general:
                message = f"{figure.indicator} is of one thing and takes no label; a scope says what part it is of"
                problem = item.problem(("figures", index, "label"), "label", message)
                yield problem.because(*definitions.of(figure, "general"))
            elif same := names.get(figure.label.zh):
                message = f"“{figure.label.zh}” is the indicator {same}; state it as that"
                yield item.problem(("figures", index, "label"), "label", message)


def _names(indicator: Indicator) -> tuple[str, ...]:
    return (indicator.name.zh, *indicator.printed)


def names_are_of_no_term(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A programme that has an entry in records/terms/ is mentioned by that, under whatever name."""
    known = {_plain(name): term.id for term in catalogue.terms.values() for name in (term.name.zh, *term.aliases)}
    for item in records.plans:
        for index, mention in enumerate(item.record.programmes):
            if mention.name and (term := known.get(_plain(mention.name.zh))):
                message = f"“{mention.name.zh}” is the term {term}; write term: {term}"
                yield item.problem(("programmes", index, "name"), "term-exists", message)


def _plain(name: str) -> str:
    return name.translate(_QUOTES).casefold()


def industries_are_few_levels_deep(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """An industry is below another at most twice, and never below itself."""
    for item in records.scopes:
        if item.record.parent and _depth(item.record, catalogue.scopes) > _MOST_LEVELS:
            message = f"stands more than {_MOST_LEVELS} levels deep, or below itself; choose a parent higher up"
            yield item.problem(("parent",), "levels", message)


def _depth(scope: Scope, scopes: Mapping[str, Scope]) -> int:
    depth, above = 1, scopes.get(scope.parent or "")
    while above and depth <= _MOST_LEVELS:
        depth, above = depth + 1, scopes.get(above.parent or "")
    return depth


def headings_are_not_named(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """What only gathers industries is named by no report."""
    mentions = [(item, *each) for item in records.plans for each in enumerate(item.record.industries)]
    uses = Counter(mention.industry for _, _, mention in mentions)
    for item, index, mention in mentions:
        name = mention.industry
        if (scope := catalogue.scopes.get(name)) and scope.group:
            cause = records.definitions["scopes"][name].cause(("group",), f"mentions of {name}", uses[name])
            message = f"“{name}” is a heading of the list; name the industry itself"
            yield item.problem(("industries", index), "heading", message).because(cause)


def terms_stand_in_their_files(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A province's own term stands in the file of the province, any other in national.yml."""
    for item in records.terms:
        if item.document.file.stem != item.record.file:
            message = f"by its area this belongs in records/terms/{item.record.file}.yml"
            yield item.problem(("area",), "file-name", message)


RULES: tuple[Rule, ...] = (
    labels_are_of_general_indicators,
    names_are_of_no_term,
    industries_are_few_levels_deep,
    headings_are_not_named,
    terms_stand_in_their_files,
)
