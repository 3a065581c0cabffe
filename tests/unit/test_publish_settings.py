from pathlib import Path

import pytest

from shengce.publish.settings import Engine, PublishSettings, SettingsError, load_settings

WRITTEN = "site_url: https://example.github.io/plans/\nrepository: https://github.com/example/plans\nbranch: trunk\n"


def project(folder: Path, text: str | bytes = WRITTEN) -> Path:
    (folder / "settings.yml").write_bytes(text.encode() if isinstance(text, str) else text)
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
        ({"SOURCE_DATE_EPOCH": "9" * 12}, "is not a whole number of seconds from 0 to"),
        ({"SOURCE_DATE_EPOCH": "9" * 5000}, "is not a whole number of seconds"),
        ({"SOURCE_DATE_EPOCH": "１２"}, "is not a whole number of seconds"),
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
        ("site_url: 3\n", "settings.yml:1: site_url: text is expected"),
        ("- a\n", "must be a mapping"),
        ("site_ulr: https://example.org/\n", "settings.yml:1: unknown setting 'site_ulr'"),
        ("site_url: [\n", "not valid YAML"),
        ("\nsite_url: plans\n", "settings.yml:2: site_url: 'plans' is not an absolute"),
        ("site_url：https://example.org/\n", "settings.yml:1: “：” (U+FF1A, full-width colon)"),
        ("site_url: https://example.org/\nsite_url: https://example.com/\n", "settings.yml:2: site_url: the field"),
        (f"{WRITTEN}# 说明\n".encode("gbk"), "settings.yml:4: byte 106 is not UTF-8 (it reads as GBK or GB 18030)"),
        (WRITTEN.encode("utf-16"), "settings.yml:1: byte 0 is not UTF-8 (the file is UTF-16)"),
        (WRITTEN.replace("trunk", "'\"><script>'").encode(), "settings.yml:3"),
        (WRITTEN.replace("trunk", "a/../../b"), "is no name of a branch"),
    ],
)
def test_wrong_file_is_named(tmp_path: Path, text: str | bytes, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(project(tmp_path, text), {})
    assert words in str(caught.value)


def test_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert load_settings(project(tmp_path, b"\xef\xbb\xbf" + WRITTEN.encode()), {}).branch == "trunk"


@pytest.mark.parametrize(
    "address",
    [
        'https://example.org/"><script>alert(1)</script>/',
        "https://example.org/a b/",
        "https://example.org/\x1b[31m/",
        "https://example.org/'x/",
        "https://example.org/../x/",
        "https://example.org/./",
        "https://example.org//x/",
        "https://example.org/策/",
        "https://策.example/",
        "https://user:password@example.org/",
        "https://example.org:99999/",
        "https://example.org:port/",
        "http://[",
        "http://[::1/",
        "https://exa<mple.org/",
        "https://example.org/%zz/",
    ],
)
@pytest.mark.parametrize("variable", ["SITE_URL", "GITHUB_SERVER_URL"])
def test_what_could_break_out_of_an_attribute_or_is_no_address_is_refused(
    tmp_path: Path, address: str, variable: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(project(tmp_path), {variable: address, "GITHUB_REPOSITORY": "a/b"})
    assert variable in str(caught.value) and "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "http://localhost:8000/a/", "http://[::1]:8000/", "https://e.org/%E7%AD%96/a.b_c~d/"],
)
def test_addresses_of_every_form_stay_as_they_are(tmp_path: Path, address: str) -> None:
    assert load_settings(project(tmp_path), {"SITE_URL": address}).site_url == address


@pytest.mark.parametrize("contact", ["data@shengce.cn", "https://shengce.cn/contact", ""])
def test_a_contact_is_an_address_of_mail_or_of_a_page(tmp_path: Path, contact: str) -> None:
    assert load_settings(project(tmp_path, f'{WRITTEN}contact: "{contact}"\n'), {}).contact == contact


def test_without_a_contact_nobody_is_named(tmp_path: Path) -> None:
    assert load_settings(project(tmp_path), {}).contact == ""


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ("somebody@example.org", "settings.yml:4: contact: 'somebody@example.org' is a placeholder; name an address"),
        ("https://www.example.com/", "is a placeholder"),
        ("a@mail.invalid", "is a placeholder"),
        ("https://localhost/", "is a placeholder"),
        ("somebody at shengce.cn", "is not an absolute http"),
        ("a@b@shengce.cn", "is not an absolute http"),
        ("javascript:alert(1)", "is not an absolute http"),
        ("a@shengce..cn", "is not an absolute http"),
        ('https://shengce.cn/"onclick=', "holds what no address of a site may"),
    ],
)
def test_a_contact_that_nobody_reads_is_refused(tmp_path: Path, contact: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(project(tmp_path, f"{WRITTEN}contact: '{contact}'\n"), {})
    assert words in str(caught.value)
