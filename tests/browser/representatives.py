"""The pages that stand for their kind where layout and looks are judged: the fullest and the barest."""

from __future__ import annotations

from shengce.derive.knowledge import Knowledge
from shengce.views.site_map import KINDS, WRITTEN

_CHOSEN = {
    "province": ("provinces/jiangxi/", "provinces/hong-kong/"),
    "province_year": (
        "provinces/jiangxi/2023/",
        "provinces/shandong/2023/",
        "provinces/zhejiang/2023/",
        "provinces/zhejiang/2026/",
    ),
    "province_programmes": ("provinces/jiangxi/programmes/",),
    "indicator": ("indicators/gdp_growth/", "indicators/digital_economy_core_value_added_growth/"),
    "industry": ("industries/artificial_intelligence/", "industries/steel/"),
    "year": ("years/2025/", "years/2026/"),
    "theme": ("themes/growth/", "themes/innovation/"),
    "source": ("sources/local-work-2023/", "sources/work-report-guangxi-2023/"),
    "term": ("glossary/industrial-brain/", "glossary/national-advanced-manufacturing-clusters/"),
    "index_of_pages": ("index-of-pages/", "index-of-pages/terms/"),
    WRITTEN.name: ("about/", "method/"),
}


def representatives(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Return the paths of the pages that stand for each kind by its name; for most kinds that is the first page."""
    first = {kind.name: (next(iter(kind.pages(knowledge))).path,) for kind in KINDS if kind != WRITTEN}
    return {**first, **_CHOSEN}
