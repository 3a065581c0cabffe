"""The record of changes, held against the bare records; CITATION.cff and CHANGELOG.md name its last version."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from shengce.exports.changes import CHANGES
from shengce.exports.facts import FACTS, WITHDRAWN
from shengce.records.changes import ReasonOfChange
from tests.project import REPOSITORY
from tests.records.checked import knowledge

FOLDER = REPOSITORY / "records" / "changes"
LICENCES = {"CC-BY-4.0", "MIT"}
HISTORY = ("first_version", "changed_version", "change_reason")


@cache
def releases() -> list[dict[str, Any]]:
    """Return the versions in the order of their chain, from the bare files."""
    by_before = {release.get("before"): release for release in map(_read, FOLDER.glob("*.yml"))}
    ordered, before = [], None
    while before in by_before:
        ordered.append(by_before[before])
        before = ordered[-1]["version"]
    assert len(ordered) == len(by_before), "the versions form one chain"
    return ordered


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def citation() -> dict[str, Any]:
    return _read(REPOSITORY / "CITATION.cff")


def test_counts_follow_from_one_version_to_the_next() -> None:
    for earlier, later in zip(releases(), releases()[1:], strict=False):
        added, removed = (sum(len(group["ids"]) for group in later.get(part, ())) for part in ("added", "removed"))
        withdrawn = sum(len(group["ids"]) for group in later.get("withdrawn", ()))
        total = earlier["counts"]["facts"] + earlier["counts"]["withdrawn"] + added - removed
        assert later["counts"]["facts"] + later["counts"]["withdrawn"] == total
        assert later["counts"]["withdrawn"] >= withdrawn


def test_the_last_version_has_as_many_figures_as_the_records_where_they_are_that_version() -> None:
    last = releases()[-1]
    if knowledge().version == last["version"]:
        counts, catalogue = last["counts"], knowledge().catalogue
        figures = [figure for plan in catalogue.plans.values() for figure in plan.figures]
        assert counts["facts"] == sum(figure.withdrawn is None for figure in figures)
        assert counts["absences"] == sum(len(plan.absences) for plan in catalogue.plans.values())
        assert (counts["sources"], counts["programmes"]) == (len(catalogue.sources), len(catalogue.terms))


def test_what_a_changed_figure_is_said_to_be_now_is_what_it_is() -> None:
    known = knowledge()
    named = {change["id"]: change for release in releases() for change in release.get("changed", ())}
    assert len(named) > 50
    for identifier, change in named.items():
        figure = known.catalogue.figures[identifier]
        for field in change["fields"]:
            if field["field"] in {"indicator", "statistic", "as_printed"}:
                assert str(getattr(figure, field["field"])) == field["new"], identifier


def history_of(name: str) -> tuple[str, str | None, str | None]:
    """Return the first version of a figure, the one that changed it last, and why: looked for from the last back."""
    changed, reason = None, None
    for release in reversed(releases()):
        if any(name in group["ids"] for group in release.get("added", ())):
            return release["version"], changed, reason
        told = {change["id"]: change for change in release.get("changed", ())}
        withdrawn = {each: group for group in release.get("withdrawn", ()) for each in group["ids"]}
        if changed is None and (touched := withdrawn.get(name) or told.get(name)):
            changed, reason = release["version"], touched["reason"]
        name = told.get(name, {}).get("was", name)
    return releases()[0]["version"], changed, reason


def test_every_figure_says_its_first_and_its_last_version_and_why_it_changed() -> None:
    rows = {row["id"]: row for table in (FACTS, WITHDRAWN) for row in table.rows(knowledge())}
    assert rows.keys() == knowledge().catalogue.figures.keys()
    found = {name: tuple(row[column] for column in HISTORY) for name, row in rows.items()}
    assert {name: told for name, told in found.items() if told != history_of(str(name))} == {}
    changed = Counter(told[1:] for told in found.values() if told[1])
    assert changed.total() > 70 and len(changed) > 1
    assert len({first for first, _, _ in found.values()}) > 1


def changes() -> Iterator[tuple[str | None, ...]]:
    """Yield a row a field that a version changed, and a row a figure that it added, withdrew or removed."""
    for release in releases():
        version = (release["version"], release.get("before"), str(release["date"]))
        for part in ("added", "withdrawn", "removed"):
            for group in release.get(part, ()):
                yield from ((*version, part, name, None, group["reason"], *(None,) * 3) for name in group["ids"])
        for change in release.get("changed", ()):
            was = change.get("was")
            told = (*version, "changed", change["id"], was, change["reason"])
            fields = change["fields"] if "fields" in change else [{"field": "id", "old": was, "new": change["id"]}]
            yield from ((*told, field["field"], field.get("old"), field.get("new")) for field in fields)


def test_every_change_on_record_is_a_row_of_the_table_of_changes() -> None:
    columns = CHANGES.columns[:-1]
    rows = ([row[column] for column in columns] for row in CHANGES.rows(knowledge()))
    found = Counter(tuple(None if cell is None else str(cell) for cell in row) for row in rows)
    expected = Counter(changes())
    assert list((found - expected).elements()) == list((expected - found).elements()) == []
    assert found.total() > 100


def test_reasons_are_of_the_closed_list_and_the_first_version_claims_nothing() -> None:
    reasons = {
        change["reason"] for release in releases() for part in ("added", "changed") for change in release.get(part, ())
    }
    assert reasons <= {reason.value for reason in ReasonOfChange}
    assert set(releases()[0]) == {"version", "date", "note", "counts"}


def test_the_citation_file_is_whole_and_names_the_last_version() -> None:
    cited = citation()
    assert cited["cff-version"] == "1.2.0" and cited["type"] == "dataset"
    assert {"message", "title", "authors", "abstract", "url", "repository-code", "keywords"} <= cited.keys()
    assert all(set(author) == {"name"} for author in cited["authors"]) and set(cited["license"]) == LICENCES
    assert (cited["version"], str(cited["date-released"])) == (releases()[-1]["version"], str(releases()[-1]["date"]))
    assert date.fromisoformat(str(cited["date-released"]))
    settings = _read(REPOSITORY / "settings.yml")
    assert (cited["url"], cited["repository-code"]) == (settings["site_url"], settings["repository"])


def test_the_changelog_names_the_last_version_first() -> None:
    text = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    named = re.findall(r"^Data: (\S+)\.$", text, re.MULTILINE)
    assert named[0] == releases()[-1]["version"]
