"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.printed.sentences import split_sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("增长8%。下降3%。", ("增长8%。", "下降3%。")),
        ("增长8.5%；下降3%。", ("增长8.5%；下降3%。",)),
        ("能行吗？能行！好", ("能行吗？", "能行！", "好")),
        ("“一定行。”他说。", ("“一定行。”", "他说。")),
        ("（见附件。）下一句。", ("（见附件。）", "下一句。")),
        ("等等……再说。", ("等等……", "再说。")),
        ("真的？！是的。", ("真的？！", "是的。")),
        ("没有句号", ("没有句号",)),
        ("  增长8%。 下降。 ", ("增长8%。 ", "下降。")),
        ("Yes! No? 1.5", ("Yes! ", "No? ", "1.5")),
        ("   ", ()),
        ("", ()),
    ],
)
def test_sentences(paragraph: str, expected: tuple[str, ...]) -> None:
    assert split_sentences(paragraph) == expected


_PIECES = st.lists(st.sampled_from([*"。！？!?…”）；， \n", "……", "8.5%", "增长"]))


@given(_PIECES.map("".join) | st.text())
def test_sentences_joined_are_the_stripped_paragraph(paragraph: str) -> None:
    sentences = split_sentences(paragraph)
    assert "".join(sentences) == paragraph.strip()
    assert all(sentence.strip() for sentence in sentences)
