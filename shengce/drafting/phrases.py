"""The names under which reports speak of the core indicators: those of the records, and their regular variants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from shengce.drafting.names import NameTable, name_table
from shengce.records.areas import Area
from shengce.records.catalogue import Catalogue
from shengce.records.vocabulary import Indicator

NATION = frozenset({"national", "national-statistics"})
"""Areas whose reports speak of the whole country."""

_AREA = r"(?:地区|国内|区域|本地区|本省|本市|本区|全省|全市|全区|全自治区|自治区|全疆|全藏|我省|我市|我区|省|市|区)*"
_PRODUCT = rf"(?:{_AREA}生产总值|GDP|国民生产总值)"
_ABOVE_SIZE = (
    r"(?:全部)?(?:国有(?:及|和|以及))?(?:全部)?(?:规模以上|规模及以上|规上|规模|限额以上|限上)"
    r"(?:的)?(?:全部)?(?:非国有)?工业"
)
_VALUE_ADDED = r"(?:预计)?(?:累计)?(?:可)?(?:完成|实现)?(?:工业)?增加值"
_RESEARCH = (
    r"(?:研究与试验发展|研究和试验发展|研究与实验发展|研究试验与发展|研究试验发展|研究与发展|研究与开发|研究和开发|研究开发|研发|R&D|科研)"
    r"(?:与试验发展)?(?:活动)?(?:经费|资金|费用)?(?:内部)?(?:总)?(?:投入|支出)?(?:经费|资金|总额)?(?:支出|投入)?"
)
_SHARE = r"(?:的)?(?:之比|比率|比重|比例|比值|份额|比)"

# Alternatives are tried in this order at each place, so a longer name stands before the shorter one within it.
_VARIANTS: dict[str, tuple[str, str]] = {
    "energy_intensity_change": (
        rf"(?:每?万元|每?亿元|单位)(?:的)?{_PRODUCT}(?:的)?(?:综合|统合)?(?:能耗|能源消耗|能源消费|能源单耗)(?:强度|水平|指标|总量|量|率)?"
        rf"|{_PRODUCT}(?:综合|统合|单位)?能耗|(?:单位)?(?:能耗|能源消耗|能源消费)强度",
        r"(?!的?(?:双控|约束|总量|和总量))",
    ),
    "rd_intensity": (
        rf"{_RESEARCH}(?:占|相当于|与)(?:全省|全市|全区|我省|我市|我区)?的?{_PRODUCT}{_SHARE}?|{_RESEARCH}强度|{_RESEARCH}占比",
        "",
    ),
    "high_tech_manufacturing_value_added_growth": (
        r"(?:规模以上|规上)?高技术制造业(?:企业)?(?:工业)?(?:增加值)?",
        r"(?!的?(?:投资|利润|营业|营收|实际|占|企业|产值|总产值|对|销售|出口|比重|主营|税收|引资|和.{0,8}投资))",
    ),
    "digital_economy_core_value_added_growth": (
        r"数字经济核心(?:产业|制造业)(?:增加值)?",
        r"(?!的?(?:制造业|投资|利润|营业|营收|占|企业|产值|总产值|对|销售|比重|规模|占比|收入))",
    ),
    "technical_upgrade_investment_growth": (
        r"(?:规上|规模以上)?(?:工业)?(?:企业)?(?:技术改造|技改)(?:项目)?(?:固定资产)?(?:投资|投入)(?:总额|额)?",
        r"(?!占|的?比重|和技术引进)",
    ),
    "manufacturing_investment_growth": (r"制造业(?:固定资产)?投资(?:总额|额)?", r"(?!占|的?比重)"),
    "industrial_investment_growth": (
        r"工业(?:企业)?(?:固定资产)?(?:投资|投入)(?:完成额|总额|额)?",
        r"(?!占|的?比重|中)",
    ),
    "fixed_asset_investment_growth": (
        r"(?:全社会|城镇|规模以上|(?:计划)?(?:总投资)?(?:500|50|五百)万元?(?:及)?以上(?:的)?(?:项目)?)*(?:完成)?固定资产投资(?:完成额|总额|总量|规模|额)?",
        r"(?!占|的?比重|项目|价格|方向)",
    ),
    "industrial_value_added_growth": (
        rf"{_ABOVE_SIZE}(?:企业)?(?:{_VALUE_ADDED})?",
        r"(?!的?(?:企业|占|利润|总产值|产值|销售|主营|营业|营收|经济效益|单位|新产品|产销|对|增长的|亩均|实现利|利税|实现销|用水|能耗|"
        r"比重|研发|户|完成总|总数|中|盈|实现产|总量|完成产|效益|经济|综合|战略|高技术|战新|增加值能耗|万元|全员))",
    ),
    "total_industrial_value_added_growth": (
        r"(?:全部|全口径|全社会|全省|全市|全区)?(?<![加轻重军手])工业(?:完成|实现)?增加值|工业经济增长",
        r"(?!的?(?:占|率|能耗|用水|比重|中|单位|电耗|综合能耗))",
    ),
    "retail_sales_growth": (
        r"(?:全社会|社会)?消费品?(?:市场)?零售(?:总)?额|(?:全社会|社会)消费品(?:零售)?总额|社会商品零售总?额|社零总?额|社会消费品零售|社消零(?:总额)?",
        r"(?!占|的?比重)",
    ),
    "trade_growth": (
        r"(?:对外贸易|外贸|货物贸易|货物|商品|海关|对外)*进出口(?:贸易)?(?:商品)?(?:总额|总值|总量|额|值)?|(?:对外贸易|外贸)总(?:额|值|量)",
        r"(?!占|的?比重|货运|货物|企业|银行|商会|通关|环节|公司|权|依存|代理|商品检|岸|许可|整体|平均|业务|实绩|主体|货值|结构|市场|贸易额占)",
    ),
    "gdp_growth": (
        rf"{_PRODUCT}(?:总量)?|经济(?:总量)?(?:增长(?:速度|率|幅度)?|增速|增幅|发展速度)|经济(?=年均|平均|预期|实际|预计增长)",
        r"(?!的?(?:能耗|能源|用水|占|二氧化碳|综合能耗|电耗|水耗|质量|核算|贡献|比重|碳排|比例|单耗|之比|质量|方式|动力|潜力|拉动|极)|点|和工业增加值|与)",
    ),
}

RATES = frozenset(_VARIANTS)
"""The indicators whose rates are drafted by the patterns of this module; all others by their printed names."""

RESEARCH_SPENDING = re.compile(_RESEARCH)
"""Spending on research, whose ratio to the product may follow in a later clause."""

SHARE_OF_PRODUCT = re.compile(rf"(?:占|相当于)(?:全省|全市|全区|我省|我市|我区)?(?:同期)?的?{_PRODUCT}{_SHARE}?")
"""A ratio to the product, where its numerator stands in the clause before."""


@dataclass(frozen=True)
class Phrase:
    """A name of an indicator found at ``start`` to ``end`` of a text."""

    indicator: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class PhraseTable:
    """The pattern of the core indicators' names, one group each; each area's own names; the other indicators' names."""

    pattern: re.Pattern[str]
    area_names: dict[str, tuple[str, ...]]
    names: NameTable = field(default_factory=NameTable)

    def find(self, text: str) -> Iterator[Phrase]:
        """Yield the names in the text, in reading order; they do not overlap."""
        for match in self.pattern.finditer(text):
            assert match.lastgroup is not None
            yield Phrase(match.lastgroup, match.start(), match.end(), match.group())


def _pattern_of(indicator: str, printed: Iterable[str]) -> str:
    variants, excluded = _VARIANTS[indicator]
    names = "|".join(re.escape(name) for name in sorted(printed, key=lambda name: (-len(name), name)))
    # Atomic: a name that is followed by an excluded word must not be found again in a shorter form.
    return f"(?P<{indicator}>(?>{variants}{'|' + names if names else ''}){excluded})"


def phrase_table(indicators: Iterable[Indicator], provinces: Iterable[Area] = ()) -> PhraseTable:
    """Return the names of the core indicators, from the records' ``printed`` and the variants of this module.

    Provinces give the names by which a report speaks of its own area.
    """
    printed = {indicator.id: indicator.printed for indicator in indicators}
    alternatives = (_pattern_of(indicator, printed.get(indicator, ())) for indicator in _VARIANTS)
    names = {
        province.slug: tuple(sorted({province.name.zh, province.short.zh, *province.aliases})) for province in provinces
    }
    return PhraseTable(re.compile("|".join(alternatives)), names)


def phrases_of(catalogue: Catalogue) -> PhraseTable:
    """Return all names that the records know."""
    indicators = catalogue.indicators.values()
    names = name_table(indicators, catalogue.scopes.values(), catalogue.units.values())
    return replace(phrase_table(indicators, catalogue.provinces.values()), names=names)
