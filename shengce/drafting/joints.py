"""The words that join a name and its number: what they say of stock and flow, growth and share."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDED = (
    r"新增加?|净增加?|新认定|新培育认定|新培育|新获批建设|新获批|新获评|新建成投用|新建成|新建|新设立?|新引进|"
    r"新引育|新登记|新入选|新入库|新入规|新挂牌|新组建|新布局|新打造|"
    r"新创建|新晋升?|新评定|新增设|新开通|新投产|新并网|新纳入|新落地|新招引|新上市|新升规|增加(?![到至为])"
)
_LEVEL = (
    r"达到了?|达(?!标)|突破|超过|超(?!级)|逾|总数|总量|总规模|总计|累计|增至|增到|升至|升到|"
    r"(?:增加|提高|提升|扩大|上升|增长|跃升|扩容|壮大|发展|扩展)(?:到|至|为)|拥有|现有|已有|已建成|"
    r"共有|保有量|拥有量|存量|实有|在册|稳定在|保持在?|居|位居|迈上|站上|跃上|首破|接近|近(?!零)"
)
_BUILT = (
    r"培育壮大|培育认定|培育发展|培育|打造|建设改造|建设|建成投用|建成|认定|创建|组建|引进培育|引进|引育|"
    r"获批建设|获批|获评|入选|布局建设|布局|建立|升规|新升规|创成|招引|引入|"
    r"推动|支持|实施|开展|完成|遴选|评定|发展|壮大|投放|投用|设立|入围|入库|推出|发布|形成|净|力争|争创|争取|"
    r"上榜|晋级|完善|推广|选树|升级|选育|孵化"
)
_GROWTH = r"负增长|正增长|增长|增速|增幅|下降|降低|减少|提高|提升|上升|回落|递增|扩大|增(?=\d|$)|降(?=\d|$)|压减|降幅"
_SHARE = r"占比|比重|占|比例|份额|比率"
_AVERAGE = r"年均|年平均|平均每年"
_PLAIN = (
    r"同比|比上年|较上年|比去年|预计|预期|计划|实现|是|为|共|共计|合计|有|均|分别|各|约|大约|力争|争取|确保|"
    r"不低于|不少于|不超过|控制在|左右|以上|"
    r"总额|总值|数量|数|户数|家数|户|规模|容量|额|量|总|全部|其中|再|可|将|要|已|已经|的|了|并|也|较快|快速|"
    r"大幅|逆势|全年|今年|年内|当年|去年|率先|首次|历史性|"
    r"高达|多达|大关|企业|产品|标准|实际|名义|全省|全市|全区|目标|到|至|在|由|从|以|仅|我省|我市|我区|工作|"
    r"全社会|全|余额|新|综合|及?退税(?:缓税)?缓费|缓税缓费|及退税|登记在册|已建在建|消费品|公共|过境|规上|发行|"
    r"市场|政府|发电|安排|有效期内|产业招商|招商|新能源和|规上工业企业|规模以上工业企业|规划|有效期内|供应|"
    r"开行|荣获|发放|调度|年度|集中|各类|省内|商业|注册|登记|备案|省|区内|市|本地|金额|资金|水平|能力|指标|"
    r"进一步|稳步|持续|继续"
)
_WORDS = re.compile(
    rf"(?P<average>{_AVERAGE})|(?P<added>{_ADDED})|(?P<level>{_LEVEL})|(?P<growth>{_GROWTH})|(?P<share>{_SHARE})"
    rf"|(?P<built>{_BUILT})|(?P<plain>{_PLAIN})"
)
ADDED, LEVEL, GROWTH, SHARE, AVERAGE, BUILT = "added", "level", "growth", "share", "average", "built"


@dataclass(frozen=True)
class Joint:
    """What the words of a stretch say, nearest to its end last; ``rest`` is where unknown words end."""

    said: tuple[str, ...]
    rest: str

    @property
    def is_known(self) -> bool:
        """Whether every word of the stretch is known."""
        return not self.rest

    def says(self, *roles: str) -> bool:
        """Return whether some word has one of the roles."""
        return any(role in self.said for role in roles)


def read_joint(words: str) -> Joint:
    """Return what a stretch of words says; unknown words are passed over and kept in ``rest``."""
    said: list[str] = []
    rest: list[str] = []
    position = 0
    while position < len(words):
        match = _WORDS.match(words, position)
        if match is None:
            rest.append(words[position])
            position += 1
            continue
        if match.lastgroup and match.lastgroup != "plain":
            said.append(match.lastgroup)
        position = match.end()
    return Joint(tuple(said), "".join(rest))
