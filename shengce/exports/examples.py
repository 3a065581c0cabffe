"""Short programs that read the tables: each a file that works as it is served, and that the page of the data shows.

They stand in ``templates/examples/``, with a place for the address of the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from shengce.files import files_below, read_text

EXAMPLES_FOLDER = "data/examples"
_ADDRESS = "{{ site_url }}"


def examples_of(templates: Path, site_url: str) -> Mapping[str, str]:
    """Return the text of each example by its file's name; ``site_url`` ends with a slash."""
    found = files_below(templates / "examples")
    return {path.name: read_text(path, templates.parent).replace(_ADDRESS, site_url) for path in found}
