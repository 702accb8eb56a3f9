"""Characters and marks that stand twice by a slip of the keys.

Chinese doubles many words by right (人人, 谢谢, 稳稳当当), and many words end and begin with the
same character (为了|了解, 目的|的). Only characters that do no work twice are looked at, and each
of them knows the neighbours with which it is no slip.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletins.text.findings import Finding, Severity, gettext_noop

from .passages import HAN, Passage, Remark

DOUBLED_MARK = Remark(
    "doubled-punctuation",
    Severity.WARNING,
    gettext_noop("〔%(words)s〕: two marks stand where one belongs."),
)
DOUBLED_CHARACTER = Remark(
    "doubled-character",
    Severity.WARNING,
    gettext_noop("〔%(words)s〕 stands twice, probably by a slip."),
)

_MARKS = re.compile(
    r"""
      (?<![A-Za-z0-9.,:;])[,、;:](?:\s{0,3}[,、;:。])+
    | 。(?:\s{0,3}[。,、;:])+
    | [!?]\s{0,3}[,、;:。]
    | [,、;:。]\s{0,3}[!?]
    | (?<![!?])(?:!!|\?\?)(?![!?])
    | %%
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Single:
    """A character that does not stand twice, but after ``after`` or before ``before``."""

    character: str
    after: str = ""
    before: str = ""

    @property
    def pattern(self) -> str:
        sign = self.character
        return f"(?<![{self.after}{sign}]){sign}{{2,}}(?![{self.before}{sign}])"


_SINGLES = [
    _Single("的", after="目标有中似鹄靶众端无", before="确士话"),
    _Single("了", after="甚时明除为", before="解却结断然账事清望得不悟"),
    _Single("和", after="谐温平缓祥饱中", before="谐平睦气美解好约顺蔼声煦风田议盘暖面"),
    _Single("与", after="参给赠授付予赋寄施", before="会共否其时世日"),
    _Single("及", after="普涉以", before="时格早其第"),
    _Single("在", after="存现实自内外潜所好正旨", before="线职校场岗建位编乎于意家京外"),
    _Single("是", after="于但就总还可凡要若不也又或算都却正", before="非否的"),
    _Single(
        "为", "作成因认行改变视称定转列分确大有所以人极更最尤沦升降化评誉跃当选", "民何了人政期此主"
    ),
    _Single("把", before="脉关握手柄持", after="一大个两几这那"),
    _Single("被", after="棉", before="告动子单害褥"),
    _Single("着", after="一看接沿朝穿衣执沉显", before="力手眼重实装火急落想陆色"),
    _Single("得", after="值觉使舍懂记取获心博", before="到出以失知益体当了力手劲分罪意悉"),
    _Single("也"),
    _Single("而", after="然从因"),
    _Single("但", after="不非"),
    _Single("并", after="合兼一归", before="联轨且购行入列发排肩举"),
    _Single("或", after="抑", before="许者是"),
    _Single("其", after="尤极与", before="他它中实余间次后"),
    _Single("由", after="自理缘事经因", before="于此来"),
    _Single("这"),
    _Single("我", after="自"),
    _Single("你"),
    _Single("您"),
    _Single("们"),
    _Single("吗"),
    _Single("呢"),
    _Single("很"),
    _Single("且"),
    _Single("若"),
    _Single("将", after="即老小大健", before="军领士近要"),
    _Single("要", after="重主必首次需紧概摘纪简不还只若想", before="求点素领害旨义目闻塞件强"),
    _Single("从", after="服盲随听遵自侍", before="业严容前来事此而中未不"),
]
# Words that are joined to nothing but what follows them, or are never said twice.
_WORDS = (
    "进行|开展|以及|通过|关于|对于|根据|按照|为了|我们|他们|它们|你们|因为|所以|但是|并且|能够|已经"
    "|正在|推动|推进|加强|提高|实施|坚持|贯彻|促进|完善|强化|深化|不断|进一步|同时|其中|以来|今年|目前"
)
_CHARACTERS = re.compile(
    "|".join(
        [
            *(single.pattern for single in _SINGLES),
            rf"(?P<word>{_WORDS})(?P=word)",
            rf"(?P<phrase>(?![一逐每又再][{HAN}])[{HAN}]{{2,11}}[^\W和与同及或对向跟是的])(?P=phrase)",
            "(?<=[0-9])年年(?![初底末中度内报会终前均产关轻货夜后级龄宵])",
            "(?<=[0-9万亿])元元",
        ]
    )
)


def doubled_marks(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for match in _MARKS.finditer(passage.folded):
            yield _finding(passage, DOUBLED_MARK, match)


def doubled_characters(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for match in _CHARACTERS.finditer(passage.text):
            yield _finding(passage, DOUBLED_CHARACTER, match)


def _finding(passage: Passage, remark: Remark, match: re.Match) -> Finding:
    words = passage.text[match.start() : match.end()]
    return passage.finding(remark, match.start(), match.end(), words=words)
