"""Texts of our own writing in the shapes of the trade, and what to ask of an outline."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bulletins.importing.parsing import parse
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.text.outline import Outline
from bulletins.text.paragraphs import Manuscript, Paragraph

LEAD = (
    "今年以来，澜江市委把理论学习作为首要政治任务，在学懂弄通做实上持续用力，"
    "推动全市各级党组织学出实效。"
)
PROSE = (
    "市委每季度研究一次学习计划，把重点任务分解到各个专班，逐项明确责任人和完成时限，年底统一验收。"
)
MORE_PROSE = (
    "各县区结合自身产业特点，把课堂搬进车间和田头，累计解决企业和群众反映的具体问题二百余件。"
)
CLOSING = "下一步，澜江市委将继续完善学习制度，把学习成果转化为推动发展的实际成效。"

# The shape of a reader's page, with damage of its own: a private-use character and two no-break
# spaces; numerals that number nothing; four measures opened by parallel sentences.
PAGE = f"""\
江原理论 中心组园地 学习参考 工作交流

书声入耳明方向 实干在肩见担当

时间:2023-11-08 \u00a0\u00a0来源:《理论学习月报》第11期

  澜江市委宣传部

  {LEAD}

  一、扎紧制度篱笆,让学习有章可循

  “工欲善其事,必先利其器。”{PROSE}为落实“第一议题”制度,市委印发学习通知,分两批开展督查。

  二、用好领学机制,让学习有人带动

  领导先行,群众跟进。{MORE_PROSE}坚持带头学,带头讲,带头做,第一批联系点覆盖十二个乡镇。

  三、丰富学习载体,让学习有声有色

  形式一新,人气就旺。{PROSE}突出原文研读,读出“味”。{MORE_PROSE}突出田间课堂,学出“劲”。{PROSE}突出名家导学,悟出“理”。{MORE_PROSE}突出上下联动,汇出“力”。{PROSE}

  四、压实考评责任,让学习有果可验

  统一是关键,落实是根本。全市粮食产量同比增长3\ue0105%,“三个一批”项目全部开工,上下一体推进。

  新征程,澜江市将以更高标准抓好理论武装,为江原发展贡献更多力量。
"""

PARALLEL_HEADINGS = [
    "突出原文研读,读出“味”。",
    "突出田间课堂,学出“劲”。",
    "突出名家导学,悟出“理”。",
    "突出上下联动,汇出“力”。",
]


def outline_of(text: str) -> Outline:
    return parse(Manuscript(plain_paragraphs(text)))


def page(*body: str) -> str:
    """A text with a title and a lead above ``body``."""
    return "\n".join(["学以致用促发展", "2024年3月5日", LEAD, *body])


def codes(outline: Outline) -> list[str]:
    return [finding.code for finding in outline.findings]


def headings(outline: Outline) -> list[str]:
    return [section.heading for section in outline.sections]


def measure_headings(outline: Outline) -> list[list[str]]:
    return [[measure.heading for measure in section.measures] for section in outline.sections]


def strings(data: dict) -> Iterator[str]:
    """Every string of an outline's JSON that holds characters of the source."""
    yield from (data["title"], data["subtitle"], data["unit"])
    for name in ("breadcrumb", "editor_note", "lead", "closing", "attachments"):
        yield from data[name]
    for section in data["sections"]:
        yield from (section["heading"], *section["body"])
        for measure in section["measures"]:
            yield from (measure["heading"], *measure["body"])
    yield from (entry["text"] for entry in data["left_out"])


def shown(text: str) -> Counter:
    return Counter(character for character in text if not character.isspace())


def numbers_shown(paragraphs: Iterable[Paragraph]) -> Counter:
    """What is shown and not written: of a list whose numbers are all the same Markdown shows
    others.
    """
    return shown("".join(one.text[: one.generated] for one in paragraphs))


def balance(text: str, outline: Outline) -> tuple[str, str]:
    """What the JSON has more than the source, and what the source has more than the JSON."""
    source, stored = shown(text), shown("".join(strings(outline.as_json())))
    return _spelled(stored - source), _spelled(source - stored)


def _spelled(counter: Counter) -> str:
    return "".join(sorted(counter.elements()))
