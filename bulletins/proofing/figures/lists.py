"""A whole and its parts as sentences list them: 共36场，其中A12场、B15场、C9场."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bulletins.proofing.passages import HAN

from .quantities import Quantity

# What opens a list of parts. Directly behind the whole also a colon or a bracket does.
_OPENINGS = re.compile("其中(?![的之])|(?<=[，,])(?:包括|包含|分别[为是])|[：:（(]")
_LIST_END = re.compile("[。；;！？!?：:）)]")
# Words after which a figure is no longer a part of what was named before.
_NO_PART = re.compile(
    "此外|包括|另有|另外|还|同时|累计|比|较|增[长加至]|减少|下降|每|平均|人均|各|共|[合总]计|为其"
    "|提高|缩短|降低"
)
_CHANGE = re.compile("(?:增加|增长|新增|净增|减少|下降|提高|缩短|降低|[多少高低增减升降])了?$")
_MEAN = re.compile("均|每|单产|亩产|单价|价格|寿命|时长|最[高低长短大小多少]")
_TOTAL = re.compile("^(?:(?:总|合|一)?共(?:计|有|为|达)?|总计|合计)[^0-9]{0,6}$")
_NO_LIST = re.compile("每|均|各|其中")
_COMMA, _JOINT = re.compile("[，,]"), re.compile("^[^，,。；;：:]*[、和及与][^，,。；;：:]*$")
_SEPARATOR = re.compile("[、，,和及与]|占")
_LOOK_BACK = 10
_LONGEST_GAP = 30


@dataclass(frozen=True, slots=True)
class PartList:
    whole: Quantity
    parts: tuple[Quantity, ...]
    words: str  # of the list
    labels: tuple[str, ...] = ()  # what stands before each part


def part_lists(text: str, figures: list[Quantity], end: int) -> Iterator[PartList]:
    """The lists of one sentence; its ``figures`` all have units."""
    for opening in _OPENINGS.finditer(text, figures[0].start, end):
        at = opening.end()
        parts = _parts(text, [figure for figure in figures if figure.start >= at], at)
        whole = _whole(text, figures, parts, opening) if parts else None
        if whole:
            begins = [at, *(part.end for part in parts)]
            labels = [text[begin : part.start] for begin, part in zip(begins, parts, strict=False)]
            yield PartList(whole, tuple(parts), text[at : parts[-1].end], tuple(labels))


def _parts(text: str, following: list[Quantity], at: int) -> list[Quantity]:
    """The figures of the list that begins at ``at``, all of one unit; shares beside them go by."""
    parts: list[Quantity] = []
    for figure in following:
        if not _is_next_item(text[at : figure.start], is_first=not parts):
            break
        at = figure.end
        if figure.is_share:
            continue
        if parts and figure.unit != parts[0].unit:
            break
        parts.append(figure)
    return parts


def _is_next_item(gap: str, *, is_first: bool) -> bool:
    if len(gap) > _LONGEST_GAP or _LIST_END.search(gap) or "其中" in gap:
        return False
    if is_first and "分别" in gap:
        return True
    is_joined = is_first or _SEPARATOR.search(gap)
    return bool(is_joined) and len(_COMMA.findall(gap)) <= 1 and not _NO_PART.search(gap)


def _whole(
    text: str, figures: list[Quantity], parts: list[Quantity], opening: re.Match
) -> Quantity | None:
    """What the parts are parts of: the largest figure of their unit before them.

    None where a figure before them only bounds it (超过300场), or is a change or a mean itself.
    A colon, a bracket and the like open a list only right behind their whole.
    """
    unit = parts[0].unit
    before = [f for f in figures if f.end <= opening.start() and f.unit == unit]
    if opening[0] != "其中":
        behind = [f for f in before if not re.search(f"[^{HAN}，,]", text[f.end : opening.start()])]
        before = [f for f in behind[-1:] if opening.start() - f.end <= 6 and len(parts) > 1]
    if any(figure.is_rough for figure in before):
        return None
    levels = [figure for figure in before if not is_change_or_mean(text, figure)]
    whole = max(levels, key=lambda figure: figure.value, default=None)
    is_largest = whole and all(figure.value <= whole.value for figure in before)
    return whole if is_largest else None


def is_change_or_mean(text: str, figure: Quantity) -> bool:
    """Whether it says by how much something changed, or what there is of it on the average."""
    before = text[max(0, figure.start - _LOOK_BACK) : figure.start]
    return bool(_CHANGE.search(before) or _MEAN.search(before))


def lists_before_their_total(text: str, figures: list[Quantity]) -> Iterator[PartList]:
    """A12场、B15场、C9场，共36场: a total right behind a list of at least two."""
    for at, total in enumerate(figures):
        if at < 2 or total.is_rough or not _says_total(text, total):
            continue
        parts = _list_before(text, figures[:at], total)
        if len(parts) > 1 and _count_the_same(text, [*parts, total]):
            yield PartList(total, tuple(parts), text[parts[0].start : total.start])


def _says_total(text: str, figure: Quantity) -> bool:
    before = text[max(0, figure.start - _LOOK_BACK - 2) : figure.start]
    return bool(_TOTAL.match(re.split("[，,。；;：:、（(]", before)[-1]))


def _list_before(text: str, before: list[Quantity], total: Quantity) -> list[Quantity]:
    """The items joined by 、 right before the total, all of its unit."""
    parts = [before[-1]]
    if parts[0].unit != total.unit or len(_COMMA.findall(text[parts[0].end : total.start])) != 1:
        return []
    for later, earlier in pairwise(reversed(before)):
        joint = text[earlier.end : later.start]
        if earlier.unit != total.unit or len(joint) > _LONGEST_GAP or not _JOINT.match(joint):
            break
        parts.insert(0, earlier)
    return parts if _is_plain_list(text, parts, total) else []


def _is_plain_list(text: str, parts: list[Quantity], total: Quantity) -> bool:
    before = text[max(0, parts[0].start - _LONGEST_GAP) : parts[0].start]
    words = re.split("[，,。；;：:]", before)[-1] + text[parts[0].start : total.start]
    return not any(part.is_rough for part in parts) and not _NO_LIST.search(words)


def _count_the_same(text: str, figures: list[Quantity]) -> bool:
    """Whether no other noun follows the last figure: 22个大项、564个小项，共有44个国家."""
    nouns = [re.match(f"[{HAN}]{{0,2}}", text[f.end : f.end + 2])[0] for f in figures]
    return not nouns[-1] or all(noun == nouns[-1] for noun in nouns)
