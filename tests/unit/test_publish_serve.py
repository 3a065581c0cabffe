import http.client
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shengce.publish.preview_server import PreviewServer
from shengce.publish.serve import rebuild, serve
from shengce.publish.settings import PublishError, PublishSettings
from shengce.publish.site import SiteBuild

SETTINGS = PublishSettings("https://example.github.io/plans/", "https://github.com/example/plans")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh/index.html").write_text("<body>home</body>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<body>lost</body>", encoding="utf-8")
    (tmp_path / "facts.csv").write_text("id", encoding="utf-8")
    preview = PreviewServer(tmp_path, "/plans/", 0)
    threading.Thread(target=preview.serve_forever, daemon=True).start()
    yield preview
    preview.rebuilds.close()
    preview.shutdown()
    preview.server_close()


def get(server: PreviewServer, path: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", path)
    response = connection.getresponse()
    answer = response.status, response.getheader("Location") or "", response.read().decode()
    connection.close()
    return answer


def test_pages_are_served_below_the_sites_path_with_the_reloading_script(server: PreviewServer) -> None:
    page = get(server, "/plans/zh/?q=1")
    assert page == (200, "", '<body>home<script src="/plans/__reload/client.js"></script></body>')
    assert "EventSource" in get(server, "/plans/__reload/client.js")[2]
    assert (server.site / "zh/index.html").read_text(encoding="utf-8") == "<body>home</body>"
    assert get(server, "/plans/facts.csv") == (200, "", "id")


@pytest.mark.parametrize(
    ("path", "place"), [("/", "/plans/"), ("/plans", "/plans/"), ("/plans/zh?q=1", "/plans/zh/?q=1")]
)
def test_addresses_without_their_slash_are_led_on(server: PreviewServer, path: str, place: str) -> None:
    assert get(server, path)[:2] == (301, place)


@pytest.mark.parametrize("path", ["/zh/", "/plans/nothing/", "/plans/../../etc/passwd", "/plans/", "/planszh/"])
def test_everything_else_is_the_404_page(server: PreviewServer, path: str) -> None:
    status, _, text = get(server, path)
    assert status == 404 and "lost" in text


def test_an_open_page_hears_of_a_rebuild(server: PreviewServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", "/plans/__reload/events")
    response = connection.getresponse()
    announcer = threading.Timer(0.2, server.rebuilds.announce)
    announcer.start()
    assert response.readline() == b"event: rebuilt\n"
    announcer.join()
    connection.close()


def test_a_failed_rebuild_reports_and_publishes_nothing() -> None:
    said: list[str] = []

    def fail() -> SiteBuild:
        raise PublishError("mkdocs failed: a warning")

    assert not rebuild(lambda: 0, fail, said.append)
    assert said == ["mkdocs failed: a warning", "not rebuilt; the last good site stays on show"]
    assert not rebuild(lambda: 1, lambda: pytest.fail("published what was not generated"), said.append)


def wait_for(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < limit, "waited ten seconds in vain"
        time.sleep(0.05)


def test_edits_rebuild_and_generated_files_do_not(tmp_path: Path) -> None:
    for folder in ("records", "docs", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "settings.yml").touch()
    runs, said, stop = [0], list[str](), threading.Event()

    def generate() -> int:
        runs[0] += 1
        (tmp_path / "docs" / "generated.md").write_text(str(runs[0]), encoding="utf-8")
        return 0

    def serving() -> None:
        serve(
            tmp_path,
            SETTINGS,
            generate,
            lambda: SiteBuild(tmp_path / "site", changed=True, pages=1, fingerprint=""),
            port=0,
            is_generated=lambda path: path.name == "generated.md",
            stop=stop,
            report=said.append,
        )

    thread = threading.Thread(target=serving)
    thread.start()
    wait_for(lambda: any(line.startswith("serving http://127.0.0.1:") for line in said))
    time.sleep(0.5)  # the watch starts after the address is shown
    for count, name in ((2, "records/plan.yml"), (3, "settings.yml"), (4, "docs/about.md")):
        (tmp_path / name).write_text("changed", encoding="utf-8")
        wait_for(lambda expected=count: runs[0] == expected)  # type: ignore[misc]
        time.sleep(0.4)
    assert runs[0] == 4
    stop.set()
    thread.join(timeout=5)
    assert not thread.is_alive()


def test_a_taken_port_is_named(tmp_path: Path, server: PreviewServer) -> None:
    said: list[str] = []
    code = serve(
        tmp_path, SETTINGS, lambda: 0, lambda: pytest.fail("built"), port=server.server_port, report=said.append
    )
    assert code == 1 and str(server.server_port) in said[0]
