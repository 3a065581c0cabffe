"""Work done side by side comes out as if it were done here, errors included."""

from __future__ import annotations

import os
import threading

import pytest

from shengce.side_by_side import side_by_side


def place_and_square(number: int) -> tuple[int, int]:
    return os.getpid(), number * number


def test_results_come_in_order_and_the_first_is_made_here() -> None:
    found = list(side_by_side(place_and_square, (3, 2, 1)))
    assert [square for _, square in found] == [9, 4, 1]
    assert found[0][0] == os.getpid()


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
