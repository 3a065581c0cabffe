"""Every page in every language, rendered to text; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from shengce.derive.knowledge import Knowledge
from shengce.language.strings import Language
from shengce.outputs.writer import Output
from shengce.render.environment import page_environment
from shengce.views.charts import ChartDrawer
from shengce.views.compare import DATA_FOLDER, compared_provinces, comparison_data
from shengce.views.context import Context, SiteAddress
from shengce.views.pages import all_pages


def render_pages(
    templates: Path,
    knowledge: Knowledge,
    languages: tuple[Language, ...],
    address: SiteAddress,
    draw: ChartDrawer,
) -> Iterator[Output]:
    """Yield the Markdown of every page, all languages of a page together."""
    environment = page_environment(templates)
    for page in all_pages(knowledge, draw):
        template = environment.get_template(f"pages/{page.template}.md.j2")
        for language in languages:
            context = Context(knowledge, language, address, page.path)
            view = page.build(context)
            text = template.render(page=view, head=view.head, say=language.say)
            yield Output(PurePosixPath("docs", language.code, page.path, "index.md"), text.encode())
    for language in languages:
        yield from _comparison_files(Context(knowledge, language, address, "compare/"))


def _comparison_files(context: Context) -> Iterator[Output]:
    for province in compared_provinces(context):
        path = PurePosixPath("docs", context.language.code, DATA_FOLDER, f"{province.slug}.json")
        yield Output(path, comparison_data(context, province))
