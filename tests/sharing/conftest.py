"""A small site, to be read as search engines and other programs do."""

from __future__ import annotations

from pathlib import Path

import pytest

from shengce.publish.settings import load_settings
from tests.browser.conftest import build_small_site, make_small_project
from tests.project import Project
from tests.published import Published


@pytest.fixture(scope="session")
def shared_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small project whose site is built."""
    project = make_small_project(tmp_path_factory.mktemp("sharing") / "project")
    build_small_site(project)
    return project


@pytest.fixture(scope="session")
def shared_folder_of_site(shared_project: Project) -> Path:
    """The folder of its site."""
    return shared_project.place("site")


@pytest.fixture(scope="session")
def shared_site(shared_project: Project) -> Published:
    """Its pages."""
    return Published(shared_project.place("site"), load_settings(shared_project.root, {}))
