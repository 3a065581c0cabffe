"""Why a figure that is found may not be what it seems: its place, its scope, its indicator, the verb of its stock."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shengce.drafting.joints import ADDED
from shengce.drafting.owners import ADDED_GROWTH, Stated, clause_before
from shengce.drafting.segments import PART_OF_YEAR
from shengce.drafting.sentence import AIM_IN_REVIEW, AREA_SCOPE, DONE, SentencePosition
from shengce.printed.vocabulary import PrintedUnit
from shengce.records.base import WHOLE
from shengce.records.vocabulary import Indicator, Statistic
from shengce.reports.periods import RESULT, TARGET, Setting

# These are of what the words around them speak of, and their scope is seldom beside their name.
_OPEN_INDICATORS = frozenset(
    {
        "investment_completed",
        "projects_total_investment",
        "key_project_investment",
        "new_projects_value",
        "enterprises",
        "projects_100m",
        "projects_1bn",
        "projects_10bn",
    }
)
_OPEN_NAMES = frozenset({"新能源汽车", "煤炭", "原煤", "原油", "天然气", "光伏发电", "投资", "减负", "带动消费"})
_SELDOM_READ = frozenset({"culture_tourism", "tea", "agriculture"})
_OF_SIZE = re.compile("[万千百]亿")
_OPEN_STOCK = "stock or flow is not said"


@dataclass(frozen=True)
class Reserves:
    """Judges the figures of one sentence by its text and place."""

    text: str
    position: SentencePosition

    def of(self, stated: Stated, indicator: Indicator, setting: Setting) -> set[str]:
        """Return all that speaks against a figure; empty where nothing does."""
        found = {
            *(stated.owner.doubt, stated.measured.doubt, setting.doubt),
            *(self._of_place(stated, setting), self._of_scope(stated)),
            *(_of_stock(stated, indicator), self._of_indicator(stated, indicator)),
        }
        return found - {""}

    def _of_place(self, stated: Stated, setting: Setting) -> str:
        around = self.position.place
        is_review = around.setting.kind == RESULT and not around.setting.doubt
        doubts = (
            ("in an endnote or annex", around.is_notes),
            ("neither result nor target", not setting.kind),
            ("an aim in a review", setting.kind == RESULT and self._speaks_of_aims(stated)),
            ("a target in a review", setting.kind == TARGET and is_review),
            ("a result among targets", setting.kind == TARGET and DONE.search(self.text)),
        )
        return next((doubt for doubt, holds in doubts if holds), "")

    def _speaks_of_aims(self, stated: Stated) -> bool:
        return AIM_IN_REVIEW.search(clause_before(self.text, stated.number.start)) is not None

    def _of_scope(self, stated: Stated) -> str:
        before = self.text[: min(stated.owner.named.start, stated.number.start)]
        doubts = (
            ("in a paragraph on a part of the area", self.position.is_local),
            ("of a part of the year", PART_OF_YEAR.search(before)),
            ("of a part of the area", AREA_SCOPE.search(stated.owner.lead_words)),
        )
        return next((doubt for doubt, holds in doubts if holds), "")

    def _of_indicator(self, stated: Stated, indicator: Indicator) -> str:
        named, start = stated.owner.named, stated.number.start
        is_rank = stated.number.unit is PrintedUnit.RANK
        is_of_others = indicator.id.startswith("national_") and not named.words.startswith(("国", "全国"))
        is_open = indicator.id in _OPEN_INDICATORS or named.words in _OPEN_NAMES or named.words.startswith("装机")
        doubts = (
            ("what it was before", self.text[start - 1 : start] in {"从", "由"}),
            ("what it is of stands in other words", is_open),
            ("the name may be of the province's own", is_of_others),
            ("an industry that is seldom read", named.scope in _SELDOM_READ),
            ("a general indicator, which needs a label or a scope", indicator.general and named.scope == WHOLE),
            ("among whom is not said", is_rank and "全国" not in self.text[max(0, start - 8) : start]),
        )
        return next((doubt for doubt, holds in doubts if holds), "")


def _of_stock(stated: Stated, indicator: Indicator) -> str:
    """Return what is open of a stock: 建成 and 累计 may tell what stands or what came to it."""
    owner, statistic = stated.owner, stated.measured.statistic
    if statistic == Statistic.GROWTH and owner.lead.says(ADDED):
        return ADDED_GROWTH
    if Statistic.ADDED not in indicator.statistics or statistic not in {Statistic.ADDED, Statistic.LEVEL}:
        return ""
    is_built = "建成" in owner.lead_words and "新" not in owner.lead_words
    is_of_size = statistic == Statistic.ADDED and _OF_SIZE.match(owner.named.words)
    return _OPEN_STOCK if is_built or "累计" in owner.lead_words or is_of_size else ""
