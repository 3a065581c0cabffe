"""Each figure of the records stands on its page in both languages, and both write the same number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import pytest

from shengce.addresses import plan_path
from shengce.printed.numbers import read_printed
from shengce.records.catalogue import Catalogue
from shengce.records.plans import Figure
from shengce.records.vocabulary import UnitKind
from tests.published import Page, Published, has_class, text_of, value_of
from tests.records.checked import knowledge

pytestmark = pytest.mark.site

_ENGLISH_SIZES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_ENGLISH_NUMBER = re.compile(r"(?P<sign>−?)(?P<digits>\d[\d,]*(?:\.\d+)?)")
_VALUE = f"(.//span[{has_class('sc-value')}])[1]"
"""A figure's own value, which stands first in its row or line."""


@dataclass(frozen=True)
class Stated:
    """A figure of the records, and the page on which it stands."""

    figure: Figure
    address: str


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return knowledge().catalogue


@pytest.fixture(scope="module")
def stated(catalogue: Catalogue) -> tuple[Stated, ...]:
    return tuple(
        Stated(figure, plan_path(catalogue.areas[slug], year))
        for (slug, year), plan in catalogue.plans.items()
        for figure in plan.figures
        if figure.withdrawn is None
    )


def by_address(stated: tuple[Stated, ...]) -> Mapping[str, list[Figure]]:
    figures: dict[str, list[Figure]] = defaultdict(list)
    for item in stated:
        figures[item.address].append(item.figure)
    return figures


def values_in(catalogue: Catalogue, figure: Figure) -> tuple[Decimal, ...]:
    """Return the record's value, or both ends of its range, with money in yuan."""
    factor = catalogue.unit_of(figure).factor or 1
    return tuple(value * factor for value in (figure.value, figure.value_max) if value is not None)


def value_shown(page: Page, figure_id: str) -> str:
    """Return what the figure's row or line says, without citation and notes."""
    (row,) = page.with_id(figure_id)
    return value_of(row.xpath(_VALUE)[0])


def read_chinese(text: str) -> tuple[Decimal, ...]:
    (number,) = read_printed(text)
    return tuple(value for value in (number.value, number.value_max) if value is not None)


def read_english(text: str) -> tuple[Decimal, ...]:
    """Return the number, or both ends of the range, that an English value states; “down” negates it."""
    size = next((factor for word, factor in _ENGLISH_SIZES.items() if word in text.split()), 1)
    sign = -1 if "down" in text.split() else 1
    found = [_english_number(match) * size * sign for match in _ENGLISH_NUMBER.finditer(text)]
    return tuple(sorted(found))


def _english_number(match: re.Match[str]) -> Decimal:
    number = Decimal(match["digits"].replace(",", ""))
    return -number if match["sign"] else number


def quantity_in(catalogue: Catalogue, figure: Figure, language: str) -> tuple[Decimal, ...]:
    """Return the value of a measured amount in the unit that the language counts it in."""
    unit = catalogue.unit_of(figure)
    factor = unit.english.factor if unit.english and language == "en" else 1
    return tuple(value * factor for value in (figure.value, figure.value_max) if value is not None)


def read_quantity(text: str) -> tuple[Decimal, ...]:
    """Return the number, or both ends of the range, without what it is counted in."""
    return tuple(_english_number(match) for match in _ENGLISH_NUMBER.finditer(text.split("（", maxsplit=1)[0]))


def disagreements(site: Published, catalogue: Catalogue, stated: tuple[Stated, ...]) -> Iterator[str]:
    for item in stated:
        is_quantity = catalogue.unit_of(item.figure).kind is UnitKind.QUANTITY
        for language, read in (("zh", read_chinese), ("en", read_english)):
            text = value_shown(site.page(language, item.address), item.figure.id)
            recorded = (
                quantity_in(catalogue, item.figure, language) if is_quantity else values_in(catalogue, item.figure)
            )
            if (read_quantity if is_quantity else read)(text) != recorded:
                yield f"{item.figure.id}: {language} shows “{text}”, the record says {recorded}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_figure_is_an_anchor(built_site: Published, stated: tuple[Stated, ...], language: str) -> None:
    assert len(stated) >= 60
    missing = [item.figure.id for item in stated if not built_site.page(language, item.address).with_id(item.figure.id)]
    assert missing == []


def test_both_languages_write_the_records_number(
    built_site: Published, catalogue: Catalogue, stated: tuple[Stated, ...]
) -> None:
    assert list(disagreements(built_site, catalogue, stated)) == []


def test_each_figure_shows_how_it_is_printed(built_site: Published, stated: tuple[Stated, ...]) -> None:
    for (address, figures), language in product(by_address(stated).items(), ("zh", "en")):
        printed = frozenset(built_site.page(language, address).texts(f"//*[{has_class('sc-printed')}]"))
        for figure in figures:
            assert " ".join(figure.as_printed.split()) in printed, f"{language}: {figure.id}"


def test_each_number_is_cited(built_site: Published, stated: tuple[Stated, ...]) -> None:
    for item in stated:
        for language in ("zh", "en"):
            (row,) = built_site.page(language, item.address).with_id(item.figure.id)
            value = row.xpath(_VALUE)[0]
            assert len(value.xpath(f".//a[{has_class('sc-cite')}]")) == 1, f"{language}: {item.figure.id}"


def test_citation_numbers_are_those_of_the_list(built_site: Published) -> None:
    for page in built_site.pages:
        listed = page.find("//ol[@class='sc-citations']/li")
        entries = {entry.get("id"): int(text_of(entry.xpath("./a")[0])) for entry in listed}
        assert sorted(entries.values()) == list(range(1, len(entries) + 1)), f"{page.name}: a number is left out"
        for link in page.find(f"//a[{has_class('sc-cite')}]"):
            assert entries.get(link.get("href")[1:]) == int(text_of(link)), f"{page.name}: {link.get('href')}"
        cited = {link.get("href")[1:] for link in page.find(f"//a[{has_class('sc-cite')}]")}
        assert cited >= set(entries), f"{page.name} lists sources that nothing cites: {sorted(set(entries) - cited)}"
