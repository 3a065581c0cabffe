"""The records as they would be: a copy with the new files in it, read and checked before anything is put in place."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from shengce.files import write_whole
from shengce.importing.changes import Asked, Change, New
from shengce.importing.record_text import Addition, Edited, RecordText
from shengce.problems import UserError
from shengce.publish.lock import BUILD_FOLDER

RECORDS = "records"


def edited_files(root: Path, asked: Asked) -> dict[PurePosixPath, Edited]:
    """Return the new content of each file that something is asked of."""
    by_file: dict[PurePosixPath, list[Change | New]] = defaultdict(list)
    for change in asked.changes:
        by_file[change.line.document.file].append(change)
    for new in asked.new:
        by_file[new.document.file].append(new)
    return {file: _edited(root / file, by_file[file]) for file in sorted(by_file)}


def _edited(path: Path, asked: Iterable[Change | New]) -> Edited:
    text = RecordText(path.read_bytes())
    lists: dict[tuple[tuple[str | int, ...], tuple[str, ...]], list[New]] = defaultdict(list)
    for each in asked:
        if isinstance(each, Change):
            text.change(each.line.path, each.fields, each.line.document.field_order, each.name)
        else:
            lists[(*each.document.plan.path, each.part), tuple(each.document.part_order)].append(each)
    for (place, order), new in lists.items():
        text.add(place, [Addition(each.place, each.fields, each.name) for each in new], order)
    return text.edited()


@contextmanager
def staged(root: Path, files: Mapping[PurePosixPath, Edited]) -> Iterator[Path]:
    """Yield a folder that holds the records with the new files among them."""
    with TemporaryDirectory(dir=root / BUILD_FOLDER, prefix="import-") as folder:
        copy = Path(folder)
        shutil.copytree(root / RECORDS, copy / RECORDS, symlinks=True, copy_function=_linked)
        for file, edited in files.items():
            write_whole(copy / file, edited.content)
        yield copy


def _linked(source: str, target: str) -> str:
    """Give a file a second name, which costs nothing; where the system has none, copy it."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target


def put_in_place(root: Path, files: Mapping[PurePosixPath, Edited]) -> None:
    """Write the new files; where one cannot be written, the others are as they were."""
    before = {file: (root / file).read_bytes() for file in files}
    try:
        for file, edited in files.items():
            write_whole(root / file, edited.content)
    except UserError:
        for file, content in before.items():
            if (root / file).read_bytes() != content:
                write_whole(root / file, content)
        raise
