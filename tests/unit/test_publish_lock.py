"""Two runs at once: one waits for the other, and a run that was killed blocks nobody."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from shengce.problems import UserError
from shengce.publish.lock import alone

HOLDER = """
import sys, time
from pathlib import Path
from shengce.publish.lock import alone
with alone(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "held\n"
    return process


def test_a_second_run_says_for_whom_it_waits_and_goes_on_when_that_one_was_killed(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    said: list[str] = []
    waits = threading.Event()

    def report(words: str) -> None:
        said.append(words)
        waits.set()

    def kill_it() -> None:
        waits.wait(10)
        holder.send_signal(signal.SIGKILL)

    threading.Thread(target=kill_it).start()
    with alone(tmp_path, report):
        assert holder.wait(10) == -signal.SIGKILL
    assert len(said) == 1 and str(holder.pid) in said[0] and "waiting" in said[0]


def test_nobody_waits_for_a_run_that_has_ended(tmp_path: Path) -> None:
    for _ in range(2):
        with alone(tmp_path, pytest.fail):
            pass


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_build_folder_that_is_none_is_named(tmp_path: Path, kind: str) -> None:
    place = tmp_path / ".build"
    place.write_text("mine", encoding="utf-8") if kind == "file" else place.symlink_to("/")
    with pytest.raises(UserError, match=r"\.build must be a folder"), alone(tmp_path, print):
        pass
