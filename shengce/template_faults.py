"""A template that cannot be read or rendered is named with the line at fault."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from shengce.problems import UserError, printable


@contextmanager
def template_faults(folder: Path) -> Iterator[None]:
    """Turn what fails in a template of ``folder`` into a UserError with its place; what fails elsewhere goes on."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise UserError(f"{error.filename or error.name}:{error.lineno}: {printable(error.message or '')}") from error
    except TemplateNotFound as error:
        raise UserError(f"{folder / str(error.name)}: this template is asked for and missing") from error
    except Exception as error:
        place = _place_in(folder, error)
        if place is None or isinstance(error, OSError):
            raise
        raise UserError(f"{place}: {printable(_words(error))}") from error


def _place_in(folder: Path, error: Exception) -> str | None:
    """Return file and line of the innermost template of the folder that was being rendered."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}" for frame in frames if Path(frame.filename).is_relative_to(folder)]
    return places[-1] if places else None


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
