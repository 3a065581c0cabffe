"""How well and how fast the site's search finds what stands on its pages, beside Material's search and plain Pagefind.

BENCH_QUICK=1 makes the synthetic site and the samples a tenth of their size, to see whether everything runs.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from bench.search_parts.browsing import chromium, fresh_page
from bench.search_parts.building import BuiltSite, build_whole
from bench.search_parts.engines import Answer, Engine, MaterialSearch, OurSearch, PlainPagefind
from bench.search_parts.host import Host, hosted
from bench.search_parts.layouts import learn_layout
from bench.search_parts.measuring import Outcome, judge
from bench.search_parts.page_text import Corpus, Layout, read_corpus
from bench.search_parts.peers import build_material, build_pagefind
from bench.search_parts.sampling import Amounts, Query, draw
from bench.search_parts.synthetic import copy_project, make_synthetic
from bench.search_parts.tables import SiteTrials, Trial, report

LANGUAGES = ("zh", "en")
PAGES = 3000
_QUICK = 10

EngineOf = Callable[[str], Engine]


def run() -> str:
    """Measure on the site of the real records and on one of 3,000 synthetic pages a language; return Markdown."""
    part = _QUICK if os.environ.get("BENCH_QUICK") else 1
    amounts = Amounts().divided(part)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        work = Path(folder)
        real = copy_project(work / "real")
        synthetic = make_synthetic(work / "synthetic", PAGES // part)
        layouts: dict[str, Layout] = {}
        sites = (("Real records", real), ("Synthetic", synthetic))
        return report([_site_trials(title, root, browser, amounts, layouts) for title, root in sites])


def _tell(what: str) -> None:
    """Tell whoever waits what comes next."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def _site_trials(title: str, root: Path, browser: Browser, amounts: Amounts, layouts: dict[str, Layout]) -> SiteTrials:
    """Build a site and try all engines on it; the layout is learnt from the first site, as all share its styles."""
    _tell(f"{title}: building")
    site = build_whole(root)
    with hosted(root) as host:
        for language in LANGUAGES:
            _tell(f"{title}: reading the pages, {language}")
            if language not in layouts:
                layouts[language] = learn_layout(browser, site.folder / language, f"{host.address}site/{language}/")
        corpora = {language: read_corpus(site.folder / language, layouts[language]) for language in LANGUAGES}
        queries = draw(corpora, site.catalogue, amounts)
        makers = _engines(root, site, host.address)
        trials = tuple(_trial(browser, host, maker, queries, corpora) for maker in makers)
    return SiteTrials(title, site, trials)


def _engines(root: Path, site: BuiltSite, address: str) -> Iterator[EngineOf]:
    """Yield, for each search, what makes its engine for a language; peers are built when they are asked for."""
    peers = root / ".peers"

    def material(language: str) -> Engine:
        build_material(root, language, peers / "material" / language)
        return MaterialSearch(f"{address}.peers/material/{language}/site/")

    def pagefind(language: str) -> Engine:
        folder = build_pagefind(site.folder / language, peers / "pagefind" / language)
        return PlainPagefind(f"{address}.peers/pagefind/{language}/", folder / "pagefind")

    yield lambda language: OurSearch(f"{address}site/{language}/")
    yield material
    yield pagefind


def _trial(
    browser: Browser, host: Host, maker: EngineOf, queries: Sequence[Query], corpora: Mapping[str, Corpus]
) -> Trial:
    outcomes: list[Outcome] = []
    first_bytes = 0
    name = ""
    for language in LANGUAGES:
        _tell(f"building the search of the next engine, {language}")
        engine = maker(language)
        name = engine.name
        _tell(f"asking {name}, {language}")
        asked = [query for query in queries if query.language == language]
        first_bytes = max(
            first_bytes, *(_first_bytes(browser, host, engine, query) for query in asked[: engine.first_queries])
        )
        with fresh_page(browser) as page:
            engine.open(page, asked[0].text)
            outcomes += [judge(query, _answer(engine, page, query), corpora[language]) for query in asked]
    return Trial(name, tuple(outcomes), first_bytes)


def _answer(engine: Engine, page: Page, query: Query) -> Answer:
    """Return the answer; one that does not come in time counts as none."""
    start = time.perf_counter()
    try:
        return engine.ask(page, query.text)
    except BrowserError:
        return Answer((), frozenset(), 0, (time.perf_counter() - start) * 1000)


def _first_bytes(browser: Browser, host: Host, engine: Engine, query: Query) -> int:
    """Return the bytes that a browser which has seen nothing yet is sent until the first results of a query stand."""
    with fresh_page(browser) as page:
        start = time.time()
        return host.bytes_between(start, engine.open(page, query.text))
