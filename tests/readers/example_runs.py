"""Runs an example as its reader does: a file in a folder of its own, a Python of its own, the address put in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from shengce.exports.examples import examples_of
from tests.project import REPOSITORY

TEMPLATES = REPOSITORY / "templates"


def run(name: str, address: str, folder: Path) -> str:
    """Return what an example in Python prints; ``address`` stands for that of the site and ends with a slash."""
    place = folder / name
    place.write_text(examples_of(TEMPLATES, address)[name], encoding="utf-8")
    environment = {**os.environ, "PYTHONWARNINGS": "error::FutureWarning", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, name], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout
