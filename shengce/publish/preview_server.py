"""Serves the built site as its host will: below the site's path, with its 404 page, and reloading open pages."""

from __future__ import annotations

import os
import sys
import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

HOST = "127.0.0.1"
OWN_NAMES = frozenset({HOST, "localhost", "::1"})
RELOAD_PATH = "__reload/"
RELOAD_SCRIPT = Path(__file__).with_name("reload.js")
HEARTBEAT_SECONDS = 10.0


class Rebuilds:
    """Counts rebuilds and wakes those who wait for the next."""

    def __init__(self) -> None:
        self.count = 0
        self.closed = False
        self._changed = threading.Condition()

    def announce(self) -> None:
        """Tell every open page that a new site stands."""
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let every waiting connection end."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def wait_beyond(self, seen: int, seconds: float) -> int:
        """Return the count as soon as it is not ``seen``, at the latest after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.count != seen, timeout=seconds)
            return self.count


class PreviewServer(ThreadingHTTPServer):
    """An HTTP server on this machine alone for the folder ``site``, which may be replaced while it runs."""

    daemon_threads = True

    def __init__(self, site: Path, base_path: str, port: int) -> None:
        """Bind to ``port`` (0: any free one). Raises OSError when it is taken."""
        self.site = site
        self.base_path = base_path
        self.rebuilds = Rebuilds()
        super().__init__((HOST, port), PreviewHandler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent when a browser went away, or a file with the site that was just replaced."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        """The address of the site's root in a browser."""
        return f"http://{HOST}:{self.server_port}{self.base_path}"


class PreviewHandler(SimpleHTTPRequestHandler):
    """Answers one request; pages get the reloading script on their way out."""

    server: PreviewServer

    def __init__(self, request: object, client_address: object, server: PreviewServer) -> None:
        super().__init__(request, client_address, server, directory=str(server.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Serve a page, a file, or the reload channel, to those who call this machine by a name of its own."""
        path = f"/{self.path.partition('?')[0].lstrip('/')}"
        below = path.removeprefix(self.server.base_path)
        if not _is_own(self.headers.get("Host", "")):
            # Else a page of any site could read this one, through a name that its owner points here.
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This preview answers as localhost and 127.0.0.1 only")
        elif path in ("/", self.server.base_path.rstrip("/")) and path != self.server.base_path:
            self._redirect(self.server.base_path)
        elif not path.startswith(self.server.base_path):
            self._send_page(self.server.site / "404.html", HTTPStatus.NOT_FOUND)
        elif below == f"{RELOAD_PATH}client.js":
            self._send(RELOAD_SCRIPT.read_bytes(), "text/javascript; charset=utf-8", HTTPStatus.OK)
        elif below == f"{RELOAD_PATH}events":
            self._send_events()
        else:
            self._serve(path)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self.do_GET()

    def translate_path(self, path: str) -> str:
        """Return the file for a request path below the site's path."""
        return super().translate_path("/" + path.removeprefix(self.server.base_path))

    def end_headers(self) -> None:
        """Keep the browser from showing what it remembers instead of what was built."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the terminal is for what the builds report."""

    def _serve(self, path: str) -> None:
        file = Path(self.translate_path(path))  # asked by os.path, as Path's own questions fail on a name too long
        if os.path.isdir(file) and _is_within(file, self.server.site) and not path.endswith("/"):  # noqa: PTH112
            self._redirect(f"{path}/")
            return
        page = file if path.endswith(".html") else file / "index.html"
        if _is_file_within(page, self.server.site):
            self._send_page(page, HTTPStatus.OK)
        elif _is_file_within(file, self.server.site):
            self._send(file.read_bytes(), self.guess_type(str(file)), HTTPStatus.OK)
        else:
            self._send_page(self.server.site / "404.html", HTTPStatus.NOT_FOUND)

    def _redirect(self, path: str) -> None:
        query = self.path.partition("?")[2]
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"{path}?{query}" if query else path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_page(self, page: Path, status: HTTPStatus) -> None:
        script = f'<script src="{self.server.base_path}{RELOAD_PATH}client.js"></script>'.encode()
        content = page.read_bytes() if _is_file_within(page, self.server.site) else b"<title>404</title>"
        before, closing, after = content.rpartition(b"</body>")
        self._send(
            before + script + closing + after if closing else content + script, "text/html; charset=utf-8", status
        )

    def _send(self, content: bytes, kind: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_events(self) -> None:
        """Keep the connection, with a comment now and then, until a rebuild or until the page is gone."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = self.server.rebuilds.count
        try:
            while not self.server.rebuilds.closed:
                count = self.server.rebuilds.wait_beyond(seen, HEARTBEAT_SECONDS)
                self.wfile.write(b"event: rebuilt\ndata: \n\n" if count != seen else b": waiting\n\n")
                self.wfile.flush()
                seen = count
        except OSError:
            return  # the page was closed


def _is_own(host: str) -> bool:
    """Tell whether a request's Host header names this machine by itself, with any port or none."""
    try:
        return urlsplit(f"//{host}").hostname in OWN_NAMES
    except ValueError:
        return False


def _is_file_within(path: Path, site: Path) -> bool:
    return os.path.isfile(path) and _is_within(path, site)  # noqa: PTH113


def _is_within(path: Path, site: Path) -> bool:
    """Tell whether the path stands in the site by itself, and not by a link that leads out of it."""
    try:
        return path.resolve().is_relative_to(site.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
