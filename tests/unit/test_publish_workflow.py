import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from shengce.publish.settings import LANGUAGE_TAGS, LANGUAGES

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / ".github/workflows"
WORKFLOW = FOLDER / "pages.yml"
ALL = sorted(path.name for path in FOLDER.glob("*.yml"))


@pytest.mark.parametrize("name", ALL)
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(name: str) -> None:
    uses = re.findall(r"uses: (.+)", (FOLDER / name).read_text(encoding="utf-8"))
    assert uses
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


def workflow(name: str = WORKFLOW.name) -> Any:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), yaml.BaseLoader)  # in which “on” is a word


def jobs(name: str = WORKFLOW.name) -> dict[str, Any]:
    found: dict[str, Any] = workflow(name)["jobs"]
    return found


@pytest.mark.parametrize("name", ALL)
def test_no_workflow_runs_others_code_with_rights_or_puts_their_words_into_a_command(name: str) -> None:
    assert "pull_request_target" not in workflow(name)["on"]
    for job in jobs(name).values():
        actions = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
        commands = [step["run"] for step in job["steps"] if "run" in step]
        assert not any("${{" in command for command in commands)
        if "write" in job.get("permissions", {}).values():
            assert "actions/checkout" not in actions
            assert not any(re.search(r"^\s*(make|\S*python\S*) ", command, re.MULTILINE) for command in commands)


def test_what_a_pull_request_changes_in_the_data_is_found_without_rights_and_told_by_another_workflow() -> None:
    found = jobs()["changes"]
    assert "permissions" not in found and found["if"] == "github.event_name == 'pull_request'"
    assert any("build_pages.py diff HEAD^1 HEAD" in step.get("run", "") for step in found["steps"])
    kept = next(step["with"] for step in found["steps"] if "upload-artifact" in step.get("uses", ""))
    comment = jobs("comment.yml")["comment"]
    taken = next(step["with"] for step in comment["steps"] if "download-artifact" in step.get("uses", ""))
    assert kept["name"] == taken["name"] and workflow("comment.yml")["permissions"] == {}
    assert comment["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert workflow("comment.yml")["on"]["workflow_run"]["workflows"] == [workflow()["name"]]


def test_a_release_is_of_a_version_on_record_and_only_its_last_job_may_write() -> None:
    assert workflow("release.yml")["permissions"] == {"contents": "read"}
    writers = {name for name, job in jobs("release.yml").items() if "write" in job.get("permissions", {}).values()}
    assert writers == {"publish"} and jobs("release.yml")["publish"]["permissions"] == {"contents": "write"}
    commands = [step.get("run", "") for step in jobs("release.yml")["build"]["steps"]]
    order = [
        next(i for i, command in enumerate(commands) if words in command)
        for words in ("make site", "diff HEAD", "sha256sum")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_tags_agree_with_the_sites_configuration(language: str) -> None:
    name = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}[language]
    found = re.search(r"^  html_lang: (\S+)$", (REPOSITORY / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None and found[1] == LANGUAGE_TAGS[language]
