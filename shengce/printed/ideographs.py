"""Look-alike ideographs brought to the ones that people type.

Texts copied from PDF files hold radicals and strokes of CJK (``⻓``) in place of the ideographs that they look like
(``长``). Unicode's property Equivalent_Unified_Ideograph says which is which. NFKC folds the Kangxi radicals and the
compatibility ideographs, but not the supplementary radicals and the strokes: those stand here, as Unicode 15.0
has them. theme/assets/js/search/ideographs.js holds the same pairs for queries; tests/search/ holds the two against
each other.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

_PAIRS = """
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕𫜹 ⺖忄
⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗
⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西
⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页
⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙
⻱龜 ⻲亀 ㇆𠃌 ㇏乀 ㇐一 ㇑丨 ㇒丿 ㇓丿 ㇔丶 ㇕𠃍 ㇖乛 ㇗𠃊 ㇘𠃎 ㇙𠄌 ㇚亅 ㇛𡿨 ㇜𠃋 ㇝乀 ㇞𠃑 ㇟乚 ㇠乙 ㇡𠄎
"""
LOOK_ALIKES = {pair[0]: pair[1] for pair in _PAIRS.split()}

_FOLDED_BY_NFKC = chain(
    range(0x2E9F, 0x2EA0),  # the one radical of mother
    range(0x2EF3, 0x2EF4),  # the one radical of the simplified turtle
    range(0x2F00, 0x2FD6),  # Kangxi radicals
    range(0xF900, 0xFB00),  # compatibility ideographs
    range(0x2F800, 0x2FA20),  # and their supplement
)
_TABLE = str.maketrans({chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _FOLDED_BY_NFKC} | LOOK_ALIKES)

_LOOK_ALIKE = re.compile(f"[{''.join(chr(code) for code, plain in _TABLE.items() if chr(code) != plain)}]")


def first_look_alike(text: str) -> str:
    """Return the first look-alike of an ideograph in a text; empty where there is none."""
    found = None if text.isascii() else _LOOK_ALIKE.search(text)
    return found.group() if found else ""


def folded(text: str) -> str:
    """Return the text with each look-alike of an ideograph replaced by it; the number of characters stays."""
    return text.translate(_TABLE)
