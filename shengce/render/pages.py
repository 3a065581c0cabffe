"""Every page in every language, rendered to text; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from operator import call
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from shengce.charts.images import ChartDrawer
from shengce.derive.knowledge import Knowledge
from shengce.exports.files import sizes_of
from shengce.exports.tables import NO_TABLES, Tables
from shengce.language.strings import Language
from shengce.language.values import ValueText
from shengce.outputs.writer import Output
from shengce.render.embeds import EmbedFiles
from shengce.render.environment import page_environment, plain_markup_environment
from shengce.render.kept_texts import NO_TEXTS, KeptTexts, hash_of_view
from shengce.render.pictures import PictureTools, picture
from shengce.render.plain import KINDS_WITH_TEXT, guides, place_of_text, plain_environment, plain_text
from shengce.side_by_side import side_by_side
from shengce.template_faults import template_faults
from shengce.views.context import Context, SiteAddress
from shengce.views.kinds import Kind, Page, PageView
from shengce.views.parts.feeds import feeds
from shengce.views.parts.guide import ToldPage
from shengce.views.site_map import KINDS, all_pages

_OF_THE_FOOT = ("citations", "cite_this")  # not every kind of page has both
_OF_PAGES = ("page.md.j2", "pages/", "macros/")

ContextAt = Callable[[str], Context]
FileMaker = Callable[[], Sequence[Output]]


@dataclass(frozen=True)
class Environments:
    """What pages are rendered in, and what the plain texts beside them are."""

    page: Environment
    plain: Environment


@dataclass(frozen=True)
class Tools:
    """What pages are made with: templates, what draws charts and what writes the pages of charts alone, the texts that
    stand already, tables and examples.

    Without ``pictures`` no share images are drawn.
    """

    templates: Path
    draw: ChartDrawer
    embeds: EmbedFiles
    kept: KeptTexts = NO_TEXTS
    tables: Tables = NO_TABLES
    examples: Mapping[str, str] = field(default_factory=dict)
    pictures: PictureTools | None = None


def no_files() -> Sequence[Output]:
    """Make no files for machines."""
    return ()


def render_pages(
    tools: Tools,
    knowledge: Knowledge,
    languages: tuple[Language, ...],
    address: SiteAddress,
    make_files: FileMaker = no_files,
) -> Iterator[Output]:
    """Yield the Markdown of every page, the files beside pages, and what ``make_files`` makes, all side by side.

    Pages that tell of these files are made when they are there. A page whose text is kept for its view is not rendered
    again. Raises UserError where a template is at fault.
    """

    environments = Environments(page_environment(tools.templates), plain_environment(tools.templates))

    def outputs_in(language: Language, tools: Tools, *, tell_of_files: bool) -> list[Output]:
        values: dict[str, ValueText] = {}

        def context_at(path: str) -> Context:
            return Context(
                *(knowledge, language, address, tools.draw, path),
                values=values,
                tables=tools.tables,
                examples=tools.examples,
            )

        chosen = [each for each in listed if each[0].tells_of_files is tell_of_files]
        told: list[ToldPage] = []
        pages = list(_pages(tools, environments, context_at, chosen, told.append))
        if tell_of_files:
            return pages
        texts = guides(environments.plain, context_at(""), told)
        return [*pages, *texts, *_files(context_at), *_feeds(tools, context_at)]

    def pages_in_all() -> list[Output]:
        _prepare(environments, tools, knowledge)
        works = [partial(outputs_in, language, tools, tell_of_files=False) for language in languages]
        return list(chain.from_iterable(side_by_side(call, works)))

    listed = tuple(all_pages(knowledge))
    pages, files = side_by_side(call, [pages_in_all, make_files])
    told = replace(tools, tables=tools.tables.with_sizes(sizes_of(files)))
    last = (outputs_in(language, told, tell_of_files=True) for language in languages)
    yield from chain.from_iterable((pages, *last, files))


def _prepare(environments: Environments, tools: Tools, knowledge: Knowledge) -> None:
    """Make here what the processes of all languages would each make for themselves. Raises UserError.

    Where texts are kept, few templates are asked for, and each when it is.
    """
    if not tools.kept.pages:
        with template_faults(tools.templates):
            for name in environments.page.list_templates(filter_func=lambda name: name.startswith(_OF_PAGES)):
                environments.page.get_template(name)
    if knowledge.word_facts:
        knowledge.word_facts.work_out()


def _pages(
    tools: Tools,
    environments: Environments,
    context_at: ContextAt,
    listed: Iterable[tuple[Kind, Page]],
    tell: Callable[[ToldPage], None],
) -> Iterator[Output]:
    for kind, page in listed:
        context = context_at(page.path)
        with template_faults(tools.templates):  # charts have templates too, and are drawn while the view is made
            view = page.build(context)
            yield from _page(environments, kind, view, context, tools)
            yield from tools.embeds(context)
        tell(ToldPage(kind.name, context.public_url(), view.head))


def _page(environments: Environments, kind: Kind, view: PageView, context: Context, tools: Tools) -> Iterator[Output]:
    """Yield a page, the plain text beside it, and its share image where it has one of its own."""
    told = hash_of_view(view)
    place = PurePosixPath("docs", context.language.code, context.path, "index.md")
    text = tools.kept.text(place, told) or _rendered(environments.page, kind, view, context).encode()
    yield Output(place, text, told)
    if kind.name in KINDS_WITH_TEXT:
        beside = place_of_text(context)
        plain = tools.kept.text(beside, told) or plain_text(environments.plain, kind, view, context).encode()
        yield Output(beside, plain, told)
    if tools.pictures and view.head.card:
        yield picture(tools.pictures, view.head.card)


def page_text(environment: Environment, kind: Kind, page: Page, context: Context) -> str:
    """Return the Markdown of one page; ``context`` is that of its path. Raises what a faulty template does."""
    return _rendered(environment, kind, page.build(context), context)


def _rendered(environment: Environment, kind: Kind, view: PageView, context: Context) -> str:
    template = environment.get_template(f"pages/{kind.name}.md.j2")
    has_text = kind.name in KINDS_WITH_TEXT
    foot = {name: getattr(view, name, None) for name in _OF_THE_FOOT}
    return template.render(page=view, head=view.head, say=context.language.say, has_text=has_text, **foot)


def _files(context_at: ContextAt) -> Iterator[Output]:
    context = context_at("")
    for path, content in page_files(context):
        yield Output(PurePosixPath("docs", context.language.code, path), content)


def _feeds(tools: Tools, context_at: ContextAt) -> Iterator[Output]:
    context = context_at("")
    for path, text in feed_files(tools.templates, context):
        yield Output(PurePosixPath("docs", context.language.code, path), text.encode())


def feed_files(templates: Path, context: Context) -> Iterator[tuple[str, str]]:
    """Yield every feed in one language: its path below the language's home, and its text."""
    with template_faults(templates):
        template = plain_markup_environment(templates).get_template("feeds/atom.xml.j2")
        for feed in feeds(context):
            yield feed.path, template.render(feed=feed)


def page_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the files that stand beside pages of any kind: paths below the language's home, and bytes."""
    for kind in KINDS:
        yield from kind.files(context)
