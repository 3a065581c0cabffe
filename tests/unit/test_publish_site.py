import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from shengce.problems import UserError
from shengce.publish import swap
from shengce.publish.assemble import AssemblyError
from shengce.publish.engine import (
    EngineError,
    build_languages,
    data_day,
    data_version,
    engine_environment,
    running_year,
)
from shengce.publish.lock import alone
from shengce.publish.settings import Engine, PublishError, PublishSettings
from shengce.publish.site import EngineRun, Extras, SiteBuild, build_site

REPOSITORY = Path(__file__).parents[2]
SETTINGS = PublishSettings("https://example.github.io/plans/", "https://github.com/example/plans")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


NO_EXTRAS = Extras()


class FakeEngine:
    """Copies docs/<language>/*.md to pages, and counts its runs; fails half-way when told to."""

    def __init__(self) -> None:
        self.runs = 0
        self.fails: Exception | None = None

    def __call__(self, project_root: Path, settings: PublishSettings, destination: Path) -> None:
        self.runs += 1
        for language in ("zh", "en"):
            for source in sorted((project_root / "docs" / language).rglob("*.md")):
                page = destination / language / source.relative_to(project_root / "docs" / language)
                page.parent.mkdir(parents=True, exist_ok=True)
                page.with_suffix(".html").write_bytes(source.read_bytes())
            (destination / language / "404.html").write_text("engine's own", encoding="utf-8")
            (destination / language / "sitemap.xml.gz").write_bytes(b"\0")
            (destination / language / "assets" / "javascripts").mkdir(parents=True)
            (destination / language / "assets" / "javascripts" / "bundle.js").write_text("unused")
            if self.fails is not None:
                raise self.fails


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for page in ("zh/index.md", "zh/about/index.md", "en/index.md", "en/about/index.md", "zh/only zh/index.md"):
        path = tmp_path / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"page {page}\n", encoding="utf-8")
    shutil.copytree(REPOSITORY / "public", tmp_path / "public")
    return tmp_path


def build(
    project: Path, engine: EngineRun, settings: PublishSettings = SETTINGS, extras: Extras = NO_EXTRAS
) -> SiteBuild:
    with alone(project, lambda _: None):
        return build_site(project, settings, extras, engine=engine, report=lambda _: None)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_chooser_leads_to_both_languages_without_javascript(project: Path) -> None:
    chooser = (build(project, FakeEngine()).site / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"]+)"', chooser) == ["zh/", "en/"]
    assert '<link rel="canonical" href="https://example.github.io/plans/">' in chooser


@pytest.mark.parametrize("page", ["index.html", "404.html"])
def test_root_pages_load_nothing_inline_and_nothing_that_is_missing(project: Path, page: str) -> None:
    site = build(project, FakeEngine()).site
    text = (site / page).read_text(encoding="utf-8")
    assert "default-src 'self'" in text
    assert not re.search(r"<style|<script(?![^>]* src=)|\sstyle=|\son\w+=", text)
    for address in re.findall(r'<(?:script|link rel="(?:icon|stylesheet)")[^>]*(?:src|href)="([^"]+)"', text):
        assert (site / address.removeprefix("/plans/").partition("?")[0]).is_file(), address


@pytest.mark.parametrize(("address", "base"), [(SETTINGS.site_url, "/plans/"), ("https://plans.example.org/", "/")])
def test_404_works_at_any_depth_below_any_path(project: Path, address: str, base: str) -> None:
    settings = PublishSettings(address, SETTINGS.repository)
    page = (build(project, FakeEngine(), settings).site / "404.html").read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert f"{base}zh/" in addresses and f"{base}en/" in addresses
    assert all(found.startswith(base) for found in addresses)


def test_robots_name_the_absolute_sitemap(project: Path) -> None:
    robots = (build(project, FakeEngine()).site / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: https://example.github.io/plans/sitemap.xml\n" in robots


def test_sitemap_pairs_the_languages_and_has_no_clock(project: Path) -> None:
    text = (build(project, FakeEngine()).site / "sitemap.xml").read_text(encoding="utf-8")
    alternates = {
        entry.findtext(f"{SITEMAP}loc"): [link.get("href") for link in entry.iter("{http://www.w3.org/1999/xhtml}link")]
        for entry in ElementTree.fromstring(text)
    }
    home = "https://example.github.io/plans/"
    both = [f"{home}zh/about/", f"{home}en/about/"]
    assert alternates[both[0]] == alternates[both[1]] == both
    assert alternates[f"{home}zh/only%20zh/"] == [f"{home}zh/only%20zh/"]
    assert len(alternates) == 5 and "lastmod" not in text


def test_each_language_keeps_a_plain_sitemap_and_no_404(project: Path) -> None:
    site = build(project, FakeEngine()).site
    pages = [entry.findtext(f"{SITEMAP}loc") for entry in ElementTree.parse(site / "en" / "sitemap.xml").getroot()]
    assert pages == ["https://example.github.io/plans/en/", "https://example.github.io/plans/en/about/"]
    assert not (site / "en" / "404.html").exists() and not (site / "en" / "sitemap.xml.gz").exists()


def test_the_engines_own_scripts_are_not_published(project: Path) -> None:
    assert [path for path in bytes_of(build(project, FakeEngine()).site) if "javascripts" in path] == []


def test_files_for_the_host(project: Path) -> None:
    site = build(project, FakeEngine()).site
    assert (site / ".nojekyll").read_bytes() == b"" and not (site / "CNAME").exists()
    custom = PublishSettings("https://plans.example.org/", SETTINGS.repository)
    assert (build(project, FakeEngine(), custom).site / "CNAME").read_text(encoding="utf-8") == "plans.example.org\n"
    assert not list(site.rglob("*.j2"))


def test_exports_are_published_and_never_overwrite(project: Path) -> None:
    data = project / ".build/root/data/facts.csv"
    data.parent.mkdir(parents=True)
    data.write_text("id\n", encoding="utf-8")
    (project / ".build/root/stray.txt").write_text("listed nowhere", encoding="utf-8")
    site = build(project, FakeEngine(), extras=Extras({"data/facts.csv": data})).site
    assert (site / "data/facts.csv").read_text(encoding="utf-8") == "id\n" and not (site / "stray.txt").exists()
    with pytest.raises(AssemblyError, match=r"zh/index\.html is already taken"):
        build(project, FakeEngine(), extras=Extras({"zh/index.html": data}))


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_site_that_is_no_folder_is_refused_and_nothing_changes(project: Path, kind: str) -> None:
    (project / "elsewhere").mkdir()
    (project / "elsewhere/index.html").write_text("precious", encoding="utf-8")
    if kind == "link":
        (project / "site").symlink_to(project / "elsewhere")
    else:
        (project / "site").write_text("precious", encoding="utf-8")
    before = bytes_of(project)
    with pytest.raises(PublishError, match=rf"site is a .*{kind}"):
        build(project, FakeEngine())
    assert {name: before[name] for name in before if ".build" not in name} == {
        name: content for name, content in bytes_of(project).items() if ".build" not in name
    }
    assert (project / "site").is_symlink() is (kind == "link")


LEFT_BY_EDITORS = (".DS_Store", "._x.md", ".x.md.swp", "x.md~", "#x.md#", "Thumbs.db", "desktop.ini", "4913", ".idea/a")


def test_what_editors_and_systems_leave_is_not_published(project: Path) -> None:
    def copying_all(root: Path, settings: PublishSettings, destination: Path) -> None:
        FakeEngine()(root, settings, destination)
        for name in LEFT_BY_EDITORS:
            place = destination / "zh/about" / name
            place.parent.mkdir(exist_ok=True)
            place.write_text("private", encoding="utf-8")

    for name in LEFT_BY_EDITORS:
        place = project / "public" / name
        place.parent.mkdir(exist_ok=True)
        place.write_text("private", encoding="utf-8")
    (project / "public/.#404.html.j2").symlink_to("somebody@machine.1234")
    (project / "public/.well-known").mkdir()
    (project / "public/.well-known/security.txt").write_text("Contact:", encoding="utf-8")
    published = bytes_of(build(project, copying_all).site)
    assert b"private" not in b"".join(published.values())
    assert published[".well-known/security.txt"] == b"Contact:"
    assert not any("/.idea" in name for name in published)


@pytest.mark.parametrize("left", LEFT_BY_EDITORS)
def test_what_editors_leave_is_no_reason_to_build(project: Path, left: str) -> None:
    engine = FakeEngine()
    build(project, engine)
    for folder in ("docs/zh", "public", "site"):
        (project / folder / left).parent.mkdir(exist_ok=True)
        (project / folder / left).write_text("left", encoding="utf-8")
    assert not build(project, engine).changed


@pytest.mark.parametrize("put_back", [False, True], ids=["edited", "edited and edited back"])
def test_an_edit_while_the_site_is_built_is_taken_up_by_the_next_run(project: Path, put_back: bool) -> None:
    page = project / "docs/zh/index.md"
    original = page.read_bytes()

    def editing(root: Path, settings: PublishSettings, destination: Path) -> None:
        page.write_bytes(b"between")
        FakeEngine()(root, settings, destination)
        if put_back:
            page.write_bytes(original)

    assert build(project, editing).changed
    again = build(project, FakeEngine())
    assert again.changed
    assert (again.site / "zh/index.html").read_bytes() == page.read_bytes()
    assert not build(project, FakeEngine()).changed


def test_a_site_of_records_that_changed_meanwhile_is_built_again(project: Path) -> None:
    assert build(project, FakeEngine(), extras=Extras(is_current=lambda: False)).changed
    assert build(project, FakeEngine()).changed
    assert not build(project, FakeEngine()).changed


def test_what_a_process_that_outlived_its_run_writes_does_no_harm(project: Path) -> None:
    build(project, FakeEngine())
    (project / ".build/site-new-1/zh").mkdir(parents=True)
    (project / ".build/site-new-1/zh/late.html").write_text("late", encoding="utf-8")
    (project / "docs/zh/index.md").write_text("new", encoding="utf-8")
    site = build(project, FakeEngine()).site
    assert not (site / "zh/late.html").exists()
    assert not list((project / ".build").glob("site-*"))


def test_root_pages_bound_what_forms_and_bases_may_do(project: Path) -> None:
    site = build(project, FakeEngine()).site
    for page in ("index.html", "404.html"):
        text = (site / page).read_text(encoding="utf-8")
        assert "base-uri 'none'" in text and f"form-action '{'self' if '<form' in text else 'none'}'" in text


def test_a_fault_in_a_template_of_the_root_is_named_with_its_line(project: Path) -> None:
    (project / "public/index.html.j2").write_text("one\n{{ nothing.here }}\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"index\.html\.j2:2: UndefinedError"):
        build(project, FakeEngine())
    (project / "public/index.html.j2").write_text("one\n\n{% if %}\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"index\.html\.j2:3: "):
        build(project, FakeEngine())


def test_unchanged_inputs_write_nothing(project: Path) -> None:
    engine = FakeEngine()
    first = build(project, engine)
    written = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.name != "lock"}
    second = build(project, engine)
    assert (first.changed, second.changed, engine.runs) == (True, False, 1)
    assert first.pages == second.pages == 7
    assert written == {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.name != "lock"}


@pytest.mark.parametrize("file", ["docs/zh/index.md", "theme/main.html", "public/assets/root.css", "mkdocs.en.yml"])
def test_any_changed_input_builds_again(project: Path, file: str) -> None:
    engine = FakeEngine()
    build(project, engine)
    (project / file).parent.mkdir(exist_ok=True)
    with (project / file).open("a", encoding="utf-8") as stream:
        stream.write("more")
    assert build(project, engine).changed


def test_other_settings_and_other_finishing_steps_build_again(project: Path) -> None:
    engine = FakeEngine()
    build(project, engine)
    assert build(project, engine, extras=Extras(key="index 2")).changed
    assert build(project, engine, PublishSettings("https://other.example.org/", SETTINGS.repository)).changed


@pytest.mark.parametrize("harm", ["edit", "remove", "add"])
def test_a_tampered_site_is_built_again(project: Path, harm: str) -> None:
    engine = FakeEngine()
    site = build(project, engine).site
    before = bytes_of(site)
    if harm == "edit":
        (site / "zh/index.html").write_text("other", encoding="utf-8")
    elif harm == "remove":
        (site / "zh/index.html").unlink()
    else:
        (site / "stray.html").write_text("stray", encoding="utf-8")
    assert build(project, engine).changed and bytes_of(site) == before


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def index_of_two(folder: Path) -> None:
    write(folder, {"zh/search/terms.json": "[]", "index.txt": "made beside"})


def test_what_is_made_beside_the_pages_stands_in_the_site(project: Path) -> None:
    plain = bytes_of(build(project, FakeEngine()).site)
    site = build(project, FakeEngine(), extras=Extras(beside=[index_of_two], key="2")).site
    made = {"zh/search/terms.json": b"[]", "index.txt": b"made beside"}
    assert bytes_of(site) == {**plain, **made}
    assert not list((project / ".build").glob("site-*"))


def test_what_is_made_beside_the_pages_may_not_take_the_place_of_one(project: Path) -> None:
    def take(folder: Path) -> None:
        write(folder, {"zh/index.html": "mine"})

    with pytest.raises(AssemblyError, match=r"index\.html is already taken"):
        build(project, FakeEngine(), extras=Extras(beside=[take]))


def test_a_step_beside_the_pages_that_fails_leaves_the_old_site_whole(project: Path) -> None:
    def fail(folder: Path) -> None:
        write(folder, {"half.txt": "half"})
        raise PublishError("no index")

    before = bytes_of(build(project, FakeEngine()).site)
    with pytest.raises(PublishError, match="no index"):
        build(project, FakeEngine(), extras=Extras(beside=[fail], key="2"))
    assert bytes_of(project / "site") == before
    build(project, FakeEngine(), extras=Extras(key="3"))
    assert not list((project / ".build").glob("site-*"))


@pytest.mark.parametrize("failure", [EngineError("warned"), KeyboardInterrupt()])
def test_a_failed_or_killed_engine_leaves_the_old_site_whole(project: Path, failure: Exception) -> None:
    engine = FakeEngine()
    site = build(project, engine).site
    before = bytes_of(site)
    (project / "docs/zh/index.md").write_text("new", encoding="utf-8")
    engine.fails = failure
    with pytest.raises(type(failure)):
        build(project, engine)
    assert bytes_of(site) == before
    engine.fails = None
    build(project, engine)
    assert (site / "zh/index.html").read_text(encoding="utf-8") == "new"
    assert not list((project / ".build").glob("site-*"))


@pytest.mark.parametrize("in_one_step", [True, False])
@pytest.mark.parametrize("killed_at", [1, 2])
def test_a_kill_within_the_swap_loses_neither_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool, killed_at: int
) -> None:
    new, place, old = (tmp_path / name for name in ("new", "site", "old"))
    for folder, text in ((new, "new"), (place, "old")):
        folder.mkdir()
        (folder / "page").write_text(text, encoding="utf-8")
    steps = 0
    rename = Path.rename

    def killing_rename(path: Path, target: Path) -> Path:
        nonlocal steps
        steps += 1
        if steps == killed_at:
            raise KeyboardInterrupt
        return rename(path, target)

    if not in_one_step:
        monkeypatch.setattr(swap, "_exchange", lambda first, second: False)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killing_rename)
        try:
            swap.swap_in(new, place, old)
        except KeyboardInterrupt:
            swap_was_killed = True
        else:
            swap_was_killed = False
    assert swap_was_killed or (in_one_step and killed_at == 2)
    patched.undo()
    swap.recover(new, place, old)
    assert (place / "page").read_text(encoding="utf-8") in ("new", "old")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def mkdocs_project(folder: Path) -> Path:
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copyfile(REPOSITORY / name, folder / name)
    head = '{% block extrahead %}<link rel="root" href="{{ config.extra.site_root }}">{% endblock %}'
    (folder / "theme").mkdir()
    (folder / "theme/main.html").write_text(f'{{% extends "base.html" %}}{head}', encoding="utf-8")
    navigation = re.findall(r": (\S*index\.md)$", (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    for language in ("zh", "en"):
        for page in navigation:
            path = folder / "docs" / language / page
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"# {page}\n\n<a href='../about/'>raw</a>\n", encoding="utf-8")
    return folder


def test_mkdocs_builds_both_languages_below_the_sites_path(tmp_path: Path) -> None:
    project = mkdocs_project(tmp_path)
    build_languages(project, SETTINGS, project / "first")
    build_languages(project, SETTINGS, project / "second")
    english = (project / "first/en/about/index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in english
    assert '<link rel="canonical" href="https://example.github.io/plans/en/about/">' in english
    assert '<link rel="root" href="/plans/">' in english and "fonts.googleapis" not in english
    assert '<html lang="zh"' in (project / "first/zh/index.html").read_text(encoding="utf-8")
    assert bytes_of(project / "first") == bytes_of(project / "second")


def test_a_warning_of_mkdocs_fails_with_its_words(tmp_path: Path) -> None:
    project = mkdocs_project(tmp_path)
    (project / "docs/en/about/index.md").write_text("[away](missing.md)\n", encoding="utf-8")
    with pytest.raises(EngineError) as caught:
        build_languages(project, SETTINGS, project / "out")
    assert "mkdocs.en.yml" in str(caught.value) and "missing.md" in str(caught.value)
    assert "mkdocs.yml:" not in str(caught.value)


def test_a_missing_engine_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    settings = PublishSettings(SETTINGS.site_url, SETTINGS.repository, engine=Engine.ZENSICAL)
    with pytest.raises(EngineError, match="make site ENGINE=zensical"):
        build_languages(tmp_path, settings, tmp_path / "out")


def test_the_engine_is_told_no_clock() -> None:
    assert engine_environment(REPOSITORY, SETTINGS)["SOURCE_DATE_EPOCH"] == "0"


def test_the_header_names_the_newest_year_that_has_a_page(tmp_path: Path) -> None:
    assert running_year(tmp_path) == ""
    for year in ("2025", "2026", "notes"):
        page = tmp_path / "docs" / "zh" / "years" / year / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text("", encoding="utf-8")
    (tmp_path / "docs" / "zh" / "years" / "2027").mkdir()
    assert running_year(tmp_path) == "2026"
    assert engine_environment(REPOSITORY, SETTINGS)["RUNNING_YEAR"] == running_year(REPOSITORY)


def test_the_footer_says_the_day_of_the_data_as_its_page_does(tmp_path: Path) -> None:
    assert data_day(tmp_path) == ""
    page = tmp_path / "docs" / "zh" / "data" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text('---\ntitle: "数据"\nday: "2026-07-25"\n---\n', encoding="utf-8")
    assert data_day(tmp_path) == "2026-07-25"


def test_the_footer_says_the_version_of_the_data_as_the_page_of_changes_does(tmp_path: Path) -> None:
    assert data_version(tmp_path) == ""
    page = tmp_path / "docs" / "zh" / "changes" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text('---\ntitle: "数据变更"\nversion: "2026-07-25.0a1b2c3d"\n---\n', encoding="utf-8")
    assert data_version(tmp_path) == "2026-07-25.0a1b2c3d"
    assert engine_environment(REPOSITORY, SETTINGS)["DATA_VERSION"] == data_version(REPOSITORY)
