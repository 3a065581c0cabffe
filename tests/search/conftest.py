"""The search page's modules, for every test of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.chromium import find_chromium
from tests.search.modules import Modules, open_modules


@pytest.fixture(scope="module")
def modules() -> Iterator[Modules]:
    """The modules of the search page, loaded in Chromium."""
    executable = find_chromium()
    if executable is None:
        pytest.skip("no Chromium: install it, or name it in CHROMIUM")
    with ThreadPoolExecutor(1) as thread:
        playwright, page = thread.submit(open_modules, executable).result()
        yield Modules(thread, page)
        thread.submit(playwright.stop).result()
