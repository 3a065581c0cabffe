"""The pure modules of the search page, loaded in Chromium."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Playwright, Route, sync_playwright

from tests.project import REPOSITORY

_MODULES = REPOSITORY / "theme" / "assets" / "js"
_ORIGIN = "http://search.test/"


@dataclass(frozen=True)
class Modules:
    """A page from which the modules can be imported.

    It has a thread of its own: the browser tests' Playwright, which may run in this process too, allows no second one
    in its thread.
    """

    thread: ThreadPoolExecutor
    page: Page

    def evaluate(self, expression: str, argument: object) -> Any:
        """Return what an expression gives in the page."""
        return self.thread.submit(self.page.evaluate, expression, argument).result()


def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(_ORIGIN)
    if name:
        route.fulfill(path=_MODULES / name, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><html lang=en><title>modules</title>", content_type="text/html")


def open_modules(executable: str) -> tuple[Playwright, Page]:
    playwright = sync_playwright().start()
    page = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"]).new_page()
    page.route(f"{_ORIGIN}**", _serve)
    page.goto(_ORIGIN)
    return playwright, page


def call(modules: Modules, module: str, expression: str, argument: object = None) -> Any:
    """Return what an expression gives; in it `m` is the module and `x` the argument."""
    return modules.evaluate(
        f"async (x) => {{ const m = await import('/search/{module}.js'); return {expression}; }}", argument
    )
