"""Runs the site engine, once per language, and turns its complaints into one error."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import yaml
from mkdocs.utils.yaml import yaml_load

from shengce.publish.settings import LANGUAGES, Engine, PublishError, PublishSettings

CONFIGURATIONS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
ZENSICAL_WORK = Path(".build", "zensical")


class EngineError(PublishError):
    """The engine is missing, failed, or warned; the message holds its output."""


def build_languages(project_root: Path, settings: PublishSettings, destination: Path) -> None:
    """Build every language into ``destination/<language>``, side by side. Raises EngineError with every complaint."""
    require_engine(settings.engine)
    build = _build_with_zensical if settings.engine is Engine.ZENSICAL else _build_with_mkdocs
    with ThreadPoolExecutor(max_workers=len(LANGUAGES)) as pool:
        runs = [pool.submit(build, project_root, settings, language, destination / language) for language in LANGUAGES]
        complaints = [complaint for run in runs if (complaint := run.result())]
    if complaints:
        raise EngineError("\n\n".join(complaints))


def require_engine(engine: Engine) -> None:
    """Raise EngineError, with the way to install it, when the engine is not there."""
    if importlib.util.find_spec(engine.value) is not None:
        return
    wanted = ".[zensical]" if engine is Engine.ZENSICAL else "."
    raise EngineError(
        f"{engine.value} is not installed: run `pip install '{wanted}'`, or `make site ENGINE={engine.value}`, "
        "which installs it first"
    )


def engine_environment(settings: PublishSettings) -> dict[str, str]:
    """Return the variables that mkdocs.yml reads, and those that keep the engine deterministic and quiet."""
    variables = {
        "SITE_ROOT": settings.base_path,
        "REPOSITORY": settings.repository,
        "SOURCE_DATE_EPOCH": str(settings.source_date_epoch),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    for language in LANGUAGES:
        variables[f"SITE_URL_{language.upper()}"] = settings.language_url(language)
    return variables


def _build_with_mkdocs(project_root: Path, settings: PublishSettings, language: str, destination: Path) -> str | None:
    """Return None, or what MkDocs complained of; in its strict mode a warning ends the run as an error does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    command += ["--config-file", CONFIGURATIONS[language], "--site-dir", str(destination)]
    finished = _run(command, project_root, engine_environment(settings))
    if finished.returncode == 0:
        return None
    return f"mkdocs failed for {CONFIGURATIONS[language]}:\n{finished.stdout.strip()}"


def _build_with_zensical(project_root: Path, settings: PublishSettings, language: str, destination: Path) -> str | None:
    """Return None, or what Zensical complained of, warnings included."""
    work = project_root / ZENSICAL_WORK / language
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(project_root / "docs" / language, work / "docs")
    configuration = _zensical_configuration(project_root, language, engine_environment(settings))
    (work / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "mkdocs.yml"]
    finished = _run(command, work, engine_environment(settings))
    if finished.returncode != 0:
        return f"zensical failed for {CONFIGURATIONS[language]}:\n{finished.stdout.strip()}"
    (work / "site" / "search.json").unlink(missing_ok=True)  # written although no search plugin is configured
    destination.parent.mkdir(parents=True, exist_ok=True)
    (work / "site").rename(destination)
    shutil.rmtree(work)
    return None


def _zensical_configuration(project_root: Path, language: str, variables: Mapping[str, str]) -> str:
    """Return the language's configuration with INHERIT and !ENV resolved as MkDocs does.

    Zensical appends inherited lists (navigation, palette) where MkDocs replaces them, insists on docs and site below
    the configuration file, and needs to be told to keep Material's look.
    """
    with (project_root / CONFIGURATIONS[language]).open("rb") as stream:
        configuration = yaml_load(stream, _loader_with(variables))
    configuration.update(docs_dir="docs", site_dir="site")
    configuration["theme"]["variant"] = "classic"
    configuration["theme"]["custom_dir"] = str(project_root.resolve() / configuration["theme"]["custom_dir"])
    return yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False)


def _loader_with(variables: Mapping[str, str]) -> type[yaml.BaseLoader]:
    """Return a YAML loader whose ``!ENV [NAME, default]`` reads these variables, not the process's."""

    class Loader(yaml.SafeLoader):
        """Knows the one tag that mkdocs.yml uses."""

    def choose(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> str:
        name, default = loader.construct_sequence(node)
        return variables.get(name, default)

    Loader.add_constructor("!ENV", choose)
    return cast("type[yaml.BaseLoader]", Loader)  # the stubs know no common base of PyYAML's loaders


def _run(command: list[str], folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
