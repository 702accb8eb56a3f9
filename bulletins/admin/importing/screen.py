"""Everything one import shows: two panes, the account, facts, the place, what is missing."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from accounts.models import User
from bulletins import permissions
from bulletins.importing.accounting import Account, account
from bulletins.importing.doubts import doubts
from bulletins.importing.drafts import Working, load
from bulletins.importing.outlining import apart
from bulletins.importing.reading import Facts, Piece, Reading, Role
from bulletins.models import Import
from bulletins.text.dates import find_date
from bulletins.text.findings import Severity
from bulletins.text.sentences import sentence_spans

from ..signed import Sign
from . import tools
from .acts import at_place
from .forms import FactsForm, IssueFactsForm
from .places import (
    IssuePlace,
    Place,
    contents_check,
    issue_place,
    issue_words,
    place_of,
    units_known,
)
from .showing import Flag, flags_of, place, severity_words, visible_line
from .source import source_pane
from .structure import Structure, kind_of

_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_LONGEST_SENTENCE = 24


@dataclass(slots=True)
class Shown:
    """One article on the screen."""

    number: int
    title: str
    unit: str
    head: SafeString
    body: SafeString
    form: FactsForm
    facts: str
    left_out: SafeString
    left_out_count: int
    notes: list[str] = field(default_factory=list)
    in_contents: bool | None = None


@dataclass(slots=True)
class Forms:
    """Forms as a person filled them in wrongly; the others are made anew."""

    facts: dict[int, FactsForm] = field(default_factory=dict)
    issue: IssueFactsForm | None = None
    place: object | None = None


@dataclass(slots=True)
class Screen:
    imported: Import
    working: Working
    user: User
    sign: Sign
    selected: str = ""
    forms: Forms = field(default_factory=Forms)

    def context(self) -> dict:
        reading, is_open = self.working.reading, self.imported.is_open
        flags = flags_of(doubts(reading, _corrected(self.working)), gettext)
        pictures = _picture_addresses(self.imported, self.sign)
        piece, known = _chosen(reading, self.selected), account(reading)
        chosen = place(piece) if piece else ""
        structure = Structure(reading, flags, pictures, chosen=chosen, is_open=is_open)
        heaps = _left_out(reading)
        articles, issue = list(self._articles(structure, heaps)), self._issue()
        contents = contents_check(reading, structure.outlines)
        return {
            "imported": self.imported,
            "is_open": is_open,
            "is_issue": reading.issue is not None,
            "source": source_pane(reading, flags, pictures, chosen=chosen),
            "articles": articles,
            "issue_note": structure.issue_note() if reading.issue else "",
            "issue_left_out": structure.left_out(heaps[0]) if reading.issue else "",
            "issue_left_out_count": len(heaps[0]),
            "issue_form": self._issue_form(reading, issue),
            "issue_words": visible_line(issue_words(reading.issue)) if reading.issue else "",
            "contents": contents,
            "contents_missed": sum(entry.number is None for entry in contents),
            "place": self._place(structure),
            "account": _account_words(known),
            "is_exact": known.is_exact,
            "counts": _counts(flags),
            "suggested": [place(one) for one in reading.pieces if one.suggested],
            "missing": list(_missing(articles, issue)),
            "tool_groups": tools.groups(is_issue=reading.issue is not None),
            "selected": chosen,
            "selected_is_weak": bool(piece and piece.suggested),
            "selected_kind": kind_of(piece) if piece else "",
            "selected_words": visible_line(reading.text(piece))[:40] if piece else "",
            "sentences": _sentences(reading, piece),
            "became": [] if is_open else list(_became(self.imported, self.user)),
            "can_undo": bool(self.working.done),
            "can_redo": bool(self.working.undone),
        }

    def _articles(self, structure: Structure, heaps: list[list[Piece]]) -> Iterator[Shown]:
        reading = self.working.reading
        known = units_known(structure.outlines) if reading.issue else {}
        for number, outline in enumerate(structure.outlines):
            own = heaps[number + 1]
            yield Shown(
                number,
                visible_line(str(outline.title)),
                visible_line(str(outline.unit)),
                structure.head(number),
                structure.article(number),
                self.forms.facts.get(number)
                or FactsForm(facts=reading.facts[number], number=number),
                _facts_words(reading.facts[number]),
                structure.left_out(own),
                len(own),
                known.get(str(outline.unit), []),
            )

    def _issue(self) -> IssuePlace | None:
        reading = self.working.reading
        is_needed = reading.issue is not None and self.imported.is_open
        return issue_place(reading, self.working.choices) if is_needed else None

    def _issue_form(self, reading: Reading, issue: IssuePlace | None) -> IssueFactsForm | None:
        if reading.issue is None:
            return None
        series = issue.series if issue else None
        return self.forms.issue or IssueFactsForm(facts=reading.issue, series=series)

    def _place(self, structure: Structure) -> Place | None:
        """Of one article; those of a bulletin go where the bulletin does."""
        if self.working.reading.issue is not None or not self.imported.is_open:
            return None
        made = place_of(structure.outlines[0], self.working.choices, self.user)
        made.form = self.forms.place or made.form
        return made


def screen_of(
    imported: Import, user: User, sign: Sign, *, selected: str = "", forms: Forms | None = None
) -> dict:
    return Screen(imported, load(imported), user, sign, selected, forms or Forms()).context()


def _facts_words(facts: Facts) -> str:
    """The facts in a line, each once, for those who do not want to change them."""
    date = facts.date.isoformat() if facts.date and not _is_in_source_line(facts) else ""
    byline = "" if facts.byline in facts.credits.values() else facts.byline
    people = [f"{role}：{name}" for role, name in facts.credits.items()]
    known = [date, facts.source_line, byline, *people]
    return visible_line(" · ".join(filter(None, known)))


def _is_in_source_line(facts: Facts) -> bool:
    found = find_date(facts.source_line)
    return bool(found and found.date == facts.date)


def _corrected(working: Working) -> set[int]:
    """The paragraphs in which a person corrected something."""
    return {piece["at"] for step in working.done for piece in (*step.before, *step.after)}


def _picture_addresses(imported: Import, sign: Sign) -> Callable[[int], str]:
    """Where the picture is that is paragraph ``at``."""
    return lambda at: sign(reverse("admin:bulletins_import_picture", args=[imported.pk, at]))


def _left_out(reading: Reading) -> list[list[Piece]]:
    """What is left out of the issue itself, then of each article."""
    own, articles = apart(reading)
    return [[piece for piece in heap if piece.role == Role.LEFT_OUT] for heap in (own, *articles)]


def _account_words(known: Account) -> str:
    words = gettext(
        "%(accounted)s of %(total)s characters accounted for: %(structure)s in the structure, "
        "%(left_out)s left out, %(numbers)s recognised numbers."
    )
    names = ("accounted", "total", "structure", "left_out", "numbers")
    return words % {name: f"{getattr(known, name):,}" for name in names}


def _counts(flags: Iterable[Flag]) -> list[dict]:
    """How many findings there are of each severity that has any."""
    words = severity_words()
    counts = Counter(flag.severity for flag in flags)
    return [
        {"severity": severity, "words": words[severity], "count": counts[severity]}
        for severity in Severity
        if counts[severity]
    ]


def _missing(articles: list[Shown], issue: IssuePlace | None) -> Iterator[tuple[str, str]]:
    """What keeps the import from being stored: the words, and the place on the page."""
    for name, words in issue.missing if issue else ():
        yield words, f"#id_issue-{name}"
    if not articles:
        yield gettext("No article has been found in this bulletin."), "#tools"
    for article in articles:
        if not article.title:
            words = gettext("Article %(number)s has no title.") % {"number": article.number + 1}
            alone = gettext("The article has no title.")
            yield alone if len(articles) == 1 else words, f"#no-title-{article.number}"


def _became(imported: Import, user: User) -> Iterator[dict]:
    """The rows that a stored import made, with their pages, for those who may see them."""
    rows = {"article": imported.articles.order_by("issue", "position", "number")}
    if imported.issue_id:
        rows["issue"] = [imported.issue]
    for noun, found in rows.items():
        if permissions.may_see(user, noun):
            for row in found:
                address = reverse(f"admin:bulletins_{noun}_change", args=[row.pk])
                yield {"address": address, "words": str(row)}


def _chosen(reading: Reading, selected: str) -> Piece | None:
    """The piece at that place; without one the first suggestion, the title, the first of all."""
    if selected_place := _PLACE.fullmatch(selected):
        at, start = map(int, selected_place.groups())
        return reading.pieces[at_place(reading, at, start)] if reading.pieces else None
    searches = (
        lambda piece: piece.suggested and piece.role != Role.MARK,
        lambda piece: piece.role == Role.TITLE,
        lambda piece: piece.role not in (Role.LEFT_OUT, Role.MARK),
    )
    found = (next(filter(search, reading.pieces), None) for search in searches)
    return next(filter(None, found), None)


def _sentences(reading: Reading, piece: Piece | None) -> list[tuple[int, str]]:
    """Where the sentences of a text begin, for those who have no caret."""
    if piece is None or piece.role == Role.MARK:
        return []
    text = reading.text(piece)
    return [
        (start, visible_line(text[start:end])[:_LONGEST_SENTENCE])
        for start, end in sentence_spans(text)
    ]
