"""Where and with which engine the site is published."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from shengce.problems import UnusableFileError, UserError, printable
from shengce.records.yaml_document import Value, YamlDocument, read_yaml

SETTINGS_FILE = "settings.yml"
LANGUAGES = ("zh", "en")
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}  # what hreflang and lang say; extra.html_lang in mkdocs.yml says the same
PAGES_HOST_SUFFIX = ".github.io"

_KNOWN = ("site_url", "repository", "branch", "contact")
# What RFC 3986 lets a path hold, but for quotes and signs that could end an attribute.
_HOST = re.compile(r"([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")
_PATH = re.compile(r"/((?!\.{1,2}/)([A-Za-z0-9._~!$()*+,;=:@-]|%[0-9A-Fa-f]{2})+/)*")  # no empty name, "." or ".."
_BRANCH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/-]*")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_PLACEHOLDER = re.compile(r"(^|\.)(example|invalid|test|localhost)(\.(com|net|org))?$")  # names that RFC 2606 keeps
_LAST_SECOND = 253_402_300_799  # of the year 9999


class PublishError(UserError):
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
    ``contact`` is an address of e-mail or of a page, or empty;
    ``source_date_epoch`` (seconds) is the only time the engine is told, so that equal inputs give equal bytes.
    """

    site_url: str
    repository: str
    branch: str = "main"
    contact: str = ""
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
    written = _read_file(project_root)
    return PublishSettings(
        site_url=_absolute_url(*_choose(variables, "SITE_URL", written, "site_url")),
        repository=_repository(variables, written),
        branch=_branch(written),
        contact=_contact(written),
        engine=_engine(variables.get("ENGINE") or Engine.MKDOCS.value),
        source_date_epoch=_epoch(variables.get("SOURCE_DATE_EPOCH") or "0"),
    )


@dataclass(frozen=True)
class _Written:
    """A setting as written, and the words that say where."""

    value: str
    place: str


def _read_file(project_root: Path) -> dict[str, _Written]:
    path = project_root / SETTINGS_FILE
    if not path.is_file():
        return {}
    try:
        document = read_yaml(path, project_root)
    except UnusableFileError as error:
        raise SettingsError(str(error)) from error
    if not isinstance(document.data, dict):
        raise SettingsError(
            f"{path.name}:1: must be a mapping of names to text, such as site_url: https://example.org/"
        )
    return {name: _setting(document, name, value) for name, value in document.data.items()}


def _setting(document: YamlDocument, name: str, value: Value) -> _Written:
    place = f"{document.file}:{document.line_of((name,))}"
    if name not in _KNOWN:
        raise SettingsError(f"{place}: unknown setting '{printable(name)}'; known are {', '.join(_KNOWN)}")
    if not isinstance(value, str):
        raise SettingsError(f"{place}: {name}: text is expected, such as https://example.org/")
    return _Written(value, f"{place}: {name}")


def _choose(variables: Mapping[str, str], variable: str, written: Mapping[str, _Written], key: str) -> tuple[str, str]:
    """Return the value and the words that say where it stands."""
    if variables.get(variable):
        return variables[variable], f"environment variable {variable}"
    if key in written and written[key].value:
        return written[key].value, written[key].place
    raise SettingsError(f"{SETTINGS_FILE}: {key} is missing, and {variable} is not set in the environment")


def _absolute_url(value: str, place: str) -> str:
    """Return the address with a slash at its end; it can then stand in any attribute of a page as it is."""
    shown = f"{place}: '{printable(value)}'"
    try:
        parts = urlsplit(value.strip())
        port_is_known = parts.port is None or parts.port > 0
    except ValueError:
        raise SettingsError(f"{shown} is no address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_known:
        raise SettingsError(f"{shown} is not an absolute http(s) address such as https://example.org/site/")
    if parts.query or parts.fragment:
        raise SettingsError(f"{shown} must end with its path; take away the part from '?' or '#'")
    path = f"{parts.path.rstrip('/')}/"
    if not (_HOST.fullmatch(parts.netloc) and _PATH.fullmatch(path)):
        raise SettingsError(
            f"{shown} holds what no address of a site may: write host and path in ASCII letters, digits and signs, "
            "other characters as %E7%AD%96 (a host as xn--...), and no name, password, '..' or '//'"
        )
    return f"{parts.scheme}://{parts.netloc}{path}"


def _repository(variables: Mapping[str, str], written: Mapping[str, _Written]) -> str:
    if variables.get("GITHUB_REPOSITORY"):
        server = variables.get("GITHUB_SERVER_URL") or "https://github.com"
        address = f"{server.rstrip('/')}/{variables['GITHUB_REPOSITORY']}"
        return _absolute_url(address, "environment variables GITHUB_SERVER_URL, GITHUB_REPOSITORY").rstrip("/")
    return _absolute_url(*_choose({}, "GITHUB_REPOSITORY", written, "repository")).rstrip("/")


def _branch(written: Mapping[str, _Written]) -> str:
    if "branch" not in written:
        return "main"
    branch = written["branch"]
    if not _BRANCH.fullmatch(branch.value) or ".." in branch.value:
        raise SettingsError(f"{branch.place}: '{printable(branch.value)}' is no name of a branch, such as main")
    return branch.value


def _contact(written: Mapping[str, _Written]) -> str:
    """Return whom readers may write to: empty where nobody is named, since an invented address helps nobody."""
    if "contact" not in written or not written["contact"].value:
        return ""
    value, place = written["contact"].value, written["contact"].place
    host = value.rpartition("@")[2] if _MAIL.fullmatch(value) else urlsplit(_absolute_url(value, place)).hostname or ""
    if _PLACEHOLDER.search(host):
        raise SettingsError(
            f"{place}: '{printable(value)}' is a placeholder; name an address that is read, or leave it out"
        )
    return value


def _engine(value: str) -> Engine:
    try:
        return Engine(value)
    except ValueError:
        known = " or ".join(engine.value for engine in Engine)
        raise SettingsError(f"environment variable ENGINE: '{printable(value)}' is no engine; use {known}") from None


def _epoch(value: str) -> int:
    if not re.fullmatch("[0-9]{1,12}", value) or int(value) > _LAST_SECOND:
        raise SettingsError(
            f"environment variable SOURCE_DATE_EPOCH: '{printable(value)}' is not a whole number of seconds "
            f"from 0 to {_LAST_SECOND}"
        )
    return int(value)
