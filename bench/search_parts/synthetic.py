"""A large project of invented records in a temporary folder: real words, shuffled; years that have no plans yet.

It gives the site its size and its vocabulary and says nothing about any province. It is never kept.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
COPIED = (
    *("records", "templates", "i18n", "theme", "public", "docs"),
    *("settings.yml", "mkdocs.yml", "mkdocs.en.yml"),
)
FIRST_YEAR = 2051
_SOURCE = "synthetic-report"
_PARAGRAPHS = 60
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_ENGLISH_WORD = re.compile(r"(?<![A-Za-z0-9{:_.-])[A-Za-z]{2,}(?![A-Za-z0-9}:_.-])")
_FIGURE_REFERENCE = re.compile(r"\{figure:[^}]*\}")
_ABSENT = {"absent": "not_published"}
_GROWTHS = ("gdp_growth", "industrial_value_added_growth")
_AMOUNTS = ("manufacturing_value_added", "industrial_operating_revenue")

Bilingual = dict[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """Short words of the real records, each as often as it stands there."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]


@dataclass
class _Writer:
    """Makes texts of shuffled words; the same seed makes the same texts."""

    words: Vocabulary
    random: random.Random

    def text(self, clauses: int) -> Bilingual:
        """Return so many clauses of about twelve Han characters, with as many in English."""
        chinese = "，".join("".join(self.random.choices(self.words.chinese, k=4)) for _ in range(clauses))
        english = ", ".join(" ".join(self.random.choices(self.words.english, k=6)) for _ in range(clauses))
        return {"zh": f"{chinese}。", "en": f"{english[:1].upper()}{english[1:]}."}

    def name(self) -> Bilingual:
        """Return two or three words."""
        chinese = "".join(self.random.choices(self.words.chinese, k=self.random.randint(2, 3)))
        english = " ".join(self.random.choices(self.words.english, k=3))
        return {"zh": chinese, "en": f"{english[:1].upper()}{english[1:]}"}


def copy_project(target: Path) -> Path:
    """Copy what a site is built from to an empty folder, without anything generated; return the folder."""
    generated = _generated_files()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=lambda folder, names: _ignored(folder, names, generated))
        else:
            shutil.copyfile(source, target / name)
    return target


def make_synthetic(target: Path, pages: int, seed: int = 3) -> Path:
    """Copy the project to an empty folder and add invented plans and terms until it has about ``pages`` a language.

    A sixth of what is added are plans of the provinces for years from 2051 on, the rest terms of the glossary.
    """
    root = copy_project(target)
    writer = _Writer(vocabulary_of(root), random.Random(seed))
    terms_file = root / "records" / "terms.yml"
    provinces, terms = _load(root / "records" / "areas.yml"), _load(terms_file)
    added = max(pages - pages_of(ROOT), 0)
    covered = [record["slug"] for record in provinces if record["scope"]["status"] == "covered"]
    years = max(round(added / 6 / len(covered)), 1)
    _dump(root / "records" / "sources" / f"{_SOURCE}.yml", _source(writer))
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        for slug in covered:
            _dump(root / "records" / "plans" / str(year) / f"{slug}.yml", _plan(slug, year, writer))
    terms.extend(_term(number, writer) for number in range(1, added - years * len(covered)))
    _dump(terms_file, terms)
    return root


def vocabulary_of(root: Path) -> Vocabulary:
    """Return the short words of the records of a project: runs of Han characters cut by threes and twos, and words."""
    chinese: list[str] = []
    english: list[str] = []
    for text in _texts(root / "records"):
        plain = _FIGURE_REFERENCE.sub(" ", text)
        chinese.extend(piece for run in _HAN_RUN.findall(plain) for piece in _pieces(run))
        if not _HAN_RUN.search(plain):
            english.extend(word.lower() for word in _ENGLISH_WORD.findall(plain))
    return Vocabulary(tuple(chinese), tuple(english))


def _pieces(run: str) -> Iterator[str]:
    """Yield a run in pieces of two to four characters."""
    place = 0
    for length in (2, 4, 2, 3) * len(run):
        if len(run) - place < 2:
            return
        yield run[place : place + length]
        place += length


def _texts(records: Path) -> Iterator[str]:
    """Yield the Chinese and English texts of all records, in order of files."""
    for file in sorted(records.rglob("*.yml")):
        yield from _bilingual(_load(file))


def _bilingual(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("zh"), str):
            yield from (value["zh"], value["en"])
        else:
            for inner in value.values():
                yield from _bilingual(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _bilingual(inner)


def _source(writer: _Writer) -> dict[str, Any]:
    digest = "0" * 64
    return {
        "id": _SOURCE,
        "kind": "policy_document",
        "title": writer.name(),
        "publisher": writer.name(),
        "published": _ABSENT,
        "accessed": "2026-01-01",
        "url": _ABSENT,
        "text": {"path": "synthetic.md", "sha256": digest, "layout": "markdown"},
        "paragraphs": [{"at": f"p{number}", "sha256": digest} for number in range(1, _PARAGRAPHS + 1)],
    }


def _term(number: int, writer: _Writer) -> dict[str, Any]:
    return {
        "id": f"synthetic-{number:05}",
        "name": writer.name(),
        "kind": "concept",
        "definition": writer.text(14),
        "themes": ["growth"],
    }


def _plan(slug: str, year: int, writer: _Writer) -> dict[str, Any]:
    """Return a plan with results, priorities and measures; its growth rates make it a page with a chart."""
    figures = [_growth(slug, year, name, writer) for name in _GROWTHS]
    figures += [_amount(slug, year, name, writer) for name in _AMOUNTS]
    return {
        "province": slug,
        "year": year,
        "summary": writer.text(4),
        "documents": [{"source": _SOURCE, "depth": "full"}],
        "key_figures": [figure["id"] for figure in figures],
        "figures": figures,
        "priorities": [_priority(slug, year, number, writer) for number in range(1, 7)],
        "themes": ["growth"],
    }


def _growth(slug: str, year: int, indicator: str, writer: _Writer) -> dict[str, Any]:
    tenths = writer.random.randint(1, 150)
    value = f"{tenths // 10}.{tenths % 10}"
    return {
        **_figure(slug, year, indicator, writer),
        "statistic": "growth",
        "value": float(value),
        "unit": "percent",
        "as_printed": f"增长{value}%",
    }


def _amount(slug: str, year: int, indicator: str, writer: _Writer) -> dict[str, Any]:
    value = writer.random.randint(100, 99_999)
    printed = f"{value}亿元" if value < 10_000 else f"{value / 10_000:.4f}".rstrip("0").rstrip(".") + "万亿元"
    return {
        **_figure(slug, year, indicator, writer),
        "statistic": "level",
        "value": value,
        "unit": "cny_100m",
        "as_printed": printed,
    }


def _figure(slug: str, year: int, indicator: str, writer: _Writer) -> dict[str, Any]:
    return {
        "id": f"{slug}-{year}-{indicator.replace('_', '-')}",
        "indicator": indicator,
        "kind": "result",
        "period": year - 1,
        "cite": _citation(writer),
        "reading": "assisted",
    }


def _priority(slug: str, year: int, number: int, writer: _Writer) -> dict[str, Any]:
    measures = [{"text": writer.text(3), "cite": _citation(writer)} for _ in range(4)]
    identifier = f"{slug}-{year}-task-{number}"
    return {
        "id": identifier,
        "number": number,
        "title": writer.name(),
        "cite": _citation(writer),
        "measures": measures,
    }


def _citation(writer: _Writer) -> str:
    return f"{_SOURCE}#p{writer.random.randint(1, _PARAGRAPHS)}-s1"


def pages_of(root: Path) -> int:
    """Return how many pages a language has in a project whose pages were generated."""
    return sum(1 for _ in (root / "docs" / "zh").rglob("*.md"))


def _generated_files() -> frozenset[Path]:
    from shengce.outputs.writer import read_manifest  # noqa: PLC0415  # slow to import, and tests need it not

    return frozenset(ROOT / str(path) for path in read_manifest(ROOT))


def _ignored(folder: str, names: list[str], generated: frozenset[Path]) -> set[str]:
    return {name for name in names if Path(folder, name) in generated}


def _load(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _dump(file: Path, value: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
