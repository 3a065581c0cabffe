"""Runs the site engine, once per language, and turns its complaints into one error."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

import yaml
from mkdocs.utils.yaml import yaml_load

from shengce.files import write_whole
from shengce.publish.fingerprint import package_versions, tree_hash
from shengce.publish.kept_pages import Work, all_work, remaining_work, take_in
from shengce.publish.programs import Program, run_together
from shengce.publish.settings import LANGUAGES, Engine, PublishError, PublishSettings
from shengce.publish.versions import scripts_version, sheets_version

CONFIGURATIONS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
_DAY = re.compile(r'^day: "([0-9-]+)"$', re.MULTILINE)  # in the front matter of the page of the data
_OUR_CODE = str(Path(__file__).resolve().parents[2])  # mkdocs.yml names an extension of ours
_VERSION = re.compile(r'^version: "([0-9a-f.-]+)"$', re.MULTILINE)  # in that of the page of changes
_WHOLE_BLOCKS = "shengce.publish.whole_blocks"
MKDOCS_WORK = Path(".build", "engine")
ZENSICAL_WORK = Path(".build", "zensical")


class EngineError(PublishError):
    """The engine is missing, failed, or warned; the message holds its output."""


def build_languages(project_root: Path, settings: PublishSettings, destination: Path) -> None:
    """Build every language into ``destination/<language>``, side by side. Raises EngineError with every complaint."""
    require_engine(settings.engine)
    if settings.engine is Engine.ZENSICAL:
        _build_with_zensical(project_root, settings, destination)
    else:
        _build_with_mkdocs(project_root, settings, destination)


def _run(programs: Sequence[Program], settings: PublishSettings) -> None:
    """Run one program a language; in both engines' strict mode a warning ends the run as an error does."""
    finished = run_together(programs)
    complaints = [
        f"{settings.engine.value} failed for {CONFIGURATIONS[language]}:\n{each.complaint}"
        for language, each in zip(LANGUAGES, finished, strict=True)
        if each.exit_code
    ]
    if complaints:
        raise EngineError("\n\n".join(complaints))


def require_engine(engine: Engine) -> None:
    """Raise EngineError, with the way to install it, when the engine is not there."""
    if importlib.util.find_spec(engine.value) is not None:
        return
    raise EngineError(
        f"{engine.value} is not installed: run `make site ENGINE={engine.value}`, which installs it first"
    )


def engine_environment(project_root: Path, settings: PublishSettings) -> dict[str, str]:
    """Return the variables that mkdocs.yml reads, and those that keep the engine deterministic and quiet."""
    variables = {
        "SITE_ROOT": settings.base_path,
        "REPOSITORY": settings.repository,
        "SCRIPTS_VERSION": scripts_version(project_root),
        "SHEETS_VERSION": sheets_version(project_root),
        "RUNNING_YEAR": running_year(project_root),
        "DATA_DAY": data_day(project_root),
        "DATA_VERSION": data_version(project_root),
        "SOURCE_DATE_EPOCH": str(settings.source_date_epoch),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (_OUR_CODE, os.environ.get("PYTHONPATH")))),
        "NO_COLOR": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    for language in LANGUAGES:
        variables[f"SITE_URL_{language.upper()}"] = settings.language_url(language)
    return variables


def running_year(project_root: Path) -> str:
    """Return the newest year that has a page, which the header names; empty where none has."""
    pages = (project_root / "docs" / LANGUAGES[0] / "years").glob("[0-9]*/index.md")
    return max((page.parent.name for page in pages), default="")


def data_day(project_root: Path) -> str:
    """Return the day on which a source was last read, which the page of the data says; empty where there is none."""
    pages = (project_root / "docs" / LANGUAGES[0]).glob("data/index.md")
    said = (_DAY.search(page.read_text(encoding="utf-8")) for page in pages)
    return next((day[1] for day in said if day), "")


def data_version(project_root: Path) -> str:
    """Return the last version of the data on record, which the page of changes says; empty where there is none."""
    pages = (project_root / "docs" / LANGUAGES[0]).glob("changes/index.md")
    said = (_VERSION.search(page.read_text(encoding="utf-8")) for page in pages)
    return next((version[1] for version in said if version), "")


def _build_with_mkdocs(project_root: Path, settings: PublishSettings, destination: Path) -> None:
    """Build the pages that changed; when that fails build all, so that complaints are those of the whole."""
    shared = _shared(project_root, settings)
    try:
        _build_works(remaining_work, project_root, settings, shared, destination)
    except EngineError:
        _build_works(all_work, project_root, settings, shared, destination)


def _build_works(
    work_of: Callable[[Path, Path, str], Work],
    project_root: Path,
    settings: PublishSettings,
    shared: str,
    destination: Path,
) -> None:
    works = {
        language: work_of(project_root / MKDOCS_WORK / language, project_root / "docs" / language, shared)
        for language in LANGUAGES
    }
    _run([_mkdocs(project_root, settings, language, work) for language, work in works.items()], settings)
    for language, work in works.items():
        take_in(work, destination / language)


def _shared(project_root: Path, settings: PublishSettings) -> str:
    """Return a text that changes whenever something does that every page's HTML follows from."""
    files = [project_root / name for name in ("theme", *CONFIGURATIONS.values())]
    code = Path(__file__).parent
    told = [
        tree_hash(files, project_root),
        tree_hash([code], code),
        repr(settings),
        package_versions(),
        running_year(project_root),
        data_day(project_root),
        data_version(project_root),
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _mkdocs(project_root: Path, settings: PublishSettings, language: str, work: Work) -> Program:
    configuration = work.folder / "mkdocs.yml"
    write_whole(configuration, _mkdocs_configuration(project_root, language, work).encode())
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    command += ["--config-file", str(configuration), "--site-dir", str(work.built)]
    return Program(command, project_root, {**os.environ, **engine_environment(project_root, settings)})


def _mkdocs_configuration(project_root: Path, language: str, work: Work) -> str:
    """Return a configuration that is the language's but for the documents; paths in it are from where it stands."""
    root = project_root.resolve()
    configuration = {
        "INHERIT": str(root / CONFIGURATIONS[language]),
        "docs_dir": str(work.docs.resolve()),
        "theme": {"custom_dir": str(root / "theme")},
    }
    return yaml.safe_dump(configuration, allow_unicode=True)


def _build_with_zensical(project_root: Path, settings: PublishSettings, destination: Path) -> None:
    works = {language: project_root / ZENSICAL_WORK / language for language in LANGUAGES}
    _run([_zensical(project_root, settings, language, work) for language, work in works.items()], settings)
    destination.mkdir(parents=True, exist_ok=True)
    for language, work in works.items():
        (work / "site" / "search.json").unlink(missing_ok=True)  # written although no search plugin is configured
        (work / "site").rename(destination / language)
        shutil.rmtree(work)


def _zensical(project_root: Path, settings: PublishSettings, language: str, work: Path) -> Program:
    with suppress(FileNotFoundError):
        shutil.rmtree(work)
    shutil.copytree(project_root / "docs" / language, work / "docs")
    variables = engine_environment(project_root, settings)
    (work / "mkdocs.yml").write_text(_zensical_configuration(project_root, language, variables), encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "mkdocs.yml"]
    return Program(command, work, {**os.environ, **variables})


def _zensical_configuration(project_root: Path, language: str, variables: Mapping[str, str]) -> str:
    """Return the language's configuration with INHERIT and !ENV resolved as MkDocs does.

    Zensical appends inherited lists (navigation, palette) where MkDocs replaces them, insists on docs and site below
    the configuration file, and needs to be told to keep Material's look.
    """
    with (project_root / CONFIGURATIONS[language]).open("rb") as stream:
        configuration = yaml_load(stream, _loader_with(variables))
    configuration.update(docs_dir="docs", site_dir="site")
    # It holds anchors in pages as written against those in pages as built.
    configuration["markdown_extensions"] = [
        {each: {"plain_signs": False}} if each == _WHOLE_BLOCKS else each
        for each in configuration["markdown_extensions"]
    ]
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
