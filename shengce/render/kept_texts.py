"""Pages that need not be rendered again.

A page's text follows from its view and from what all pages share: templates, strings, settings, code, packages. So
.build/rendered.json keeps the hash of each view with that of the text which it gave; where both still hold, the text
that stands in docs/ is taken as it is. Views are made each time, as nothing else tells what a changed record changes.
"""

from __future__ import annotations

import hashlib
import io
import json
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from shengce.files import write_whole
from shengce.outputs.writer import Output

_RECORD = PurePosixPath(".build/rendered.json")


@dataclass(frozen=True)
class KeptTexts:
    """The texts that stand below ``root``: by path, the hash of the view that gave it and its own."""

    root: Path = Path()
    pages: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def text(self, path: PurePosixPath, view: str) -> bytes | None:
        """Return the text at a path where a view of this hash gave it and nobody changed it since; None otherwise."""
        of_view, of_text = self.pages.get(str(path), ("", ""))
        if of_view != view:
            return None
        content = _content(self.root / path)
        return content if _hash(content) == of_text else None


NO_TEXTS = KeptTexts()


def hash_of_view(view: object) -> str:
    """Return a text that is another one for every other view, and the same for equal ones.

    Without the pickler's memory, or it would tell one object in two places from two equal ones. Views hold no cycles.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True
    pickler.dump(view)
    return _hash(written.getvalue())


def kept_texts(root: Path, shared: str, record_at: PurePosixPath = _RECORD) -> KeptTexts:
    """Return the texts that the last run left; none where ``shared``, what all of them follow from, was another one."""
    try:
        record = json.loads((root / record_at).read_text(encoding="utf-8"))
        pages = {str(path): (str(view), str(text)) for path, (view, text) in record["pages"].items()}
        return KeptTexts(root, pages) if record["shared"] == shared else NO_TEXTS
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NO_TEXTS


def keep_texts(root: Path, shared: str, outputs: Iterable[Output], record_at: PurePosixPath = _RECORD) -> None:
    """Let the next run know which views the pages among the outputs, which stand below ``root``, were made from."""
    pages = {str(output.path): (output.view, _hash(output.content)) for output in outputs if output.view}
    write_whole(root / record_at, json.dumps({"shared": shared, "pages": pages}, sort_keys=True).encode())


def _content(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError:
        return b""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
