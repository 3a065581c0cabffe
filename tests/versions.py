"""A tiny project in two versions: of its figures one is changed, one withdrawn, one gone and one new.

And three versions of the golden project, as they would stand on record.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import replace

import yaml

from shengce.build import check
from shengce.derive.knowledge import Knowledge
from shengce.records.changes import Release
from tests.project import GOLDEN, JIANGXI_2023, Project

GIT = ("git", "-c", "user.name=tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false")
DAY = "2026-11-20"
WITHDRAWN = "    withdrawn: {zh: 记错了。, en: It was misread.}\n"
GROWTH = "jiangxi-2023-growth"


def commit(project: Project, tag: str) -> None:
    """Commit the project's records as a tag, on a day that is known."""
    environment = {"GIT_COMMITTER_DATE": f"{DAY}T12:00:00Z", "PATH": "/usr/bin:/bin"}
    for arguments in (["init", "-q"], ["add", "records"], ["commit", "-q", "--allow-empty", "-m", tag], ["tag", tag]):
        subprocess.run([*GIT, *arguments], cwd=project.root, check=True, env=environment)


def make_versions(project: Project) -> None:
    """Commit the tiny project as the tag ``old``, change it, and commit that as ``new``."""
    commit(project, "old")
    project.write(JIANGXI_2023, changed_text(project.read(JIANGXI_2023)))
    commit(project, "new")


def changed_text(text: str) -> str:
    """Return the record with the four changes."""
    one = text.replace(
        "value: 6.2\n    unit: percent\n    as_printed: 增长6.2%",
        "value: 6.30\n    unit: percent\n    as_printed: 增长6.3%",
    )
    two = one.replace(
        "as_printed: 居第4位\n    cite: p1-s1\n    reading: read\n",
        f"as_printed: 居第4位\n    cite: p1-s1\n    reading: read\n{WITHDRAWN}",
    )
    start, end = two.index("  - id: jiangxi-2023-workshops-target"), two.index("tasks:")
    new = two[start:end].replace("jiangxi-2023-workshops-target", "jiangxi-2023-workshops-new").replace("120", "130")
    return two[:start] + new + two[end:]


FIRST, SECOND, THIRD = "2026-07-23.00000001", "2026-07-24.00000002", "2026-07-25.00000003"
ON_RECORD: Mapping[str, str] = {
    "records/changes/2026-07-23.yml": f"""
        version: {FIRST}
        date: 2026-07-23
        counts: {{facts: 53, withdrawn: 0, absences: 11, sources: 9, programmes: 3}}
    """,
    "records/changes/2026-07-24.yml": f"""
        version: {SECOND}
        before: {FIRST}
        date: 2026-07-24
        counts: {{facts: 55, withdrawn: 0, absences: 11, sources: 9, programmes: 3}}
        added:
          - {{reason: new_documents, ids: [jiangxi-2024-gate, zhejiang-2024-workshops-target]}}
        changed:
          - id: zhejiang-2024-workshops
            was: zhejiang-2024-houses
            reason: source_corrected
            fields: [{{field: value, old: "80", new: "81.0"}}, {{field: as_printed, old: "-4.2%", new: '"九", 家'}}]
          - {{id: jiangxi-2024-revenue, reason: rule_changed, fields: [{{field: label_en, new: Fairs}}]}}
    """,
    "records/changes/2026-07-25.yml": f"""
        version: {THIRD}
        before: {SECOND}
        date: 2026-07-25
        counts: {{facts: 53, withdrawn: 1, absences: 11, sources: 9, programmes: 3}}
        changed:
          - {{id: jiangxi-2024-entry, was: jiangxi-2024-gate, reason: rule_changed}}
          - {{id: zhejiang-2024-workshops, reason: our_error, fields: [{{field: unit, old: percent, new: count}}]}}
        withdrawn: [{{reason: our_error, ids: [jiangxi-2024-workshops-first]}}]
        removed: [{{reason: our_error, ids: [jiangxi-2024-houses]}}]
    """,
}
"""Of the golden project's figures: added, changed twice, renamed, withdrawn; and one removed."""

HISTORIES: Mapping[str, tuple[str, str | None, str | None]] = {
    "jiangxi-2024-entry": (SECOND, THIRD, "rule_changed"),
    "jiangxi-2024-revenue": (FIRST, SECOND, "rule_changed"),
    "jiangxi-2024-workshops-first": (FIRST, THIRD, "our_error"),
    "zhejiang-2024-workshops": (FIRST, THIRD, "our_error"),
    "zhejiang-2024-workshops-target": (SECOND, None, None),
}
"""The first version, the one that changed it last, and why, of each figure that these versions touched."""


def golden_on_record() -> Knowledge:
    """Return what follows from the golden project's records with the three versions on record."""
    known = check(GOLDEN).knowledge
    releases = tuple(Release.model_validate(yaml.safe_load(text)) for text in ON_RECORD.values())
    return replace(known, catalogue=replace(known.catalogue, releases=releases))
