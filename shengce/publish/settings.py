"""Where and with which engine the site is published."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

import yaml

SETTINGS_FILE = "settings.yml"
LANGUAGES = ("zh", "en")
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}  # what hreflang and lang say; extra.html_lang in mkdocs.yml says the same
PAGES_HOST_SUFFIX = ".github.io"


class PublishError(Exception):
    """The site cannot be published; the message is for the person who tried."""


class SettingsError(PublishError):
    """A setting cannot be used; the message names where it stands, what is wrong and what would be right."""


class Engine(StrEnum):
    """The programs that turn Markdown into HTML; both read mkdocs.yml."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"


@dataclass(frozen=True)
class PublishSettings:
    """The one place that knows the site's address.

    ``site_url`` is absolute and ends in ``/``; ``repository`` is the repository's web address without a closing ``/``;
    ``source_date_epoch`` (seconds) is the only time the engine is told, so that equal inputs give equal bytes.
    """

    site_url: str
    repository: str
    branch: str = "main"
    engine: Engine = Engine.MKDOCS
    source_date_epoch: int = 0

    @property
    def base_path(self) -> str:
        """The path at which the site's root stands, with a slash at both ends: ``/`` or ``/shengce/``."""
        return urlsplit(self.site_url).path

    @property
    def custom_domain(self) -> str | None:
        """The host for the CNAME file, or None where GitHub's own domain (or a local host) serves the site."""
        host = urlsplit(self.site_url).hostname or ""
        if host.endswith(PAGES_HOST_SUFFIX) or host == "localhost" or host.replace(".", "").isdigit():
            return None
        return host

    def language_url(self, language: str) -> str:
        """Return the absolute address of one language's home page."""
        return f"{self.site_url}{language}/"

    def language_path(self, language: str) -> str:
        """Return the absolute path of one language's home page."""
        return f"{self.base_path}{language}/"


def load_settings(project_root: Path, environment: Mapping[str, str] | None = None) -> PublishSettings:
    """Read settings.yml, overridden by SITE_URL, GITHUB_SERVER_URL with GITHUB_REPOSITORY, ENGINE, SOURCE_DATE_EPOCH.

    Empty variables count as absent. Raises SettingsError.
    """
    variables = os.environ if environment is None else environment
    written = _read_file(project_root / SETTINGS_FILE)
    site_url = _choose(variables, "SITE_URL", written, "site_url")
    return PublishSettings(
        site_url=_absolute_url(*site_url),
        repository=_repository(variables, written),
        branch=written.get("branch", "main"),
        engine=_engine(variables.get("ENGINE") or Engine.MKDOCS.value),
        source_date_epoch=_epoch(variables.get("SOURCE_DATE_EPOCH") or "0"),
    )


def _read_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise SettingsError(f"{path.name}: not valid YAML: {error}") from error
    if not isinstance(content, dict) or not all(isinstance(value, str) for value in content.values()):
        raise SettingsError(f"{path.name}: must be a mapping of names to text, such as site_url: https://example.org/")
    unknown = sorted(set(content) - {"site_url", "repository", "branch"})
    if unknown:
        raise SettingsError(f"{path.name}: unknown setting {unknown[0]!r}; known are site_url, repository, branch")
    return content


def _choose(variables: Mapping[str, str], variable: str, written: Mapping[str, str], key: str) -> tuple[str, str]:
    """Return the value and the words that say where it stands."""
    if variables.get(variable):
        return variables[variable], f"environment variable {variable}"
    if written.get(key):
        return written[key], f"{SETTINGS_FILE}: {key}"
    raise SettingsError(f"{SETTINGS_FILE}: {key} is missing, and {variable} is not set in the environment")


def _absolute_url(value: str, place: str) -> str:
    parts = urlsplit(value.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{place}: {value!r} is not an absolute http(s) address such as https://example.org/site/")
    if parts.query or parts.fragment:
        raise SettingsError(f"{place}: {value!r} must end with its path; take away the part from '?' or '#'")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def _repository(variables: Mapping[str, str], written: Mapping[str, str]) -> str:
    if variables.get("GITHUB_REPOSITORY"):
        server = variables.get("GITHUB_SERVER_URL") or "https://github.com"
        address = f"{server.rstrip('/')}/{variables['GITHUB_REPOSITORY']}"
        return _absolute_url(address, "environment variables GITHUB_SERVER_URL, GITHUB_REPOSITORY").rstrip("/")
    return _absolute_url(*_choose({}, "GITHUB_REPOSITORY", written, "repository")).rstrip("/")


def _engine(value: str) -> Engine:
    try:
        return Engine(value)
    except ValueError:
        known = " or ".join(engine.value for engine in Engine)
        raise SettingsError(f"environment variable ENGINE: {value!r} is no engine; use {known}") from None


def _epoch(value: str) -> int:
    if not value.isdecimal():
        raise SettingsError(f"environment variable SOURCE_DATE_EPOCH: {value!r} is not a whole number of seconds")
    return int(value)
