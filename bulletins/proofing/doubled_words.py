"""Words of two characters that stand twice by a slip: 会议会议强调, 全县全县推开.

Verbs are doubled by right (研究研究, 学习学习), adjectives in their own way (扎扎实实), and a word
may meet one that begins with it (会议|会议记录). Only nouns and adverbs that do neither are looked
at.
"""

import re
from collections.abc import Iterator

from bulletins.text.findings import Finding, Severity, gettext_noop

from .passages import Passage, Remark

TWICE = Remark(
    "doubled-word",
    Severity.WARNING,
    gettext_noop("〔%(words)s〕 stands twice, probably by a slip."),
)
PERHAPS_TWICE = Remark(
    "doubled-word",
    Severity.HINT,
    gettext_noop("〔%(words)s〕 stands twice; look whether it should."),
)

_WHOLES = "(?<![安健齐完])全[国省市县区州旗镇乡村党军校院厅局系]"
_BODIES = "会议|[省市州县区旗镇乡]委|党委|党组|支部|政府|部门|单位|机关|基层|干部|群众|党员|书记"
_MATTERS = "制度|机制|任务|责任|措施|思想|理论|方案|项目|社区|农村|能力|成果|成效|情况|水平"
_TIMES = "去年|近年|今天|昨天|日前|近期|当前|本次|此次|各级|各地|各县|各市"
# Of these nothing can be said but what is done, or how: they are never doubled.
_OTHERS = "指出|认为|召开|举办|印发|切实|积极|全面|认真|扎实|持续|始终|充分|广泛|有效|主要|重要"
_DOUBLED = re.compile(
    f"(?P<word>{_WHOLES}|{_BODIES}|{_MATTERS}|{_TIMES}|{_OTHERS})(?P=word)"
    # A word that begins with it; a call (干部干部，干字当先); 认真认真再认真; a third time.
    "(?!(?P=word)|[化性域室制书状人家网间内级岗]|材料|记录|纪要|议程|通知|现场|清单|之间|副?书记|委员|常委"
    "|预算|采购|负责|再|[，,、！!。；;：:？?”’）)》]|$)"
)
# What can only follow the subject of a sentence.
_PREDICATE = re.compile(
    "强调|指出|要求|认为|决定|审议|传达|研究|部署|学习|听取|通报|宣布|推开|推进|推动|推广|开展|召开|举办|组织"
    "|坚持|落实|建立|形成|掀起|上下|深入|扎实|积极|认真|全面|持续|不断|必须|应当|需要|可以|能够|已经|正在"
    "|[都也将要已把被在为对向从以由就均须应可会正不没共有是]"
)


def doubled_words(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for match in _DOUBLED.finditer(passage.text):
            is_sure = _PREDICATE.match(passage.text, match.end())
            remark = TWICE if is_sure else PERHAPS_TWICE
            yield passage.finding(remark, match.start(), match.end(), words=match[0])
