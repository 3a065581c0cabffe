"""A static host that sends text gzipped and everything else as it is, as GitHub Pages does, in well under 1 ms."""

from __future__ import annotations

import asyncio
import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

ADDRESS = "127.0.0.1"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
_KEPT_ANSWERS = 20_000


class _Connection(asyncio.Protocol):
    """Answers one GET after the other on a connection that stays open."""

    def __init__(self, root: Path, sent: list[tuple[float, int]]) -> None:
        self._root = root
        self._sent = sent
        self._received = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received and self._transport:
            request, self._received = self._received.split(b"\r\n\r\n", 1)
            target = request.split(b" ", 2)[1].decode("ascii")
            response = answer(self._root, target)
            self._sent.append((time.time(), len(response)))
            self._transport.write(response)


@lru_cache(_KEPT_ANSWERS)
def answer(root: Path, target: str) -> bytes:
    """Return the whole response to a GET of a target below ``root``; folders answer with their index.html."""
    file = (root / unquote(urlsplit(target).path).lstrip("/")).resolve()
    if file.is_dir():
        file = file / "index.html"
    if not file.is_relative_to(root.resolve()) or not file.is_file():
        return _NOT_FOUND
    kind = _TYPES.get(file.suffix)
    body = file.read_bytes()
    headers = [f"Content-Type: {kind or 'application/octet-stream'}"]
    if kind:
        body = gzip.compress(body, compresslevel=6, mtime=0)
        headers.append("Content-Encoding: gzip")
    headers += ["Cache-Control: max-age=600", f"Content-Length: {len(body)}"]
    return "\r\n".join(["HTTP/1.1 200 OK", *headers, "", ""]).encode() + body


@dataclass(frozen=True)
class Host:
    """A running host: the address of its root, which ends in a slash, and when it sent how many bytes.

    Counted here and not in the page, whose network log leaves out what its workers load.
    """

    address: str
    sent: list[tuple[float, int]]

    def bytes_between(self, start: float, end: float) -> int:
        """Return the bytes sent, headers included, between two moments (seconds since 1970)."""
        return sum(count for moment, count in self.sent if start <= moment <= end)


@contextmanager
def hosted(root: Path) -> Iterator[Host]:
    """Serve a folder as long as the block runs."""
    sent: list[tuple[float, int]] = []
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    starting = asyncio.run_coroutine_threadsafe(_listen(root.resolve(), sent, loop), loop)
    server, port = starting.result()
    try:
        yield Host(f"http://{ADDRESS}:{port}/", sent)
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _listen(
    root: Path, sent: list[tuple[float, int]], loop: asyncio.AbstractEventLoop
) -> tuple[asyncio.Server, int]:
    server = await loop.create_server(lambda: _Connection(root, sent), ADDRESS, 0)
    port: int = server.sockets[0].getsockname()[1]
    return server, port
