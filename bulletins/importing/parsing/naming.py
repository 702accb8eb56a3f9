"""The short lines above a text: which is the title, and what the others are."""

import re

from bulletins.text.dates import find_date
from bulletins.text.findings import gettext_noop

from .draft import Draft
from .facts import AROUND_UNIT, READ_AS, take_author, take_facts, take_unit_again
from .furniture import ACCESS
from .labels import Kind
from .mast import split_office_and_date
from .people import are_people, is_office_holder
from .segments import Segment
from .units import (
    contributing_unit,
    is_unit,
    unit_with_people,
    without_brackets,
)

TITLE_LABEL = gettext_noop("names the title")
AUTHOR_SIGN = gettext_noop("is a sign before the name of the author or unit")
SUBTITLE_GUESSED = gettext_noop(
    "This line was taken for the subtitle because it follows the title."
)
KICKER_GUESSED = gettext_noop("This line was taken for the subtitle though it is above the title.")
TITLE_JOINED = gettext_noop("This line was taken to go on with the title above it.")
TITLE_GUESSED = gettext_noop("This line reads like the name of a unit; it was taken for the title.")
_ACCESS = re.compile(
    r"[★☆*]?\s*(?:内部(?:资料|文件|刊物|参阅|交流)?|(?:绝密|机密|秘密)(?:★.{0,6})?|特急|加急|急件"
    r"|[份编]号\s*:?\s*\d*)(?:[\s,(]*(?:注意保存|妥善保管|请勿外传|不得外传|仅供参考|免费交流)\)?)*"
)
_TITLE_LABEL = re.compile(r"[【\[]?(?:标\s*题|题\s*目)(?:[】\]]\s*:?|\s*:)\s*(?=\S)")
_SIGN = re.compile(r"[□■◎○●▲△◇◆☆★※·•/|丨]+\s*(?=[^□■◎○●▲△◇◆☆★※·•/|丨])")
DASH = re.compile(r"\s*(?:[—–―─-]\s?){1,3}")
_OPEN_END = re.compile("(?:[、，,：:“‘《（(]|[的和与及以在对为把将从向让使])$")
_OPEN_START = re.compile("[、，,。：:”’》）)的]")
_PLACE_FIRST = re.compile(
    "[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|旗|镇|乡|局|厅|委|院|集团|大学|学院)"
)
_ENDS_LIKE_SUBTITLE = re.compile(
    "(?:做法|纪实|侧记|综述|调查|报告|探索|实践|启示|观察|札记|见闻|思考|体会)$"
)
_PAIRS = ("“”", "《》", "()")
_LARGER = 2  # points by which a title is clearly larger than the text
_SERIES = re.compile(
    ".{0,10}(?:动态|简报|通讯|专刊|参考|信息|通报|专报|快报|月报|周报|文摘|内参|要情)"
)


def has_look_of_title(line: Segment, usual: float | None) -> bool:
    """Whether the source shows ``line`` as the title of a text set in ``usual`` size."""
    look = line.paragraph.look
    is_large = bool(usual and look.size and look.size >= usual + _LARGER)
    return is_claimed(line) or (is_large and look.is_centred)


def is_claimed(line: Segment) -> bool:
    """Whether the source itself says that ``line`` is a title, however its words read."""
    return line.paragraph.look.is_title or line.paragraph.level == 1


def is_title(line: Segment) -> bool:
    return not is_unit(line) and not DASH.match(line.folded)


def may_be_title(name: Segment) -> bool:
    """Whether ``name`` is nothing else that is known: no unit, author, subtitle, notice."""
    if not is_title(name) or _ACCESS.fullmatch(name.folded):
        return False
    return not _take_person_or_unit(Draft(), name)


def ends_like_subtitle(name: Segment) -> bool:
    return bool(_ENDS_LIKE_SUBTITLE.search(name.folded))


def take_names(draft: Draft, names: list[Segment], usual: float | None) -> list[Segment]:
    """Tell title, subtitle and unit apart; gives the lines that are none of them."""
    names = [name for name in names if not _take_access(draft, name)]
    titles = _titles(names, usual)
    draft.title += [_without_label(draft, title) for title in titles]
    if titles and not (is_title(titles[0]) or is_claimed(titles[0])):
        draft.suggest(titles[0], TITLE_GUESSED)
    places = {name.index for name in titles}
    others = [name for name in names if name.index not in places]
    others.sort(key=lambda name: not DASH.match(name.folded))  # what is sure to be the subtitle
    rest = [name for name in others if not _take_name(draft, name)]
    return sorted(rest, key=lambda name: name.index)


def _take_access(draft: Draft, name: Segment) -> bool:
    """``内部资料　注意保存`` where no mast stands."""
    if not _ACCESS.fullmatch(name.folded):
        return False
    draft.leave_out(ACCESS, name)
    return True


def _without_label(draft: Draft, title: Segment) -> Segment:
    """``标题：学以致用促发展`` → what stands behind the label."""
    label = _TITLE_LABEL.match(title.folded)
    if not label:
        return title
    draft.leave_out(TITLE_LABEL, title.part(0, label.end()))
    return title.part(label.end())


def _titles(names: list[Segment], usual: float | None) -> list[Segment]:
    """The title, on one line or several that look the same; by its look, else the first."""
    styled = [name for name in names if name.paragraph.look.is_title]
    claimed = [name for name in names if name.paragraph.level == 1][:1]
    large = [name for name in names if has_look_of_title(name, usual) and is_title(name)]
    large = [name for name in large if not _SERIES.fullmatch(name.folded)] or large
    largest = max((name.paragraph.look.size or 0 for name in large), default=0)
    by_size = [name for name in large if name.paragraph.look.size == largest]
    first = [name for name in names if is_title(name)][:1] or names[:1]
    return _neighbours(styled or claimed or by_size or first)


def _neighbours(names: list[Segment]) -> list[Segment]:
    return [name for at, name in enumerate(names) if name.index == names[0].index + at]


def _take_name(draft: Draft, name: Segment) -> bool:
    """Whether ``name``, which is not the title, was found to be something."""
    if _take_person_or_unit(draft, name):
        return True
    if _continues_title(draft, name):
        draft.title.append(name)
        return True
    return _take_subtitle(draft, name)


def _take_person_or_unit(draft: Draft, name: Segment) -> bool:
    """Also behind a sign: ``□ 本报记者　方远``."""
    sign = _SIGN.match(name.folded)
    bare = name.part(sign.end()) if sign else None
    if bare and (take_facts(draft, bare) or _take_bare(draft, bare)):
        draft.leave_out(AUTHOR_SIGN, name.part(0, sign.end()))
        return True
    return _take_bare(draft, name)


def _take_bare(draft: Draft, name: Segment) -> bool:
    if office := split_office_and_date(name):
        _take_office_and_date(draft, name, *office)
    elif parts := unit_with_people(name):
        take_unit_with_people(draft, name, *parts)
    elif is_unit(name):
        _take_unit(draft, name, without_brackets(name))
    elif (found := contributing_unit(name)) and found[0].start == name.start:
        _take_unit(draft, name, found[1])
    elif are_people(name.folded) or is_office_holder(name.folded):
        take_author(draft, name)
    else:
        return False
    return True


def _take_office_and_date(draft: Draft, line: Segment, office: Segment, date: Segment) -> None:
    take_unit_again(draft, office)
    draft.leave_out(READ_AS[frozenset({Kind.DATE})], *line.around(office))
    draft.date = draft.date or find_date(date.text).date


def _take_unit(draft: Draft, name: Segment, unit: Segment) -> None:
    draft.leave_out(AROUND_UNIT, *name.around(unit))
    draft.unit.append(unit)


def take_unit_with_people(draft: Draft, line: Segment, unit: Segment, people: Segment) -> None:
    take_author(draft, people)
    take_unit_again(draft, unit)
    first, last = sorted([unit, people], key=lambda part: part.start)
    draft.leave_out(AROUND_UNIT, *line.around(first, last))


def _continues_title(draft: Draft, name: Segment) -> bool:
    """Whether the title goes on in ``name``: the answer to it, as long as it, or its end."""
    if len(draft.title) != 1 or name.index != draft.title[0].index + 1:
        return False
    title = draft.title[0]
    if DASH.match(name.folded):
        return False
    if _is_open(title) or _OPEN_START.match(name.text):
        draft.continued.add((name.index, name.start))
        return True
    if are_couplet(title, name):
        if ends_like_subtitle(name) or _PLACE_FIRST.match(name.folded):
            draft.suggest(name, TITLE_JOINED)
        return True
    is_between = bool(draft.subtitle and draft.subtitle.index == name.index + 1)
    return _may_continue(draft, title, name) or (is_between and _goes_on(draft, name))


def _goes_on(draft: Draft, name: Segment) -> bool:
    """A line between the title and its subtitle."""
    draft.suggest(name, TITLE_JOINED)
    return True


def _may_continue(draft: Draft, title: Segment, name: Segment) -> bool:
    """A title that opens with a place, above a line that does not."""
    if not _PLACE_FIRST.match(title.folded) or _PLACE_FIRST.match(name.folded):
        return False
    draft.continued.add((name.index, name.start))
    draft.suggest(name, TITLE_JOINED)
    return True


def _is_open(title: Segment) -> bool:
    """Whether ``title`` breaks off: a quotation is not closed, or a word wants another."""
    unpaired = any(title.folded.count(pair[0]) > title.folded.count(pair[1]) for pair in _PAIRS)
    return unpaired or bool(_OPEN_END.search(title.text))


def are_couplet(first: Segment, second: Segment) -> bool:
    are_neighbours = second.index == first.index + 1
    return are_neighbours and len(first) == len(second) and not DASH.match(second.folded)


def _take_subtitle(draft: Draft, name: Segment) -> bool:
    """The first line that is nothing else; a second is left to the text."""
    if draft.subtitle or not draft.title:
        return False
    draft.subtitle = name
    if not DASH.match(name.folded):
        is_above = name.index < draft.title[0].index
        draft.suggest(name, KICKER_GUESSED if is_above else SUBTITLE_GUESSED)
    return True
