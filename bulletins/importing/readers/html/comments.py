"""Comments in the margin, as Word puts them on the clipboard: their marks and their own words.

The words on which somebody commented stand in ``<a style='mso-comment-reference:…'>``, and what
comes between them in ``mso-comment-continuation``: both are text like any other.
"""

import re

from .styles import Declarations

_CLASSES = {"msocommentreference", "msocomanchor", "msocomtxt", "msocomoff", "msocomhide"}
_ELEMENTS = {"comment", "comment-list"}
_LINK = re.compile(r"#_mso(?:com|anchor)_(\d{1,6})$", re.IGNORECASE)
_ID = re.compile(r"_com_(\d{1,6})", re.IGNORECASE)
_MARK = re.compile(r"\[[^\[\]]{1,20}\]")


def comment_in(attributes: dict[str, str], style: Declarations) -> str | None:
    """The number of the comment whose mark or words stand in an element, empty where it is not
    said; None for anything else.
    """
    for match in (
        _LINK.search(attributes.get("href", "")[:100]),
        _ID.fullmatch(attributes.get("id", "")),
    ):
        if match:
            return match[1]
    classes = attributes.get("class", "").lower()
    is_comment = "msocom" in classes and not _CLASSES.isdisjoint(classes.split()[:10])
    is_comment |= style.get("mso-element") in _ELEMENTS
    return "" if is_comment or style.get("mso-special-character") == "comment" else None


def comment_key(number: str, words: str) -> str:
    """What tells a comment from others: its number, else its mark (``[FY1]``), else nothing."""
    words = words.strip()
    return number or (words if _MARK.fullmatch(words) else "")
