"""Paragraphs, their locators, and what is not a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.printed.paragraphs import Paragraph, read_paragraphs


def test_front_matter_is_skipped_and_numbering_begins_after_it() -> None:
    text = "---\ntitle: 报告\n---\n\n第一段\n\n第二段\n"
    assert read_paragraphs(text) == (Paragraph("p1", "第一段"), Paragraph("p2", "第二段"))


def test_headings_are_paragraphs_without_their_marks() -> None:
    assert read_paragraphs("## 一、回顾\n正文") == (
        Paragraph("p1", "一、回顾", is_heading=True),
        Paragraph("p2", "正文"),
    )


def test_each_line_is_a_paragraph_even_without_a_blank_line_between() -> None:
    assert [paragraph.text for paragraph in read_paragraphs("甲\n乙\r\n丙\r丁")] == ["甲", "乙", "丙", "丁"]


def test_indentation_is_stripped_and_emphasis_kept() -> None:
    assert read_paragraphs("\u3000\u3000**一、总结**  ") == (Paragraph("p1", "**一、总结**"),)


def test_front_matter_that_never_ends_is_text() -> None:
    assert [paragraph.text for paragraph in read_paragraphs("---\n甲")] == ["---", "甲"]


def test_a_rule_later_in_the_text_is_a_paragraph() -> None:
    assert [paragraph.locator for paragraph in read_paragraphs("甲\n---\n乙")] == ["p1", "p2", "p3"]


def test_byte_order_mark_does_not_hide_front_matter() -> None:
    assert read_paragraphs("\ufeff---\na: b\n---\n甲") == (Paragraph("p1", "甲"),)


@pytest.mark.parametrize("text", ["", "\n \n", "---\na: b\n---\n"])
def test_blank_texts_have_no_paragraphs(text: str) -> None:
    assert read_paragraphs(text) == ()


@given(st.text())
def test_locators_count_from_one_without_gaps(text: str) -> None:
    paragraphs = read_paragraphs(text)
    assert [paragraph.locator for paragraph in paragraphs] == [f"p{n}" for n in range(1, len(paragraphs) + 1)]
    assert all(paragraph.text for paragraph in paragraphs)
