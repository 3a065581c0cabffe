"""Sentences of a paragraph, in reading order.

A sentence ends at ``。``, ``！``, ``？`` (also in half width) and at a full ellipsis ``……``. Closing quotation marks
and brackets that follow at once, and white space after them, belong to the sentence before. ``；`` and the decimal
point end nothing. The sentences joined together are the stripped paragraph.
"""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?:(?:[。！？!?]|……)+[”’」』）)】》〉\]]*)+\s*")


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph; none is empty, and a paragraph of white space has none."""
    stripped = paragraph.strip()
    sentences: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(stripped):
        sentences.append(stripped[start : match.end()])
        start = match.end()
    if start < len(stripped):
        sentences.append(stripped[start:])
    return tuple(sentences)
