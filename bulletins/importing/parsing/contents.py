"""The list of contents of a bulletin: 目录 and the titles below it, with units and page numbers."""

import re
from dataclasses import dataclass, field, replace

from bulletins.text.numbering import Numbering, read_mark
from bulletins.text.sentences import ends_like_a_sentence

from .columns import SIGNS, column_name, is_rule, squeezed
from .furniture import is_furniture
from .labels import read_labels
from .notes import is_note
from .segments import Segment
from .units import is_unit, unit_in_title
from .wording import are_alike, key

_HEADING = re.compile(
    r"[\[【〖《<\-—*\s]*(?:本\s*期\s*)?(?:目\s*录|要\s*目|导\s*读|目\s*次|篇\s*目|内\s*容\s*提\s*要|内\s*容)"
    r"(?:\s*(?:提\s*要|导\s*读|一\s*览))?[\]】〗》>\-—*:\s]*"
)
_LEADER = r"(?:[.…·・•]{2,}|…|[-—–―─━_]{2,}|\s{2,}|\t)"
_LEADERS = re.compile(_LEADER)
_PAGE = re.compile(
    rf"(?P<leader>{_LEADER}|\s|(?=[(/]))[\s.…·・•\-—–―─━_]*[(/第P]*\s*(?P<page>\d{{1,3}})\s*页?\s*[)/]?$"
)
_DOTTED = re.compile(r"[.…·・•]{2,}\s*[(/]?\s*\d{1,3}\s*\)?$")
_SIGN = re.compile(rf"[{SIGNS}·•*►▶]+\s*")
_DASH = re.compile(r"\s*[—–―─-]")
_NUMBERINGS = (Numbering.ARABIC, Numbering.COMMA, Numbering.ARABIC_BRACKETED, Numbering.CIRCLED)
_BRACKET = re.compile(r"[(/]\s*([^()/]{2,40}?)\s*\)?$")
_PADDING = " .…·・•-—–―─━_\t/"
_LONGEST = 100
_LONGEST_COLUMN = 6
_LONGEST_AUTHOR = 12
_REACH = 24
_MOST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One title on the list; ``lines`` are where it stands."""

    lines: tuple[Segment, ...]
    title: str
    unit: str = ""
    has_page: bool = False

    @property
    def key(self) -> str:
        return key(self.title)


@dataclass(slots=True)
class Contents:
    """Lines ``start:end`` of the bulletin. ``columns`` are the keys of the groups' names."""

    start: int
    end: int
    entries: list[Entry] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)


def is_contents_heading(line: Segment) -> bool:
    return len(line) <= 20 and bool(_HEADING.fullmatch(line.folded))


def find_contents(lines: list[Segment], begin: int) -> Contents | None:
    """The list that stands at ``begin`` or a little below; without a heading only by its dots."""
    top = lines[begin : begin + _REACH]
    start = next((at for at, line in enumerate(top, begin) if is_contents_heading(line)), None)
    first = begin if start is None else start + 1
    if start is None and not _is_dotted_list(lines[begin : begin + 3]):
        return None
    contents = Contents(begin if start is None else start, first)
    _Reader(lines, contents).read()
    return contents if contents.entries else None


def _is_dotted_list(lines: list[Segment]) -> bool:
    return sum(bool(_DOTTED.search(line.folded)) for line in lines) >= 2


class _Reader:
    """Reads entries until the list is over."""

    def __init__(self, lines: list[Segment], contents: Contents):
        self._lines = lines
        self._contents = contents
        self._ends: list[int] = []  # after each entry, the line after it
        self._is_over = False  # a title or column of the list came again
        self._columns_at: list[tuple[int, str]] = []

    def read(self) -> None:
        contents = self._contents
        while contents.end < len(self._lines):
            line = self._lines[contents.end]
            self._is_over = self._is_repeated(line)
            if self._is_over or not self._take(line):
                break
            contents.end += 1
        self._give_back()

    def _take(self, line: Segment) -> bool:
        """Whether ``line`` belongs to the list; then it is read."""
        contents = self._contents
        if is_note(line) or is_rule(line):
            self._is_over = bool(contents.entries)
            return is_rule(line) and not contents.entries
        if is_contents_heading(line) or len(line) > _LONGEST or len(contents.entries) == _MOST:
            return False
        if is_furniture(line) and not _PAGE.search(line.folded):
            return True
        if name := column_name(line) or self._plain_column(line):
            return self._take_column(name)
        entry = read_entry(line)
        if not entry.has_page and self._has_pages():
            return self._take_beside_pages(line)
        if not entry.has_page and is_unit(line):
            return self._take_unit(line)
        if not entry.has_page and (ends_like_a_sentence(line.text) or read_labels(line)):
            return False
        return self._add(entry)

    def _take_column(self, name: Segment) -> bool:
        """False where the column was named before: then the articles begin."""
        found = key(squeezed(name.text))
        if found in self._contents.columns:
            self._is_over = True
            return False
        self._contents.columns.add(found)
        self._columns_at.append((self._contents.end, found))
        return True

    def _plain_column(self, line: Segment) -> Segment | None:
        """A short line without a page above lines that have one."""
        is_short = len(squeezed(line.text)) <= _LONGEST_COLUMN and not is_unit(line)
        is_plain = is_short and not read_entry(line).has_page
        is_broken = any(_DASH.match(one.folded) for one in self._following())
        return line if is_plain and not is_broken and self._page_follows() else None

    def _take_beside_pages(self, line: Segment) -> bool:
        """A line without a page, where others have one: a unit, or a title broken in two."""
        if not self._page_follows() or ends_like_a_sentence(line.text):
            return False
        if is_unit(line) and self._contents.entries:
            return self._take_unit(line)
        return self._add(read_entry(line))

    def _take_unit(self, line: Segment) -> bool:
        """A unit on a line of its own belongs to the entry above it."""
        entries = self._contents.entries
        heads_article = any(self._is_repeated(one) for one in self._following())
        if not entries or entries[-1].unit or heads_article:
            return False
        entries[-1] = replace(entries[-1], unit=line.text, lines=(*entries[-1].lines, line))
        self._ends[-1] = self._contents.end + 1
        return True

    def _add(self, entry: Entry) -> bool:
        entries = self._contents.entries
        if entries and self._is_broken(entries[-1], entry):
            entries[-1] = joined_entry(entries[-1], entry)
            self._ends.pop()
        else:
            entries.append(entry)
        self._ends.append(self._contents.end + 1)
        return True

    def _is_broken(self, above: Entry, entry: Entry) -> bool:
        """Whether ``entry`` ends the title that ``above``, which has no page, began."""
        is_subtitle = bool(_DASH.match(entry.title))
        return not above.has_page and (entry.has_page or is_subtitle)

    def _has_pages(self) -> bool:
        return any(entry.has_page for entry in self._contents.entries)

    def _page_follows(self) -> bool:
        return any(read_entry(line).has_page for line in self._following())

    def _following(self) -> list[Segment]:
        return self._lines[self._contents.end + 1 : self._contents.end + 2]

    def _is_repeated(self, line: Segment) -> bool:
        """Whether ``line`` is a title that stands on the list: then the articles begin."""
        entry = read_entry(line)
        if entry.has_page or not entry.key:
            return False
        return any(entry.key in (one.key, key(one.lines[0].text)) for one in self._contents.entries)

    def _give_back(self) -> None:
        """The title of the first article, where neither pages nor its very words show that the
        list is over; and columns with no entry below, which are headings of the articles.
        """
        contents = self._contents
        is_open = not (self._is_over or self._has_pages()) and contents.end < len(self._lines)
        if is_open and contents.entries:
            del contents.entries[self._first_title() :]
        contents.end = self._ends[len(contents.entries) - 1] if contents.entries else contents.end
        for at, name in self._columns_at:
            if at >= contents.end:
                contents.columns.discard(name)

    def _first_title(self) -> int:
        """The last entry, or the one above it, if that is like the first: a title of two lines."""
        last = len(self._contents.entries) - 1
        keys = [entry.key for entry in self._contents.entries]
        is_broken = last >= 2 and are_alike(keys[0], keys[last - 1] + keys[last])
        return max(0, last - 1 if is_broken else last)


def read_entry(line: Segment) -> Entry:
    """``1. 以学促干……澜江市委宣传部（3）`` → title and unit."""
    text = _without_sign(line)
    page = _PAGE.search(text.folded)
    has_page = bool(page and page.start())
    words = text.part(0, page.start()) if has_page else text
    words = words.part(0, len(words.folded.rstrip(_PADDING)))
    title, unit = _title_and_unit(words, has_page=has_page)
    return Entry((line,), squeezed(title.text), unit, has_page)


def _without_sign(line: Segment) -> Segment:
    sign = _SIGN.match(line.folded)
    text = line.part(sign.end()) if sign else line
    mark = next((mark for kind in _NUMBERINGS if (mark := read_mark(text.folded, kind))), None)
    return text.part(mark.length) if mark and mark.length < len(text) else text


def _title_and_unit(words: Segment, *, has_page: bool) -> tuple[Segment, str]:
    """The unit stands behind dots, in brackets, after a space, or in front."""
    for title, rest, is_led in _cuts(words):
        if len(title) and is_unit(rest):
            return title, rest.text
        if len(title) and is_led and has_page and len(rest) <= _LONGEST_AUTHOR:
            return title, ""
    if parts := unit_in_title(words):
        return parts[1], parts[0].text
    first, gap, _rest = words.folded.partition(" ")
    unit, title = words.part(0, len(first)), words.part(len(first))
    return (title, unit.text) if gap and is_unit(unit) else (words, "")


def _cuts(words: Segment):
    """Title, rest, and whether dots or strokes lead from one to the other."""
    folded = words.folded
    if bracket := _BRACKET.search(folded):
        yield words.part(0, bracket.start()), words.part(*bracket.span(1)), False
    for leader in reversed(list(_LEADERS.finditer(folded))):
        title = words.part(0, leader.start())
        yield title, words.part(leader.end()), leader[0][0] in ".…·・•"
    if " " in folded:
        at = folded.rindex(" ")
        yield words.part(0, at), words.part(at), False


def joined_entry(above: Entry, below: Entry) -> Entry:
    """A title that stands on two lines of the list."""
    title = " ".join([above.title, below.title])
    return Entry((*above.lines, *below.lines), title, below.unit, below.has_page)
