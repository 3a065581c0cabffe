"""The whole way: records -> checks -> derived facts -> views -> pages -> site. One lock, one reading of the records."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from shengce.charts.images import card_drawer, chart_drawer
from shengce.checks import check_records
from shengce.cycles import no_search_for_cycles
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.exports.api.files import api_files, api_paths
from shengce.exports.examples import examples_of
from shengce.exports.files import example_files, export_files
from shengce.exports.tables import tables_of
from shengce.files import read_text, write_whole
from shengce.inputs import input_problems
from shengce.language.strings import Language, load_languages
from shengce.outputs.writer import MANIFEST, Output, Written, exports_of, standing, write_outputs
from shengce.problems import Problem, RecordsError
from shengce.publish.fingerprint import content_of, last_touched, package_versions, tree_hash
from shengce.publish.lock import BUILD_FOLDER, alone
from shengce.publish.settings import PublishSettings, load_settings
from shengce.publish.site import SITE_FOLDER, Extras, Report, SiteBuild, build_site, refuse_other_than_a_folder
from shengce.records.catalogue import catalogue_of
from shengce.records.load import Records, load_records
from shengce.render.embeds import embed_writer
from shengce.render.kept_texts import keep_texts, kept_texts
from shengce.render.pages import Tools, render_pages
from shengce.render.pictures import RECORD as DRAWN
from shengce.render.pictures import PictureTools, drawn_with, is_picture, picture_tools
from shengce.search.index import search_key, stage_ahead, write_search
from shengce.side_by_side import IsOver, meanwhile
from shengce.views.context import SiteAddress
from shengce.views.moved import moved_pages
from shengce.words.reading import WordCounts

Result = TypeVar("Result")

# What is read before the pages are written; docs/, theme/ and public/ are read after.
_COLOURS = "theme/assets/css/tokens.css"
_SHARED = ("i18n", "templates", "settings.yml", _COLOURS)
_READ_FIRST = ("records", *_SHARED)


@dataclass(frozen=True, repr=False)
class Checked:
    """Records that passed every rule, with what follows from them."""

    records: Records
    knowledge: Knowledge


@dataclass(frozen=True, repr=False)
class Project:
    """All that pages and index are made from, read once; ``is_current`` tells whether the files still stand so.

    ``made_from`` changes whenever anything does that the generated files follow from, code and packages among it;
    ``shared`` whenever anything does that all pages follow from, which records are not.
    """

    root: Path
    knowledge: Knowledge
    languages: tuple[Language, ...]
    settings: PublishSettings
    made_from: str
    shared: str
    is_current: Callable[[], bool]


@no_search_for_cycles()
def check(root: Path) -> Checked:
    """Load and check all records under ``root``. Raises RecordsError with all problems."""
    records, problems = load_records(root)
    found = (*problems, *check_records(records))
    if found:
        raise RecordsError(found)
    words = WordCounts(root, records.words) if records.words else None
    return Checked(records, knowledge_of(catalogue_of(records), words, content_of(root / "records")))


@no_search_for_cycles()
def read_project(root: Path) -> Project:
    """Load and check all that people write: records, interface strings, settings, pages, templates.

    Raises RecordsError with all problems of all of them, or SettingsError.
    """
    read_first = [root / name for name in _READ_FIRST]
    touched = last_touched(read_first)
    problems: list[Problem] = list(input_problems(root))
    checked = _collected(problems, lambda: check(root))
    languages = _collected(problems, lambda: load_languages(root))
    if checked is None or languages is None or problems:
        raise RecordsError(problems)
    settings = load_settings(root)
    return Project(
        root,
        checked.knowledge,
        languages,
        settings,
        made_from=_key(read_first, root, settings),
        shared=_key([root / name for name in _SHARED], root, settings),
        is_current=lambda: last_touched(read_first) == touched,
    )


def _key(read_first: Sequence[Path], root: Path, settings: PublishSettings) -> str:
    code = Path(__file__).parent
    told = [tree_hash(read_first, root), tree_hash([code], code), package_versions(), repr(settings)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


@no_search_for_cycles()
def build(root: Path, report: Report = print) -> Written:
    """Generate every page under ``root/docs`` from the records; write only what changed.

    Raises UserError, RecordsError among them, before anything is written, when something that people wrote is at fault.
    """
    with alone(root, report):
        return _generate(read_project(root))


@no_search_for_cycles()
def make_site(root: Path, report: Report = print) -> tuple[Written, SiteBuild]:
    """Generate every page and build ``site/`` from them, all from one reading of the records. Raises UserError."""
    with alone(root, report):
        refuse_other_than_a_folder(root / SITE_FOLDER)
        project = read_project(root)
        return _generate(project, is_for_site=True), _publish(project, report)


def _collected(problems: list[Problem], read: Callable[[], Result]) -> Result | None:
    try:
        return read()
    except RecordsError as error:
        problems.extend(error.problems)
        return None


def _generate(project: Project, *, is_for_site: bool = False) -> Written:
    """Write the pages, or leave them alone where they stand as they were made from the same.

    For a site, documents for search are made meanwhile: writing leaves a processor idle.
    """
    if _noted(project.root) == _note(project) and (unchanged := standing(project.root)):
        return Written((), (), unchanged)
    write_whole(_place_of_note(project.root), b"")
    outputs = _outputs(project)
    with meanwhile(partial(_search_ahead, project, outputs)) if is_for_site else nullcontext():
        return _write(project, outputs)


def _write(project: Project, outputs: Sequence[Output]) -> Written:
    written = write_outputs(project.root, outputs)
    if project.is_current():
        keep_texts(project.root, project.shared, (output for output in outputs if not is_picture(output)))
        keep_texts(project.root, drawn_with(project.root), filter(is_picture, outputs), DRAWN)
        write_whole(_place_of_note(project.root), _note(project).encode())
    return written


def _search_ahead(project: Project, outputs: Sequence[Output], is_over: IsOver) -> None:
    texts = {project.root / output.path: output.content for output in outputs}
    stage_ahead(project.root, project.knowledge, project.languages, texts, is_over)


def _note(project: Project) -> str:
    """Return what tells the generated files as they stand: what they were made from, and their list."""
    return f"{project.made_from} {tree_hash([project.root / MANIFEST], project.root)}"


def _noted(root: Path) -> str:
    try:
        return _place_of_note(root).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _place_of_note(root: Path) -> Path:
    return root / BUILD_FOLDER / "generated"


def _outputs(project: Project) -> tuple[Output, ...]:
    settings = project.settings
    address = SiteAddress(settings.site_url.rstrip("/"), settings.repository, settings.branch, settings.contact)
    templates = project.root / "templates"
    filled = tables_of(project.knowledge, project.languages)
    tables = filled.with_cut_up(api_paths(filled, project.knowledge))
    examples = examples_of(templates, settings.site_url)
    kept = kept_texts(project.root, project.shared)
    pictures = _picture_tools(project.root)
    tools = Tools(templates, chart_drawer(templates), embed_writer(templates), kept, tables, examples, pictures)

    def make_files() -> tuple[Output, ...]:
        of_api = api_files(tables, project.knowledge, project.languages, address.site_url)
        return (*export_files(tables, project.knowledge), *example_files(examples), *of_api)

    return tuple(render_pages(tools, project.knowledge, project.languages, address, make_files))


def _picture_tools(root: Path) -> PictureTools:
    tokens = read_text(root / _COLOURS, root)
    return picture_tools(card_drawer(root / "templates", tokens), root, kept_texts(root, drawn_with(root), DRAWN))


def _publish(project: Project, report: Report) -> SiteBuild:
    def index_for_search(folder: Path) -> None:
        write_search(project.root, project.knowledge, project.languages, folder)

    extras = Extras(
        exports=exports_of(project.root),
        moved=moved_pages(project.knowledge),
        beside=(index_for_search,),
        key=search_key(project.root),
        is_current=project.is_current,
    )
    return build_site(project.root, project.settings, extras, report=report)
