"""A tiny project in two versions: of its figures one is changed, one withdrawn, one gone and one new."""

from __future__ import annotations

import subprocess

from tests.project import JIANGXI_2023, Project

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
