"""The site as readers get it: built once a run, its pages parsed once, and served below the site's path."""

from __future__ import annotations

import fcntl
import os
import re
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from shengce.build import build, make_site
from shengce.publish.settings import LANGUAGES, PublishSettings, load_settings
from tests.project import REPOSITORY

HOST = "127.0.0.1"
EMBEDS = "embed"
_KEPT_FOR = 600  # seconds, as GitHub Pages has it
Element = Any  # lxml carries no types
# One, which is no decimal and ends no range, perhaps a word, and a word in the plural.
_ONE_OF_MANY = re.compile(r"(?<![\w.,–−-])1 (?:(?!of\b)[a-z-]+ )?(?!(?:as|is|was|has|does)\b)[a-z-]+s\b")


@cache
def _compiled(xpath: str) -> Any:
    """Return an XPath for thousands of pages; what it finds of text does not know where it stands."""
    return etree.XPath(xpath, smart_strings=False)


@dataclass(frozen=True)
class Page:
    """One built page: ``address`` is below the language's home (``""`` for home); a root page has no language."""

    site: Path
    path: Path
    language: str
    address: str

    @cached_property
    def tree(self) -> Element:
        """The parsed document."""
        return html.document_fromstring(self.path.read_bytes())

    @property
    def name(self) -> str:
        """The page's path below the site, for messages."""
        return self.path.relative_to(self.site).as_posix()

    @cached_property
    def folder(self) -> str:
        """The folder in which the page is."""
        return str(self.path.parent)

    @property
    def source(self) -> str:
        """The page's bytes as text."""
        return self.path.read_text(encoding="utf-8")

    def find(self, xpath: str) -> list[Element]:
        """Return the elements, or attribute values, that the XPath selects."""
        found: list[Element] = _compiled(xpath)(self.tree)
        return found

    def texts(self, xpath: str) -> list[str]:
        """Return the text of each element that the XPath selects, its white space folded."""
        return [text_of(element) for element in self.find(xpath)]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id on the page, in order."""
        return tuple(map(str, self.find("//@id")))

    @cached_property
    def _by_id(self) -> Mapping[str, list[Element]]:
        found: dict[str, list[Element]] = defaultdict(list)
        for element in self.find("//*[@id]"):
            found[element.get("id")].append(element)
        return found

    def with_id(self, identifier: str) -> list[Element]:
        """Return the elements with an id, of which there should be one; looked up, since tests ask for thousands."""
        return self._by_id.get(identifier, [])


def text_of(element: Element) -> str:
    """Return what an element says, its white space folded."""
    return " ".join(element.text_content().split())


def single_plurals(text: str) -> list[str]:
    """Return where an English text says one of what there would have to be several of, such as “1 targets”."""
    return [found[0] for found in _ONE_OF_MANY.finditer(text)]


def value_of(element: Element) -> str:
    """Return what a value says, without the number of its source."""
    parts = element.xpath(".//text()[not(ancestor::a[contains(@class, 'sc-cite')])]")
    return " ".join("".join(parts).split())


def has_class(name: str) -> str:
    """Return the XPath condition for one class among others."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


@dataclass(frozen=True)
class Published:
    """The built site with the settings it was built for."""

    root: Path
    settings: PublishSettings

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, but for addresses that lead on to another page and for charts alone."""
        return tuple(_pages_below(self.root))

    def of(self, language: str) -> tuple[Page, ...]:
        """Return the pages of one language; ``""`` for those at the root."""
        return tuple(page for page in self.pages if page.language == language)

    def page(self, language: str, address: str) -> Page:
        """Return one page."""
        return self._by_address[language, address]

    @cached_property
    def _by_address(self) -> Mapping[tuple[str, str], Page]:
        return {(page.language, page.address): page for page in self.pages}

    def resolve(self, page: Page, link: str) -> tuple[Path, str] | None:
        """Return the file and fragment that a link leads to, or None when it leaves the site."""
        parts = urlsplit(link)
        own = urlsplit(self.settings.site_url)
        is_own = (parts.scheme, parts.netloc) == (own.scheme, own.netloc) and parts.path.startswith(own.path)
        if (parts.scheme or parts.netloc) and not is_own:
            return None
        return _file_at(self._target(page, unquote(parts.path))), unquote(parts.fragment)

    def _target(self, page: Page, path: str) -> str:
        if not path:
            return str(page.path)
        if path.startswith("/"):
            return str(self.root / path.removeprefix(self.settings.base_path))
        return os.path.normpath(f"{page.folder}/{path}")


@cache
def _file_at(place: str) -> Path:
    path = Path(place)
    return path / "index.html" if path.is_dir() else path


def _pages_below(root: Path) -> Iterator[Page]:
    for path in sorted(root.rglob("*.html")):
        parts = path.relative_to(root).parts
        if parts[0] == EMBEDS or b"data-moved" in path.read_bytes():
            continue
        language = parts[0] if parts[0] in LANGUAGES else ""
        yield Page(root, path, language, "".join(f"{part}/" for part in parts[1:-1]) if language else parts[-1])


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    with (folder / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of this run that all its workers see."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def once_a_run(name: str, marks: Path) -> Iterator[bool]:
    """Say whether something is still to be made; one worker of a run makes it, the others wait."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    mark = marks / f"{name}-{run}"
    with _one_at_a_time(REPOSITORY / ".build"):
        yield not (run and mark.exists())
        if run:
            mark.touch()


def bring_pages_up_to_date(marks: Path) -> None:
    """Write the repository's pages where the records or templates changed since."""
    with once_a_run("pages", marks) as to_do:
        if to_do:
            build(REPOSITORY)


def _bring_site_up_to_date(marks: Path) -> None:
    with once_a_run("site", marks) as to_do:
        if to_do:
            make_site(REPOSITORY)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The repository's site: the one that SHENGCE_SITE names as it stands, or else built anew where anything changed.

    SHENGCE_SITE is a folder, such as that of a build to be published; SITE_URL is then the address it was built for.
    """
    given = os.environ.get("SHENGCE_SITE")
    if not given:
        _bring_site_up_to_date(shared_folder(tmp_path_factory))
    return Published(REPOSITORY / (given or "site"), load_settings(REPOSITORY))


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path as a static host does, with its 404.html for what is not there."""

    protocol_version = "HTTP/1.1"
    server: SiteServer

    def translate_path(self, path: str) -> str:
        relative = unquote(urlsplit(path).path).removeprefix(self.server.base_path)
        return str(self.server.root / relative) + ("/" if path.endswith("/") and relative else "")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", f"max-age={_KEPT_FOR}")
        super().end_headers()

    def send_head(self) -> Any:
        if not urlsplit(self.path).path.startswith(self.server.base_path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (self.server.root / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests look at what the browser got."""


class SiteServer(ThreadingHTTPServer):
    """A static host for ``root`` below ``base_path``, on any free port of this machine.

    ``root`` may change while it serves, as at a deployment; browsers may keep what they got, as from a real host.
    """

    daemon_threads = True

    def __init__(self, root: Path, base_path: str) -> None:
        self.root = root
        self.base_path = base_path
        super().__init__((HOST, 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that leaves before it has its answer."""

    @property
    def address(self) -> str:
        """The address of the site's root."""
        return f"http://{HOST}:{self.server_port}{self.base_path}"


@contextmanager
def hosted(root: Path, base_path: str) -> Iterator[SiteServer]:
    """Serve a built site for as long as the block runs; give the server."""
    with SiteServer(root, base_path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def served(root: Path, base_path: str) -> Iterator[str]:
    """Serve a built site for as long as the block runs; give the address of its root."""
    with hosted(root, base_path) as server:
        yield server.address


@pytest.fixture(scope="session")
def site_address(built_site: Published) -> Iterator[str]:
    """The address of the served site, below the path that the settings give, as a project page has it."""
    base_path = built_site.settings.base_path
    with served(built_site.root, base_path if base_path != "/" else "/below/") as address:
        yield address


@pytest.fixture(scope="session")
def root_address(built_site: Published) -> Iterator[str]:
    """The address of the same site served at the root of a host."""
    with served(built_site.root, "/") as address:
        yield address
