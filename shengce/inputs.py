"""What people write beside the records (pages, templates, the theme), looked at before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkdocs.utils.meta import YAML_RE

from shengce.files import LINK_REFUSED, below, files_below, read_text
from shengce.outputs.writer import read_manifest
from shengce.problems import Problem, RecordsError, UnusableFileError
from shengce.publish.engine import CONFIGURATIONS
from shengce.records.yaml_document import YamlDocument, parse_yaml

FOLDERS = ("docs", "i18n", "public", "templates", "theme")
_TEXTS = frozenset({".md", ".j2", ".html"})
_FRONT_MATTER_RULE = "---"
# What the theme reads.
_FIELDS = ("title", "description", "toc", "image", "image_says", "feed", "alternates", "structured_data", "text")
_NAME_REFUSED = "the name holds characters that show nothing, or is not UTF-8, and makes no address; rename it"


def input_problems(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the pages, templates, strings and theme under ``root``.

    Links are refused, as they could publish any file of the machine, and names that make no address; what is read as
    text must be UTF-8; a page's front matter must be YAML.
    """
    try:
        generated = read_manifest(root)
    except RecordsError as error:
        generated = {}
        yield from error.problems
    for path in _everything(root):
        if path.is_symlink():
            yield Problem(_name(path, root), 1, "", "unexpected-file", LINK_REFUSED)
        if not path.name.isprintable():
            yield Problem(_name(path, root), 1, "", "file-name", _NAME_REFUSED)
    for path in _texts(root):
        if _name(path, root) not in generated:
            yield from _text_problems(path, root)


def _name(path: Path, root: Path) -> PurePosixPath:
    return PurePosixPath(path.relative_to(root).as_posix())


def _everything(root: Path) -> Iterator[Path]:
    for name in (*FOLDERS, *CONFIGURATIONS.values()):
        place = root / name
        yield from (place,) if place.is_symlink() else below(place)


def _texts(root: Path) -> Iterator[Path]:
    for name in FOLDERS:
        if not (root / name).is_symlink():
            yield from (path for path in files_below(root / name) if path.suffix in _TEXTS and not path.is_symlink())
    yield from (place for name in CONFIGURATIONS.values() if (place := root / name).is_file())


def _text_problems(path: Path, root: Path) -> Iterator[Problem]:
    try:
        text = read_text(path, root)
        if path.suffix == ".md":
            yield from _front_matter_problems(text, _name(path, root))
    except UnusableFileError as error:
        yield error.problem


def _front_matter_problems(text: str, file: PurePosixPath) -> Iterator[Problem]:
    found = YAML_RE.match(text)
    if found is None and text.startswith(f"{_FRONT_MATTER_RULE}\ntitle"):
        message = "the front matter that begins here has no end; close it with a line of three hyphens"
        yield Problem(file, 1, "", "front-matter", message)
    if found and found[1].strip():
        # The line of hyphens above counts, so that lines are those of the file.
        yield from _field_problems(parse_yaml(f"\n{found[1]}", file))


def _field_problems(document: YamlDocument) -> Iterator[Problem]:
    if not isinstance(document.data, dict):
        yield document.problem((), "front-matter", "fields are expected here, such as title: words")
        return
    if isinstance(document.data.get("title", ""), list | dict | None):
        yield document.problem(("title",), "front-matter", "words are expected here")
    for name in document.data:
        if name not in _FIELDS:
            message = f"the theme reads no such field; those it reads are {', '.join(_FIELDS)}"
            yield document.problem((name,), "front-matter", message)
