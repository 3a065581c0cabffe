"""The files that hold what a page shows, which readers take away: CSV and JSON, and the page that tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.exports.api.kinds import FOLDER, kind_named
from shengce.views.context import Context
from shengce.views.shown import FilesOfPage, Link


def files_of_page(context: Context, kind: str, key: str) -> FilesOfPage | None:
    """Return the files of one thing of a kind of the API; None where it has none."""
    about = Link(context.say("api.about"), context.url("api/"))
    found = tuple(_files(context, kind, key))
    return FilesOfPage(found, about) if found else None


def _files(context: Context, kind: str, key: str) -> Iterator[Link]:
    of_kind = kind_named(kind)
    for part in of_kind.csv_parts:
        path = f"{FOLDER}/{of_kind.path_of(key, part.csv)}"
        if path in context.tables.cut_up:
            yield Link(context.say(f"api.csv.{part.name}"), context.root_url(path))
    if (path := f"{FOLDER}/{of_kind.path_of(key)}") in context.tables.cut_up:
        yield Link(context.say("api.json"), context.root_url(path))
