"""Rebuilds while the records, templates and pages are being edited, and shows the result."""

from __future__ import annotations

import queue
import threading
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchfiles import watch

from shengce.files import is_left_behind
from shengce.problems import lines_of
from shengce.publish.preview_server import PreviewServer
from shengce.publish.site import SITE_FOLDER, Report

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
POLLING_MILLISECONDS = 1000

Make = Callable[[], bool]
Generated = Callable[[], Collection[Path]]


@dataclass(frozen=True)
class Work:
    """What is served and how it comes about.

    ``base_path`` is the path of the site's root; ``make`` writes pages and site, returns whether a new site stands, and
    may raise; ``generated`` gives the generator's own files, whose change is no reason to build.
    """

    base_path: str
    make: Make
    generated: Generated = tuple


def serve(
    project_root: Path,
    work: Work,
    *,
    port: int = DEFAULT_PORT,
    stop: threading.Event | None = None,
    report: Report = print,
) -> int:
    """Build, serve ``site/`` on this machine, and rebuild at each change.

    Returns 0 when stopped (by ``stop`` or Control-C), 1 when the port is taken. A failed rebuild is reported and leaves
    the last good site on show, whatever failed.
    """
    stop = stop or threading.Event()
    try:
        server = PreviewServer(project_root / SITE_FOLDER, work.base_path, port)
    except OSError as error:
        report(f"serve: port {port} cannot be used ({error.strerror}); choose another, as in `make serve PORT=8001`")
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        rebuild(work.make, report)
        report(f"serving {server.address} (stop with Control-C)")
        for _ in _changes(project_root, work.generated, stop, report):
            if rebuild(work.make, report):
                server.rebuilds.announce()
    except KeyboardInterrupt:
        report("stopped")
    finally:
        stop.set()
        server.rebuilds.close()
        server.shutdown()
        server.server_close()
    return 0


def rebuild(make: Make, report: Report = print) -> bool:
    """Make the site; return whether a new one stands, with the problems reported when something failed."""
    try:
        return make()
    except Exception as error:
        # Nothing that fails may end the preview; what has no words for people is a fault of the generator itself.
        report("\n".join(lines_of(error) or traceback.format_exception(error)))
    report("not rebuilt; the last good site stays on show")
    return False


def _changes(project_root: Path, generated: Generated, stop: threading.Event, report: Report) -> Iterator[None]:
    """Yield once for each burst of edits to watched files that the generator did not write itself."""
    bursts: queue.SimpleQueue[None] = queue.SimpleQueue()

    def follow(recursive: bool, folders: Sequence[Path]) -> None:
        for paths in _bursts(folders, recursive, stop, report):
            edited = {path for path in paths if _is_watched(path, project_root)}
            if edited - set(_or_none(generated) if edited else ()):
                bursts.put(None)

    # Single files are watched through their folder: editors replace a file, which ends a watch on the file itself.
    folders = [project_root / name for name in WATCHED if (project_root / name).is_dir()]
    for recursive, watched in ((True, folders), (False, [project_root])):
        threading.Thread(target=follow, args=(recursive, watched), daemon=True).start()
    while not stop.is_set():
        if _wait(bursts):
            yield


def _bursts(
    folders: Sequence[Path], recursive: bool, stop: threading.Event, report: Report
) -> Iterator[Collection[Path]]:
    """Yield the paths of each burst of changes; where the system gives no notice of them, by looking now and then."""
    try:
        yield from _noticed(folders, recursive, stop, polling=False)
    except (OSError, RuntimeError) as error:
        report(f"serve: the system gives no notice of changes ({error}); looking for them every second instead")
        try:
            yield from _noticed(folders, recursive, stop, polling=True)
        except (OSError, RuntimeError) as failure:
            report(f"serve: changes cannot be followed ({failure}); start it again after an edit")


def _noticed(
    folders: Sequence[Path], recursive: bool, stop: threading.Event, *, polling: bool
) -> Iterator[Collection[Path]]:
    for changes in watch(
        *folders,
        watch_filter=None,
        debounce=DEBOUNCE_MILLISECONDS,
        stop_event=stop,
        raise_interrupt=False,
        recursive=recursive,
        force_polling=polling or None,
        poll_delay_ms=POLLING_MILLISECONDS,
    ):
        yield {Path(path) for _, path in changes}


def _or_none(generated: Generated) -> Collection[Path]:
    """Return the generated files; none when their list is damaged, which the rebuild will then say."""
    try:
        return generated()
    except Exception as error:
        if not lines_of(error):
            raise
        return ()


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
    """Whether the path is one to rebuild for, and not left by an editor or a system."""
    parts = path.relative_to(project_root).parts
    return bool(parts) and parts[0] in WATCHED and not any(is_left_behind(part) for part in parts)
