"""Rebuilds while the records, templates and pages are being edited, and shows the result."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import Change, watch

from shengce.publish.preview_server import PreviewServer
from shengce.publish.settings import PublishError, PublishSettings
from shengce.publish.site import SITE_FOLDER, Report, SiteBuild

WATCHED = (
    "records",
    "templates",
    "theme",
    "i18n",
    "public",
    "docs",
    "mkdocs.yml",
    "mkdocs.en.yml",
    "settings.yml",
)
DEFAULT_PORT = 8000
DEBOUNCE_MILLISECONDS = 300

Generate = Callable[[], int]
Publish = Callable[[], SiteBuild]


def serve(  # noqa: PLR0913  # all but the first four are for the rarer caller, by name
    project_root: Path,
    settings: PublishSettings,
    generate: Generate,
    publish: Publish,
    *,
    port: int = DEFAULT_PORT,
    is_generated: Callable[[Path], bool] = lambda _: False,
    stop: threading.Event | None = None,
    report: Report = print,
) -> int:
    """Build, serve ``site/`` on this machine under the path of ``site_url``, and rebuild at each change.

    ``generate`` writes the Markdown and returns an exit code (0: fine); ``publish`` then builds the site and may raise
    PublishError. ``is_generated`` tells the generator's own files, whose change is no reason to build. Returns 0 when
    stopped (by ``stop`` or Control-C), 1 when the port is taken. A failed rebuild leaves the last good site on show.
    """
    stop = stop or threading.Event()
    try:
        server = PreviewServer(project_root / SITE_FOLDER, settings.base_path, port)
    except OSError as error:
        report(f"serve: port {port} cannot be used ({error.strerror}); choose another, as in `make serve PORT=8001`")
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        rebuild(generate, publish, report)
        report(f"serving {server.address} (stop with Control-C)")
        for _ in _changes(project_root, is_generated, stop):
            if rebuild(generate, publish, report):
                server.rebuilds.announce()
    except KeyboardInterrupt:
        report("stopped")
    finally:
        server.rebuilds.close()
        server.shutdown()
        server.server_close()
    return 0


def rebuild(generate: Generate, publish: Publish, report: Report = print) -> bool:
    """Generate and publish; return whether a new site stands, with the problems reported when something failed."""
    try:
        if generate() == 0:
            return publish().changed
    except PublishError as error:
        report(str(error))
    report("not rebuilt; the last good site stays on show")
    return False


def _changes(project_root: Path, is_generated: Callable[[Path], bool], stop: threading.Event) -> Iterator[None]:
    """Yield once for each burst of edits to watched files that the generator did not write itself."""
    bursts: queue.SimpleQueue[None] = queue.SimpleQueue()

    def is_edit(_: Change, path: str) -> bool:
        return _is_watched(Path(path), project_root) and not is_generated(Path(path))

    def follow(recursive: bool, folders: list[Path]) -> None:
        for _ in watch(
            *folders,
            watch_filter=is_edit,
            debounce=DEBOUNCE_MILLISECONDS,
            stop_event=stop,
            raise_interrupt=False,
            recursive=recursive,
        ):
            bursts.put(None)

    # Single files are watched through their folder: editors replace a file, which ends a watch on the file itself.
    folders = [project_root / name for name in WATCHED if (project_root / name).is_dir()]
    for recursive, watched in ((True, folders), (False, [project_root])):
        threading.Thread(target=follow, args=(recursive, watched), daemon=True).start()
    while not stop.is_set():
        if _wait(bursts):
            yield


def _wait(bursts: queue.SimpleQueue[None]) -> bool:
    """Wait a moment for a burst; several that came meanwhile count as one."""
    try:
        bursts.get(timeout=0.2)
        while not bursts.empty():
            bursts.get_nowait()
    except queue.Empty:
        return False
    return True


def _is_watched(path: Path, project_root: Path) -> bool:
    """Whether the path is one to rebuild for: not an editor's temporary or hidden file."""
    relative = path.relative_to(project_root)
    if relative.parts[:1] and relative.parts[0] not in WATCHED:
        return False
    hidden = any(part.startswith(".") for part in relative.parts)
    return not hidden and "__pycache__" not in relative.parts and not path.name.endswith(("~", ".tmp", ".swp"))
