import http.client
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
import watchfiles

from shengce.problems import Problem, RecordsError
from shengce.publish import serve as serving
from shengce.publish.preview_server import PreviewServer
from shengce.publish.serve import Work, rebuild, serve
from shengce.publish.settings import PublishError


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


def get(
    server: PreviewServer, path: str, headers: dict[str, str] | None = None, *, method: str = "GET"
) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request(method, path, headers=headers or {})
    response = connection.getresponse()
    answer = response.status, response.getheader("Location") or "", response.read().decode()
    connection.close()
    return answer


def test_pages_are_served_below_the_sites_path_with_the_reloading_script(server: PreviewServer) -> None:
    page = get(server, "/plans/zh/?q=1")
    assert page == (200, "", '<body>home<script src="/plans/__reload/client.js"></script></body>')
    assert "EventSource" in get(server, "/plans/__reload/client.js")[2]
    assert (server.site / "zh/index.html").read_text(encoding="utf-8") == "<body>home</body>"
    assert get(server, "/plans/facts.csv") == get(server, "/plans/facts.csv?v=1") == (200, "", "id")


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


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (PublishError("mkdocs failed: a warning"), "mkdocs failed: a warning"),
        (RecordsError([Problem(PurePosixPath("records/a.yml"), 3, "", "yaml", "broken")]), "records/a.yml:3: broken"),
        (OSError(28, "No space left on device", "docs/a.md"), "docs/a.md cannot be written: No space left on device"),
        (MemoryError(), "there is not memory enough"),
        (ZeroDivisionError("a fault of ours"), "ZeroDivisionError: a fault of ours"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_fails_a_rebuild_reports_and_the_preview_goes_on(failure: Exception, words: str) -> None:
    said: list[str] = []

    def fail() -> bool:
        raise failure

    assert not rebuild(fail, said.append)
    assert words in said[0]
    assert said[1] == "not rebuilt; the last good site stays on show"


def wait_for(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < limit, "waited thirty seconds in vain"
        time.sleep(0.05)


def edit_until(folder: Path, condition: Callable[[], bool]) -> None:
    """Write one new file after another: a watch begins after it is announced, sooner or later with the machine."""
    numbers = itertools.count()

    def edit() -> bool:
        (folder / f"early{next(numbers)}.yml").write_text("changed", encoding="utf-8")
        time.sleep(0.5)
        return condition()

    wait_for(edit)


def test_edits_rebuild_and_generated_files_do_not(tmp_path: Path) -> None:
    for folder in ("records", "docs", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "settings.yml").touch()
    runs, said, stop = [0], list[str](), threading.Event()
    generated = tmp_path / "docs" / "generated.md"

    def make() -> bool:
        runs[0] += 1
        generated.write_text(str(runs[0]), encoding="utf-8")
        if runs[0] == 2:
            raise PublishError("half a record")
        return True

    def run() -> None:
        serve(tmp_path, Work("/plans/", make, lambda: [generated]), port=0, stop=stop, report=said.append)

    thread = threading.Thread(target=run)
    thread.start()
    wait_for(lambda: any(line.startswith("serving http://127.0.0.1:") for line in said))
    edit_until(tmp_path / "records", lambda: runs[0] > 1)
    time.sleep(1)
    runs[0] = 1
    for count, name in ((2, "records/plan.yml"), (3, "settings.yml"), (4, "docs/about.md")):
        (tmp_path / name).write_text("changed", encoding="utf-8")
        wait_for(lambda expected=count: runs[0] == expected)  # type: ignore[misc]
        time.sleep(0.4)
    for name in ("records/.plan.yml.swp", "records/4913", "docs/.DS_Store", "records/#plan.yml#", "docs/about.md~"):
        (tmp_path / name).write_text("left by an editor", encoding="utf-8")
    time.sleep(0.8)
    assert runs[0] == 4
    stop.set()
    thread.join(timeout=5)
    assert not thread.is_alive()


def test_a_taken_port_is_named(tmp_path: Path, server: PreviewServer) -> None:
    said: list[str] = []
    work = Work("/plans/", lambda: pytest.fail("built"))
    assert serve(tmp_path, work, port=server.server_port, report=said.append) == 1
    assert str(server.server_port) in said[0]


def test_where_the_system_notices_no_changes_they_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watch_without_notices(*folders: Path, force_polling: bool | None, **options: object) -> Iterator[object]:
        if not force_polling:
            raise OSError(28, "OS file watch limit reached")
        return notify(*folders, force_polling=True, **options)  # type: ignore[arg-type]

    notify = watchfiles.watch
    monkeypatch.setattr(serving, "watch", watch_without_notices)
    monkeypatch.setattr(serving, "POLLING_MILLISECONDS", 50)
    (tmp_path / "records").mkdir()
    said, runs, stop = list[str](), list[int](), threading.Event()
    work = Work("/", lambda: runs.append(1) or True)  # type: ignore[func-returns-value]
    options = {"port": 0, "stop": stop, "report": said.append}
    thread = threading.Thread(target=serve, args=(tmp_path, work), kwargs=options)
    thread.start()
    wait_for(lambda: sum("looking for them every second" in line for line in said) == 2)
    edit_until(tmp_path / "records", lambda: len(runs) > 1)
    stop.set()
    thread.join(timeout=5)
    assert not thread.is_alive()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "localhost.evil.example", "[", "127.0.0.2"])
def test_the_preview_answers_to_its_own_names_only(server: PreviewServer, host: str) -> None:
    assert get(server, "/plans/zh/", {"Host": host})[0] == 421
    assert get(server, "/plans/__reload/client.js", {"Host": host})[0] == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000"])
def test_the_preview_answers_to_each_of_its_own_names(server: PreviewServer, host: str) -> None:
    assert get(server, "/plans/zh/", {"Host": host})[0] == 200


def test_links_out_of_the_site_are_not_followed(
    server: PreviewServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    for name in ("secret.txt", "index.html"):
        (outside / name).write_text("secret", encoding="utf-8")
    (server.site / "secret.txt").symlink_to(outside / "secret.txt")
    (server.site / "secret.html").symlink_to(outside / "secret.txt")
    (server.site / "folder").symlink_to(outside)
    (server.site / "inner.txt").symlink_to(server.site / "facts.csv")
    for path in ("secret.txt", "secret.html", "folder/", "folder", "folder/secret.txt", "folder/index.html"):
        status, _, text = get(server, f"/plans/{path}")
        assert status == 404 and "secret" not in text
    assert get(server, "/plans/inner.txt")[::2] == (200, "id")


@pytest.mark.parametrize("path", ["a" * 300, "%00", "%FF", "a/" * 2000, "zh/" + "b" * 5000])
def test_names_that_no_file_can_have_are_the_404_page(
    server: PreviewServer, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert get(server, f"/plans/{path}")[0] == 404
    assert capsys.readouterr().err == ""


def test_head_is_answered_as_get_without_the_content(server: PreviewServer) -> None:
    assert get(server, "/plans/facts.csv", method="HEAD") == (200, "", "")
    assert get(server, "/plans/facts.csv", {"Host": "evil.example"}, method="HEAD")[0] == 421


def test_no_redirect_leads_to_another_host(server: PreviewServer) -> None:
    assert get(server, "//plans//zh")[1].startswith("/plans/")


@pytest.mark.parametrize(("failure", "is_said"), [(FileNotFoundError(), False), (ZeroDivisionError(), True)])
def test_a_file_that_goes_with_the_site_before_is_no_traceback(
    server: PreviewServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failure: Exception,
    is_said: bool,
) -> None:
    def gone(self: Path) -> bytes:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", gone)
        with pytest.raises(http.client.RemoteDisconnected):
            get(server, "/plans/facts.csv")
    time.sleep(0.2)
    assert ("Traceback" in capsys.readouterr().err) is is_said
    assert get(server, "/plans/facts.csv")[0] == 200
