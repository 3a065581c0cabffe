import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from shengce.publish.assemble import assemble_root
from shengce.publish.engine import build_languages, engine_environment
from shengce.publish.settings import PublishSettings
from shengce.publish.versions import scripts_version, version_imports, version_of
from tests.unit.test_publish_site import mkdocs_project

REPOSITORY = Path(__file__).parents[2]
SETTINGS = PublishSettings("https://example.github.io/plans/", "https://github.com/example/plans")
MODULES = REPOSITORY / "theme/assets/js"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "assets/inner").mkdir(parents=True)
    (tmp_path / "assets/a.js").write_text('import { b } from "./inner/b.js";\n', encoding="utf-8")
    (tmp_path / "assets/inner/b.js").write_text("export const b = 1;\n", encoding="utf-8")
    return tmp_path / "assets"


def append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write("/* more */\n")


def rename(path: Path) -> None:
    path.rename(path.with_name("c.js"))


@pytest.mark.parametrize("change", [append, rename, Path.unlink])
def test_the_version_changes_when_any_file_does(folder: Path, change: Callable[[Path], None]) -> None:
    before = version_of(folder)
    change(folder / "inner/b.js")
    assert version_of(folder) != before


def test_the_version_is_that_of_what_the_files_hold(folder: Path, tmp_path: Path) -> None:
    before = version_of(folder)
    (folder / ".a.js.swp").write_text("left", encoding="utf-8")
    assert version_of(folder) == version_of(Path(shutil.copytree(folder, tmp_path / "elsewhere"))) == before
    assert re.fullmatch(r"\?v=[0-9a-f]{12}", before)


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ('import { a } from "./b.js";', 'import { a } from "./b.js?v=1";'),
        ("import{a}from'../b.js'", "import{a}from'../b.js?v=1'"),
        ('import {\n  a,\n  c as d,\n} from "./b.js";', 'import {\n  a,\n  c as d,\n} from "./b.js?v=1";'),
        ('import e, * as f from "./x/b.js";', 'import e, * as f from "./x/b.js?v=1";'),
        ('import "./b.js";', 'import "./b.js?v=1";'),
        ('export { a } from "./b.js";', 'export { a } from "./b.js?v=1";'),
        ('export * from "./b.js";', 'export * from "./b.js?v=1";'),
        ('import "./a.js"; import "./b.js";', 'import "./a.js?v=1"; import "./b.js?v=1";'),
        ('const { A } = await import("./b.js");', 'const { A } = await import("./b.js?v=1");'),
        ('[import("./a.js"), import( "./b.js" )]', '[import("./a.js?v=1"), import( "./b.js?v=1" )]'),
        ('// 策\nimport "./b.js";\r\n', '// 策\nimport "./b.js?v=1";\r\n'),
    ],
)
def test_modules_ask_for_each_other_by_version(folder: Path, written: str, served: str) -> None:
    (folder / "inner/b.js").write_bytes(written.encode())
    version_imports(folder, "?v=1")
    assert (folder / "inner/b.js").read_bytes().decode() == served


@pytest.mark.parametrize(
    "written",
    [
        'import { a } from "./b.js?v=2";',
        'import { a } from "b.js";',
        'import { a } from "https://example.org/b.js";',
        'fetch("./b.json");',
        'const file = "./b.js";',
        'reimport("./b.js"); loader.import("./b.js");',
        'export const a = 1; const from = "./b.js";',
        'export function load() { return say("from", "./b.js"); }',
        "const root = new URL('../../../', import.meta.url);",
    ],
)
def test_what_is_no_import_of_a_module_stays(folder: Path, written: str) -> None:
    (folder / "inner/b.js").write_text(written, encoding="utf-8")
    version_imports(folder, "?v=1")
    assert (folder / "inner/b.js").read_text(encoding="utf-8") == written


def test_what_is_no_module_or_not_utf_8_is_served_as_it_is(folder: Path) -> None:
    (folder / "note.txt").write_text('import "./b.js";', encoding="utf-8")
    (folder / "inner/b.js").write_bytes(b"/* \xb2\xdf */")
    version_imports(folder, "?v=1")
    assert (folder / "note.txt").read_text(encoding="utf-8") == 'import "./b.js";'
    assert (folder / "inner/b.js").read_bytes() == b"/* \xb2\xdf */"


@pytest.mark.parametrize("module", sorted(path.relative_to(MODULES).as_posix() for path in MODULES.rglob("*.js")))
def test_no_module_of_the_theme_names_another_in_a_way_that_gets_no_version(tmp_path: Path, module: str) -> None:
    source = (MODULES / module).read_text(encoding="utf-8")
    (tmp_path / "module.js").write_text(source, encoding="utf-8")
    version_imports(tmp_path, "?v=1")
    served = (tmp_path / "module.js").read_text(encoding="utf-8")
    assert served.count("?v=1") == len(re.findall(r"\.js[\"'`]", source)) and "?v=" not in source


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = mkdocs_project(tmp_path)
    head = "{{ config.extra.scripts_version }} {{ config.extra.sheets_version }}"
    (project / "theme/main.html").write_text(
        f'{{% extends "base.html" %}}{{% block extrahead %}}<meta name="versions" content="{head}">{{% endblock %}}',
        encoding="utf-8",
    )
    shutil.copytree(REPOSITORY / "theme/assets", project / "theme/assets")
    shutil.copytree(REPOSITORY / "public", project / "public")
    return project


def versions_of_pages(site: Path) -> set[str]:
    found = (re.search('name="versions" content="(.*?)"', page.read_text("utf-8")) for page in site.rglob("*.html"))
    return {match[1] if match else "none" for match in found}


def test_pages_and_modules_are_of_the_version_of_the_theme(project: Path) -> None:
    sources = {path: path.read_bytes() for path in (project / "theme").rglob("*.js")}
    for number, changed in enumerate(["scheme.js", "search/page.js"]):
        append(project / "theme/assets/js" / changed)
        append(project / "theme/assets/css/page.css")
        site = project / f"site {number}"
        build_languages(project, SETTINGS, site)
        variables = engine_environment(project, SETTINGS)
        assert versions_of_pages(site) == {f"{variables['SCRIPTS_VERSION']} {variables['SHEETS_VERSION']}"}
        assemble_root(project, SETTINGS, site, {})
        for language in ("zh", "en"):
            page = (site / language / "assets/js/search/page.js").read_text(encoding="utf-8")
            assert f'from "../elements.js{scripts_version(project)}"' in page
    untouched = {path: content for path, content in sources.items() if path.name not in ("scheme.js", "page.js")}
    assert untouched == {path: path.read_bytes() for path in untouched}


@pytest.mark.parametrize(
    ("file", "changed"), [("js/search/page.js", "SCRIPTS_VERSION"), ("css/page.css", "SHEETS_VERSION")]
)
def test_scripts_and_sheets_have_each_their_version(project: Path, file: str, changed: str) -> None:
    before = engine_environment(project, SETTINGS)
    append(project / "theme/assets" / file)
    after = engine_environment(project, SETTINGS)
    assert [name for name in before if before[name] != after[name]] == [changed]


@pytest.mark.parametrize("file", ["root.js", "root.css"])
def test_the_root_asks_for_its_files_by_version(project: Path, file: str) -> None:
    def ends() -> set[str]:
        site = project / "site"
        shutil.rmtree(site, ignore_errors=True)
        for language in ("zh", "en"):
            (site / language).mkdir(parents=True)
        assemble_root(project, SETTINGS, site, {})
        pages = "".join((site / page).read_text(encoding="utf-8") for page in ("index.html", "404.html"))
        assert len(re.findall(r"assets/root\.\w+", pages)) == 3
        return set(re.findall(r"assets/root\.\w+([^\"]*)\"", pages))

    before = ends()
    append(project / "public/assets" / file)
    assert len(before) == len(ends()) == 1 and before != ends()
