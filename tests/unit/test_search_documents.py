"""Pages as search documents: blocks as a browser shows them, facets, names, staging."""

from __future__ import annotations

import re
from pathlib import Path

from shengce.search.blocks import MARK, Block, Mark, page_blocks
from shengce.search.documents import Document, PageFile, document_of
from shengce.search.listing import Listed
from shengce.search.spaced import END, HIDDEN, NUMBER, TITLE, alias_token
from shengce.search.staging import staged_page

REPOSITORY = Path(__file__).resolve().parents[2]
GENERATED = """---
title: "标题 2023"
---
<nav data-search="skip"><a href="../">首页</a></nav>
<header class="sc-head"><h1>页首</h1></header>

## 目标与结果 { #targets }

<table><tr id="fig-1"><th>产值</th><td><span data-search="value"><span class="sc-value__before">力争</span><span
 class="sc-value__number">15</span><span class="sc-value__unit">万个</span><span class="sc-value__after">以上</span><a
 data-search="skip" href="#c1">1</a></span></td></tr></table>
<p>第一段&#45;尾</p><p>第二段</p>
"""


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def test_blocks_are_joined_within_a_line_and_apart_between_lines() -> None:
    blocks = page_blocks(GENERATED, is_markdown=False)
    assert texts(blocks) == ["页首", "目标与结果", "产值", "力争15万个以上", "第一段-尾", "第二段"]


def test_a_figure_has_its_anchor_and_its_canonical_number() -> None:
    value = page_blocks(GENERATED, is_markdown=False)[3]
    assert (value.owner, value.numbers) == ("fig-1", ("150000",))


def test_headings_keep_their_level_and_anchor() -> None:
    heading = page_blocks(GENERATED, is_markdown=False)[1]
    assert (heading.heading, heading.anchors) == (2, ("targets",))


def test_hand_written_markdown_is_read_as_markdown() -> None:
    page = "---\ntitle: 方法\n---\n\n## 怎样读 { #reading }\n\n- **达成**：差距\n- 第二项\n"
    blocks = page_blocks(page, is_markdown=True)
    assert texts(blocks) == ["怎样读", "达成：差距", "第二项"]
    assert blocks[0].anchors == ("reading",)


def test_a_chart_is_read_by_its_title_and_description() -> None:
    page = (
        '<div><svg role="img"><title>图题</title><desc>说明</desc><text>8%</text></svg><svg><text>无</text></svg></div>'
    )
    assert texts(page_blocks(page, is_markdown=False)) == ["图题", "说明"]


def test_what_only_a_screen_reader_tells_is_read_once_unless_it_has_a_number() -> None:
    cells = ("未录得目标", "未录得目标", "2012 年", "2012 年")
    page = "".join(f'<td><span data-search="once">{cell}</span></td><td>—</td>' for cell in cells)
    assert texts(page_blocks(page, is_markdown=False)) == ["未录得目标", "—", "—", "2012 年", "—", "2012 年", "—"]


def test_what_is_marked_stands_on_a_line_of_its_own() -> None:
    parts = '<p data-search="parts"><span>一</span><span>二</span></p>'
    note = '<p>三<span data-search="apart">四</span><b>五</b>六</p>'
    assert texts(page_blocks(parts + note, is_markdown=False)) == ["一", "二", "三", "四", "五六"]


def test_a_number_that_says_little_by_itself_is_found_where_it_is_a_figure() -> None:
    page = '<p data-search="value">3,200</p><p>3,200</p><p>8%</p>'
    numbers = [block.numbers for block in page_blocks(page, is_markdown=False)]
    assert numbers == [("3200",), (), ("8pct",)]


def test_templates_know_no_other_mark() -> None:
    pages = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "templates").rglob("*.j2")]
    marks = {mark for page in pages for mark in re.findall(rf'\b{MARK}="([^"]*)"', page)}
    assert marks == set(Mark)


def document() -> Document:
    return read(GENERATED)


def read(text: str) -> Document:
    return document_of(PageFile("a/", Path("a/index.md"), is_generated=True, listed=Listed("province", 0)), text)


def test_a_document_is_headed_by_its_first_heading_and_known_by_its_title() -> None:
    made = document()
    assert (made.title, made.heading, made.names) == ("标题 2023", "页首", ("标题 2023",))
    assert "页首" not in texts(made.blocks)


def test_staging_ends_every_block_and_hides_names_and_numbers_behind_the_text() -> None:
    page = staged_page(document())
    shown, hidden = page.split(HIDDEN)
    assert f"<p>{TITLE} 页 首 {END}</p>" in shown
    assert f'<h2 id="targets">目 标 与 结 果 {END}</h2>' in shown
    assert shown.count(END) == 6
    assert alias_token("标题 2023") in hidden and alias_token("标题 2023") not in shown
    assert f'<p id="n-fig-1">{NUMBER}150000 {END}</p>' in hidden


def test_markup_in_text_stays_text() -> None:
    page = GENERATED.replace("第二段", "&#60;script&#62;x&#60;/script&#62; &quot;引&quot;")
    staged = staged_page(read(page))
    assert "<script" not in staged
