from pathlib import Path

import pytest

from shengce.publish.settings import Engine, PublishSettings, SettingsError, load_settings

WRITTEN = "site_url: https://example.github.io/plans/\nrepository: https://github.com/example/plans\nbranch: trunk\n"


def project(folder: Path, text: str = WRITTEN) -> Path:
    (folder / "settings.yml").write_text(text, encoding="utf-8")
    return folder


def test_file_is_read_and_paths_follow_from_the_address(tmp_path: Path) -> None:
    settings = load_settings(project(tmp_path), {})
    assert settings == PublishSettings("https://example.github.io/plans/", "https://github.com/example/plans", "trunk")
    assert (settings.base_path, settings.language_path("en")) == ("/plans/", "/plans/en/")
    assert settings.language_url("zh") == "https://example.github.io/plans/zh/"


def test_environment_overrides_the_file(tmp_path: Path) -> None:
    environment = {
        "SITE_URL": "https://plans.example.org",
        "GITHUB_SERVER_URL": "https://git.example.org/",
        "GITHUB_REPOSITORY": "fork/plans",
        "ENGINE": "zensical",
        "SOURCE_DATE_EPOCH": "12",
    }
    settings = load_settings(project(tmp_path), environment)
    assert settings.site_url == "https://plans.example.org/"
    assert settings.repository == "https://git.example.org/fork/plans"
    assert (settings.engine, settings.source_date_epoch) == (Engine.ZENSICAL, 12)


def test_empty_variables_count_as_absent(tmp_path: Path) -> None:
    environment = {"SITE_URL": "", "ENGINE": "", "GITHUB_REPOSITORY": "", "SOURCE_DATE_EPOCH": ""}
    assert load_settings(project(tmp_path), environment) == load_settings(project(tmp_path), {})


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://example.github.io/plans/", None),
        ("http://localhost:8000/", None),
        ("http://127.0.0.1:8000/x/", None),
        ("https://plans.example.org/", "plans.example.org"),
    ],
)
def test_only_a_domain_of_ones_own_is_custom(address: str, domain: str | None) -> None:
    assert PublishSettings(address, "https://github.com/example/plans").custom_domain == domain


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"SITE_URL": "example.org/plans"}, "environment variable SITE_URL: 'example.org/plans' is not an absolute"),
        ({"SITE_URL": "ftp://example.org/"}, "not an absolute http"),
        ({"SITE_URL": "https:///plans/"}, "not an absolute http"),
        ({"SITE_URL": "https://example.org/?a=b"}, "take away the part from"),
        ({"ENGINE": "hugo"}, "'hugo' is no engine; use mkdocs or zensical"),
        ({"SOURCE_DATE_EPOCH": "today"}, "'today' is not a whole number of seconds"),
    ],
)
def test_wrong_variables_are_named(tmp_path: Path, environment: dict[str, str], words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(project(tmp_path), environment)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("repository: https://github.com/a/b\n", "site_url is missing"),
        ("site_url: https://example.org/\n", "repository is missing"),
        ("site_url: 3\n", "must be a mapping of names to text"),
        ("- a\n", "must be a mapping"),
        ("site_ulr: https://example.org/\n", "unknown setting 'site_ulr'"),
        ("site_url: [\n", "not valid YAML"),
        ("site_url: plans\nrepository: https://github.com/a/b\n", "settings.yml: site_url: 'plans' is not an absolute"),
    ],
)
def test_wrong_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(project(tmp_path, text), {})
    assert words in str(caught.value)
