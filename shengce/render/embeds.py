"""The pages of charts alone, which other sites show in frames; the engine has no part in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from shengce.addresses import embed_path
from shengce.outputs.writer import EXPORTS_FOLDER, Output
from shengce.publish.settings import LANGUAGE_TAGS
from shengce.render.environment import plain_markup_environment
from shengce.views.context import Context

_TEMPLATE = "embed.html.j2"

EmbedFiles = Callable[[Context], Iterator[Output]]


def embed_writer(templates: Path) -> EmbedFiles:
    """Return the function that yields the pages of all charts that a context has met."""
    template = plain_markup_environment(templates).get_template(_TEMPLATE)

    def files(context: Context) -> Iterator[Output]:
        page = context.public_url()
        language, (_, _, address) = context.language, page.partition("://")
        shared = {"language": language, "tag": LANGUAGE_TAGS[language.code], "page": page, "address": address}
        for embed in context.embeds:
            path = embed_path(language.code, context.path, embed.name)
            root, version = "../" * path.count("/"), context.knowledge.version
            text = template.render(embed=embed, root=root, version=version, **shared)
            yield Output(EXPORTS_FOLDER / path, text.encode())

    return files
