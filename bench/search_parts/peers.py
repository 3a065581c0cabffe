"""The same pages under two other searches: Material's own, and Pagefind on the built pages as they are."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pagefind_bin_extended  # type: ignore[import-untyped]
import yaml

_FRAME = "<!doctype html><html><head><title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>\n"
# As Material's handbook says for Chinese: jieba installed, and its mark of where words end among the separators.
_SEARCH: Mapping[str, Mapping[str, object]] = {
    "zh": {"lang": ["zh", "en"], "separator": r"[\s\u200b\-]"},
    "en": {"lang": ["en"]},
}


class PeerError(Exception):
    """A peer could not index the pages; the message is its own."""


def build_material(root: Path, language: str, work: Path) -> Path:
    """Index the project's pages of a language with Material's search plugin; return the folder to be served.

    MkDocs renders the same docs/ with the same Markdown extensions; the frame around the pages, which the plugin does
    not read, is left out, so that it takes a fraction of the time.
    """
    frame = work / "frame"
    frame.mkdir(parents=True)
    for name in ("main.html", "404.html"):
        (frame / name).write_text(_FRAME if name == "main.html" else "", encoding="utf-8")
    configuration = {
        "site_name": "Shengce",
        "docs_dir": str((root / "docs" / language).resolve()),
        "site_dir": str((work / "site").resolve()),
        "theme": {"name": "material", "font": False, "custom_dir": str(frame.resolve()), "language": language},
        "plugins": [{"material/search": dict(_SEARCH[language])}],
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "toc"],
    }
    file = work / "mkdocs.yml"
    file.write_text(yaml.safe_dump(configuration, allow_unicode=True), encoding="utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file)])
    _name_worker(work / "site")
    return work / "site"


def _name_worker(site: Path) -> None:
    """Tell the page that asks under which name the theme put its search worker."""
    worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    told = {"worker": worker.relative_to(site).as_posix()}
    (site / "worker.json").write_text(json.dumps(told), encoding="utf-8")


def build_pagefind(language_folder: Path, work: Path) -> Path:
    """Index the built pages of a language with Pagefind's own choices; return the folder to be served.

    The extended program knows Chinese words; only what stands in the article is indexed.
    """
    work.mkdir(parents=True)
    program = str(pagefind_bin_extended.get_executable())
    output = work / "pagefind"
    options = ["--site", str(language_folder), "--output-path", str(output), "--root-selector", "article", "--quiet"]
    _run([program, *options])
    (work / "index.html").write_text(_FRAME.split("{{", maxsplit=1)[0], encoding="utf-8")
    return work


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerError(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[-2000:]}")
