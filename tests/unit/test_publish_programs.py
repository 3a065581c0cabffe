"""Other programs run beside each other: what they complained of is told, and none outlives the wait for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from shengce.publish import programs
from shengce.publish.programs import Finished, Program, run_together

FAILED_IN_A_TEMPLATE = """INFO    -  Cleaning site directory
WARNING -  something to mend
Traceback (most recent call last):
  File "/usr/lib/python3/runpy.py", line 198, in _run_module_as_main
    return _run_code(code)
  File "theme/main.html", line 80, in top-level template code
    {{ nothing.here }}
jinja2.exceptions.UndefinedError: 'nothing' is undefined"""


def python(code: str, folder: Path) -> Program:
    return Program([sys.executable, "-c", code], folder, dict(os.environ))


def test_programs_run_at_once_and_each_tells_how_it_ended(tmp_path: Path) -> None:
    meeting = "import pathlib, sys, time; pathlib.Path('{own}').touch()\nwhile not pathlib.Path('{other}').exists(): "
    meeting += "time.sleep(0.01)\nprint('策 {own}'); sys.exit({code})"
    first = python(meeting.format(own="a", other="b", code=0), tmp_path)
    second = python(meeting.format(own="b", other="a", code=3), tmp_path)
    assert run_together([first, second]) == [Finished(0, "策 a\n"), Finished(3, "策 b\n")]


def test_a_traceback_is_told_as_the_templates_line_and_its_last_words() -> None:
    assert Finished(1, FAILED_IN_A_TEMPLATE).complaint.splitlines() == [
        "  | WARNING -  something to mend",
        "  | theme/main.html:80:",
        "  | jinja2.exceptions.UndefinedError: 'nothing' is undefined",
    ]


def test_no_line_of_a_program_passes_for_a_command() -> None:
    lines = Finished(1, "::error::forged\n\x1b[31m red\n").complaint.splitlines()
    assert lines == ["  | ::error::forged", "  | \\x1b[31m red"]


def test_a_program_that_was_killed_without_a_word_is_told_by_the_signal(tmp_path: Path) -> None:
    (finished,) = run_together([python("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", tmp_path)])
    assert "SIGKILL" in finished.complaint and "memory" in finished.complaint


def test_whatever_ends_the_wait_ends_the_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[str]] = []
    start = programs._start

    def remembered(program: Program) -> subprocess.Popen[str]:
        started.append(start(program))
        return started[-1]

    def interrupted(self: object, *_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(programs, "_start", remembered)
    monkeypatch.setattr("concurrent.futures.Future.result", interrupted)
    begun, threads = time.monotonic(), threading.active_count()  # tests before this one leave some
    with pytest.raises(KeyboardInterrupt):
        run_together([python("import time; time.sleep(60)", tmp_path)] * 2)
    assert time.monotonic() - begun < 30
    assert [process.wait() for process in started] == [-9, -9]
    assert threading.active_count() <= threads
