"""Name what scripts and style sheets use that the oldest browsers of the baseline do not know."""

from __future__ import annotations

import sys

from tests.baseline.lint import problems
from tests.project import REPOSITORY

found = [line for file in sorted((REPOSITORY / "theme").rglob("*.*s")) for line in problems(file)]
print("\n".join(found) or "scripts and style sheets: nothing that is newer than the baseline")
sys.exit(bool(found))
