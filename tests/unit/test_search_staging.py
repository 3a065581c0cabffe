from __future__ import annotations

from dataclasses import replace

from shengce.search.blocks import Block
from shengce.search.documents import Document
from shengce.search.listing import Listed
from shengce.search.spaced import CITATIONS, HIDDEN
from shengce.search.staging import staged_page


def document(*blocks: Block) -> Document:
    return Document("a/", "标题", "标题", Listed("page", 0), (), blocks)


def test_back_matter_is_marked_once_before_its_first_block() -> None:
    sources = Block("出处", heading=2, anchors=("sources",))
    cite = Block("引用", heading=2, anchors=("cite",))
    page = staged_page(document(Block("正文"), sources, cite))
    assert page.count(CITATIONS) == 1
    assert page.index("正 文") < page.index(CITATIONS) < page.index("出 处")


def test_a_title_that_says_more_than_the_heading_is_found() -> None:
    page = staged_page(replace(document(Block("正文")), title="标题 · 用语"))
    assert page.index(HIDDEN) < page.index("用 语")


def test_a_title_like_the_heading_stands_once() -> None:
    assert staged_page(document(Block("正文"))).count("标 题") == 1


def test_a_page_without_back_matter_has_no_mark() -> None:
    assert CITATIONS not in staged_page(document(Block("正文")))
