"""READING → READING: what a person corrects of what was understood.

Each correction is a function of a reading and of a piece, named by its index in
``reading.pieces``; offsets count the characters of the piece. One that makes no sense raises
CannotCorrect. None loses a character, and each confirms what was only suggested of the piece.
"""

from .articles import begin_article, begin_tail, join_article
from .facts import read_facts, state, state_issue
from .heads import LONGEST_HEADING, demote, make_head, promote, take_back_head
from .joints import join, split
from .refusals import CannotCorrect
from .roles import ASSIGNED, BY_HAND, assign, begin_closing, leave_out, take_in
from .suggestions import accept, accept_all

__all__ = [
    "ASSIGNED",
    "BY_HAND",
    "LONGEST_HEADING",
    "CannotCorrect",
    "accept",
    "accept_all",
    "assign",
    "begin_article",
    "begin_closing",
    "begin_tail",
    "demote",
    "join",
    "join_article",
    "leave_out",
    "make_head",
    "promote",
    "read_facts",
    "split",
    "state",
    "state_issue",
    "take_back_head",
    "take_in",
]
