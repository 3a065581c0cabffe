"""A skeleton record for a province and year, in which ``check`` names what is left to fill in."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shengce.files import write_whole
from shengce.problems import UserError, printable
from shengce.records.load import load_records
from shengce.template_faults import template_faults

_TEMPLATE = "skeleton.yml.j2"


class SkeletonError(UserError):
    """The skeleton cannot be written; the message says why."""


def write_skeleton(root: Path, province: str, year: int) -> Path:
    """Write ``records/read/<province>/<year>.yml`` and return its path.

    Raises SkeletonError when the province is unknown or not covered, the year is out of range, or the record exists.
    """
    records, _ = load_records(root)
    known = {item.record.slug for item in records.areas if item.record.is_covered}
    if province not in known:
        covered = ", ".join(sorted(known))
        raise SkeletonError(f"“{printable(province)}” is no area that is covered; records/areas.yml lists: {covered}")
    if not 1990 <= year <= 2100:
        raise SkeletonError(f"{year} is no year of a plan (1990 to 2100)")
    path = root / "records" / "read" / province / f"{year}.yml"
    if path.exists() or path.is_symlink():
        raise SkeletonError(f"{path.relative_to(root).as_posix()} exists already")
    loader = FileSystemLoader(root / "templates", encoding="utf-8-sig")
    environment = Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=True)
    with template_faults(root / "templates"):
        text = environment.get_template(_TEMPLATE).render(province=province, year=year)
    write_whole(path, text.encode())
    return path
