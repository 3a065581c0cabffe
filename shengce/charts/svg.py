"""From the SVG a library drew to one that a page may hold: themed, named for screen readers, free of inline style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from shengce.charts.palette import themed_colour

_NAMESPACE = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan", "title", "desc"})
_COLOURS = frozenset({"fill", "stroke"})
_KEPT = frozenset(
    {
        *("d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "transform", "opacity"),
        *("stroke-width", "stroke-linecap", "stroke-miterlimit", "stroke-dasharray", "fill-opacity", "stroke-opacity"),
        *("text-anchor", "font-size", "font-weight"),
    }
)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_ROLE = re.compile(r"(?:^|\s)([a-z]+)(?:_\d+)?_marks(?:\s|$)")


class UnsafeSvgError(ValueError):
    """Raised when a drawn SVG holds an element that a page may not: a style sheet, a script, an outside image."""


def finished_svg(drawn: str, strings: tuple[str, ...], identity: str, title: str, description: str) -> str:
    """Return a drawn SVG in the theme's colours, without inline style, with its texts and an accessible name.

    ``strings`` fill the empty texts of the drawing in their order.
    ``identity`` must be unique among the images of a page; the ids of title and description begin with it.
    Raises UnknownColourError or UnsafeSvgError when the drawing holds what a page cannot.
    """
    source = ElementTree.fromstring(drawn)
    root = Element("svg", {"xmlns": _NAMESPACE, "viewBox": source.attrib["viewBox"], "width": "100%"})
    root.attrib |= {"role": "img", "aria-labelledby": f"{identity}-title {identity}-desc"}
    root.attrib |= {"font-family": "inherit"}
    for name, text in (("title", title), ("desc", description)):
        ElementTree.SubElement(root, name, {"id": f"{identity}-{name}"}).text = text
    root.extend(_cleaned_children(source))
    for element, string in zip(root.iter("text"), strings, strict=True):
        element.text = string
    return ElementTree.tostring(root, encoding="unicode")


def _cleaned_children(parent: Element) -> list[Element]:
    return [cleaned for child in parent if (cleaned := _cleaned(child)) is not None]


def _is_invisible(local: str, drawn: Mapping[str, str]) -> bool:
    """Return whether an element paints nothing: backgrounds and foregrounds that the library puts round marks."""
    transparent = all(drawn.get(name, "none") in {"none", "transparent"} for name in _COLOURS)
    return drawn.get("display") == "none" or (local in {"path", "rect"} and transparent)


def _cleaned(element: Element) -> Element | None:
    """Return the element as a page may hold it; nothing when it paints nothing."""
    local, drawn = _local_name(element), _drawn_attributes(element)
    children = _cleaned_children(element)
    if not children if local == "g" else _is_invisible(local, drawn):
        return None
    if local not in _ELEMENTS:
        raise UnsafeSvgError(
            f"a chart was drawn with <{local}>; only {', '.join(sorted(_ELEMENTS))} may stand in a page"
        )
    cleaned = Element(local, dict(_attributes(element, drawn)))
    if local == "text" and "stroke" in cleaned.attrib:
        # The outline is a halo, so it must lie beneath the letters.
        cleaned.attrib |= {"paint-order": "stroke", "stroke-linejoin": "round"}
    cleaned.extend(children)
    return cleaned


def _attributes(element: Element, drawn: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in drawn.items():
        if name in _COLOURS:
            yield name, themed_colour(value)
        elif name in _KEPT and (name, value) != ("transform", "translate(0,0)"):
            yield name, value.removesuffix("px")
    role = _ROLE.search(element.get("class", ""))
    if role:
        yield "class", f"sc-chart__{role[1]}"


def _drawn_attributes(element: Element) -> dict[str, str]:
    """Return the attributes with inline style among them, which overrides them as it does in a browser."""
    declared = dict(_DECLARATION.findall(element.get("style", "")))
    return {name: value.strip() for name, value in (element.attrib | declared).items()}


def _local_name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
