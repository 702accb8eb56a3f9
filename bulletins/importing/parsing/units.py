"""The unit that contributed the text: on a line of its own, in the title, or in brackets."""

import re

from .people import PEOPLE
from .segments import Segment

_ENDING = (
    "委 部 局 办 厅 县 市 区 旗 州 盟 乡 镇 街道 院 校 大学 中学 小学 学院 集团 公司 中心 社 协会"
    " 学会 联合会 工会 妇联 党组 支部 组 处 科 室 馆 台 站 所 队 府 银行 分行 企业 厂 省 共青团 联"
    " 村 园区 委员会 人大 政协 基地 署 庭 院系 管委会 理事会 商会 总会 讲师团 宣讲团 海关 军分区"
    " 监狱 报社 出版社 实验室 营业部 编辑部 农场 林场 专班"
)
_ENDINGS = tuple(_ENDING.split())
_NAME = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf()、·\s]{2,40}")
_ACT = re.compile(
    "召开|开展|举行|举办|推进|推动|加强|深入|坚持|印发|强化|提升|打造|构建|建设美|走进|走好|走出|做好|做实"
    "|抓好|抓实|聚焦|落实|赋能|助力|促进|践行|贯彻|争当|争做|谱写|筑牢|激发|汇聚|凝聚|创新推|全面|怎样|如何"
)
# Words that only end like a unit: 开新局, 落到实处, 乡村 …
_NO_UNIT = re.compile(
    "(?:[新大格布全开破变战危胜]局|[实深高长新细难好妙用益之各远]处|[干全内]部|[关串并]联|[督帮代包]办"
    "|反省|乡村|强县|[平舞登上]台|抱团|城市|一线|围绕中心)$"
)
_BEHIND = re.compile(r"\s*\([^()]*$")  # 澜江市委宣传部（市文明办
_IN_TITLE = re.compile(r"([\u4e00-\u9fff、]{2,30}?)\s*:\s*(?=\S{4})")
_CONTRIBUTED = re.compile(r"[(【\[]\s*(.{2,60}?)\s*(?:联合)?(?:供稿|报送|提供|选送|推荐)\s*[)】\]]")
_UNIT_AND_PEOPLE = re.compile(rf"\(?(?P<unit>.{{2,40}}?)\s+(?P<people>{PEOPLE})\)?")
_PEOPLE_AND_UNIT = re.compile(rf"(?P<people>{PEOPLE})\s*\((?P<unit>.{{2,40}})\)")
_SENTENCE_BEFORE = re.compile(r"[。！？!?…][”’」』]*\s*$")
_BRACKET = re.compile(r"[(【\[]([^()【】\[\]]{2,60})[)】\]]$")
_BARE = re.compile(r"(.{2,40}?)\s*(?:供稿|报送)")
_REACH = 130  # characters at the end of a line in which a bracket is looked for


def is_unit(line: Segment) -> bool:
    """Whether ``line`` reads like the name of a unit, or of several."""
    name = _BEHIND.sub("", line.folded.strip("()"))
    return bool(
        _NAME.fullmatch(line.folded)
        and name.endswith(_ENDINGS)
        and not _ACT.search(name)
        and not _NO_UNIT.search(name)
    )


def without_brackets(line: Segment) -> Segment:
    """``（澜江市委宣传部）`` → ``澜江市委宣传部``."""
    is_bracketed = line.folded.startswith("(") and line.folded.endswith(")")
    return line.part(1, len(line) - 1) if is_bracketed else line


def unit_with_people(line: Segment) -> tuple[Segment, Segment] | None:
    """``澜江市委宣传部　方远`` or ``方远（澜江市委宣传部）`` → the unit and the names."""
    for form in (_UNIT_AND_PEOPLE, _PEOPLE_AND_UNIT):
        if match := form.fullmatch(line.folded):
            unit, people = line.part(*match.span("unit")), line.part(*match.span("people"))
            if is_unit(unit) and not is_unit(people):
                return unit, people
    return None


def unit_in_title(title: Segment) -> tuple[Segment, Segment] | None:
    """``澜江市：以学促干`` → the unit and the rest of the title."""
    match = _IN_TITLE.match(title.folded)
    if not match:
        return None
    unit = title.part(*match.span(1))
    return (unit, title.part(match.end())) if is_unit(unit) else None


def contributing_unit(line: Segment) -> tuple[Segment, Segment] | None:
    """The bracket that ends a line, and the unit in it.

    ``…新篇章。（澜江市委宣传部供稿）``; behind a sentence also ``（澜江市委宣传部）``, and alone on
    its line ``澜江市委宣传部供稿``.
    """
    tail = max(0, len(line) - _REACH)
    for match in _CONTRIBUTED.finditer(line.folded, tail):
        if match.end() == len(line):
            return line.part(match.start()), line.part(*match.span(1))
    return _unit_behind_sentence(line, tail) or _unit_without_bracket(line)


def _unit_behind_sentence(line: Segment, tail: int) -> tuple[Segment, Segment] | None:
    match = _BRACKET.search(line.folded, tail)
    if not match or not _SENTENCE_BEFORE.search(line.folded[tail : match.start()]):
        return None
    unit = line.part(*match.span(1))
    return (line.part(match.start()), unit) if is_unit(unit) else None


def _unit_without_bracket(line: Segment) -> tuple[Segment, Segment] | None:
    match = _BARE.fullmatch(line.folded) if len(line) <= _REACH else None
    unit = line.part(*match.span(1)) if match else None
    return (line, unit) if unit and is_unit(unit) else None
