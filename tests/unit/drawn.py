"""Reads drawn charts: marks and texts of an SVG."""

import re
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from shengce.charts.images import Chart, chart_drawer
from tests.project import REPOSITORY

SVG = "{http://www.w3.org/2000/svg}"
TEMPLATES = Path(REPOSITORY / "templates")
draw = chart_drawer(TEMPLATES)


def drawn(chart: Chart) -> list[Element]:
    images = draw(chart)
    return [ElementTree.fromstring(image) for image in (images.wide, images.narrow)]


def layers(root: Element, role: str) -> list[Element]:
    return [group for group in root.iter(f"{SVG}g") if group.get("class") == f"sc-chart__{role}"]


def marks(root: Element, role: str) -> list[Element]:
    return [mark for layer in layers(root, role) for mark in layer]


def height_of(mark: Element) -> float:
    place = mark.get("y") or mark.get("cy") or re.findall(r"[-.0-9]+", mark.attrib["d"])[1]
    return float(place)


def texts(root: Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]
