"""The forms of identifiers, places and days: each said in words, with examples that have it."""

from __future__ import annotations

import re

import pytest

from shengce.records import forms
from shengce.records.forms import WORDS_OF
from tests.project import JIANGXI_2023, NOTES, REPOSITORY, Project


def test_every_pattern_of_the_records_is_said_in_words() -> None:
    sources = (REPOSITORY / "shengce" / "records").glob("*.py")
    used = {name for path in sources for name in re.findall(r"pattern=(.*?)[,)]", path.read_text(encoding="utf-8"))}
    assert {getattr(forms, name, name) for name in used} == set(WORDS_OF)


@pytest.mark.parametrize("pattern", WORDS_OF)
def test_words_give_examples_that_have_the_form(pattern: str) -> None:
    examples = re.findall("“(.+?)”", WORDS_OF[pattern])
    assert examples
    assert [example for example in examples if not re.fullmatch(pattern, example)] == []
    assert not set(WORDS_OF[pattern]) & set("^$[]{}*?|\\")


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        (
            JIANGXI_2023,
            "period: 2022\n    statistic: rank",
            "period: 2022-Q5\n    statistic: rank",
            "a quarter (1 to 4)",
        ),
        (JIANGXI_2023, "cite: p1-s3", "cite: notes-p1", "such as “p36” or “p36-s1”"),
        (JIANGXI_2023, "issued: 2022-12", "issued: December 2022", "such as “2023-02-17”"),
        (JIANGXI_2023, "themes: [growth]\nabsences", "themes: [Growth]\nabsences", "joined by underscores"),
        (NOTES, "published: 2024-01-20", "published: 2024-13", "a day, a month or a year"),
        (NOTES, "{at: p1,", "{at: x1,", "such as “p5”"),
        (NOTES, "path: notes.md", "path: Notes.docx", ".md or .txt"),
        (NOTES, "url: https://example.org/notes", "url: example.org/notes", "such as “https://"),
    ],
)
def test_what_has_not_the_form_is_told_the_form(project: Project, path: str, old: str, new: str, words: str) -> None:
    line = project.edit(path, old, new)
    found = project.run("--json", "check").problems()
    (message,) = [str(one["message"]) for one in found if (one["file"], one["line"]) == (path, line)]
    assert "has not the form of" in message
    assert words in message
