"""The forms that identifiers, places, days and addresses have in records: each pattern, and in words what it asks."""

from __future__ import annotations

from collections.abc import Mapping

_YEAR = r"(19|20)[0-9]{2}"

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[a-z0-9]+(_[a-z0-9]+)*$"
AREA_CODE = r"^[0-9]{6}$"
LATIN_CODE = r"^[A-Z]{2}$"
DAY = r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
PERIOD = rf"^({_YEAR}(-Q[1-4])?|{_YEAR}/{_YEAR}|\.\./{_YEAR})$"
CITATION = r"^[a-z0-9-]+#([a-z0-9]+(-[a-z0-9]+)*-)?p[1-9][0-9]*(-s[1-9][0-9]*)?$"
PARAGRAPH = r"^([a-z0-9]+(-[a-z0-9]+)*-)?p[1-9][0-9]*$"
PLACE = r"^p[1-9][0-9]*(-s[1-9][0-9]*)?$"
SHA256 = r"^[0-9a-f]{64}$"
TEXT_PATH = r"^[a-z0-9-]+(/[a-z0-9-]+)*\.(txt|md)$"
WEB_ADDRESS = r"^https?://[^\s<>\"']+$"
VERSION = r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}\.[0-9a-f]{8}$"

WORDS_OF: Mapping[str, str] = {
    SLUG: "a name in lower-case letters and digits, its parts joined by hyphens, such as “inner-mongolia”",
    NAME: "a name in lower-case letters and digits, its parts joined by underscores, such as “gdp_growth”",
    AREA_CODE: "a code of six digits, such as “330000”",
    LATIN_CODE: "two capital letters, such as “JX”",
    DAY: "a day, a month or a year from 1900 to 2099, such as “2023-02-17”, “2023-02” or “2023”",
    PERIOD: "a year, a quarter (1 to 4), an interval of years, or the time up to a year, such as “2023”, “2023-Q1”, "
    "“2018/2022” or “../2030”",
    CITATION: "a source and a paragraph, or a sentence of it, such as “local-work-2023#p5” or “local-work-2023#p5-s2”",
    PARAGRAPH: "a paragraph, after its article where it has one, such as “p5” or “jiangxi-p5”",
    PLACE: "a paragraph, or a sentence of it, such as “p36” or “p36-s1”",
    SHA256: "a SHA-256 of 64 digits and letters a to f in lower case, such as “" + "0f" * 32 + "”",
    TEXT_PATH: "a file of the folder of texts, .md or .txt, named in lower-case letters, digits and hyphens, such as "
    "“work-reports/zhejiang/2024.md”",
    VERSION: "a version of the data, a day and eight digits and letters a to f, such as “2026-07-25.0a1b2c3d”",
    WEB_ADDRESS: "an address that begins with https:// or http://, without spaces and quotation marks, such as “https://www.gov.cn/page.html”",
}
"""What each pattern asks of an author, with one or more examples in quotation marks."""
