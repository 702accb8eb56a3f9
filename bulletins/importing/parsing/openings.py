"""Where the articles of a bulletin begin.

A title is known by the list of contents, by its look, or by what stands around it. Each sign has
its weight; where only little speaks for an article, it is a suggestion.
"""

from dataclasses import dataclass, replace

from .columns import column_name, is_rule, squeezed
from .contents import Contents, Entry
from .furniture import is_furniture
from .labels import read_labels
from .mast import split_office_and_date
from .matching import match_contents
from .notes import is_note, may_be_attachment
from .segments import Segment
from .signs import FIRM, WEAK, Numbers, Signs, gap, is_note_above
from .titles import may_be_title, reads_like_body, titles_by_look
from .units import contributing_unit, is_unit
from .wording import key


@dataclass(frozen=True, slots=True)
class Opening:
    """An article begins at line ``at``; its title is line ``title``.

    ``entry`` is its title on the list of contents; ``headings`` are the lines above its title that
    name columns, ``column`` is the one it stands under.
    """

    at: int
    title: int
    entry: Entry | None = None
    is_weak: bool = False
    column: str = ""
    headings: tuple[int, ...] = ()


def find_openings(lines: list[Segment], contents: Contents | None) -> list[Opening]:
    """In order. The first line of ``lines`` is that below mast, note and contents."""
    return _Search(lines, contents).openings()


class _Search:
    def __init__(self, lines: list[Segment], contents: Contents | None):
        self._lines = lines
        self._columns = contents.columns if contents else set()
        self._matched = match_contents(contents, lines) if contents else {}
        self._titles_by_look = titles_by_look(lines)
        self._numbers = Numbers(lines)
        title = next((at for at, line in enumerate(lines) if may_be_title(line)), 0)
        self._units_stand_above = any(is_unit(line) for line in lines[:title])
        # A list of contents that is borne out leaves no room for guesses.
        is_borne_out = contents and 2 * len(self._matched) > len(contents.entries)
        self._least = FIRM if is_borne_out else WEAK

    def openings(self) -> list[Opening]:
        found: list[Opening] = []
        for start, end in self._runs():
            found += self._openings_in(start, end, is_first=not found)
        return self._with_columns(_begun(found, self._lines))

    def _runs(self) -> list[tuple[int, int]]:
        """The stretches of lines that are no running text."""
        runs, start = [], None
        for at in range(len(self._lines) + 1):
            if at < len(self._lines) and self._is_name(at):
                start = at if start is None else start
            elif start is not None:
                runs.append((start, at))
                start = None
        return runs

    def _is_name(self, at: int) -> bool:
        line = self._lines[at]
        return at in self._matched or not reads_like_body(line) or is_rule(line)

    def _openings_in(self, start: int, end: int, *, is_first: bool) -> list[Opening]:
        sure = [at for at in range(start, end) if at in self._matched]
        if not sure:
            by_look = [at for at in range(start, end) if at in self._titles_by_look]
            sure = by_look[:1]
        if sure:
            floors = [start, *(at + 1 for at in sure)]
            pairs = zip(sure, floors, strict=False)
            return [self._opening(self._top(at, floor), at) for at, floor in pairs]
        return self._guess(start, end, is_first=is_first)

    def _opening(self, at: int, title: int, *, is_weak: bool = False) -> Opening:
        return Opening(at, title, self._matched.get(title), is_weak)

    def _guess(self, start: int, end: int, *, is_first: bool) -> list[Opening]:
        """The title in a run of names, if enough speaks for one."""
        if end == len(self._lines):
            return []
        if is_first and start == 0:
            begin = self._below_columns(start, end)
            title = self._title_in(begin, end)
            return [self._opening(start, begin if title is None else title)]
        begin = self._below_columns(self._below_tail(start, end), end)
        title = self._title_in(begin, end)
        if title is None:
            return []
        signs = Signs(self._lines, self._columns, begin, title, end, self._numbers)
        if signs.weight < self._least:
            return []
        return [self._opening(self._top(title, start), title, is_weak=signs.weight < FIRM)]

    def _below_columns(self, start: int, end: int) -> int:
        """The line below the last heading of a column, or rule, that has a title below it."""
        last = start
        for at in range(start, end - 1):
            line = self._lines[at]
            if column_name(line) or is_rule(line) or self._is_plain_column(line):
                last = at + 1
        return last

    def _is_plain_column(self, line: Segment) -> bool:
        return key(squeezed(line.text)) in self._columns

    def _below_tail(self, start: int, end: int) -> int:
        """The line below what still belongs to the article above: credits, signature, date."""
        at = start
        while at < end and self._ends_article(at, end):
            at += 1
        return at

    def _ends_article(self, at: int, end: int) -> bool:
        line = self._lines[at]
        if contributing_unit(line) or may_be_attachment(line) or split_office_and_date(line):
            return True
        if read_labels(line) or is_furniture(line):
            return True
        return is_unit(line) and at + 1 < end and bool(read_labels(self._lines[at + 1]))

    def _title_in(self, begin: int, end: int) -> int | None:
        return next((at for at in range(begin, end) if may_be_title(self._lines[at])), None)

    def _top(self, title: int, floor: int) -> int:
        """Columns, rules, a note and the unit above the title belong to its article."""
        top = title
        while top > floor and self._heads_article(top - 1, title):
            top -= 1
        while top < title and is_furniture(self._lines[top]):
            top += 1
        return top - 1 if top and is_note_above(self._lines, top - 1) else top

    def _heads_article(self, at: int, title: int) -> bool:
        line = self._lines[at]
        if column_name(line) or is_rule(line) or is_note(line) or self._is_plain_column(line):
            return True
        if is_furniture(line):
            return True
        is_above = is_unit(line) and at == title - 1 and not self._has_unit_below(title)
        return is_above and not self._signs_article_above(at)

    def _signs_article_above(self, at: int) -> bool:
        """Whether the unit at ``at`` stands below its article: nearer to it than to the title, or
        in a bulletin whose first article has no unit above its title.
        """
        if not at or not reads_like_body(self._lines[at - 1]):
            return False
        above, unit, below = self._lines[at - 1 : at + 2]
        return gap(unit, below) > gap(above, unit) or not self._units_stand_above

    def _has_unit_below(self, title: int) -> bool:
        below = self._lines[title + 1 : title + 4]
        return any(is_unit(line) for line in below if not reads_like_body(line))

    def _with_columns(self, openings: list[Opening]) -> list[Opening]:
        """Each with the heading it stands under, which may stand above an earlier one."""
        result, column = [], ""
        for one in openings:
            names = {at: name for at in range(one.at, one.title) if (name := self._column(at))}
            column = list(names.values())[-1] if names else column
            result.append(replace(one, column=column, headings=tuple(names)))
        return result

    def _column(self, at: int) -> str:
        line = self._lines[at]
        name = column_name(line) or (line if self._is_plain_column(line) else None)
        return squeezed(name.text) if name else ""


def _begun(found: list[Opening], lines: list[Segment]) -> list[Opening]:
    """``found``, and an article for running text above the first of them."""
    if not found:
        title = next((at for at, line in enumerate(lines) if may_be_title(line)), 0)
        return [Opening(0, title)] if lines else []
    first = found[0].at
    if not any(reads_like_body(line) and not is_rule(line) for line in lines[:first]):
        return found
    title = next((at for at in range(first) if may_be_title(lines[at])), 0)
    return [Opening(0, title, is_weak=True), *found]
