"""Templates as code, kept while the process runs: a preview asks for the same ones after every change."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_Key = tuple[str, str]


class TemplateCode(BytecodeCache):
    """The code of one kind of environment: how that compiles is no part of the key.

    A template that reads the same in another folder has the same code, and its faults are told with its own file.
    """

    def __init__(self) -> None:
        self._code: dict[_Key, CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a template's name with its file."""
        return f"{name}\n{filename or ''}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is kept for the name and the text of the template."""
        if code := self._code.get(_key(bucket)):
            bucket.code = code.replace(co_filename=bucket.key.partition("\n")[2])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._code[_key(bucket)] = bucket.code


def _key(bucket: Bucket) -> _Key:
    return bucket.key.partition("\n")[0], bucket.checksum
