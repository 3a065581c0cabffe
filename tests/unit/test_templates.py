"""The templates as files: lines that a diff can show."""

import re

from tests.project import REPOSITORY

LONGEST = 200


def test_no_line_of_a_template_is_longer_than_a_screen() -> None:
    """Break at a cell, inside a comment ``{#`` … ``#}``, which leaves no trace on the page."""
    long = [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in sorted((REPOSITORY / "templates").rglob("*.j2"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert long == []


def test_what_explains_signs_or_leads_on_is_no_text_to_search() -> None:
    """Else the excerpt under a heading is its legend, or how to read its cells, and no word of what stands there."""
    told = re.compile(r'<(?:ul class="sc-legend"|div class="sc-readout"|nav class="sc-tabs")[^>]*>')
    tags = [
        tag
        for path in sorted((REPOSITORY / "templates").rglob("*.j2"))
        for tag in told.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(tags) > 5
    assert [tag for tag in tags if 'data-search="skip"' not in tag] == []
