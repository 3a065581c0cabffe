"""Fixtures that tests of every kind share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.project import Project, make_project

# How fast a busy machine draws and runs examples says nothing about the code.
settings.register_profile("shengce", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shengce")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A complete tiny project that the test may change as it likes."""
    return make_project(tmp_path / "project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the pages under tests/golden/ anew."""
    parser.addoption("--update-golden", action="store_true", help="write the pages kept under tests/golden/ anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the pages under tests/golden/ are to be written anew."""
    return bool(request.config.getoption("--update-golden"))
