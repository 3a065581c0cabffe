"""Every licence that holds here is named where tools look for it, with its text."""

import re

from tests.project import REPOSITORY

TEXTS = {path.stem for path in (REPOSITORY / "LICENSES").glob("*.txt")}


def test_the_licence_of_the_code_stands_alone() -> None:
    licence = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert licence == (REPOSITORY / "LICENSES" / "MIT.txt").read_text(encoding="utf-8")


def test_every_licence_named_has_its_text() -> None:
    named = re.findall(r'^SPDX-License-Identifier = "(.+)"$', (REPOSITORY / "REUSE.toml").read_text(), re.MULTILINE)
    assert {licence for expression in named for licence in expression.split(" AND ")} == TEXTS


def test_what_the_site_holds_of_others_is_told_with_it() -> None:
    told = (REPOSITORY / "public" / "third-party.txt").read_text(encoding="utf-8")
    assert all(words in told for words in ("Martin Donath", "OpenCC", "Apache License", "UNICODE LICENSE V3"))
