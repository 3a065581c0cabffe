"""How long check, generation and the whole site take, first, unchanged and after one figure changed, in one run."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shengce.build import build, check, make_site

ROOT = Path(__file__).resolve().parent.parent
_FIGURE = "period: 2023, value: 7, qualifier: about, cite: p31-s1, as_printed: 增长7%左右"
_SERIES = Path("records/core/jiangxi.yml")


def run() -> str:
    """Time each step in a copy of the project; return a Markdown table, with shares of the first whole site."""
    with tempfile.TemporaryDirectory() as folder:
        root = _copy(Path(folder) / "pages")
        times = {
            "check": _seconds(lambda: check(root)),
            "pages, first": _seconds(lambda: build(root, _say_nothing)),
            "pages, nothing changed": _seconds(lambda: build(root, _say_nothing)),
        }
        site = _copy(Path(folder) / "site")
        times["whole site, first"] = _seconds(lambda: make_site(site, _say_nothing))
        times["whole site, nothing changed"] = _seconds(lambda: make_site(site, _say_nothing))
        _change_one_figure(site)
        times["whole site, one figure changed"] = _seconds(lambda: make_site(site, _say_nothing))
    checking, whole = times["check"], times["whole site, first"]
    lines = ["| step | seconds | times check | of the whole site |", "|---|---|---|---|"]
    lines += [f"| {name} | {s:.2f} | {s / checking:.1f} | {s / whole:.0%} |" for name, s in times.items()]
    return "\n".join(lines)


def _copy(root: Path) -> Path:
    """Copy what git tracks, and so no page, chart or index that was made before."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, tracked.split("\0")):
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return root


def _change_one_figure(root: Path) -> None:
    text = (root / _SERIES).read_text(encoding="utf-8")
    if _FIGURE not in text:
        raise SystemExit(f"bench: {_SERIES} no longer holds the figure that this benchmark changes: {_FIGURE}")
    changed = _FIGURE.replace("value: 7", "value: 8").replace("增长7%", "增长8%")
    (root / _SERIES).write_text(text.replace(_FIGURE, changed), encoding="utf-8")


def _say_nothing(_: str) -> None:
    pass


def _seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start
