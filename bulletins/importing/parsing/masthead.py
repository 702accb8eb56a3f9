"""One line of a bulletin's mast: number, total, date, office and name, in any order."""

import re
from dataclasses import dataclass, field

from bulletins.text.dates import WrittenDate, find_date
from bulletins.text.numbering import chinese_number

from .columns import squeezed
from .segments import Segment
from .units import is_unit

_DIGITS = dict(zip("〇○零◯一二三四五六七八九", "0000123456789", strict=True))
_NUMERAL = r"(?:\d{1,5}|[一二三四五六七八九十百〇○零]{1,6})"
_YEAR = r"(?P<year>[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})"
_TOTAL = re.compile(rf"[(\[]?\s*(?:总|累计)\s*(?:期\s*)?第?\s*(?P<total>{_NUMERAL})\s*期\s*[)\]]?")
_ISSUES = [
    re.compile(
        rf"(?:(?<=简报)|(?<=动态)|(?<=信息)|(?<=快报)|(?<=专报)|(?<=参考))\s*"
        rf"[〔\[(【]\s*{_YEAR}\s*年?\s*[〕\])】]\s*第?\s*(?P<number>{_NUMERAL})\s*[期号]"
    ),
    re.compile(rf"[〔\[(【]\s*{_YEAR}\s*年?\s*[〕\])】]\s*第?\s*(?P<number>{_NUMERAL})\s*期"),
    re.compile(
        rf"(?:{_YEAR}\s*年?\s*度?\s*[,·.•]?\s*)?(?P<extra>\(?\s*增\s*刊\s*\)?)?\s*"
        rf"[(\[]?\s*第\s*(?P<number>{_NUMERAL})\s*(?:[-—–~至、,]\s*第?\s*(?P<last>{_NUMERAL})\s*)?"
        rf"期\s*[)\]]?(?P<after>\s*\(?\s*增\s*刊\s*\)?)?(?:\s*\(?\s*合刊\s*\)?)?"
        r"(?![\u4e00-\u9fff])"  # 第三期读书班 numbers no bulletin
    ),
    re.compile(
        rf"(?:{_YEAR}\s*年\s*)?[(\[]?(?P<extra>增\s*刊)[)\]]?\s*[(\[]?\s*"
        rf"(?P<number>{_NUMERAL})?\s*[)\]]?(?!\s*第)"
    ),
]
_NOTICE = re.compile(
    r"内部(?:资料|刊物|文件|材料|交流|参考)|注意保(?:存|密|管)|(?:秘密|机密|绝密|密级)|免费(?:交流|赠阅)"
    r"|准印证|不得(?:外传|翻印|公开)|仅供|参阅|编号|妥善保管|阅后"
)
_WEEKDAY = re.compile(r"\(?\s*(?:星期|周)[一二三四五六日天]\s*\)?")
_OFFICE_ROLE = re.compile(
    r"\s*(?:主办|承办|编印|编发|编辑出版|编辑|主编|编制|编|印发|印制|印|主管|出版|制发)\s*$"
)
_OFFICE_LABEL = re.compile(
    r"(?:主办|承办|主管|编印|编发|编报|编辑|编制|出版)(?:单位|机关|部门)?\s*:\s*"
)
_OFFICE = re.compile(r"(?:编辑部|编委会|编辑委员会|编辑室|办公室|秘书处|研究室|编写组)$")
_LEADER = re.compile(r"(?:签\s*发(?:\s*人)?|核\s*稿|审\s*稿)\s*:.*")
_IDLE = re.compile(r"(?:编|印|出版|印发|编印|主办|第|期|日期|时间|出版日期|印发日期)?[:\s]*")
_TAKEN = "\0"
_WORDS = re.compile(rf"[^{_TAKEN}\t|｜]+?(?=\s{{2,}}|[{_TAKEN}\t|｜]|$)")
_EDGES = " ()[]〔〕【】,;:·•-—–―─━/*★"


@dataclass(frozen=True, slots=True)
class Number:
    """第8期, 2024年第8期, 增刊第1期, 第8-9期 (``last``)."""

    number: int | None
    year: int | None
    is_supplement: bool
    last: int | None


@dataclass(slots=True)
class MastLine:
    """What a line of a mast says. ``names`` are what is left: words of the series' name."""

    line: Segment
    number: Number | None = None
    total: int | None = None
    date: WrittenDate | None = None
    offices: list[str] = field(default_factory=list)
    has_role: bool = False  # an office is said to have made the bulletin
    is_notice: bool = False
    names: list[str] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        return bool(
            self.number or self.total or self.date or self.offices or self.is_notice
        ) or not (self.names)

    @property
    def says_more_than_an_office(self) -> bool:
        return bool(self.number or self.total or self.date or self.is_notice or self.has_role)


def read_mast_line(line: Segment) -> MastLine:
    said = MastLine(line)
    rest = _Rest(line)
    said.date = rest.take_date()
    if total := rest.take(_TOTAL):
        said.total = read_number(total["total"])
    said.number = _number(rest)
    rest.take(_WEEKDAY)
    if rest.take(_LEADER):
        said.is_notice = True
    for words in rest.words():
        _sort(said, words)
    return said


class _Rest:
    """What of a line is not understood yet; what was is blanked out."""

    def __init__(self, line: Segment):
        self._line = line
        pairs = zip(line.text, line.folded, strict=True)
        self._folded = "".join("\t" if own == "\t" else folded for own, folded in pairs)

    def take(self, form: re.Pattern) -> re.Match | None:
        match = form.search(self._folded)
        if match:
            self._blank(*match.span())
        return match

    def take_date(self) -> WrittenDate | None:
        found = find_date(self._line.text)
        if found:
            self._blank(found.start, found.end)
        return found

    def _blank(self, start: int, end: int) -> None:
        self._folded = self._folded[:start] + _TAKEN * (end - start) + self._folded[end:]

    def words(self) -> list[Segment]:
        """The stretches that stand apart; letters set apart one by one are one stretch."""
        left = self._folded.replace(_TAKEN, " ")
        if squeezed(left) != left:
            begin = len(left) - len(left.lstrip())
            return [self._line.part(begin, len(left.rstrip()))]
        parts = [match.span() for match in _WORDS.finditer(self._folded)]
        return [words for span in parts if (words := _bare(self._line.part(*span)))]


def _bare(words: Segment) -> Segment:
    """``words`` without brackets and strokes around them."""
    folded = words.folded
    if folded.startswith("(") and folded.endswith(")"):
        return words.part(1, len(words) - 1)
    begin = len(folded) - len(folded.lstrip(_EDGES))
    return words.part(begin, max(begin, len(folded.rstrip(_EDGES))))


def _number(rest: _Rest) -> Number | None:
    match = next((match for form in _ISSUES if (match := rest.take(form))), None)
    if match is None:
        return None
    parts = match.groupdict()
    return Number(
        number=read_number(parts["number"]),
        year=read_number(parts["year"]),
        is_supplement=bool(parts.get("extra") or parts.get("after")),
        last=read_number(parts.get("last")),
    )


def _sort(said: MastLine, words: Segment) -> None:
    folded = words.folded
    if _IDLE.fullmatch(folded):
        return
    if _NOTICE.search(folded):
        said.is_notice = True
        return
    label = _OFFICE_LABEL.match(folded)
    name = words.part(label.end()) if label else words
    role = _OFFICE_ROLE.search(name.folded)
    office = name.part(0, role.start()) if role else name
    if label or is_office(office):
        said.offices.append(squeezed(office.text))
        said.has_role |= bool(label or role or said.date)
    else:
        said.names.append(squeezed(words.text))


def is_office(words: Segment) -> bool:
    """中心组 ends like a unit, but opens the names of series."""
    if words.folded.endswith("中心组"):
        return False
    return bool(is_unit(words) or _OFFICE.search(words.folded))


def read_number(written: str | None) -> int | None:
    """``8``, ``十二``, ``一百零三``, ``一二〇`` or a year such as ``二〇二四``."""
    if not written:
        return None
    if written.isdecimal():
        return int(written) or None
    if number := chinese_number(written):
        return number
    if all(digit in _DIGITS for digit in written):
        return int("".join(_DIGITS[digit] for digit in written)) or None
    return None
