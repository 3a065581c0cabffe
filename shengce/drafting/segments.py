"""The clauses of a compact sentence, and what may stand before and after an indicator's name in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_TAIL = r"(?:左右|以上|以内|以下|上下|之内)"
# A comma between two rates belongs to a list of rates; 、 and 和 after a rate or a sum begin a new clause.
_BREAK = re.compile(
    r"[;:。!?]|~~|,(?!\d{3}(?!\d))(?!(?:和)?-?\d+(?:\.\d+)?%)|(?<!%),(?=(?:和)?-?\d+(?:\.\d+)?%)"
    r"|(?:(?<=%)|(?<=左右)|(?<=以上)|(?<=以内)|(?<=元)|(?<=百分点)|(?<=第[一二三四五六七八九十\d])|(?<=大关)|(?<=台阶)|(?<=[万水平位目标])(?<=.[亿平位标]))"
    r"(?:、|和|并)(?=[^\d~-])"
)


@dataclass(frozen=True)
class Clause:
    """A clause at ``start`` of the compact sentence."""

    text: str
    start: int


def clauses(text: str) -> Iterator[Clause]:
    """Yield the clauses of a compact sentence in order; none is empty."""
    position = 0
    for match in _BREAK.finditer(text):
        if match.start() > position:
            yield Clause(text[position : match.start()], position)
        position = match.end()
    if position < len(text):
        yield Clause(text[position:], position)


_TIME = (
    r"(?:(?:到|至|在)?(?:19|20)\d\d年(?:度|末|底)?|去年|上年|今年|全年|当年|年内|本年度?|(?:过去|近|前|这)?[的]?(?:一|五|5|三|3|四|4|两)年(?:来|间)?|"
    r"(?:十五五|十[一二三四]五|十五|九五)(?:时期|期间|以来|末)?|五年|今后五年|未来五年|本届政府(?:任期|以来|期间)?|期间|时期|每年|年均|(?:力争)?到)"
)
_ADVERB = (
    r"(?:预计|预期|预测|初步核算|初步统计|初步测算|初步预计|初步|据统计|据测算|据|经|核算|统计|快报|经济社会发展|国民经济|经济|主要|预期目标|目标|目标是|建议|是|为|将|要|可|的|"
    r"我们|实际|包括|就是|在|需要|节能减排|同时|并|且|而|其中|特别是|尤其是|一是|二是|三是|四是|五是|六是|首先|在此基础上|总体上|至|使|累计|综合考虑|按可比价格计算|按可比价|扣除价格因素|同口径|同比|比上年|初步安排|安排|计划|"
    r"拟|确定|提出|把|将|以|也|更|到|工作|上|有望|可望|能|预|则|从|通过|由此|以及|及|全面|奋力|必须|继续|仍|还|其|省内|地区|辖区|本地区)"
)
_STRONG = (
    r"(?:力争|争取|确保|努力|实现|完成|推动|促进|带动|拉动|保持|预计|初步核算|初步统计|初步测算|目标是|目标为|要求|预期|我们|其中|确定|提出|使|"
    r"(?:19|20)\d\d年|去年|上年|今年|全年|五年来|全省|全市|全区|全自治区|我省|我市|我区|自治区|全疆|全藏|本省|本市)"
)
_OWN = r"(?:全省|全市|全区|全自治区|自治区|我省|我市|我区|全疆|全藏|本省|本市|本区|全社会|省|市|区|全地区|全域"
_STEP = r"|(?:力争|争取|确保|努力|实现|完成|推动|促进|带动|拉动|保持|保证|保障|支撑|稳定))"


@dataclass(frozen=True)
class LeadIn:
    """The words that may precede an indicator's name without changing whose or what figure it is."""

    explained: re.Pattern[str]
    ending: re.Pattern[str]

    def explains(self, before: str) -> bool:
        """Return whether all words before the name are known, or those from its last governing verb or area on."""
        if self.explained.fullmatch(before) is not None:
            return True
        ending = self.ending.search(before)
        return ending is not None and OTHER_HOLDER.search(before[: ending.start()]) is None


@cache
def lead_in(names: tuple[str, ...], is_nation: bool) -> LeadIn:
    """Return the lead-in of one area; ``names`` are its own names, the nation also speaks of 全国 and 我国."""
    own = _OWN + "".join(f"|{re.escape(name)}" for name in names) + ("|全国|我国|国家" if is_nation else "") + _STEP
    word = rf"(?>{_TIME}|{own}|{_ADVERB})"
    strong = _STRONG[:-1] + "".join(f"|{re.escape(name)}" for name in names) + ("|全国|我国)" if is_nation else ")")
    return LeadIn(re.compile(rf"{word}*+"), re.compile(rf"{strong}{word}{{0,6}}$"))


OTHER_HOLDER = re.compile(
    r"(?:(?<![全我本])[市县州盟旗]|地区|山区|城市|企业|经济|产业|行业|部门|集团|开发区|园区|新区|高新区|新片区|经济带|经济圈|城市群|兵团|示范区|试验区|沿海|口岸)[^,]{0,4}$"
)
OTHER_SCOPE = re.compile(
    r"开发区|高新区|新区|园区|兵团|经济带|经济区|城市群|县域|示范区|试验区|保税|自贸|综保区|长株潭|珠三角|粤东|粤西|粤北|长三角|三角洲|"
    r"皖江|皖北|苏北|苏南|苏中|关中|陕北|陕南|川东北|湘西|南疆|北疆|浦东|滨海|两江|三峡库区|库区|老区|贫困|少数民族|民族地区|革命|民营|非公|"
    r"国有|央企|乡镇企业|县市|市县|市州|州市|地市|盟市|旗县|区县|[一二三四五六七八九十\d]+个(?:市|县|州|区|省|盟|国家|重点|产业|行业)|口岸|部分|有的|一些|中心城区|"
    r"新型|战略性|高新技术|装备|能源|石化|冶金|轻工|纺织|煤炭|汽车|电子|原材料|消费品工业|特色|优势|支柱|重点(?:行业|产业|企业|项目)|千亿|百亿"
)
NATION_SCOPE = re.compile(r"全国|我国|国家|世界|全球|中央|国际|发达|兄弟省|周边|东部|中西部|西部地区")
PART_OF_YEAR = re.compile(
    r"[一二三四]季度|季度|上半年|下半年|前[三3]季|\d{1,2}月|[一二三四五六七八九十]月份?|前\d+个月|\d+个月|逐月|逐季|月均|当月|同期|年初"
)
DENIED_BEFORE = re.compile(
    r"(?:与|同|高于|快于|低于|超过|[万亿]元|人均|单位|海洋|绿色|占|对|农业|林业|民间|民营|限额以上|限上|网上|网络|实物|一般贸易|加工贸易|服务|电商|跨境电子商务|边境|小额|边贸|边民互市|机电产品|高新技术产品|"
    r"企业|产品|技术|高技术|先进|装备|城镇|乡村|农村|县及县以下|基础设施|房地产|民间投资占|非公有制经济|县域|园区|开发区|新区|数字|旅游|文化|生态|"
    r"口岸|东盟|国家|地区的?|对外|沿线|高新技术|新兴|能源|战略性新兴产业|民营企业|服务业|第[一二三]产业|房地产开发|重点|产业|GEP|贡献|全国|我国|国内的)$"
)
