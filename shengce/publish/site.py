"""Builds the whole site in a staging folder and puts it in place at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shengce.publish.assemble import assemble_root
from shengce.publish.engine import CONFIGURATIONS, build_languages
from shengce.publish.fingerprint import package_versions, tree_hash
from shengce.publish.settings import SETTINGS_FILE, PublishSettings
from shengce.publish.swap import recover, swap_in

try:
    import fcntl
except ImportError:  # not a POSIX system: two builds at once are then the user's own affair
    fcntl = None  # type: ignore[assignment]

SITE_FOLDER = "site"
BUILD_FOLDER = ".build"
GENERATED_ROOT = Path(BUILD_FOLDER, "root")
INPUTS = ("docs/zh", "docs/en", "theme", "public", SETTINGS_FILE, *CONFIGURATIONS.values())

EngineRun = Callable[[Path, PublishSettings, Path], None]
FinishingStep = Callable[[Path], None]
Report = Callable[[str], None]


@dataclass(frozen=True)
class SiteBuild:
    """The outcome of one run: where the site stands, whether anything was written, how many pages it has."""

    site: Path
    changed: bool
    pages: int
    fingerprint: str


def build_site(  # noqa: PLR0913  # all but the first two are for the rarer caller, by name
    project_root: Path,
    settings: PublishSettings,
    *,
    generated_root: Path = GENERATED_ROOT,
    finish: Sequence[FinishingStep] = (),
    finish_key: str = "",
    engine: EngineRun = build_languages,
    report: Report = print,
) -> SiteBuild:
    """Build ``site/`` from docs/, theme/ and public/, or leave it alone when it already stands for the same inputs.

    ``generated_root`` (relative to the project) holds files that the generator wrote for the site's root. Each step of
    ``finish`` is called with the staged site before it is put in place, and ``finish_key`` must change whenever what
    the steps would do changes. Raises EngineError or AssemblyError; ``site/`` then stands as it was before.
    """
    with _exclusive(project_root):
        staging, old = _staging(project_root)
        site = project_root / SITE_FOLDER
        if recover(staging, site, old):
            report("site: the last run was cut off; the site before it was put back")
        fingerprint = _fingerprint(project_root, settings, generated_root, finish_key)
        if _stands(project_root, fingerprint):
            report(f"{SITE_FOLDER}/ is up to date; nothing written")
            return SiteBuild(site, changed=False, pages=_count_pages(site), fingerprint=fingerprint)
        staging.mkdir(parents=True)
        engine(project_root, settings, staging)
        assemble_root(project_root, settings, staging, _existing(project_root / generated_root))
        for step in finish:
            step(staging)
        _publish(project_root, staging, fingerprint)
        build = SiteBuild(site, changed=True, pages=_count_pages(site), fingerprint=fingerprint)
        report(f"{SITE_FOLDER}/ built: {build.pages} pages for {settings.site_url}")
        return build


@contextmanager
def _exclusive(project_root: Path) -> Iterator[None]:
    """Let one build at a time into the project; a second waits."""
    folder = project_root / BUILD_FOLDER
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _staging(project_root: Path) -> tuple[Path, Path]:
    return project_root / BUILD_FOLDER / "site-new", project_root / BUILD_FOLDER / "site-old"


def _existing(folder: Path) -> tuple[Path, ...]:
    return (folder,) if folder.is_dir() else ()


def _fingerprint(project_root: Path, settings: PublishSettings, generated_root: Path, finish_key: str) -> str:
    inputs = tree_hash([*(project_root / name for name in INPUTS), project_root / generated_root], project_root)
    code = tree_hash([Path(__file__).parent], Path(__file__).parent)
    told = "\n".join([inputs, code, repr(settings), package_versions(), finish_key])
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
    expected = {"inputs": fingerprint, "site": tree_hash([site], site)} if site.is_dir() else None
    return bool(record == expected)


def _publish(project_root: Path, staging: Path, fingerprint: str) -> None:
    """Swap first and record after: a run killed between the two merely builds again."""
    site, record = project_root / SITE_FOLDER, _record(project_root)
    content = json.dumps({"inputs": fingerprint, "site": tree_hash([staging], staging)}, indent=1)
    swap_in(staging, site, _staging(project_root)[1])
    fresh = record.with_suffix(".new")
    fresh.write_text(content + "\n", encoding="utf-8")
    fresh.replace(record)


def _count_pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))
