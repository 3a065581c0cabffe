"""A chart as a file: what the SVG file says, and that PNG and SVG file show the same colours at the same places.

The chart is one made for the test, of each sort of mark and of all that moves marks; the SVG file is drawn by resvg,
which knows no style sheet and no browser.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import resvg_py
from defusedxml.ElementTree import fromstring
from playwright.sync_api import Browser

from tests.browser.visits import visiting
from tests.project import REPOSITORY

pytestmark = pytest.mark.browser

_SVG = "{http://www.w3.org/2000/svg}"
_SCALE = 2
_TITLE = "Targets & <b>outcomes</b>\x00"
_ABOUT = {
    "title": _TITLE,
    "notes": ["◇ target ● outcome"],
    "source": "Source: government work reports",
    "address": "https://example.org/en/provinces/jiangxi/#gdp",
    "version": "data of 2026-11-28",
    "language": "en",
}
# A box of 200 by 120; the last mark reaches 40 beyond it.
_CHART = """
<rect x="0" y="0" width="40" height="40" fill="var(--sc-met-2)"/>
<g transform="translate(60 0)" opacity="0.5"><rect width="40" height="40" fill="#000000"/></g>
<g clip-path="url(#half)"><rect x="120" y="0" width="40" height="40" fill="var(--sc-missed-2)"/></g>
<clipPath id="half"><rect x="120" y="0" width="20" height="40"/></clipPath>
<svg x="0" y="60" width="80" height="40" viewBox="0 0 10 100" preserveAspectRatio="none">
  <path d="M0,50h10" fill="none" stroke="var(--sc-link)" stroke-width="6" vector-effect="non-scaling-stroke"/></svg>
<line x1="50%" x2="75%" y1="80" y2="80" stroke="var(--sc-ink)" stroke-width="8" stroke-dasharray="10 30"/>
<circle class="hidden" cx="170" cy="80" r="10" fill="var(--sc-ink)"/>
<circle cx="220" cy="80" r="20" fill="var(--sc-accent)"/>
<text x="100%" y="100%" dx="-10" text-anchor="end" font-size="20">of <tspan font-weight="700">two</tspan></text>
"""
_PUT = """(chart) => {
  const figure = document.createElement("figure");
  figure.className = "sc-chart";
  const made = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120">${chart}</svg>`, "image/svg+xml");
  figure.append(document.importNode(made.documentElement, true));
  document.getElementById("content").append(figure);
  for (const hidden of figure.querySelectorAll(".hidden")) hidden.style.display = "none";
}"""
_TAKE = """async ([module, about]) => {
  const { pngFile, svgFile } = await import(module);
  const chart = [...document.querySelectorAll("#content figure > svg")].at(-1);
  const bytes = new Uint8Array(await (await pngFile(chart, about)).arrayBuffer());
  const left = document.querySelectorAll(".sc-stage").length;
  return [svgFile(chart, about), btoa(String.fromCharCode(...bytes)), left];
}"""
_PIXELS = """async ([file, places]) => {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width, height: image.height });
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const read = ([x, y]) => [...pen.getImageData(x, y, 1, 1).data];
  return { width: image.width, height: image.height, pixels: places.map(read) };
}"""


def _light(name: str) -> str:
    sheet = (REPOSITORY / "theme" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    found = re.search(rf"--sc-{name}: var\(--sc-if-light, (#\w+)\)", sheet)
    assert found
    return found[1]


def _mixed(over: str, under: str, share: float) -> str:
    pairs = zip(bytes.fromhex(over[1:]), bytes.fromhex(under[1:]), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


# Places of the chart, and what stands there in the light scheme.
_PLACES = {
    (20, 20): _light("met-2"),
    (80, 20): _mixed("#000000", _light("paper"), 0.5),
    (130, 20): _light("missed-2"),
    (150, 20): _light("paper"),
    (40, 78): _light("link"),
    (40, 86): _light("paper"),
    (105, 80): _light("ink"),
    (125, 80): _light("paper"),
    (170, 80): _light("paper"),
    (235, 80): _light("accent"),
    (195, 112): _light("paper"),
}


@dataclass(frozen=True)
class Taken:
    """The files of the chart, where the chart's box begins in them, and how the page reads a PNG file."""

    vector: str
    raster: bytes
    left: float
    top: float
    pixels_of: Any


@pytest.fixture(scope="module", params=["light", "dark"])
def taken(request: pytest.FixtureRequest, browser: Browser, small_address: str) -> Iterator[Taken]:
    with visiting(browser, f"{small_address}en/method/", color_scheme=request.param) as visit:
        page = visit.page
        page.evaluate(_PUT, _CHART)
        vector, raster, stages = page.evaluate(_TAKE, ["/below/en/assets/js/pictures/files.js", _ABOUT])
        assert stages == 0 and visit.problems() == []
        moved = re.search(r"translate\((\S+) (\S+)\)", vector)
        assert moved
        yield Taken(
            vector,
            base64.b64decode(raster),
            float(moved[1]),
            float(moved[2]),
            lambda file, places: page.evaluate(_PIXELS, [base64.b64encode(file).decode(), places]),
        )


def _colours(taken: Taken, file: bytes) -> dict[tuple[int, int], str]:
    places = [[round((taken.left + x) * _SCALE), round((taken.top + y) * _SCALE)] for x, y in _PLACES]
    pixels = taken.pixels_of(file, places)["pixels"]
    return {place: "#" + bytes(pixel[:3]).hex() for place, pixel in zip(_PLACES, pixels, strict=True)}


def _differences(found: dict[tuple[int, int], str]) -> dict[tuple[int, int], tuple[str, str]]:
    """Return where a colour is another than it should be; two renderers may round one differently."""
    far = {
        place: max(
            abs(one - other)
            for one, other in zip(bytes.fromhex(colour[1:]), bytes.fromhex(found[place][1:]), strict=True)
        )
        for place, colour in _PLACES.items()
    }
    return {place: (found[place], _PLACES[place]) for place, distance in far.items() if distance > 1}


def test_the_png_file_has_the_light_colours_at_their_places(taken: Taken) -> None:
    assert _differences(_colours(taken, taken.raster)) == {}


def test_the_svg_file_drawn_by_another_program_is_the_same_picture(taken: Taken) -> None:
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=taken.vector, zoom=_SCALE))
    assert _differences(_colours(taken, drawn)) == {}
    sizes = [taken.pixels_of(file, []) for file in (drawn, taken.raster)]
    assert sizes[0] == sizes[1]


def test_the_svg_file_stands_alone_and_says_what_it_is(taken: Taken) -> None:
    root = fromstring(taken.vector.encode())
    assert root.findtext(f"{_SVG}title") == _TITLE.replace("\x00", "\ufffd")
    texts = ["".join(text.itertext()) for text in root.iter(f"{_SVG}text")]
    said = [_TITLE.replace("\x00", "\ufffd"), *_ABOUT["notes"], _ABOUT["source"], _ABOUT["address"], _ABOUT["version"]]
    assert texts[-5:] == said
    assert "of two" in texts
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not attributes & {"class", "style", "href"} and "var(" not in taken.vector
    assert root.get("font-family", "").endswith("sans-serif")


def test_what_stands_beyond_the_box_is_in_the_picture(taken: Taken) -> None:
    root = fromstring(taken.vector.encode())
    assert float(root.get("width", "0")) >= taken.left + 240
    texts = [text for text in root.iter(f"{_SVG}text") if "".join(text.itertext()) == "of two"]
    assert [(text.get("x"), text.get("y"), text.get("text-anchor")) for text in texts] == [("190", "120", "end")]
