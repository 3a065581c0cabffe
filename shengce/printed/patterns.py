"""The patterns of printed figures, over text folded by ``numerals.fold_width``."""

from __future__ import annotations

import re

from shengce.printed.numerals import DIGITS, HAN
from shengce.printed.vocabulary import words

_MULTIPLIER = r"[十百千]?万亿?|[十百千]?亿|千(?![伏瓦米克卡])|百(?!分)"

# Measure words that other words begin with carry a look-ahead: 5家企业 counts firms, 百万家庭 does not.
_MEASURE_WORDS = words(
    "平方公里 平方米 立方米 立方 公里 公顷 公斤 千瓦时 千伏安 千瓦 千伏 千米 千克 兆瓦 吨标准煤 "
    "吨公里 人公里 吨 微克 毫克 克 斤 标准箱 标箱 个月 个 项 条 台 户 人次 人天 名 件 所 座 处 辆次 百亿亿次/秒 "
    "辆 套 张 亩次 亩 小时 分钟 天 次 架次 车次 航次 场 批 期 类 种 部 篇 支 只 头 羽 株 棵 间 栋 幢 "
    "层 列 艘 架 颗 枚 块 片 对 组 届 床 宗 笔 起 例 份 册 本 盏 眼 班 单 票 股 岁 周岁 厘米 毫米 "
    "海里 米 升 级 强 港元 港币 欧元 日元 英镑 摄氏度 位 门 枝 幅 首 箱 周 秒"
)
_GUARDED_MEASURE_WORDS = words(
    r"家(?![庭乡具电禽畜政长园]) 人(?![均民大才工口]) 分(?![别之为布行公子]) 县(?![域城级]) "
    r"市(?![场民域]) 大(?![家力于幅]) 口(?![岸径])"
)
_DATE_WORDS = words("周年 年度 年代 年 月份 月 日 号 季度 世纪")
# Few words may follow a bare Han numeral: 一次性, 一方面 and the like count nothing.
_HAN_MEASURE_WORDS = words(
    "平方公里 平方米 立方米 公里 公顷 千瓦时 千瓦 吨 个月 个 项 条 台 户 人次 名 件 所 座 处 辆 套 "
    "亩 小时 分钟 天 年 届 类 港元 位"
)
_LETTER_UNITS = r"(?:kWh?|MWh?|GWh?|TWh|km|kV|kg|TEU|E[Ff]lops|P[Ff]lops|EFLOPS|PFLOPS|PF|Gbps|TB|EB|P)(?![A-Za-z])"


def _alternation(terms: list[str]) -> str:
    return "|".join(sorted(terms, key=lambda term: (-len(term.split("(")[0]), term)))


_RATE = r"%|‰|个? ?百分点|个点(?!子)|个?位次"
_MONEY = r"美元|元(?![旦宵])|人民币"
_COUNTED = _alternation([*_MEASURE_WORDS, *_GUARDED_MEASURE_WORDS, *_DATE_WORDS])
_UNIT = rf"{_RATE}|{_MONEY}|{_LETTER_UNITS}|倍(?!增)|{_COUNTED}"
_COUNTED_IN_HAN = _alternation([*_HAN_MEASURE_WORDS, *_GUARDED_MEASURE_WORDS[:2]])
_HAN_UNIT = rf"个? ?百分点|个?位次|{_MONEY}|倍(?!增)|{_COUNTED_IN_HAN}"
_TENTH = r"成(?![功立为果员都熟本效品长就交人套片绩年型份渝])"

# Not part of a name (C919, 5G, PM2.5, 2+6+N), a ratio (1:0.5), a fraction, an address or a footnote.
_NOT_INSIDE_NAME = (
    r"(?<![A-Za-z0-9.+/_$·\[#=])(?<![A-Za-z]-)(?<![0-9][:∶])(?<![0-9],(?=[0-9]{3}(?![0-9])))(?<![0-9]-)"
    r"(?<![0-9]\. )"
)
_NOT_CONTINUED = r"(?![0-9A-Za-z_∶+·$]|\.[0-9]|,[0-9]|/[0-9]|:[0-9]|-[A-Za-z])"
_BETWEEN = r"(?:[-~]{1,2}| [-~]{1,2} |至|到)"
_SPACE = r" {0,2}"


def _quantity(name: str, numeral: str, unit: str) -> str:
    """Return the pattern of numeral, multiplier and unit, with 多 or 余 between; groups end in ``_name``."""
    return (
        rf"(?P<numeral_{name}>{numeral})"
        rf"(?:{_SPACE}(?P<more_{name}>[多余])?(?P<multiplier_{name}>{_MULTIPLIER})(?P<more_after_{name}>[多余](?=[^额]))?|(?P<more_plain_{name}>[多余](?=[^额])))?"
        rf"(?:{_SPACE}(?P<unit_{name}>{unit}))?"
    )


_QUANTITY_IN_DIGITS = (
    rf"{_NOT_INSIDE_NAME}(?P<minus>-)?{_quantity('first', DIGITS, _UNIT)}{_NOT_CONTINUED}"
    rf"(?:{_BETWEEN}{_quantity('last', DIGITS, _UNIT)}{_NOT_CONTINUED})?"
)
_NOT_INSIDE_HAN = r"(?<![零〇一二两三四五六七八九十百千万亿几数多点第周期初之统唯上0-9])"
_QUANTITY_IN_HAN = (
    rf"{_NOT_INSIDE_HAN}(?P<numeral_han>{HAN})(?P<more_han>[多余])?"
    rf"(?:{_SPACE}(?P<unit_han>{_HAN_UNIT}|{_TENTH})|(?=左右|以上|以内|以下|[^\w”’」』）)]|$))"
)
_TENTHS_IN_DIGITS = rf"{_NOT_INSIDE_NAME}(?P<tenths>[1-9]){_TENTH}"

_NUMERAL = rf"(?:{DIGITS}|{HAN})"
_PARTS = (
    rf"(?P<parts_base>百分之|千分之){_SPACE}(?P<parts_first>{_NUMERAL})"
    rf"(?:(?:到|至|[-~])(?:百分之|千分之)?(?P<parts_last>{_NUMERAL}))?"
)
_CONSECUTIVE = rf"连续{_SPACE}第?{_SPACE}(?P<consecutive>{_NUMERAL}){_SPACE}个?年度?"
_DOUBLINGS = rf"翻(?:了|两?番再翻)?{_SPACE}(?P<doublings>{_NUMERAL}){_SPACE}番|(?P<doubling>翻番|翻倍)"
_ORDINAL = (
    rf"(?<!倒数)第{_SPACE}(?P<ordinal>{_NUMERAL}){_SPACE}"
    r"(?P<ordinal_unit>[位名](?![书医干])|(?=[^\u4e00-\u9fffA-Za-z0-9]|$|和|与|及))?"
)
_TOP = rf"(?<![提之以目当年])前{_SPACE}(?P<top>{_NUMERAL}){_SPACE}(?:[位名强]|(?=[^\w %‰]|$))"
_FIRST_PLACE = r"(?P<first_place>首位(?!度)|榜首|居首(?!位))"
_FLAT = r"(?P<flat>持平(?=[^\u4e00-\u9fff]|$|略|左右|或|的|水平)|零增长)"

# Every figure begins with one of these: the test spares most places of a text the alternatives.
_FIRST_CHARACTER = r"(?=[-0-9百千零〇一二两三四五六七八九十万亿连翻第前首榜居持])"

FIGURE = re.compile(
    _FIRST_CHARACTER
    + "(?:"
    + "|".join(
        (
            rf"(?P<is_parts>{_PARTS})",
            rf"(?P<is_consecutive>{_CONSECUTIVE})",
            rf"(?P<is_doubling>{_DOUBLINGS})",
            rf"(?P<is_ordinal>{_ORDINAL})",
            rf"(?P<is_top>{_TOP})",
            rf"(?P<is_first_place>{_FIRST_PLACE})",
            rf"(?P<is_flat>{_FLAT})",
            rf"(?P<is_tenths>{_TENTHS_IN_DIGITS})",
            rf"(?P<is_digits>{_QUANTITY_IN_DIGITS})",
            rf"(?P<is_han>{_QUANTITY_IN_HAN})",
        )
    )
    + ")"
)
"""Any printed figure; exactly one group ``is_...`` holds, and says which kind it is."""

LIST_SEPARATOR = re.compile(r" ?(?:左右|以上|以内|以下)? ?(?:[、和与及]|以及) ?")
"""What may stand between two items of one list that share a verb."""

DATE_WORDS = frozenset(_DATE_WORDS)
