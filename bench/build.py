"""How long the generator takes, in parts, and what an unchanged run costs; as ratios to loading the records."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shengce.build import build, check

ROOT = Path(__file__).resolve().parent.parent
_COPIED = ("records", "templates", "i18n", "settings.yml")


def run() -> str:
    """Time check, a first build and an unchanged build in a copy of the project; return a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        root = _copy(Path(folder))
        checking = _seconds(lambda: check(root))
        first = _seconds(lambda: build(root))
        again = _seconds(lambda: build(root))
    rows = (("check", checking), ("first build", first), ("unchanged build", again))
    lines = ["| step | seconds | times check |", "|---|---|---|"]
    lines += [f"| {name} | {seconds:.2f} | {seconds / checking:.1f} |" for name, seconds in rows]
    return "\n".join(lines)


def _copy(root: Path) -> Path:
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copy(source, root / name)
    return root


def _seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start
