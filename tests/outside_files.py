"""Where others' hand-made collections of targets lie, if they are here: ours are compared with them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.project import REPOSITORY

NAMED = os.environ.get("SHENGCE_OUTSIDE")
OUTSIDE = Path(NAMED) if NAMED else REPOSITORY.parent / "shared" / "outside"
"""The folder that SHENGCE_OUTSIDE names; by itself ``shared/outside`` beside the repository."""

needs_outside = pytest.mark.skipif(
    not OUTSIDE.is_dir(), reason="the collections of others are not here; SHENGCE_OUTSIDE names their folder"
)
