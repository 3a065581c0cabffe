"""No sentence of the source text stands in the repository: facts, names and figures carry over, wording does not."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from shengce.records.base import Text
from shengce.records.fields import fields_of
from shengce.records.yaml_document import FieldPath
from tests.project import REPOSITORY
from tests.records.checked import loaded
from tests.source_texts import SOURCES, needs_texts

SOURCE = SOURCES / "local-work-2023.txt"
LONGEST_COMMON_RUN = 11
NAME_FIELDS = frozenset({"name", "title", "aliases", "printed", "label"})

_HAN_RUN = re.compile(r"[\u3400-\u9fff](?:\s*[\u3400-\u9fff])*")
_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Copied:
    """Words that stand in the source and in a text of ours: where, and the run that holds them."""

    line: int
    words: str


def han_runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of Han characters, white space removed, with the line (from 1) on which it begins."""
    for found in _HAN_RUN.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, _WHITE_SPACE.sub("", found.group())


def pieces(text: str) -> set[str]:
    """Return every piece of a text that is one character longer than what may be common."""
    size = LONGEST_COMMON_RUN + 1
    return {run[at : at + size] for _, run in han_runs(text) for at in range(len(run) - size + 1)}


def copied_into(text: str, source: set[str], names: set[str]) -> list[Copied]:
    """Return the runs of ``text`` that hold a piece of the source which is not part of a name."""
    forbidden = source - names
    return [Copied(line, run) for line, run in han_runs(text) if not forbidden.isdisjoint(pieces(run))]


@cache
def source_pieces() -> frozenset[str]:
    return frozenset(pieces(SOURCE.read_text(encoding="utf-8")))


@cache
def name_pieces() -> frozenset[str]:
    """Return the pieces of all names, titles, aliases and printed variants in the records."""
    records, _ = loaded()
    return frozenset(piece for item in records.all for name in names_of(item.record) for piece in pieces(name))


def names_of(record: BaseModel) -> Iterator[str]:
    for _, field, value in fields_of(record):
        if field in NAME_FIELDS:
            for name in value if isinstance(value, tuple) else (value,):
                yield name.zh if isinstance(name, Text) else str(name)


def tracked_files() -> list[Path]:
    """Return every file that is in the repository or would be: generated pages and the like are left out."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout.decode()
    return [path for name in sorted(set(listed.split("\0")) - {""}) if (path := REPOSITORY / name).is_file()]


def text_of(path: Path) -> str:
    """Return the text of a file; empty for a file that holds no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


needs_repository = pytest.mark.skipif(
    shutil.which("git") is None or not (REPOSITORY / ".git").exists(), reason="this is no git repository"
)


@needs_texts
@needs_repository
def test_no_file_repeats_a_sentence_of_the_source() -> None:
    source, names = set(source_pieces()), set(name_pieces())
    hits = [
        f"{path.relative_to(REPOSITORY).as_posix()}:{hit.line}: {hit.words}"
        for path in tracked_files()
        for hit in copied_into(text_of(path), source, names)
    ]
    assert not hits, "\n".join(["", *hits])


@needs_texts
def test_no_plan_repeats_a_sentence_of_its_documents() -> None:
    """What the core series and the reports read whole say in our words is not in those of their sources."""
    records, _ = loaded()
    paths = {item.record.id: item.record.text.path for item in records.sources}
    names = set(name_pieces())
    hits = []
    for item in records.plans:
        ours = [(path, text.zh) for path, text in our_texts(item.record)]
        for source in {document.source for document in item.record.documents} if ours else ():
            document = pieces((SOURCES / paths[source]).read_text(encoding="utf-8"))
            hits += [
                f"{item.place(at)}: {hit.words}" for at, text in ours for hit in copied_into(text, document, names)
            ]
    assert hits == []


def our_texts(record: BaseModel) -> Iterator[tuple[FieldPath, Text]]:
    """Yield the texts of a record that are no names, with their paths."""
    for path, field, value in fields_of(record):
        if isinstance(value, Text) and field not in NAME_FIELDS:
            yield path, value


@needs_repository
def test_records_documents_and_templates_are_among_the_files_looked_at() -> None:
    looked_at = {path.relative_to(REPOSITORY).as_posix() for path in tracked_files() if text_of(path)}
    assert {"README.md", "records/terms/national.yml", "i18n/zh.yml", "docs/zh/about/index.md"} <= looked_at
    assert any(name.startswith("records/read/") for name in looked_at)
    assert any(name.startswith("templates/") for name in looked_at)
    assert not any(name.startswith(("site/", ".venv/", ".build/")) for name in looked_at)


@needs_texts
@needs_repository
@pytest.mark.parametrize("written", ["{}", "zh: {}", "* {} and more", "> “{}”", "<p>{}</p>"])
def test_a_planted_sentence_of_the_source_is_found(written: str) -> None:
    source, names = set(source_pieces()), set(name_pieces())
    runs = (run for _, run in han_runs(SOURCE.read_text(encoding="utf-8")))
    sentence = next(run for run in runs if not (source - names).isdisjoint(pieces(run)))
    planted = "一行。\n" + written.format("\n  ".join((sentence[:5], sentence[5:])))
    assert [hit.line for hit in copied_into(planted, source, names)] == [2]


# How runs are compared, on invented words


INVENTED = "灯塔照亮海面的时候渔船都回来了，风也停了。"


@pytest.mark.parametrize(
    "text",
    [
        "灯塔照亮海面的时候渔船都",
        "每当灯塔照亮海面的时候渔船都回来",
        "灯塔照亮海面\n    的时候渔船都\u3000回来",
    ],
)
def test_twelve_characters_in_a_row_are_a_copy(text: str) -> None:
    assert copied_into(text, pieces(INVENTED), set())


@pytest.mark.parametrize(
    "text",
    [
        "灯塔照亮海面的时候渔船",
        "灯塔照亮海面，的时候渔船都回来了",
        "灯塔照亮海面的3时候渔船都回来了",
        "渔船都回来了，风也停了。",
        "风停的时候灯塔照亮了海面上的渔船",
        "",
    ],
)
def test_fewer_or_other_words_are_no_copy(text: str) -> None:
    assert copied_into(text, pieces(INVENTED), set()) == []


def test_a_name_may_be_repeated_but_not_what_stands_around_it() -> None:
    name = pieces("灯塔照亮海面的时候渔船都")
    assert copied_into("灯塔照亮海面的时候渔船都", pieces(INVENTED), name) == []
    assert copied_into("灯塔照亮海面的时候渔船都回", pieces(INVENTED), name)
