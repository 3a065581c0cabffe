"""The root of the site, around the two languages that the engine built."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shengce.publish.settings import LANGUAGE_TAGS, LANGUAGES, PublishError, PublishSettings

PUBLIC_FOLDER = "public"
TEMPLATE_SUFFIX = ".j2"
# Not one file each at the root: one is rendered per language, the other only for a custom domain.
SPECIAL_TEMPLATES = frozenset({"language-sitemap.xml.j2", "CNAME.j2"})


class AssemblyError(PublishError):
    """The root cannot be put together; the message names the file in the way."""


@dataclass(frozen=True, order=True)
class SitePage:
    """A page: its address below the language's home (percent-encoded, ``""`` for home) and the languages it is in."""

    address: str
    languages: tuple[str, ...]


def assemble_root(project_root: Path, settings: PublishSettings, site: Path, extra: Sequence[Path] = ()) -> None:
    """Complete the staged ``site``, which holds ``zh/`` and ``en/``, with its root.

    Copies ``public/`` and then each folder of ``extra`` (exports written by the generator) as they are, and renders the
    templates among them. Raises AssemblyError where two of them, or a language, claim the same path.
    """
    pages = site_pages(site)
    for folder in (project_root / PUBLIC_FOLDER, *extra):
        _copy_files(folder, site)
    _render_root(project_root / PUBLIC_FOLDER, settings, pages, site)
    for language in LANGUAGES:
        # The host serves one 404.html for the whole site, and the theme reads the plain sitemap only.
        for name in ("404.html", "sitemap.xml.gz"):
            (site / language / name).unlink(missing_ok=True)
    (site / ".nojekyll").touch()


def site_pages(site: Path) -> tuple[SitePage, ...]:
    """Return every page of the built languages, sorted by address."""
    languages: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for page in (site / language).rglob("index.html"):
            folder = page.parent.relative_to(site / language).as_posix()
            languages.setdefault("" if folder == "." else f"{quote(folder)}/", []).append(language)
    return tuple(sorted(SitePage(address, tuple(found)) for address, found in languages.items()))


def _copy_files(folder: Path, site: Path) -> None:
    for source in sorted(folder.rglob("*")):
        if source.is_dir() or source.suffix == TEMPLATE_SUFFIX:
            continue
        target = site / source.relative_to(folder)
        if target.exists():
            raise AssemblyError(f"{source}: {target.relative_to(site)} is already taken by another file of the site")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _render_root(public: Path, settings: PublishSettings, pages: tuple[SitePage, ...], site: Path) -> None:
    environment = Environment(
        loader=FileSystemLoader(public),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )

    def render(template: str, target: Path, **context: object) -> None:
        text = environment.get_template(template).render(site=settings, pages=pages, tags=LANGUAGE_TAGS, **context)
        target.write_text(text, encoding="utf-8")

    for path in sorted(public.glob(f"*{TEMPLATE_SUFFIX}")):
        if path.name not in SPECIAL_TEMPLATES:
            render(path.name, site / path.stem)
    for language in LANGUAGES:
        render("language-sitemap.xml.j2", site / language / "sitemap.xml", language=language)
    if settings.custom_domain:
        render("CNAME.j2", site / "CNAME")
