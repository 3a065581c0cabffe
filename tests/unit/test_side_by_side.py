"""Work done side by side comes out as if it were done here, errors included."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from shengce.side_by_side import IsOver, meanwhile, side_by_side

ROOT = Path(__file__).parents[2]


def place_and_square(number: int) -> tuple[int, int]:
    return os.getpid(), number * number


def test_results_come_in_order_and_the_first_is_made_here() -> None:
    found = list(side_by_side(place_and_square, (3, 2, 1)))
    assert [square for _, square in found] == [9, 4, 1]
    assert found[0][0] == os.getpid()


def squares_apart(numbers: tuple[int, ...]) -> list[int]:
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        return [square for _, square in pool.map(place_and_square, numbers)]


def test_work_apart_may_have_processes_of_its_own() -> None:
    assert list(side_by_side(squares_apart, ((1, 2), (3,)))) == [[1, 4], [9]]


KILLED = """
import os, sys, time
from shengce.side_by_side import side_by_side

def work(number):
    if number == 2:
        print(os.getpid(), flush=True)
    time.sleep(60)

list(side_by_side(work, (1, 2)))
"""


def test_work_apart_ends_with_the_run_that_started_it() -> None:
    """Else it would write into what the next run makes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen([sys.executable, "-c", KILLED], env=environment, stdout=subprocess.PIPE)
    assert run.stdout
    worker = Path("/proc", str(int(run.stdout.readline())))
    run.kill()
    run.wait()
    limit = time.monotonic() + 20
    while worker.exists() and ") Z " not in (worker / "stat").read_text(encoding="utf-8"):
        assert time.monotonic() < limit, "the process goes on"
        time.sleep(0.1)


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes be doubled though tests before these left threads."""
    monkeypatch.setattr(sys.modules[meanwhile.__module__], "can_fork", lambda: True)


@pytest.mark.usefixtures("forking")
def test_work_meanwhile_is_told_when_the_block_ends(tmp_path: Path) -> None:
    def work(is_over: IsOver) -> None:
        (tmp_path / "begun").write_text(str(os.getpid()), encoding="utf-8")
        while not is_over():
            time.sleep(0.01)
        (tmp_path / "ended").touch()

    with meanwhile(work):
        limit = time.monotonic() + 20
        while not (tmp_path / "begun").exists():
            assert time.monotonic() < limit, "it does not begin"
            time.sleep(0.01)
        assert not (tmp_path / "ended").exists()
    assert (tmp_path / "ended").exists()
    assert (tmp_path / "begun").read_text(encoding="utf-8") != str(os.getpid())


@pytest.mark.usefixtures("forking")
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_work_meanwhile_that_fails_is_nobodys_error(
    capfd: pytest.CaptureFixture[str], error: type[BaseException]
) -> None:
    def work(_: IsOver) -> None:
        raise error

    with meanwhile(work):
        pass
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("forking")
def test_an_error_of_the_block_ends_the_work_too(tmp_path: Path) -> None:
    def work(is_over: IsOver) -> None:
        while not is_over():
            time.sleep(0.01)
        (tmp_path / "ended").touch()

    with pytest.raises(ValueError, match="here"), meanwhile(work):
        raise ValueError("here")
    assert (tmp_path / "ended").exists()


def test_beside_another_thread_nothing_is_done_meanwhile(tmp_path: Path) -> None:
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    try:
        with meanwhile(lambda _: (tmp_path / "begun").touch()):
            pass
    finally:
        release.set()
        thread.join()
    assert not (tmp_path / "begun").exists()


def test_nothing_to_do_is_done() -> None:
    assert list(side_by_side(place_and_square, ())) == []


def test_beside_another_thread_all_is_done_here() -> None:
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    try:
        assert {place for place, _ in side_by_side(place_and_square, (1, 2))} == {os.getpid()}
    finally:
        release.set()
        thread.join()


def test_an_error_of_the_work_is_raised_here() -> None:
    def refuse(number: int) -> int:
        if number == 2:
            raise ValueError(f"{number} is refused in {os.getpid()}")
        return number

    with pytest.raises(ValueError, match=f"2 is refused in {os.getpid()}"):
        list(side_by_side(refuse, (1, 2)))
