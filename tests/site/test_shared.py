"""What stands beside the pages of the whole site for those who share or read them by program: all there, and small."""

from __future__ import annotations

import re

import pytest

from tests.published import Published

pytestmark = pytest.mark.site

_IMAGE = re.compile(rb'<meta property="og:image" content="([^"]+)">')
_TEXT = b'<link rel="alternate" type="text/markdown" href="index.md">'
_MOST_IMAGES, _MOST_TEXTS = 40_000_000, 40_000_000


def test_every_page_has_an_image_that_is_there(built_site: Published) -> None:
    home = built_site.settings.site_url.encode()
    named = {image for page in built_site.pages for image in _IMAGE.findall(page.path.read_bytes())}
    assert all(image.startswith(home) for image in named)
    assert [image for image in sorted(named) if not (built_site.root / image[len(home) :].decode()).is_file()] == []
    without = [page.name for page in built_site.pages if page.language and not _IMAGE.search(page.path.read_bytes())]
    assert without == []


def test_every_text_that_is_linked_is_there(built_site: Published) -> None:
    linked = [page.path for page in built_site.pages if _TEXT in page.path.read_bytes()]
    assert len(linked) > 2000
    assert [path for path in linked if not path.with_name("index.md").is_file()] == []


def test_images_and_texts_stay_small(built_site: Published) -> None:
    images = [path.stat().st_size for path in built_site.root.glob("share/**/*.png")]
    texts = [
        path.stat().st_size for language in ("zh", "en") for path in built_site.root.glob(f"{language}/**/index.md")
    ]
    assert 120 < len(images) < 300 and sum(images) <= _MOST_IMAGES, sum(images)
    assert sum(texts) <= _MOST_TEXTS, sum(texts)
    assert max(texts) < 150_000
