"""The buttons of the screen, with the key of each and the pieces it is for."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tool:
    """``kinds`` are those of ``structure.kind_of``; without any, it is for the whole text.

    ``uses_place``: at the caret, or at the sentence chosen from a list. ``instead``: it has the key
    of the tool before it and is shown in its place where it can be used.
    """

    act: str
    label: str | Promise
    key: str = ""
    kinds: tuple[str, ...] = ()
    uses_place: bool = False
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    label: str | Promise
    tools: tuple[Tool, ...] = field(default_factory=tuple)


_WORDS = ("text", "head")
_ANY = ("text", "head", "line", "out")
_BESIDE = ("text", "head", "line", "out")
# What is done most stands first, and on a phone alone.
FIRST = Group(
    _("What is done most"),
    (
        Tool("accept", _("Accept"), "A", _WORDS),
        Tool("promote", _("Raise"), "P", _WORDS),
        Tool("demote", _("Lower"), "D", _WORDS),
        Tool("leave_out", _("Leave out"), "X", ("text", "head", "line")),
        Tool("take_in", _("Take in"), "X", ("out",), instead=True),
    ),
)
LEVELS = Group(
    _("Level"),
    (
        Tool("make_head", _("Sentence as heading"), "H", ("text",), uses_place=True),
        Tool("take_back_head", _("Heading as text"), "H", ("head",), instead=True),
        Tool("begin_closing", _("Closing from here"), "C", ("text",)),
    ),
)
LINES = Group(
    _("Lines"),
    (
        Tool("split", _("Split"), "S", _ANY, uses_place=True),
        Tool("join", _("Join"), "J", _ANY),
    ),
)
ROLES = Group(
    _("This is"),
    (
        Tool("assign-title", _("title"), "1", _BESIDE),
        Tool("assign-subtitle", _("subtitle"), "2", _BESIDE),
        Tool("assign-unit", _("unit"), "3", _BESIDE),
        Tool("assign-editor-note", _("editor's note"), "4", _BESIDE),
        Tool("assign-attachment", _("attachment"), "5", _BESIDE),
        Tool("assign-text", _("text"), "6", ("head", "line", "out")),
        Tool("read_facts", _("date, source, names"), "F", _ANY),
    ),
)
ARTICLES = Group(
    _("Articles"),
    (
        Tool("begin_article", _("Article from here"), "G", _ANY),
        Tool("join_article", _("Join to the article above"), "M", _ANY),
        Tool("begin_tail", _("Tail from here"), "T", _ANY),
        Tool("assign-issue-note", _("note of the issue"), "7", _BESIDE),
    ),
)
SUGGESTIONS = Group(_("Suggestions"), (Tool("accept_all", _("Accept all"), "⇧A"),))


def groups(*, is_issue: bool) -> list[Group]:
    return [FIRST, LEVELS, LINES, ROLES, *([ARTICLES] if is_issue else []), SUGGESTIONS]
