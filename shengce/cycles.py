"""Python's search for objects that refer to each other in a circle, left off where it would find none.

It walks over all that was made each time that a good deal more was made. Records and what follows from them are
millions of objects that stay to the end of the run, so that the walks took more than half of the time of reading them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Leave the search off, in processes forked meanwhile too; it is as it was afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
