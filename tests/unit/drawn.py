"""Reads drawn charts: marks and texts of an SVG."""

from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"


def marks(root: Element, role: str) -> list[Element]:
    return [mark for group in root.iter(f"{SVG}g") if group.get("class") == f"sc-chart__{role}" for mark in group]


def texts(root: Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]
