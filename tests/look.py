"""A contact sheet of the built site: each kind of page in both languages, at three widths, light and dark."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from shengce.build import check
from shengce.publish.settings import load_settings
from tests.browser.layout import opened_height
from tests.browser.representatives import representatives
from tests.browser.visits import visiting
from tests.chromium import find_chromium
from tests.project import REPOSITORY
from tests.published import served

FOLDER = REPOSITORY / ".build" / "look"
LANGUAGES = ("zh", "en")
WIDTHS = (1440, 768, 390)
SCHEMES = ("light", "dark")
_TALLEST = 6000
_SCALE = 0.5
_SHEET = """<!doctype html><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="sheet.css">
{rows}
"""
_STYLE = """body { margin: 1rem; font: 14px system-ui, sans-serif; background: #888; }
section { display: flex; gap: 8px; align-items: start; margin-bottom: 24px; overflow-x: auto; }
img { display: block; max-height: 1200px; background: #fff; }
"""


def shoot(browser: Browser, address: str, paths: list[str]) -> Iterator[tuple[str, str]]:
    """Write a picture of each page at each width in each scheme; yield its page and file, both with the language."""
    for code, path in product(LANGUAGES, paths):
        page = f"{code}/{path}"
        options = {"device_scale_factor": _SCALE, "reduced_motion": "reduce"}
        with visiting(browser, address + page, **options) as visit:
            for width, scheme in product(WIDTHS, SCHEMES):
                visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a name of the two
                height = min(_TALLEST, opened_height(visit, width))
                file = f"{page.strip('/').replace('/', '-')}-{width}-{scheme}.png"
                clip = {"x": 0, "y": 0, "width": width, "height": height}
                visit.page.screenshot(path=FOLDER / file, full_page=True, clip=clip)  # type: ignore[arg-type]
                yield path, file


def sheet_of(pictures: list[tuple[str, str]]) -> str:
    """Return the page on which all pictures stand, those of a page in a row."""
    rows = []
    for path in dict.fromkeys(path for path, _ in pictures):
        shown = "".join(f'<a href="{file}"><img src="{file}" alt="{file}"></a>' for at, file in pictures if at == path)
        rows.append(f"<h2>{escape(path or 'home')}</h2>\n<section>{shown}</section>")
    return _SHEET.format(title="make look", rows="\n".join(rows))


def main() -> None:
    """Take the pictures of the site in ``site/`` and say where the sheet is; arguments choose kinds by name."""
    executable = find_chromium()
    if executable is None:
        sys.exit("no Chromium: install it, or name it in CHROMIUM")
    kinds = representatives(check(REPOSITORY).knowledge)
    paths = [path for name in sys.argv[1:] or kinds for path in kinds[name]]
    FOLDER.mkdir(parents=True, exist_ok=True)
    base_path = load_settings(REPOSITORY).base_path
    with served(Path(REPOSITORY / "site"), base_path) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        pictures = list(shoot(browser, address, paths))
    (FOLDER / "sheet.css").write_text(_STYLE, encoding="utf-8")
    (FOLDER / "index.html").write_text(sheet_of(pictures), encoding="utf-8")
    print(f"{len(pictures)} pictures: {FOLDER / 'index.html'}")


if __name__ == "__main__":
    main()
