"""Fixtures that tests of every kind share."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from shengce.render import pictures
from tests.chromium import find_chromium
from tests.project import Project, make_project
from tests.published import shared_folder
from tests.source_texts import NAMED, NO_TEXTS, SOURCES

# How fast a busy machine draws and runs examples says nothing about the code.
settings.register_profile("shengce", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shengce")
_OF_THE_WHOLE_SITE = "tests/site/"
_LONGEST = (
    "tests/browser/test_every_kind.py",
    _OF_THE_WHOLE_SITE,
    "tests/second_engine/",
    "tests/browser/test_search.py",
    "tests/browser/test_layout.py",
    "tests/unit/test_search_index.py",
    "tests/unit/test_bad_input.py",
    "tests/browser/test_words.py",
    "tests/browser/test_without_scripts.py",
)
"""What takes a worker minutes begins first, so that none is left with it when the others are done."""


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # the plugin carries no types
    """A file's tests by one worker, which makes what they share once; all that parse the whole site by one worker.

    The pages parsed take four gigabytes of memory.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return _OF_THE_WHOLE_SITE if file.startswith(_OF_THE_WHOLE_SITE) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Let files be handed out one after another, in their order."""
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first; all else keeps its order."""
    items.sort(key=lambda item: [not item.nodeid.startswith(place) for place in _LONGEST])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A complete tiny project that the test may change as it likes."""
    return make_project(tmp_path / "project")


# Here and nowhere else: Playwright allows one of itself a thread, and a fixture that a second conftest.py imports is a
# second fixture.
@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium. Without one the tests are skipped, or fail where CI=true."""
    executable = find_chromium()
    if executable is None:
        message = "no Chromium: install it, or name it in CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        # Imitating a graphics processor takes a tenth of the time, and shows the same.
        arguments = ["--no-sandbox", "--disable-gpu"]
        running = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="session", autouse=True)
def drawn_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Draw each share image once a run: projects of tests are built over and over, with much the same images."""
    draw, folder = pictures._drawn, shared_folder(tmp_path_factory) / "drawn"

    def drawn(tools: pictures.PictureTools, image: str) -> bytes:
        place = folder / hashlib.sha256(image.encode()).hexdigest()
        if not place.is_file():
            unfinished = folder / f"{place.name}-{os.getpid()}"  # of this worker alone
            unfinished.write_bytes(draw(tools, image))
            unfinished.replace(place)
        return place.read_bytes()

    folder.mkdir(exist_ok=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "_drawn", drawn)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the pages under tests/golden/ anew."""
    parser.addoption("--update-golden", action="store_true", help="write the pages kept under tests/golden/ anew")


def pytest_configure() -> None:
    """Refuse to begin where SHENGCE_SOURCES names a folder that is not there."""
    if NAMED and not SOURCES.is_dir():
        raise pytest.UsageError(f"SHENGCE_SOURCES: there is no folder {NAMED}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud how many tests were left out for want of the source texts."""
    left_out = [report for report in terminalreporter.stats.get("skipped", []) if NO_TEXTS in str(report.longrepr)]
    if left_out:
        terminalreporter.write_line(f"NOTE: {len(left_out)} TESTS SKIPPED: {NO_TEXTS}", yellow=True)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the pages under tests/golden/ are to be written anew."""
    return bool(request.config.getoption("--update-golden"))
