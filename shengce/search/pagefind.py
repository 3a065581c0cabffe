"""Pagefind, run as a service that is handed one page after another.

Left to walk a folder by itself it numbers pages in the order in which the file system lists them, so that one commit
gave two sites on two machines.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO, Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]  # the wheel carries no types

from shengce.files import files_below, write_whole
from shengce.problems import printable

# Smaller than Pagefind's own choice of 20,000: a query of eight Han characters needs eight chunks.
_CHUNK_SIZE = 4000
_VARIABLES = "PAGEFIND_"
_INDEX = 0  # the only one of the service
_LAST = "GetFiles"
# Everything else that Pagefind makes is its own interface; the search page has ours.
_KEPT = ("pagefind-entry.json", "*.pf_meta", "*.pf_index", "*.pf_filter", "*.pf_fragment")


def run_pagefind(pages: Path, output: Path) -> None:
    """Index the HTML files below ``pages``, by the order of their paths, into ``output``: what a search reads, no more.

    Raises ChildProcessError with Pagefind's words when it fails.
    """
    # Its answer holds the files: what it writes by itself is not on the disk yet when it says so.
    for file in _answer(pages)["files"]:
        if any(PurePosixPath(file["path"]).match(pattern) for pattern in _KEPT):
            write_whole(output / file["path"], base64.b64decode(file["content"]))


def _answer(pages: Path) -> Mapping[str, Any]:
    """Return the answer to the last of the requests."""
    service = _service(pages.parent)
    assert service.stdin and service.stdout and service.stderr
    with ThreadPoolExecutor(max_workers=2) as readers:
        answer, words = readers.submit(_last_answer, service.stdout), readers.submit(service.stderr.read)
        try:
            _hand_over(service.stdin, pages)
            answer.result()
        finally:
            service.kill()
    _close(service)
    found = answer.result()
    if found.get("type") != _LAST:
        said = (str(found.get("message", "it ended too early")), printable(words.result().decode(errors="replace")))
        raise ChildProcessError(" ".join(filter(None, said)).strip())
    return found


def _close(service: subprocess.Popen[bytes]) -> None:
    with suppress(BrokenPipeError):
        service.__exit__(None, None, None)


def _service(folder: Path) -> subprocess.Popen[bytes]:
    """Start the service where no settings of its own lie, without those that the environment may hold."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith(_VARIABLES)}
    environment["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = str(_CHUNK_SIZE)
    command = [str(get_executable()), "--service"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, cwd=folder)


def _requests(pages: Path) -> Iterator[Mapping[str, object]]:
    # No language: its stemmer would let an exact query find other words, and its segmenter split ours.
    yield {"type": "NewIndex", "config": {"force_language": "unknown"}}
    for path in sorted(files_below(pages), key=lambda path: path.relative_to(pages).as_posix()):
        place, content = path.relative_to(pages).as_posix(), path.read_text(encoding="utf-8")
        yield {"type": "AddFile", "index_id": _INDEX, "file_path": place, "file_contents": content}
    yield {"type": _LAST, "index_id": _INDEX}


def _hand_over(stream: IO[bytes], pages: Path) -> None:
    """Send every request. The stream stays open: the service ends with it, whatever it has not done yet."""
    with suppress(BrokenPipeError):
        for number, request in enumerate(_requests(pages)):
            message = json.dumps({"message_id": number, "payload": request}).encode()
            stream.write(base64.b64encode(message) + b",")
        stream.flush()


def _last_answer(stream: IO[bytes]) -> Mapping[str, Any]:
    """Read answers up to the one that holds the files, or tells of a failure; an empty one when there is none."""
    for payload in _answers(stream):
        if payload["type"] in (_LAST, "Error"):
            return payload
    return {}


def _answers(stream: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    parts: list[bytes] = []
    while received := stream.read1(1 << 20):  # type: ignore[attr-defined]  # pipes are buffered readers
        *whole, rest = received.split(b",")
        for message in whole:
            yield json.loads(base64.b64decode(b"".join((*parts, message))))["payload"]
            parts = []
        parts.append(rest)
