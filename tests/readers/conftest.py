"""The files to download: of a small project always, and of the repository where its pages stand."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from shengce.exports.files import export_files
from shengce.exports.tables import tables_of
from shengce.language.strings import load_languages
from shengce.outputs.writer import EXPORTS_FOLDER
from tests.project import REPOSITORY
from tests.published import bring_pages_up_to_date, shared_folder
from tests.readers.hosting import hosted_files
from tests.readers.published_tables import PublishedFiles
from tests.versions import golden_on_record


@pytest.fixture(scope="session")
def small_files(tmp_path_factory: pytest.TempPathFactory) -> PublishedFiles:
    """The files of two provinces and four years, with three versions on record."""
    root = tmp_path_factory.mktemp("files")
    known = golden_on_record()
    for output in export_files(tables_of(known, load_languages(REPOSITORY)), known):
        place = root / output.path.relative_to(EXPORTS_FOLDER)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(output.content)
    return PublishedFiles(root / "data")


@pytest.fixture(scope="session")
def whole_files(tmp_path_factory: pytest.TempPathFactory) -> PublishedFiles:
    """The repository's files: those of the site that SHENGCE_SITE names, or else as the generator leaves them."""
    given = os.environ.get("SHENGCE_SITE")
    if given:
        return PublishedFiles(REPOSITORY / given / "data")
    bring_pages_up_to_date(shared_folder(tmp_path_factory))
    return PublishedFiles(REPOSITORY / EXPORTS_FOLDER / "data")


@pytest.fixture(scope="session", params=["small", pytest.param("whole", marks=pytest.mark.site)])
def files(request: pytest.FixtureRequest) -> PublishedFiles:
    """The files of the small project, then those of the repository."""
    found: PublishedFiles = request.getfixturevalue(f"{request.param}_files")
    return found


@pytest.fixture(scope="session")
def address(files: PublishedFiles) -> Iterator[str]:
    """The address at which the root of the site is served, of which the files are a part."""
    with hosted_files(files.folder.parent) as address:
        yield address


@pytest.fixture(scope="session")
def whole_address(whole_files: PublishedFiles) -> Iterator[str]:
    """The address of the repository's files."""
    with hosted_files(whole_files.folder.parent) as address:
        yield address
