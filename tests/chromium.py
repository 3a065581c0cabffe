"""Where the system's Chromium is."""

from __future__ import annotations

import os
import shutil

_CANDIDATES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return the system's Chromium, the one that CHROMIUM names first."""
    named = os.environ.get("CHROMIUM")
    candidates = (named, *_CANDIDATES) if named else _CANDIDATES
    return next((found for name in candidates if (found := shutil.which(name))), None)
