"""What make does on a fresh machine, tried with the Makefile alone in an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project import REPOSITORY

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copyfile(REPOSITORY / "Makefile", tmp_path / "Makefile")
    return tmp_path


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    # A make that runs the tests would hand down its own options.
    environment = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL"}}
    command = ["make", f"PYTHON={sys.executable}", *arguments]
    output = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True)


@pytest.mark.skipif(shutil.which("flock") is None, reason="there is no flock to wait with")
def test_two_at_once_make_one_environment(folder: Path) -> None:
    runs = [started(folder, ".venv/created") for _ in range(2)]
    told = "".join(run.communicate()[0] for run in runs)
    assert [run.returncode for run in runs] == [0, 0], told
    assert told.count("making .venv") == 1


def test_no_python_that_is_new_enough_is_said(folder: Path) -> None:
    run = started(folder, ".venv/created", "PYTHON=python2.7")
    told = run.communicate()[0]
    assert run.returncode != 0 and "Python 3.11 or newer is needed" in told
    assert not (folder / ".venv").exists()


def test_verify_asks_where_the_texts_are(folder: Path) -> None:
    (folder / ".venv").mkdir()
    (folder / "requirements").mkdir()
    for name in ("requirements/site.txt", ".venv/created", ".venv/installed-site"):
        (folder / name).touch()
    run = started(folder, "verify", "SHENGCE_SOURCES=")
    assert run.wait() != 0
    assert "make verify SHENGCE_SOURCES=DIR" in run.communicate()[0]


def test_mutants_are_tried_in_a_copy_that_lacks_nothing() -> None:
    told = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    command = ["git", "ls-tree", "--name-only", "HEAD"]
    listing = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout")
    # The tester copies these itself.
    own = {"tests", "pyproject.toml", *told["source_paths"]}
    assert sorted(told["also_copy"]) == sorted(set(listing.stdout.split()) - own)
