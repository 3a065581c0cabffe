"""One page in Chromium, with a record of everything that went wrong on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

WIDE, NARROW, NARROWEST, ZOOMED = 1280, 360, 320, 640
_HEIGHT = 800

_OVERFLOW = """(slack) => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let above = element; above && above !== document.body; above = above.parentElement)
      if (getComputedStyle(above).overflowX !== "visible") return true;
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > width + slack && !scrolls(element);
  });
  const page = document.scrollingElement.scrollWidth;
  const told = wide.map((element) => element.tagName + "." + element.getAttribute("class") + " ends at " +
    Math.round(element.getBoundingClientRect().right) + ": " + element.textContent.trim().slice(0, 40));
  return page > width ? ["the page is " + page + " wide", ...told] : told;
}"""
_OPEN_FOLDS = """() => {
  for (const fold of document.querySelectorAll("details:not(.sc-take__menu)")) fold.open = true;
}"""
_OF_COLOUR = ("color-contrast", "link-in-text-block")
_OF_TARGETS = ("target-size", "label-content-name-mismatch")
_SAMPLED = "data-contrast-sample"
_SAMPLE = f"""() => {{
  const seen = new Set();
  const kind = (element) => element === document.body ? "" :
    kind(element.parentElement) + ">" + element.tagName + "." + element.getAttribute("class");
  for (const element of document.body.querySelectorAll("*")) {{
    element.removeAttribute("{_SAMPLED}");
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!speaks || !element.getClientRects().length || seen.has(kind(element))) continue;
    seen.add(kind(element));
    element.setAttribute("{_SAMPLED}", "");
  }}
}}"""
_TARGETS_SAMPLED = "data-target-sample"
_SAMPLE_TARGETS = f"""() => {{
  const seen = new Set();
  const kind = (element) => element === document.body ? "" :
    kind(element.parentElement) + ">" + element.tagName + "." + element.getAttribute("class");
  const sorts = "a[href], button, input, select, textarea, summary, [role], [tabindex]";
  const targets = [...document.body.querySelectorAll(sorts)];
  const boxes = targets.map((element) => element.getBoundingClientRect());
  const away = (box, other) => other ? [Math.round(other.x - box.x), Math.round(other.y - box.y)] : [];
  targets.forEach((element, index) => {{
    const box = boxes[index];
    const beside = [boxes[index - 1], boxes[index + 1]].flatMap((other) => away(box, other));
    const looks = [kind(element), Math.round(box.width), Math.round(box.height), ...beside].join(" ");
    element.toggleAttribute("{_TARGETS_SAMPLED}", !seen.has(looks));
    seen.add(looks);
  }});
}}"""
_LINK = ":is(a[href], [role=link])"
_ASK_OF_SAMPLES = f"""() => axe.configure({{rules: [
  {{id: "color-contrast", selector: "[{_SAMPLED}]"}},
  {{id: "link-in-text-block", selector: "[{_SAMPLED}] {_LINK}, {_LINK}[{_SAMPLED}]"}},
  {{id: "target-size", selector: "[{_TARGETS_SAMPLED}]"}},
]}})"""
_WATCH_POLICY = """window.policyViolations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.policyViolations.push(event.violatedDirective + " " + event.blockedURI));"""


def script(name: str = ".+") -> re.Pattern[str]:
    """Return what the address of a script of the theme matches, whatever its version; ``name`` is a pattern itself."""
    return re.compile(rf"/assets/js/{name}\.js(\?|$)")


@dataclass
class Visit:
    """A page and what happened on it: requests off its origin, failed requests, console errors, exceptions."""

    page: Page
    origin: str
    trouble: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Begin to record."""
        self.page.on("request", self._on_request)
        self.page.on("response", self._on_response)
        self.page.on("requestfailed", self._on_failure)
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.trouble.append(f"exception: {error}"))
        self.page.add_init_script(_WATCH_POLICY)

    def problems(self) -> list[str]:
        """Return everything that went wrong so far, policy violations among it."""
        blocked: list[str] = self.page.evaluate("window.policyViolations ?? []")
        return [*self.trouble, *(f"blocked by policy: {item}" for item in blocked)]

    def overflow(self, width: int, slack: int = 1) -> list[str]:
        """Return what reaches more than ``slack`` beyond the page's edge at a width, other than inside a scroller."""
        self.resize(width)
        found: list[str] = self.page.evaluate(_OVERFLOW, slack)
        return [f"at {width}: {item}" for item in found]

    def open_folds(self) -> None:
        """Open all that is folded, but for menus."""
        self.page.evaluate(_OPEN_FOLDS)

    def resize(self, width: int) -> None:
        """Give the window another width."""
        self.page.set_viewport_size({"width": width, "height": _HEIGHT})

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith("data:") and _origin(request.url) != self.origin:
            self.trouble.append(f"off the origin: {request.url}")

    def _on_failure(self, request: Request) -> None:
        # A page that is left while it loads gives up what it had asked for.
        if request.failure != "net::ERR_ABORTED":
            self.trouble.append(f"failed: {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        # The page itself may be the 404 page; whatever it loads must be there.
        if not response.ok and response.status != 304 and not response.request.is_navigation_request():
            self.trouble.append(f"{response.status}: {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # Where an address is missing, the console names the page itself beside what the page may load in vain.
        if message.type in {"error", "warning"} and message.location["url"] != self.page.url:
            self.trouble.append(f"console: {message.text}")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it stands, that of its looks as ``look_violations`` has it."""
    _sample(page)
    return _axe(page, {"rules": {rule: {"enabled": True} for rule in _OF_TARGETS}})


def look_violations(page: Page) -> list[str]:
    """Return what text is hard to tell from its ground, what targets are too small for a finger, and what names leave
    out what is seen, as axe-core finds it.

    Of text in like elements within like elements one piece is looked at: the styles know no other difference, and a
    page of tables would take axe-core five times as long. Of targets of one kind and size that lie as far from the one
    before and the one after, the size of one is asked: so lie the hundreds of cells of a matrix.
    """
    _sample(page)
    return _axe(page, {"runOnly": {"type": "rule", "values": [*_OF_COLOUR, *_OF_TARGETS]}})


def _sample(page: Page) -> None:
    page.evaluate(_SAMPLE)
    page.evaluate(_SAMPLE_TARGETS)


def _axe(page: Page, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(_ASK_OF_SAMPLES)
    run = "(options) => axe.run('html', options)"
    response: dict[str, Any] = page.evaluate(run, {"resultTypes": ["violations"], **options})
    return [
        f"{found['id']}: {node['target']} {node['html'][:160]} {_reasons(node)}"
        for found in response["violations"]
        for node in found["nodes"][:4]
    ]


def _reasons(node: dict[str, Any]) -> str:
    return "; ".join(str(check["message"]) for kind in ("any", "all", "none") for check in node[kind])[:200]


@contextmanager
def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    """Open an address as a reader who was never here; ``options`` are those of Playwright's new_context.

    Visits of like options are in one context, which has the site's scripts and styles from the first of them on.
    """
    context = _kept_context(browser, json.dumps({"viewport": {"width": WIDE, "height": _HEIGHT}, **options}))
    try:
        yield open_visit(context, address)
    finally:
        _forget(context)


@cache
def _kept_context(browser: Browser, options: str) -> BrowserContext:
    context = browser.new_context(**json.loads(options))
    context.new_page()
    return context


def _forget(context: BrowserContext) -> None:
    """Close all pages but the first, which is empty, and leave nothing that a page may have put down."""
    empty, *visited = context.pages
    origins = sorted({_origin(page.url) for page in visited if page.url.startswith("http")})
    for page in visited:
        page.close()
    context.clear_cookies()
    client = context.new_cdp_session(empty)
    for origin in origins:
        client.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"})
    client.detach()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def open_visit(context: BrowserContext, address: str) -> Visit:
    """Open an address in a new page of the context, and record what happens."""
    visit = Visit(context.new_page(), _origin(address))
    visit.watch()
    visit.page.goto(address)
    return visit
