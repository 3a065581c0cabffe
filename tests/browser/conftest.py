"""The served site, and a small one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import GOLDEN, Project, make_project
from tests.published import built_site, once_a_run, root_address, served, shared_folder, site_address

__all__ = ["built_site", "root_address", "site_address"]


def make_small_project(root: Path) -> Project:
    """Make a project of two provinces and four years, of which a whole site is built in seconds."""
    project = make_project(root)
    shutil.rmtree(project.place("records"))
    shutil.copytree(GOLDEN / "records", project.place("records"))
    return project


def build_small_site(project: Project) -> Path:
    """Build the project's pages and site; return the folder of the site."""
    assert project.run("build").exit_code == 0
    assert project.run("site").exit_code == 0
    return project.place("site")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small site, built once a run."""
    marks = shared_folder(tmp_path_factory)
    with once_a_run("small", marks) as to_do:
        if to_do:
            build_small_site(make_small_project(marks / "small"))
    return marks / "small" / "site"


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    """The address of a small site, served below a path."""
    with served(small_site, "/below/") as address:
        yield address
