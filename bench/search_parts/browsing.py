"""Chromium: one page kept open to ask queries of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from bench.search_parts.page_text import Signature

_CANDIDATES = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (1280, 360)

# For each element of the article: what it and the two around it are, whether it is set apart, whether it shows.
_LOOKS = """() => [...document.querySelectorAll("article *")].map((element) => {
  const name = (each) => each.localName + "." + (each.getAttribute("class") ?? "");
  const style = getComputedStyle(element);
  const around = getComputedStyle(element.parentElement).display;
  const inLine = /^inline-/.test(around) || /^(inline|contents|ruby|none)/.test(style.display);
  const apart = !inLine || ["absolute", "fixed"].includes(style.position) || /^(flex|grid)/.test(around);
  const names = [element.parentElement.parentElement, element.parentElement, element].map(name);
  return [...names, apart, style.display === "none"];
})"""


class NoBrowserError(Exception):
    """No Chromium was found; the message tells what to do."""


def find_chromium() -> str:
    """Return the system's Chromium, the one that CHROMIUM names first. Raises NoBrowserError when there is none."""
    for name in (os.environ.get("CHROMIUM", ""), *_CANDIDATES):
        if name and (found := shutil.which(name)):
            return found
    raise NoBrowserError("no Chromium: install it (apt-get install chromium), or name it in CHROMIUM")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium as long as the block does."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        try:
            yield running
        finally:
            running.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """Give a page of a profile that has seen nothing yet."""
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 800})
    try:
        yield context.new_page()
    finally:
        context.close()


def looks_of(page: Page, address: str) -> tuple[set[Signature], set[Signature], set[Signature]]:
    """Open a page at a wide and a narrow width; return the signatures set apart, hidden at either, and shown."""
    apart: set[Signature] = set()
    hidden: set[Signature] = set()
    shown: set[Signature] = set()
    page.goto(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for outer, around, name, is_apart, is_hidden in page.evaluate(_LOOKS):
            look = (str(outer), str(around), str(name))
            (hidden if is_hidden else shown).add(look)
            if is_apart:
                apart.add(look)
    return apart, hidden, shown
