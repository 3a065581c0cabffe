"""What a page weighs: a reader on a train waits for its HTML before anything else."""

from __future__ import annotations

import gzip

import pytest

from tests.published import Published

pytestmark = pytest.mark.site

_HEAVIEST = 60_000
_HEAVIEST_HOME = 40_000
_SURELY_LIGHT = 100_000
"""Bytes of HTML that are fewer than the limits when they are zipped, so that thousands of pages need not be."""


def zipped(html: bytes) -> int:
    return len(gzip.compress(html, mtime=0))


def test_no_page_is_heavy(built_site: Published) -> None:
    heavy = {}
    for path in sorted(built_site.root.rglob("index.html")):
        html = path.read_bytes()
        is_home = path.parent.parent == built_site.root
        limit = _HEAVIEST_HOME if is_home else _HEAVIEST
        if len(html) > _SURELY_LIGHT and (size := zipped(html)) > limit:
            heavy[str(path.relative_to(built_site.root))] = f"{size} bytes of {limit}"
    assert heavy == {}
