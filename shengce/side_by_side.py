"""The same work on several things at once, each in a process of its own where the system can fork."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
IsOver = Callable[[], bool]

_PR_SET_PDEATHSIG = 1  # of Linux's prctl: which signal a process gets when the one that started it ends


def side_by_side(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yield what ``work`` makes of each item, in order; results are sent between processes and so must be picklable.

    What fails in a process of its own is done again here, so that its error is raised as if all were done here.
    """
    apart = [_Apart(work, item) for item in items[1:]] if can_fork() else []
    try:
        if items:
            yield work(items[0])
        for each in apart:
            yield each.result()
        for item in items[1 + len(apart) :]:
            yield work(item)
    finally:
        for each in apart:
            each.end()


@contextmanager
def meanwhile(work: Callable[[IsOver], None]) -> Iterator[None]:
    """Do work in a process of its own until the block ends, where the system can fork; nowhere else is it done.

    ``work`` is given what tells whether the block has ended, and should then end too. What fails there is not raised.
    """
    if not can_fork():
        yield
        return
    context = multiprocessing.get_context("fork")
    is_over = context.Event()
    process = context.Process(target=_work_until, args=(work, is_over.is_set, os.getpid()))
    process.start()
    try:
        yield
    finally:
        is_over.set()
        process.join()


def can_fork() -> bool:
    """Whether this process can be doubled: that takes along one thread, and what others hold would be held forever."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Apart:
    """One item's work in a forked process, which sends its result through a pipe."""

    def __init__(self, work: Callable[[Item], Result], item: Item) -> None:
        self._do_here: Callable[[], object] = lambda: work(item)
        self._receiver, sender = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("fork")
        # No daemon, which could not start processes of its own; it ends with this one all the same.
        self._process = context.Process(target=_work_and_send, args=(self._do_here, sender, os.getpid()), daemon=False)
        self._process.start()
        sender.close()

    def result(self) -> Result:  # type: ignore[type-var]  # of the work that it was made with
        """Return the result; work that failed there is done here."""
        try:
            return self._receiver.recv()  # type: ignore[no-any-return]
        except (EOFError, OSError):
            return self._do_here()  # type: ignore[return-value]

    def end(self) -> None:
        """Leave nothing running."""
        self._receiver.close()
        self._process.kill()
        self._process.join()


def _work_and_send(work: Callable[[], object], sender: Connection, parent: int) -> None:
    _end_with(parent)
    with suppress(BaseException):  # said by the process that does the work again
        sender.send(work())
    sender.close()


def _work_until(work: Callable[[IsOver], None], is_over: IsOver, parent: int) -> None:
    _end_with(parent)
    with suppress(BaseException):  # said by what does the rest
        work(is_over)


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone: nobody waits for it, and the next run may do its work."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
