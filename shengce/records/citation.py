"""Where a statement stands: a source, a paragraph of it and, where one is meant, a sentence of the paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from shengce.records.forms import CITATION

_PARTS = re.compile(r"(?P<source>[^#]+)#(?P<paragraph>.*?p[0-9]+)(?:-s(?P<sentence>[0-9]+))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source, written ``source#paragraph-sentence``: ``local-work-2023#jiangxi-p5-s2``.

    ``paragraph`` is the paragraph's locator (``jiangxi-p5``); ``sentence`` counts from 1 and is None where the whole
    paragraph is meant.
    """

    source: str
    paragraph: str
    sentence: int | None = None

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Return the citation that a text writes; raises ValueError for what is none."""
        found = _PARTS.fullmatch(text)
        if found is None:
            raise ValueError(f"“{text}” is no citation")
        return cls(found["source"], found["paragraph"], int(found["sentence"]) if found["sentence"] else None)

    @property
    def locator(self) -> str:
        """The place within the source: ``jiangxi-p5-s2``."""
        return f"{self.paragraph}-s{self.sentence}" if self.is_sentence else self.paragraph

    @property
    def is_sentence(self) -> bool:
        """Whether the citation goes down to the sentence."""
        return self.sentence is not None

    def __str__(self) -> str:
        return f"{self.source}#{self.locator}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            lambda value, as_text: value if isinstance(value, cls) else cls.parse(as_text(value)),
            core_schema.str_schema(pattern=CITATION),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        example = "source#paragraph-sentence, e.g. local-work-2023#jiangxi-p5-s2"
        return {**handler(schema), "description": example}
