"""The contact sheet: every picture once, those of a page in a row."""

from __future__ import annotations

import re

from tests.look import sheet_of


def test_the_pictures_of_a_page_stand_in_one_row() -> None:
    pictures = [("", "zh-1440-light.png"), ("years/", "zh-years-1440-light.png"), ("", "en-390-dark.png")]
    rows = sheet_of(pictures).split("<section>")[1:]
    assert [re.findall(r'src="([^"]+)"', row) for row in rows] == [
        ["zh-1440-light.png", "en-390-dark.png"],
        ["zh-years-1440-light.png"],
    ]
