"""The whole generation: records -> checks -> derived facts -> views -> pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shengce.charts.cache import ChartCache, ChartImages
from shengce.charts.dumbbell import dumbbell_svg
from shengce.charts.slope import Slope, slope_svg
from shengce.charts.timeline import Timeline, timeline_svg
from shengce.checks import check_records
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.exports.files import export_files
from shengce.language.strings import load_languages
from shengce.outputs.writer import Written, write_outputs
from shengce.problems import Problem, RecordsError, errors_of
from shengce.publish.settings import load_settings
from shengce.records.catalogue import catalogue_of
from shengce.records.load import load_records
from shengce.render.pages import render_pages
from shengce.views.charts import Chart
from shengce.views.context import SiteAddress


@dataclass(frozen=True)
class Checked:
    """Records that passed every rule, with what follows from them, and the warnings there were."""

    knowledge: Knowledge
    warnings: tuple[Problem, ...]


def check(root: Path) -> Checked:
    """Load and check all records under ``root``.

    Raises RecordsError with all problems, warnings among them, when there is any error.
    """
    records, problems = load_records(root)
    found = (*problems, *check_records(records))
    if errors_of(found):
        raise RecordsError(found)
    return Checked(knowledge_of(catalogue_of(records)), tuple(sorted(set(found))))


def build(root: Path, checked: Checked | None = None) -> Written:
    """Generate every page under ``root/docs`` from the records; write only what changed.

    ``checked`` are the records where the caller has them already.

    Raises RecordsError, before anything is written, when the records or interface strings have errors.
    """
    checked = checked or check(root)
    languages = load_languages(root)
    settings = load_settings(root)
    address = SiteAddress(settings.site_url.rstrip("/"), settings.repository, settings.branch)
    cache = ChartCache(root / ".build" / "charts")

    def draw(chart: Chart) -> ChartImages:
        if isinstance(chart, Timeline):
            return timeline_svg(chart, cache)
        return slope_svg(chart, cache) if isinstance(chart, Slope) else dumbbell_svg(chart, cache)

    pages = render_pages(root / "templates", checked.knowledge, languages, address, draw)
    return write_outputs(root, (*pages, *export_files(checked.knowledge)))
