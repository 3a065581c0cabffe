import re
from pathlib import Path

import pytest
import yaml

from shengce.publish.settings import LANGUAGE_TAGS, LANGUAGES

REPOSITORY = Path(__file__).parents[2]
WORKFLOW = REPOSITORY / ".github/workflows/pages.yml"


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it() -> None:
    uses = re.findall(r"uses: (.+)", WORKFLOW.read_text(encoding="utf-8"))
    assert len(uses) >= 5
    for line in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_only_the_deploying_job_may_write() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    writers = {name for name, job in workflow["jobs"].items() if "write" in job.get("permissions", {}).values()}
    assert writers == {"deploy"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_tags_agree_with_the_sites_configuration(language: str) -> None:
    name = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}[language]
    found = re.search(r"^  html_lang: (\S+)$", (REPOSITORY / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None and found[1] == LANGUAGE_TAGS[language]
