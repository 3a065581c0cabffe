"""The root of the site, around the two languages that the engine built."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shengce.files import below, files_below, is_left_behind, write_whole
from shengce.publish.moved import Moved
from shengce.publish.settings import LANGUAGE_TAGS, LANGUAGES, PublishError, PublishSettings
from shengce.publish.versions import SCRIPTS, scripts_version, version_imports, version_of
from shengce.template_faults import template_faults

PUBLIC_FOLDER = "public"
TEMPLATE_SUFFIX = ".j2"
# Not one file each at the root: rendered per language, only for a custom domain, for each page that moved.
SPECIAL_TEMPLATES = frozenset({"language-sitemap.xml.j2", "CNAME.j2", "moved.html.j2"})

# The engine's own scripts, which no page loads: theme/main.html leaves them out.
ENGINE_SCRIPTS = ("assets/javascripts",)


class AssemblyError(PublishError):
    """The root cannot be put together; the message names the file in the way."""


@dataclass(frozen=True, order=True)
class SitePage:
    """A page: its address below the language's home (percent-encoded, ``""`` for home) and the languages it is in."""

    address: str
    languages: tuple[str, ...]


def assemble_root(
    project_root: Path, settings: PublishSettings, site: Path, exports: Mapping[str, Path], moved: Iterable[Moved] = ()
) -> None:
    """Complete the staged ``site``, which holds ``zh/`` and ``en/``, with its root.

    Copies ``public/`` and the files of ``exports``, which are given by their path below the site's root, and renders
    the templates of ``public/``, one for each page that moved; no list of pages has those. Modules then import each
    other by version, and what editors left in docs/ or theme/ and the engine copied goes. Raises AssemblyError where
    two files, or a language, claim the same path, and where an address leads on to no page.
    """
    _remove_what_editors_left(site)
    pages = site_pages(site)
    public = project_root / PUBLIC_FOLDER
    copied = {
        path.relative_to(public).as_posix(): path for path in files_below(public) if path.suffix != TEMPLATE_SUFFIX
    }
    for address, source in (*copied.items(), *exports.items()):
        _copy(source, site, address)
    _render_root(public, settings, pages, site, tuple(moved))
    for language in LANGUAGES:
        # The host serves one 404.html for the whole site, and the theme reads the plain sitemap only.
        for name in ("404.html", "sitemap.xml.gz"):
            (site / language / name).unlink(missing_ok=True)
        for name in ENGINE_SCRIPTS:
            shutil.rmtree(site / language / name, ignore_errors=True)
        version_imports(site / language / SCRIPTS, scripts_version(project_root))
    (site / ".nojekyll").touch()


def move_in(folder: Path, site: Path) -> None:
    """Move all that stands in ``folder`` into ``site``, where folders of one name become one; ``folder`` is gone then.

    Raises AssemblyError where something else stands in the way.
    """
    for path in sorted(folder.iterdir()):
        target = site / path.name
        if path.is_dir() and target.is_dir():
            move_in(path, target)
        elif target.exists():
            raise AssemblyError(f"{path}: {target.name} is already taken by another file of the site")
        else:
            path.rename(target)
    folder.rmdir()


def _remove_what_editors_left(site: Path) -> None:
    for path in [path for folder in (site, *_folders(site)) for path in folder.iterdir() if is_left_behind(path.name)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _folders(site: Path) -> Iterator[Path]:
    return (path for path in below(site) if path.is_dir())


def site_pages(site: Path) -> tuple[SitePage, ...]:
    """Return every page of the built languages, sorted by address."""
    languages: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for page in (site / language).rglob("index.html"):
            folder = page.parent.relative_to(site / language).as_posix()
            languages.setdefault("" if folder == "." else f"{quote(folder)}/", []).append(language)
    return tuple(sorted(SitePage(address, tuple(found)) for address, found in languages.items()))


def _copy(source: Path, site: Path, address: str) -> None:
    target = site / address
    if target.exists():
        raise AssemblyError(f"{source}: {address} is already taken by another file of the site")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _render_root(
    public: Path, settings: PublishSettings, pages: tuple[SitePage, ...], site: Path, moved: tuple[Moved, ...]
) -> None:
    environment = Environment(
        loader=FileSystemLoader(public, encoding="utf-8-sig"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )

    shared = {"site": settings, "pages": pages, "tags": LANGUAGE_TAGS, "version": version_of(public / "assets")}

    def render(template: str, target: Path, **context: object) -> None:
        with template_faults(public):
            text = environment.get_template(template).render(**shared, **context)
        write_whole(target, text.encode())

    for path in files_below(public):
        if path.parent == public and path.suffix == TEMPLATE_SUFFIX and path.name not in SPECIAL_TEMPLATES:
            render(path.name, site / path.stem)
    for language in LANGUAGES:
        render("language-sitemap.xml.j2", site / language / "sitemap.xml", language=language)
        for page in moved:
            render("moved.html.j2", _place_of_moved(site / language, page), language=language, page=page)
    if settings.custom_domain:
        render("CNAME.j2", site / "CNAME")


def _place_of_moved(home: Path, page: Moved) -> Path:
    place = home / page.old / "index.html"
    if place.exists():
        raise AssemblyError(f"{page.old} has moved to {page.new}, and yet there is a page at the old address")
    if not (home / page.new / "index.html").is_file():
        raise AssemblyError(f"{page.old} has moved to {page.new}, where there is no page")
    return place
