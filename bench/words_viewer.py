"""What the viewer of words costs a reader: bytes of the first answer and of later ones, and how long they take."""

from __future__ import annotations

import random
from statistics import quantiles
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from shengce.build import check
from tests.browser.test_words import Weights, answered, elapsed
from tests.chromium import find_chromium
from tests.project import REPOSITORY
from tests.published import hosted

_FIRST = "低空经济"
_PHRASES, _SEED = 200, 17
_MOST_COMPARED = 6


def viewer_table() -> str:
    """Ask the site for phrases drawn from those of their own, one by one and six at once; return the table."""
    words = check(REPOSITORY).knowledge.words
    executable = find_chromium()
    if words is None or executable is None or not (REPOSITORY / "site" / "data" / "words").is_dir():
        return "The viewer is measured where the site is built with its counts, and Chromium at hand."
    drawn = random.Random(_SEED).sample(sorted(words.strict().words), _PHRASES)
    with hosted(REPOSITORY / "site", "/shengce/") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        table = _table(page, f"{host.address}zh/words/?q={quote(_FIRST)}", drawn)
        browser.close()
    return table


def _table(page: Page, address: str, drawn: list[str]) -> str:
    weights = Weights(page)
    page.goto(address)
    answered(page)
    first = weights.since()
    times, bytes_each = [], []
    for phrase in drawn:
        times.append(elapsed(page, phrase))
        bytes_each.append(weights.since())
    six = [elapsed(page, ",".join(drawn[at : at + _MOST_COMPARED])) for at in range(0, 60, _MOST_COMPARED)]
    rows = [
        ("first answer, scripts and index among it", f"{first:,} bytes", "", ""),
        (f"later answers, {len(drawn)} phrases", *(f"{value:,.0f} bytes" for value in _spread(bytes_each))),
        ("time of a later answer", *(f"{value:.0f} ms" for value in _spread(times))),
        ("time of six phrases at once", *(f"{value:.0f} ms" for value in _spread(six))),
    ]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return (
        "## The viewer, in Chromium\n\n"
        "Bytes are as a host sends them: scripts, JSON and text compressed, the counts as they are. A time is from\n"
        "the question to the whole answer, map and table among it, on this machine with the files served from it.\n\n"
        f"| | median | 95 of 100 | most |\n|---|---|---|---|\n{lines}\n"
    )


def _spread(values: list[float] | list[int]) -> tuple[float, float, float]:
    return quantiles(values, n=100)[49], quantiles(values, n=100)[94], max(values)
