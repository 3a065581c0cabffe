"""What is not seen, or only looks like a letter, does not get into a record."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from shengce.records.base import Number, Words
from shengce.records.characters import fault_of
from shengce.records.sources import Source

UNSEEN = (
    "\u202e\u2066\u200b\u200d\u2060\ufeff\u00ad\u034f\u115f\u1160\u17b4\u180b\u180e\u2028\u2800\u3164\uffa0\ufdd0\ufffe"
    "\uffff\ufe00\ufe0f\ufff9\U0001fffe\U000e0001\U000e0100\U000e01ef\U0010ffff\x07\x85\ud800"
)


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"U+{ord(mark):04X}")
def test_what_is_not_seen_is_named_by_its_code(mark: str) -> None:
    assert f"U+{ord(mark):04X}" in fault_of(f"灯塔{mark}车间")
    with pytest.raises(ValidationError):
        TypeAdapter(Words).validate_python(f"灯{mark}塔")


@pytest.mark.parametrize("mark", "\ufffc\ufffd\ue000\ue7c7\uf8ff\U000f0000\U0010fffd")
def test_what_copying_lost_is_named_by_its_code(mark: str) -> None:
    assert f"U+{ord(mark):04X} where copying lost" in fault_of(f"灯塔{mark}车间")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gr\u043ewth", "cyrillic small letter o"),
        ("\u0420rovince", "cyrillic capital letter er"),
        ("GD\u03a1", "greek capital letter rho"),
        ("industr\u0456al growth", "cyrillic small letter byelorussian-ukrainian i"),
    ],
)
def test_a_letter_of_another_script_in_a_word_is_named(text: str, name: str) -> None:
    assert name in fault_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Growth",
        "灯塔 A\n第二行",
        "PM2.5 为 5 μm",
        "α-Al2O3, 5G+工业互联网",
        "「灯」“塔”…… — ·",
        "Ürümqi",
        "𠮷",
        "灯　塔",
    ],
)
def test_what_people_write_is_kept(text: str) -> None:
    assert fault_of(text) == ""
    assert TypeAdapter(Words).validate_python(text) == text


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-0", "-0.0"])
def test_a_number_is_counted_with(text: str) -> None:
    from decimal import Decimal  # noqa: PLC0415

    with pytest.raises(ValidationError, match="counted with"):
        TypeAdapter(Number).validate_python(Decimal(text))


@pytest.mark.parametrize(
    "url", ["http://[", "https://", "http://a", "http://[::1", "https://.org/", "https://a..b/", "http://:80/"]
)
def test_an_address_names_a_site(url: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Source.model_fields["url"].rebuild_annotation()).validate_python(url)


@pytest.mark.parametrize("url", ["https://example.org/notes", "http://www.gov.cn:8080/a?b=c#d", "https://政府.中国/"])
def test_addresses_of_pages_are_kept(url: str) -> None:
    assert TypeAdapter(Source.model_fields["url"].rebuild_annotation()).validate_python(url) == url
