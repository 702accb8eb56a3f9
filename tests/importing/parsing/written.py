"""Outlines written out in each form of the trade: what a word processor would hand over."""

from collections.abc import Callable
from dataclasses import dataclass

from bulletins.text.numbering import Numbering, chinese_numeral
from bulletins.text.paragraphs import Paragraph
from tests.importing.parsing.typed import typed

Part = tuple[str, list[str]]  # a heading without its stop, and paragraphs

SPELLINGS = {
    Numbering.COMMA: ("{chinese}、", "{chinese}．", "{chinese} 、", "{chinese}\u200b、"),
    Numbering.BRACKETED: (
        "（{chinese}）",
        "({chinese})",
        "（ {chinese} ）",
        "〔{chinese}〕",
        "{ideograph}",
    ),
    Numbering.ARABIC: ("{number}.", "{number}、", "{number}．", "{wide}．", "{dotted}"),
    Numbering.ARABIC_BRACKETED: (
        "（{number}）",
        "({number})",
        "{number}）",
        "{number})",
        "{bracketed}",
    ),
    Numbering.CIRCLED: ("{circled}", "{black}", "{circled}、"),
    Numbering.ONE_IS: ("{chinese}是",),
    Numbering.ONE_MUST: ("{chinese}要",),
    Numbering.ORDINAL: ("第{chinese}，", "第{chinese}、", "第{chinese}："),
}


def mark(spelling: str, number: int) -> str:
    singles = {
        name: chr(first + number - 1)
        for name, first in (
            ("ideograph", 0x3220),
            ("dotted", 0x2488),
            ("bracketed", 0x2474),
            ("circled", 0x2460),
            ("black", 0x2776),
            ("wide", 0xFF11),
        )
    }
    return spelling.format(chinese=chinese_numeral(number), number=number, **singles)


@dataclass(frozen=True)
class Form:
    """``write`` sets parts; ``end`` is what their headings keep at the end."""

    name: str
    write: Callable[[list[Part]], list[Paragraph]]
    end: str = ""
    numbering: Numbering = Numbering.NONE
    is_suggested: bool = False
    fewest: int = 2
    is_inside: bool = False  # its parts stand in one paragraph each, or all in one

    def __repr__(self) -> str:
        return self.name


def _plain(paragraphs: list[str]) -> list[Paragraph]:
    return [typed(paragraph) for paragraph in paragraphs]


def _heads(head: Callable[[int, str], Paragraph]) -> Callable[[list[Part]], list[Paragraph]]:
    """Each part under a line of its own."""

    def write(parts: list[Part]) -> list[Paragraph]:
        return [
            paragraph
            for number, (heading, body) in enumerate(parts, 1)
            for paragraph in (head(number, heading), *_plain(body))
        ]

    return write


def _run_in(opening: Callable[[int, str], str]) -> Callable[[list[Part]], list[Paragraph]]:
    """Each part's heading at the front of its first paragraph."""

    def write(parts: list[Part]) -> list[Paragraph]:
        return [
            paragraph
            for number, (heading, body) in enumerate(parts, 1)
            for paragraph in (typed(opening(number, heading) + body[0]), *_plain(body[1:]))
        ]

    return write


def _together(opening: Callable[[int, str], str]) -> Callable[[list[Part]], list[Paragraph]]:
    """All parts in one paragraph."""

    def write(parts: list[Part]) -> list[Paragraph]:
        pieces = [
            opening(number, heading) + body[0] for number, (heading, body) in enumerate(parts, 1)
        ]
        return [typed("".join(pieces))]

    return write


def own_lines(
    numbering: Numbering, *, level: int | None = None, is_bold: bool = False
) -> list[Form]:
    """Marks as typed, in each spelling, and as a word processor makes them."""
    star = "*" if is_bold else ""

    def form(spelling: str, *, is_generated: bool) -> Form:
        def head(number: int, heading: str) -> Paragraph:
            sign = mark(spelling, number)
            if is_generated:
                return typed(f"{star}{heading}{star}", number=sign, level=level)
            return typed(f"{star}{sign}{heading}{star}", level=level)

        look = f"{'bold ' * is_bold}{f'level {level} ' if level else ''}"
        name = f"{look}{'generated ' * is_generated}{spelling} line"
        return Form(name, _heads(head), numbering=numbering)

    return [
        *(form(spelling, is_generated=False) for spelling in SPELLINGS[numbering]),
        form(SPELLINGS[numbering][0], is_generated=True),
    ]


def run_in(numbering: Numbering, ends: tuple[str, ...] = ("。", "：", "　")) -> list[Form]:
    return [
        Form(
            f"{spelling} run in {end!r}",
            _run_in(lambda n, heading, s=spelling, e=end: mark(s, n) + heading + e),
            end=end.strip(),
            numbering=numbering,
        )
        for spelling in SPELLINGS[numbering]
        for end in ends
    ]


def together(numbering: Numbering, ends: tuple[str, ...] = ("。", "：")) -> list[Form]:
    return [
        Form(
            f"{spelling} in one paragraph {end!r}",
            _together(lambda n, heading, s=spelling, e=end: mark(s, n) + heading + e),
            end=end,
            numbering=numbering,
            is_inside=True,
        )
        for spelling in SPELLINGS[numbering]
        for end in ends
    ]


def levelled(level: int) -> Form:
    return Form(f"level {level}", _heads(lambda _, heading: typed(heading, level=level)))


BOLD_LINES = Form("bold lines", _heads(lambda _, heading: typed(f"*{heading}*")))
GUESSED_LINES = Form("lines", _heads(lambda _, heading: typed(heading)), is_suggested=True)
BOLD_OPENINGS = [
    Form("bold openings 。", _run_in(lambda _, heading: f"*{heading}。*"), end="。"),
    Form("bold openings ：", _run_in(lambda _, heading: f"*{heading}*："), end="："),
    Form("bold openings", _run_in(lambda _, heading: f"*{heading}*　")),
]
ALIKE = Form(
    "alike",
    _run_in(lambda _, heading: f"{heading[:4]}，{heading[:4]}。"),
    end="alike",
    fewest=3,
    is_inside=True,
)
BEFORE_COLON = Form(
    "before colons",
    _run_in(lambda _, heading: f"{heading[:4]}："),
    end="before colon",
    is_suggested=True,
    fewest=3,
    is_inside=True,
)
OF_THEM = Form(
    "其一",
    _run_in(lambda number, heading: f"其{chinese_numeral(number)}，{heading}。"),
    end="其一",
)
FIRSTLY = Form(
    "首先",
    _run_in(lambda number, heading: f"{('首先', '其次', '再次', '最后')[number - 1]}，{heading}。"),
    end="首先",
    is_suggested=True,
)


def shown(form: Form, number: int, heading: str) -> str:
    """The heading as the outline has it."""
    match form.end:
        case "alike":
            return f"{heading[:4]}，{heading[:4]}。"
        case "before colon":
            return f"{heading[:4]}："
        case "其一":
            return f"其{chinese_numeral(number)}，{heading}。"
        case "首先":
            return f"{('首先', '其次', '再次', '最后')[number - 1]}，{heading}。"
    return heading + form.end
