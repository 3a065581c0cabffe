"""The site as the second engine builds it: of the tiny project, and where CI=true of the repository too."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from shengce.outputs.writer import exports_of
from shengce.publish.assemble import assemble_root
from shengce.publish.engine import build_languages
from shengce.publish.settings import Engine, PublishSettings, load_settings
from tests.project import REPOSITORY, make_project
from tests.published import Page, Published, bring_pages_up_to_date, once_a_run, shared_folder, site_address

__all__ = ["built_site", "pages", "site_address"]

PROJECTS = ["tiny", "whole"] if os.environ.get("CI") == "true" else ["tiny"]


@pytest.fixture(scope="session", params=PROJECTS)
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The second engine's site, by turns of both projects."""
    marks = shared_folder(tmp_path_factory)
    return _tiny_site(marks) if request.param == "tiny" else _whole_site(marks)


@pytest.fixture(params=["zh", "en"])
def pages(request: pytest.FixtureRequest, built_site: Published) -> tuple[Page, ...]:
    """The pages of one language."""
    return built_site.of(request.param)


def _tiny_site(marks: Path) -> Published:
    """Build by the command line as a user does, search included."""
    root = marks / "second-engine-tiny"
    with once_a_run("second-engine-tiny", marks) as to_do, pytest.MonkeyPatch.context() as environment:
        environment.setenv("ENGINE", "zensical")
        if to_do:
            finished = make_project(root).run("site")
            assert finished.exit_code == 0, finished.stderr
        return Published(root / "site", load_settings(root))


def _whole_site(marks: Path) -> Published:
    """Build the repository's pages, without the search index, which is the same whatever the engine."""
    bring_pages_up_to_date(marks)
    settings = replace(load_settings(REPOSITORY), engine=Engine.ZENSICAL)
    site = marks / "second-engine-whole"
    with once_a_run("second-engine-whole", marks) as to_do:
        if to_do:
            _build(settings, site)
    return Published(site, settings)


def _build(settings: PublishSettings, site: Path) -> None:
    build_languages(REPOSITORY, settings, site)
    assemble_root(REPOSITORY, settings, site, exports_of(REPOSITORY))
