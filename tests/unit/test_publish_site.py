import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from shengce.publish import swap
from shengce.publish.assemble import AssemblyError
from shengce.publish.engine import EngineError, build_languages, engine_environment
from shengce.publish.settings import Engine, PublishSettings
from shengce.publish.site import SiteBuild, build_site

REPOSITORY = Path(__file__).parents[2]
SETTINGS = PublishSettings("https://example.github.io/plans/", "https://github.com/example/plans")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


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


def build(project: Path, engine: FakeEngine, settings: PublishSettings = SETTINGS, **options: object) -> SiteBuild:
    return build_site(project, settings, engine=engine, report=lambda _: None, **options)  # type: ignore[arg-type]


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
        assert (site / address.removeprefix("/plans/")).is_file(), address


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


def test_files_for_the_host(project: Path) -> None:
    site = build(project, FakeEngine()).site
    assert (site / ".nojekyll").read_bytes() == b"" and not (site / "CNAME").exists()
    custom = PublishSettings("https://plans.example.org/", SETTINGS.repository)
    assert (build(project, FakeEngine(), custom).site / "CNAME").read_text(encoding="utf-8") == "plans.example.org\n"
    assert not list(site.rglob("*.j2"))


def test_generated_root_files_are_published_and_never_overwrite(project: Path) -> None:
    data = project / ".build/root/data/facts.csv"
    data.parent.mkdir(parents=True)
    data.write_text("id\n", encoding="utf-8")
    assert (build(project, FakeEngine()).site / "data/facts.csv").read_text(encoding="utf-8") == "id\n"
    (project / ".build/root/zh").mkdir()
    (project / ".build/root/zh/index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(AssemblyError, match=r"zh/index\.html is already taken"):
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
    assert build(project, engine, finish_key="index 2").changed
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


def test_finishing_steps_see_the_whole_staged_site(project: Path) -> None:
    def index(staged: Path) -> None:
        (staged / "pages.txt").write_text(str((staged / "index.html").is_file()), encoding="utf-8")

    assert (build(project, FakeEngine(), finish=[index]).site / "pages.txt").read_text(encoding="utf-8") == "True"


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
    with pytest.raises(EngineError, match=r"pip install '\.\[zensical\]'.*ENGINE=zensical"):
        build_languages(tmp_path, settings, tmp_path / "out")


def test_the_engine_is_told_no_clock() -> None:
    assert engine_environment(SETTINGS)["SOURCE_DATE_EPOCH"] == "0"
