import re
import tomllib
from pathlib import Path
from typing import Any

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
    assert workflow()["permissions"] == {"contents": "read"}
    writers = {name for name, job in jobs().items() if "write" in job.get("permissions", {}).values()}
    assert writers == {"deploy"}
    assert jobs()["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_site_is_built_once_and_deployed_after_its_tests() -> None:
    runs = [(name, step["run"]) for name, job in jobs().items() for step in job["steps"] if "run" in step]
    assert [name for name, command in runs if "make site" in command] == ["build"]
    assert {"test", "workflow"} <= set(jobs()["deploy"]["needs"]) and jobs()["test"]["needs"] == "build"
    assert [step["uses"].partition("@")[0] for step in jobs()["deploy"]["steps"]] == ["actions/deploy-pages"]


def test_the_tests_look_at_the_site_as_it_was_built_for_its_address() -> None:
    tested = next(step for step in jobs()["test"]["steps"] if step.get("run") == ".ci/run")
    assert tested["env"]["SHENGCE_SITE"] == "site"
    assert tested["env"]["SITE_URL"] == "${{ needs.build.outputs.site_url }}"
    built = next(step for step in jobs()["build"]["steps"] if step.get("run") == "make site")
    assert built["env"]["SITE_URL"] == jobs()["build"]["outputs"]["site_url"]


def test_the_oldest_and_the_newest_python_are_tried() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    preferred = re.findall(r"python3\.\d+", (REPOSITORY / "Makefile").read_text(encoding="utf-8"))
    oldest, newest = project["requires-python"].removeprefix(">="), preferred[0].removeprefix("python")
    assert jobs()["test"]["strategy"]["matrix"]["python"] == [oldest, newest]


def workflow() -> Any:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def jobs() -> dict[str, Any]:
    found: dict[str, Any] = workflow()["jobs"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_tags_agree_with_the_sites_configuration(language: str) -> None:
    name = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}[language]
    found = re.search(r"^  html_lang: (\S+)$", (REPOSITORY / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None and found[1] == LANGUAGE_TAGS[language]
