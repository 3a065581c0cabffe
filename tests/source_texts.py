"""Where the source texts lie, if they are here: records are held against them, and their sentences stay out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.project import REPOSITORY

NAMED = os.environ.get("SHENGCE_SOURCES")
SOURCES = Path(NAMED) if NAMED else REPOSITORY.parent / "shared" / "sources"
"""The folder that SHENGCE_SOURCES names; by itself ``shared/sources`` beside the repository."""

NO_TEXTS = "the source texts are not here; SHENGCE_SOURCES names their folder"
needs_texts = pytest.mark.skipif(not SOURCES.is_dir(), reason=NO_TEXTS)
