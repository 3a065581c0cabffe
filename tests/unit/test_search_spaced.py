"""The text of the index: what is one token, what matches what, what is shown again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.printed.folding import simplified_characters
from shengce.search.spaced import (
    ALIAS,
    SPACE_MARK,
    alias_token,
    encode,
    encode_blocks,
    folded_name,
    key,
    query,
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("电子信息", "电 子 信 息"),
        ("電子信息", "电 子 信 息"),
        ("增长8.0%左右", "增 长 8ꀀ0 ꀦ 左 右"),
        ("１．１５万亿", "1ꀀ15 万 亿"),
        ("2,000 firms", "2ꀁ000 firms"),
        ("5G全连接", "5g 全 连 接"),
        ("“3+3”未来", "ꀞ 3 ꀡ 3 ꀞ 未 来"),
        ('"3+3"未来', "ꀞ 3 ꀡ 3 ꀞ 未 来"),
        ("15 万 个", "15 万 个"),
        ("研发（R&D）", "研 发 ꀖ r ꀧ d ꀗ"),
        ("2018–2022", "2018 ꀠ 2022"),
        ("零\u200b宽", "零 宽"),
        ("", ""),
    ],
)
def test_a_query_becomes_these_tokens(text: str, tokens: str) -> None:
    assert query(text) == tokens


def test_different_numbers_and_punctuation_stay_different() -> None:
    assert query("8.0") != query("80")
    assert query("全、连接") != query("全连接")


def test_a_sign_and_a_space_are_kept_for_display_and_ignored_in_matching() -> None:
    assert encode("产业，VR 产业") == f"产 业 ꀐ， VR {SPACE_MARK}产 业".replace("ꀐ", "ꀑ")
    assert key("ꀑ，") == key("ꀑ,") == "ꀑ"
    assert key(f"{SPACE_MARK}产") == "产"


@given(st.text())
def test_any_text_is_encoded_to_tokens_without_white_space(text: str) -> None:
    tokens = encode(text).split(" ")
    assert all(token.strip() == token for token in tokens)
    assert encode(text) == " ".join(encode(text).split())


@given(
    before=st.text(alphabet="产业链5G%（）、 a.1", max_size=12),
    piece=st.text(alphabet="电子信息、“”", min_size=2, max_size=8),
    after=st.text(alphabet="产业链5G%（）、 a.1", max_size=12),
)
def test_a_piece_of_a_text_has_its_tokens_in_a_row(before: str, piece: str, after: str) -> None:
    assert f" {query(piece)} " in f" {query(before + piece + after)} "


@given(st.lists(st.text(alphabet="产业5G%（）、 a.1\n").map(str.strip), min_size=1, max_size=6))
def test_blocks_are_encoded_together_as_each_is_alone(texts: list[str]) -> None:
    assert encode_blocks(texts) == [encode(text) for text in texts]


def test_a_name_is_folded_to_letters_digits_and_han() -> None:
    assert folded_name("“2+6+N” 产业") == "26n产业"
    assert folded_name("津門") == "津门"
    assert folded_name("——") == ""


def test_an_alias_is_one_token_without_han() -> None:
    assert alias_token("江西省") == f"{ALIAS}u6c5fu897fu7701"
    assert alias_token("Jiang Xi") == f"{ALIAS}jiangxi"
    assert alias_token("。") == ""


def test_characters_of_simplified_text_are_never_replaced() -> None:
    pairs = simplified_characters()
    assert pairs["電"] == "电"
    assert not {"乾", "后", "里", "面"} & set(pairs)
