"""What make installs is locked: each package with its hashes, in agreement with pyproject.toml, and no index named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib import metadata

import pytest

from shengce.publish.fingerprint import locked_packages, package_versions
from tests.project import REPOSITORY

# What each file is locked for: the extras of pyproject.toml beside what the site needs.
EXTRAS = {
    "site": (),
    "test": ("test", "zensical"),
    "zensical": ("zensical",),
    "bench": ("bench", "test"),
    "mutants": ("mutants", "test"),
    "workflow": ("workflow",),
    "lock": ("lock",),
}
LOCKS = {path.stem: path for path in sorted((REPOSITORY / "requirements").glob("*.txt"))}
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(pin: str) -> str:
    name, _, version = pin.partition("==")
    return f"{re.sub(r'[-_.]+', '-', name).lower()}=={version}"


def pins(lock: str) -> set[str]:
    found = re.findall(r"^([\w.-]+==[^ ]+)", LOCKS[lock].read_text(encoding="utf-8"), re.MULTILINE)
    return set(map(normal, found))


def test_every_file_is_known() -> None:
    assert set(LOCKS) == set(EXTRAS)
    assert set(PROJECT["optional-dependencies"]) == {extra for extras in EXTRAS.values() for extra in extras}


@pytest.mark.parametrize("lock", EXTRAS)
def test_a_lock_holds_what_the_project_pins(lock: str) -> None:
    asked = [
        *PROJECT["dependencies"],
        *(pin for name in EXTRAS[lock] for pin in PROJECT["optional-dependencies"][name]),
    ]
    missing = set(map(normal, asked)) - pins(lock)
    assert not missing, f"run make lock: requirements/{lock}.txt has not {sorted(missing)}"


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=[\w.-]+==)", LOCKS[lock].read_text(encoding="utf-8"))[1:]
    assert len(entries) > 30
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", EXTRAS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = LOCKS[lock].read_text(encoding="utf-8")
    assert re.findall(r".*(?:://|--index|--extra-index|--find-links|--trusted-host|@ ).*", text) == []


@pytest.mark.parametrize("lock", sorted(set(EXTRAS) - {"site"}))
def test_every_lock_has_the_sites_versions(lock: str) -> None:
    assert pins("site") <= pins(lock)


def test_every_package_of_the_site_decides_whether_it_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    before = package_versions()
    for package in locked_packages():
        with monkeypatch.context() as changed:
            changed.setattr(metadata, "version", another_version_of(package))
            assert package_versions() != before, package


def another_version_of(package: str) -> Callable[[str], str]:
    installed = metadata.version
    return lambda name: "0.0.0.dev0" if name == package else installed(name)
