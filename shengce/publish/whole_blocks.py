"""A Markdown extension that takes the HTML of generated pages as it stands.

Generated pages are blocks of HTML with headings in Markdown between them, set apart by empty lines. Python-Markdown and
MkDocs each parse such HTML in pure Python, only to leave it alone, which is nine tenths of the engine's time. A page
that begins with MARK has its blocks of HTML put aside before either sees it, those that follow each other together,
and characters that mean something to Markdown alone stand as themselves there, a twentieth of a page's bytes. What
the templates say to search, which reads the same pages, is left out: another twentieth.
Without this extension the mark is a comment and the page reads the same, slowly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import NormalizeWhitespace

MARK = "<!-- whole blocks of HTML -->"
_HEADING = re.compile(r"\n(##{0,5} .*)")  # beginning with fixed signs, which are looked for five times as fast
_TAG = re.compile(r"</?([^ >]+)")
_BLOCKS = re.compile(r"\n\s*\n")
# Each begins with fixed letters, which are looked for many times as fast; one pass for both took twice as long.
_FOR_SEARCH = re.compile(' data-search="[a-z]+"')
_SIGNS = {f"&#{ord(sign)};": sign for sign in "#()+-.:=@[]_{}"}
_OF_MARKDOWN = re.compile(f"&#(?:{'|'.join(str(ord(sign)) for sign in _SIGNS.values())});")
_NORMALISED, _FIRST = "normalize_whitespace", 30  # Python-Markdown's first step, before HTML (21, 20) is found


def _itself(reference: re.Match[str]) -> str:
    return _SIGNS[reference[0]]


class _WholeBlocks(NormalizeWhitespace):
    """Puts each block that begins with a tag into the stash of raw HTML; generated pages need no white space mended."""

    def __init__(self, md: Markdown, *, plain_signs: bool) -> None:
        super().__init__(md)
        self._plain_signs = plain_signs

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines, with a placeholder for each block of HTML where the page is marked."""
        text = "\n".join(lines).lstrip("\n")
        if not text.startswith(MARK):
            return super().run(lines)
        return [*"\n\n".join(self._put_aside(text.removeprefix(MARK))).split("\n"), "", ""]

    def _put_aside(self, text: str) -> Iterator[str]:
        blocks = (block.strip("\n") for block in _BLOCKS.split(_HEADING.sub(r"\n\n\1\n", text).strip("\n")))
        for is_whole, run in groupby(blocks, self._is_whole):
            if is_whole:
                yield self._store("\n".join(run))
            else:
                yield from (self._store(block) if block.startswith("<") else block for block in run)

    def _store(self, block: str) -> str:
        shown = _FOR_SEARCH.sub("", block)
        return self.md.htmlStash.store(_OF_MARKDOWN.sub(_itself, shown) if self._plain_signs else shown)

    def _is_whole(self, block: str) -> bool:
        """Tell whether a block stands by itself, as Markdown asks of the first of those put aside together."""
        tag = _TAG.match(block)
        return tag is not None and self.md.is_block_level(tag[1])


class WholeBlocks(Extension):
    """Registers the preprocessor."""

    def __init__(self, **options: object) -> None:
        self.config = {
            "plain_signs": [True, "whether characters that mean something to Markdown alone are written plain"]
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Let the preprocessor stand in the place of the first."""
        md.preprocessors.register(_WholeBlocks(md, plain_signs=self.getConfig("plain_signs")), _NORMALISED, _FIRST)


def makeExtension(**options: object) -> WholeBlocks:  # noqa: N802  # the library's name
    """Return the extension; Markdown calls this by name."""
    return WholeBlocks(**options)
