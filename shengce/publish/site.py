"""Builds the whole site in a staging folder and puts it in place at once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from operator import call
from pathlib import Path

from shengce.files import write_whole
from shengce.publish.assemble import assemble_root, move_in
from shengce.publish.engine import CONFIGURATIONS, build_languages
from shengce.publish.fingerprint import last_touched, package_versions, tree_hash
from shengce.publish.lock import BUILD_FOLDER
from shengce.publish.moved import Moved
from shengce.publish.settings import SETTINGS_FILE, PublishError, PublishSettings
from shengce.publish.swap import recover, swap_in
from shengce.side_by_side import side_by_side

SITE_FOLDER = "site"
INPUTS = ("docs/zh", "docs/en", "theme", "public", SETTINGS_FILE, *CONFIGURATIONS.values())

EngineRun = Callable[[Path, PublishSettings, Path], None]
StepBeside = Callable[[Path], None]
Report = Callable[[str], None]


@dataclass(frozen=True)
class SiteBuild:
    """The outcome of one run: where the site stands, whether anything was written, how many pages it has."""

    site: Path
    changed: bool
    pages: int
    fingerprint: str


@dataclass(frozen=True)
class Extras:
    """What a site has beside the pages that the engine makes.

    ``exports`` are files by their path below the site's root; ``moved`` are old addresses that lead on. Each step of
    ``beside`` is called with a folder while the engine works, in a process of its own where that can be, and what it
    puts there stands in the site; ``key`` must change whenever what the steps would do changes. ``is_current`` tells
    whether what the steps read still stands as it was read.
    """

    exports: Mapping[str, Path] = field(default_factory=dict)
    moved: Sequence[Moved] = ()
    beside: Sequence[StepBeside] = ()
    key: str = ""
    is_current: Callable[[], bool] = lambda: True


_NO_EXTRAS = Extras()


def build_site(
    project_root: Path,
    settings: PublishSettings,
    extras: Extras = _NO_EXTRAS,
    *,
    engine: EngineRun = build_languages,
    report: Report = print,
) -> SiteBuild:
    """Build ``site/`` from docs/, theme/ and public/, or leave it alone when it already stands for the same inputs.

    The caller holds the project's lock. When inputs change meanwhile the site is put in place all the same, and is
    built again by the next run. Raises PublishError; ``site/`` then stands as it was before.
    """
    site = project_root / SITE_FOLDER
    refuse_other_than_a_folder(site)
    if _recover(project_root, site):
        report("site: the last run was cut off; the site before it was put back")
    inputs = [*(project_root / name for name in INPUTS), *extras.exports.values()]
    touched = last_touched(inputs)
    told = "\n".join([extras.key, *extras.exports, *map(repr, extras.moved)])
    fingerprint = _fingerprint(project_root, settings, inputs, told)
    if _stands(project_root, fingerprint) and extras.is_current():
        report(f"{SITE_FOLDER}/ is up to date; nothing written")
        return SiteBuild(site, changed=False, pages=_count_pages(site), fingerprint=fingerprint)
    staging = project_root / BUILD_FOLDER / f"site-new-{os.getpid()}"
    try:
        _stage(project_root, settings, extras, staging, engine)
        is_current = extras.is_current() and last_touched(inputs) == touched
        _publish(project_root, staging, fingerprint if is_current else "")
    except BaseException:
        with suppress(OSError):
            _recover(project_root, site)
        raise
    if not is_current:
        report("files were changed while the site was built; run this again to take up all of their changes")
    build = SiteBuild(site, changed=True, pages=_count_pages(site), fingerprint=fingerprint)
    report(f"{SITE_FOLDER}/ built: {build.pages} pages for {settings.site_url}")
    return build


def refuse_other_than_a_folder(site: Path) -> None:
    """Raise PublishError when something else than a folder stands where the site belongs."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        kind = "a symbolic link" if site.is_symlink() else "a file"
        raise PublishError(f"{site} is {kind}; the site is put there as a folder: move it away, or copy the built site")


def _recover(project_root: Path, site: Path) -> bool:
    """Remove what runs before this one left half done; return whether the site had to be put back."""
    folder = project_root / BUILD_FOLDER
    unfinished = sorted(folder.glob("site-new*")) or [folder / "site-new"]
    put_back = [recover(new, site, _old(project_root)) for new in unfinished]  # all of them: each is cleaned up
    return any(put_back)


def _old(project_root: Path) -> Path:
    return project_root / BUILD_FOLDER / "site-old"


def _stage(project_root: Path, settings: PublishSettings, extras: Extras, staging: Path, engine: EngineRun) -> None:
    def build_pages() -> None:
        engine(project_root, settings, staging)
        assemble_root(project_root, settings, staging, extras.exports, extras.moved)

    staging.mkdir(parents=True)
    beside = staging.with_name(f"{staging.name}-beside")  # removed like the staged site by the run after a killed one
    beside.mkdir()
    works: list[Callable[[], None]] = [build_pages, *(partial(step, beside) for step in extras.beside)]
    for _ in side_by_side(call, works):
        pass
    move_in(beside, staging)


def _fingerprint(project_root: Path, settings: PublishSettings, inputs: Sequence[Path], key: str) -> str:
    code = tree_hash([Path(__file__).parent], Path(__file__).parent)
    told = "\n".join([tree_hash(inputs, project_root), code, repr(settings), package_versions(), key])
    return hashlib.sha256(told.encode()).hexdigest()


def _record(project_root: Path) -> Path:
    return project_root / BUILD_FOLDER / "site.json"


def _stands(project_root: Path, fingerprint: str) -> bool:
    """Whether site/ was built from these inputs and nobody changed it since."""
    site = project_root / SITE_FOLDER
    try:
        record = json.loads(_record(project_root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(record, dict) or record.get("inputs") != fingerprint or not site.is_dir():
        return False
    return bool(record == {"inputs": fingerprint, "site": tree_hash([site], site)})


def _publish(project_root: Path, staging: Path, fingerprint: str) -> None:
    """Swap first and record after: a run killed between the two merely builds again.

    An empty ``fingerprint`` is that of no inputs.
    """
    content = json.dumps({"inputs": fingerprint, "site": tree_hash([staging], staging)}, indent=1)
    swap_in(staging, project_root / SITE_FOLDER, _old(project_root))
    write_whole(_record(project_root), f"{content}\n".encode())


def _count_pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))
