"""A static host that sends parts of files, as those of the web do, and which polars and DuckDB ask for."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.published import HOST

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        place = Path(self.translate_path(self.path))
        if asked is None or not place.is_file():
            super().do_GET()
        else:
            self._send_part(place.read_bytes(), *asked.groups())

    def _send_part(self, content: bytes, first: str, last: str) -> None:
        begin = int(first) if first else max(0, len(content) - int(last))
        end = min(int(last) + 1, len(content)) if first and last else len(content)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Range", f"bytes {begin}-{end - 1}/{len(content)}")
        self.send_header("Content-Length", str(end - begin))
        self.end_headers()
        self.wfile.write(content[begin:end])

    def end_headers(self) -> None:
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests look at what the programs got."""


@contextmanager
def hosted_files(root: Path) -> Iterator[str]:
    """Serve a folder for as long as the block runs; give its address, with a slash at the end."""
    with ThreadingHTTPServer((HOST, 0), partial(_Handler, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{server.server_port}/"
        server.shutdown()
