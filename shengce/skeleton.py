"""A skeleton record for a province and year, in which ``check`` names what is left to fill in."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shengce.records.load import load_records

_TEMPLATE = "skeleton.yml.j2"


class SkeletonError(Exception):
    """The skeleton cannot be written; the message says why."""


def write_skeleton(root: Path, province: str, year: int) -> Path:
    """Write ``records/plans/<year>/<province>.yml`` and return its path.

    Raises SkeletonError when the province is unknown, the year is out of range, or the record exists.
    """
    records, _ = load_records(root)
    known = {item.record.slug for item in records.provinces}
    if province not in known:
        raise SkeletonError(f"“{province}” is no province; records/provinces.yml lists: {', '.join(sorted(known))}")
    if not 1990 <= year <= 2100:
        raise SkeletonError(f"{year} is no year of a plan (1990 to 2100)")
    path = root / "records" / "plans" / str(year) / f"{province}.yml"
    if path.exists() or path.is_symlink():
        raise SkeletonError(f"{path.relative_to(root).as_posix()} exists already")
    loader = FileSystemLoader(root / "templates")
    environment = Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(environment.get_template(_TEMPLATE).render(province=province, year=year), encoding="utf-8")
    return path
