"""Figures in a text: a number with its scale and its unit, and how exactly it is meant."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bulletins.proofing.passages import Passage

_SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
# Longest first where one begins another. 年, 月, 日 and 号 count nothing here: they are dates.
_UNITS = (
    "个百分点 个工作日 个小时 个月 平方公里 平方米 立方米 万千瓦 千瓦时 千瓦 人次 人天 人份"
    " 项次 场次 件次 台次 辆次 架次 批次 课时 学时 公里 公斤 公顷 千克 千米 毫米 厘米 分钟 小时"
    " 美元 欧元 街道 社区 人 名 位 个 项 场(?!景) 次 件 条 份 篇 期(?!间) 家 户 所 处 座 台 套 辆"
    " 亩 元 吨 天 周 岁 级 门 节 堂 批 组 队 支 面(?!积) 块 张 本 册 部(?![队门分署]) 集 幅 首"
    " 种 类 层 栋 幢 间 床 页 倍 成(?!员) 分 米 度 株 棵 头 只 匹 口 村 乡 镇 县 市 省 校 院 站 点"
    " 线 轮 届 任 对 双 副 枚 艘 架 列 趟 班 桌 款 例 宗 起 段 尾 羽 箱 袋 瓶 盏 根 片 路 卷 % ‰"
).split()
# What counts the same things under two names.
_SAME = {"名": "人", "位": "人", "个": "个", "千克": "公斤", "千米": "公里", "天": "天"}
_QUANTITY = re.compile(
    r"(?<![a-z0-9.,第])(?<![A-Za-z][A-Z])"
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?P<decimals>\.[0-9]{1,6})?(?![0-9A-Za-z.])"
    r"(?P<rough>[余多几来])?"
    r"(?P<scale>百万|千万|万亿|亿|万|千(?![克米瓦])|百(?!分))?"
    r"(?P<rougher>[余多几])?"
    rf"(?P<unit>{'|'.join(_UNITS)})?"
)
_ROUGH_BEFORE = re.compile(
    "(?:约|近|超|超过|逾|突破|至少|最多|最高|最低|不少于|不低于|不高于|不超过|不足|不到|接近|每|平均|各"
    "|[0-9%]\\s?[至到~—-])(?:为|达|达到|了)?$"
)
_ROUGH_AFTER = re.compile("以上|以下|以内|左右|上下|[至到~—-][0-9]|多|余")
_WRITTEN = re.compile("[0-9,]+(?:[.][0-9]+)?")
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class Quantity:
    """``value`` counts units, its scale (万, 亿) multiplied in; ``step`` is its last place.

    A rough one (约, 余, 以上, 每…) is not what it says to the last place.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    words: str
    is_rough: bool

    @property
    def counts(self) -> Decimal:
        """What one of the written number counts: 10,000 in 3.2万."""
        written = Decimal(_WRITTEN.match(self.words)[0].replace(",", ""))
        return self.value / written if written else Decimal(1)

    @property
    def is_share(self) -> bool:
        return self.unit in ("%", "‰")

    @property
    def is_whole(self) -> bool:
        """Whether it is counted one by one, and not rounded."""
        return self.step == 1


def quantities(passage: Passage, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The figures between ``start`` and ``end``, in order."""
    text = passage.levelled
    stop = len(text) if end is None else end
    return [_quantity(text, match) for match in _QUANTITY.finditer(text, start, stop)]


def _quantity(text: str, match: re.Match) -> Quantity:
    scale = _SCALES[match["scale"] or ""]
    decimals = match["decimals"] or ""
    unit = match["unit"] or ""
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    return Quantity(
        start=match.start(),
        end=match.end(),
        value=Decimal(match["number"].replace(",", "") + decimals) * scale,
        step=Decimal(1).scaleb(-len(decimals[1:])) * scale,
        unit=_SAME.get(unit, unit),
        words=match[0],
        is_rough=bool(
            match["rough"]
            or match["rougher"]
            or _ROUGH_BEFORE.search(before)
            or _ROUGH_AFTER.match(text, match.end())
        ),
    )


def plain_number(value: Decimal) -> str:
    """``value`` as people write it: no exponent, no needless noughts."""
    return f"{value.normalize():f}"
