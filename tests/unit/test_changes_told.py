"""What is told of versions: the page of changes, its files, the feeds, and each figure's own history."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest
import yaml
from bs4 import BeautifulSoup

from shengce.build import check
from shengce.derive.history import FigureHistory
from shengce.language.strings import load_languages
from shengce.records.changes import ReasonOfChange
from shengce.render.pages import feed_files
from shengce.views.context import Context, SiteAddress
from tests.project import GOLDEN, JIANGXI_2023, Project, make_project
from tests.unit.builders import REPOSITORY, language
from tests.unit.drawn import draw
from tests.versions import DAY, GROWTH, make_versions

CHANGES = "docs/{}/changes/index.md"
ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny project with two versions on record, and its pages."""
    project = make_project(tmp_path_factory.mktemp("told") / "project")
    make_versions(project)
    assert project.run("diff", "old", "new", "--record", "--reason", "our_error").exit_code == 0
    assert project.run("build").exit_code == 0
    return project


def releases(project: Project) -> list[dict[str, object]]:
    """Return the versions on record, oldest first."""
    names = (f"records/changes/{DAY}.yml", f"records/changes/{DAY}-2.yml")
    return [yaml.safe_load(project.read(name)) for name in names]


def page(project: Project, code: str) -> BeautifulSoup:
    return BeautifulSoup(project.read(CHANGES.format(code)), "html.parser")


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_page_tells_of_each_figure_what_it_said_and_says_and_why(built: Project, code: str) -> None:
    soup, said = page(built, code), language(code).say
    rows = [row for row in soup.select("tr") if row.select("td")]
    assert len(rows) == 4
    links = [str(link["href"]) for row in rows for link in row.select("th a")]
    assert [link.partition("#")[2] for link in links] == ["jiangxi-2023-workshops-new", GROWTH, f"{GROWTH}-rank"]
    (changed,) = (row for row in rows if row.select("del"))
    told = [
        (field.select("code")[0].get_text(), field.select("del")[0].get_text()) for field in changed.select("td > span")
    ]
    assert told == [("value", "6.2"), ("as_printed", "增长6.2%")] and "6.30" in changed.get_text()
    assert all(row.select("td")[1].get_text() == said("changes.reason.our_error") for row in rows)
    for kind in ("added", "changed", "withdrawn", "removed"):
        assert language(code).count(f"changes.{kind}", 1) in soup.get_text()


def test_the_newest_version_is_the_one_to_cite(built: Project) -> None:
    newest = str(releases(built)[1]["version"])
    text = built.read("docs/zh/provinces/jiangxi/2023/index.md")
    assert f"ET  &#45; {newest}" in text
    assert f'version: "{newest}"' in built.read("docs/zh/changes/index.md")


def test_changes_that_are_not_on_record_yet_are_told(built: Project, project: Project) -> None:
    make_versions(project)
    project.run("diff", "old", "--record", "--reason", "our_error", "--date", DAY)
    assert not check(project.root).knowledge.is_ahead_of_record
    project.edit(JIANGXI_2023, "增长8%左右", "为8%左右")
    knowledge = check(project.root).knowledge
    assert knowledge.is_ahead_of_record and knowledge.version != knowledge.cited_version


def test_the_files_hold_what_the_record_holds(built: Project) -> None:
    told = json.loads(built.read(".build/root/data/changes.json"))
    assert [each["version"] for each in told["releases"]] == [each["version"] for each in releases(built)]
    assert told["releases"][1]["changed"] == releases(built)[1]["changed"]
    text = built.place(".build/root/data/changes.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    kept = [(row["change"], row["id"], row["field"], row["old"], row["new"]) for row in rows]
    assert kept == [
        ("changed", GROWTH, "value", "6.2", "6.30"),
        ("changed", GROWTH, "as_printed", "增长6.2%", "增长6.3%"),
        ("added", "jiangxi-2023-workshops-new", "", "", ""),
        ("withdrawn", f"{GROWTH}-rank", "", "", ""),
        ("removed", "jiangxi-2023-workshops-target", "", "", ""),
    ]
    assert {row["reason"] for row in rows} == {"our_error"} and {row["date"] for row in rows} == {DAY}


def test_each_figure_has_a_first_version_a_last_one_and_a_reason(built: Project) -> None:
    first, second = (str(release["version"]) for release in releases(built))
    history = check(built.root).knowledge.history
    assert history.of(GROWTH) == FigureHistory(first, True, second, ReasonOfChange.OUR_ERROR)
    assert history.of("jiangxi-2023-workshops-new") == FigureHistory(second, False)
    assert history.of(f"{GROWTH}-target") == FigureHistory(first, True)


def test_a_figure_keeps_its_history_under_another_identifier(project: Project) -> None:
    make_versions(project)
    project.run("diff", "old", "new", "--record", "--reason", "our_error")
    project.edit(JIANGXI_2023, "id: jiangxi-2023-workshops-new", "id: jiangxi-2023-workshops-again")
    run = project.run("diff", "new", "--record", "--reason", "rule_changed", "--date", "2026-11-28")
    assert run.exit_code == 0, run.stderr
    second, third = (str(release.version) for release in check(project.root).knowledge.history.releases[1:])
    told = check(project.root).knowledge.history.of("jiangxi-2023-workshops-again")
    assert told == FigureHistory(second, False, third, ReasonOfChange.RULE_CHANGED)


def test_where_a_figure_is_cited_it_says_which_version_changed_it_and_why(built: Project) -> None:
    second = str(releases(built)[1]["version"])
    for code in ("zh", "en"):
        soup = BeautifulSoup(built.read(f"docs/{code}/provinces/jiangxi/2023/index.md"), "html.parser")
        told = {str(a["href"]).partition("#")[2]: str(a.get("data-history", "")) for a in soup.select(".sc-printed")}
        say = language(code).say
        reason = say("changes.reason.our_error")
        assert told[GROWTH] == say("changes.changed_in", version=second, reason=reason)
        assert told["jiangxi-2023-workshops-new"] == say("changes.added_in", version=second)
        assert told[f"{GROWTH}-target"] == ""
        led_to = {str(a["data-version"]) for a in soup.select(".sc-printed[data-history]")}
        assert len(led_to) == 1 and all(f"{{ #{anchor} }}" in built.read(CHANGES.format(code)) for anchor in led_to)


# Feeds


def feeds_of(root: Path, code: str) -> Iterator[tuple[str, feedparser.FeedParserDict]]:
    knowledge = check(root).knowledge
    spoken = next(each for each in load_languages(REPOSITORY) if each.code == code)
    context = Context(knowledge, spoken, ADDRESS, draw, "")
    for path, text in feed_files(REPOSITORY / "templates", context):
        yield path, feedparser.parse(text.encode())


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_feed_is_valid_and_has_all_that_atom_asks(code: str) -> None:
    found = dict(feeds_of(GOLDEN, code))
    slugs = {area["slug"] for area in yaml.safe_load((GOLDEN / "records/areas.yml").read_text(encoding="utf-8"))}
    assert {f"provinces/{slug}/feed.xml" for slug in slugs if slug in {"jiangxi", "zhejiang"}} <= found.keys()
    assert "feed.xml" in found and "indicators/gdp_growth/feed.xml" in found
    for path, feed in found.items():
        assert not feed.bozo and feed.version == "atom10", (path, feed.get("bozo_exception"))
        assert feed.feed.id and feed.feed.title and feed.feed.author and feed.feed.updated.endswith("T00:00:00Z")
        assert {link.rel for link in feed.feed.links} == {"self", "alternate"}
        own = next(link.href for link in feed.feed.links if link.rel == "self")
        assert own == f"{ADDRESS.site_url}/{code}/{path}"
        for entry in feed.entries:
            assert entry.id and entry.title and entry.summary and entry.link.startswith(f"{ADDRESS.site_url}/{code}/")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.updated)
        assert [entry.updated for entry in feed.entries] == sorted((e.updated for e in feed.entries), reverse=True)
        assert feed.feed.updated == max((entry.updated for entry in feed.entries), default=feed.feed.updated)


def test_identifiers_of_entries_are_each_ones_own_and_the_languages_too() -> None:
    ids = {code: [entry.id for _, feed in feeds_of(GOLDEN, code) for entry in feed.entries] for code in ("zh", "en")}
    assert not set(ids["zh"]) & set(ids["en"])
    plans = Counter(name for name in ids["zh"] if ":plan/" not in name)
    assert set(plans.values()) <= {1}, "an entry of a plan stands in the site's feed and in its area's"
    feed_ids = [feed.feed.id for code in ("zh", "en") for _, feed in feeds_of(GOLDEN, code)]
    assert len(feed_ids) == len(set(feed_ids))


def test_identifiers_stay_when_the_site_moves_and_when_data_change(built: Project) -> None:
    entries = {entry.id for _, feed in feeds_of(built.root, "zh") for entry in feed.entries}
    assert all(name.startswith("tag:shengce.github.io,2026:") for name in entries)
    assert "tag:shengce.github.io,2026:plan/jiangxi/2023/zh" in entries


def test_a_report_read_is_told_with_its_figures_counted_in_the_record(built: Project) -> None:
    feed = dict(feeds_of(built.root, "en"))["provinces/jiangxi/feed.xml"]
    entry = next(entry for entry in feed.entries if ":plan/jiangxi/2023" in entry.id)
    record = yaml.safe_load(built.read(JIANGXI_2023))
    kinds = Counter(figure["kind"] for figure in record["figures"] if "withdrawn" not in figure)
    assert entry.summary == f"{kinds['target']} targets and {kinds['result']} result"
    read = yaml.safe_load(built.read("records/sources/notes.yml"))["accessed"]
    assert entry.updated == f"{read}T00:00:00Z"


def test_feeds_tell_of_the_changes_that_touch_their_subject_alone(built: Project) -> None:
    newest = str(releases(built)[1]["version"])
    touching = {path for path, feed in feeds_of(built.root, "zh") if any(newest in e.id for e in feed.entries)}
    assert touching == {
        "feed.xml",
        "provinces/jiangxi/feed.xml",
        "indicators/industrial_value_added_growth/feed.xml",
        "indicators/lighthouse_workshops/feed.xml",
    }
    entry = dict(feeds_of(built.root, "en"))["feed.xml"].entries[0]
    assert entry.updated == f"{DAY}T00:00:00Z" and entry.summary == "Our error"


def test_feeds_without_a_change_are_made_byte_by_byte_alike(built: Project) -> None:
    paths = sorted(built.place("docs").rglob("feed.xml"))
    before = [path.read_bytes() for path in paths]
    assert built.run("build").exit_code == 0
    assert len(paths) == 10 and [path.read_bytes() for path in paths] == before
