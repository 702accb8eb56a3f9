"""Corrections that make no sense. Each message says what was not done and why, or what to do."""

from collections.abc import Callable

from bulletins.text.findings import gettext_noop

NO_SUCH_PIECE = gettext_noop("This place is not there any more. Choose it again.")
HIGHEST = gettext_noop("This is a section already; nothing stands higher.")
LOWEST = gettext_noop("This is text already; nothing stands lower.")
ONLY_TEXT = gettext_noop(
    "Only text and headings can be raised or lowered. Make this text of the article first."
)
NO_LINE = gettext_noop("A picture or a row of a table cannot be this.")
LONG_HEADING = gettext_noop(
    "This sentence has %(length)d characters; a heading has at most %(longest)d. Split it first."
)
OPENS_ARTICLE = gettext_noop(
    "An article begins here, and this is all it has for a title. Name its title first."
)
NO_HEADING = gettext_noop("No heading stands here.")
NOTHING_BEFORE = gettext_noop("Nothing at this side of the caret could be split off.")
A_NUMBER = gettext_noop("A number cannot be split.")
JOINED = gettext_noop("This is joined to the text before it already.")
NO_TEXT_BEFORE = gettext_noop("No text of the same part stands before this to join it to.")
NOT_THE_SAME = gettext_noop(
    "What stands before this in its line is something else; the two cannot be joined."
)
NO_TEXT_AFTER = gettext_noop("No text stands after this heading that could be joined to it.")
OPENS_PART = gettext_noop(
    "A part begins here. Make it text of the part above first, then join them."
)
LEFT_OUT_ALREADY = gettext_noop("This is left out already.")
TEXT_ALREADY = gettext_noop("This is text of the article already.")
ROLE_ALREADY = gettext_noop("This is what it is said to be already.")
NO_ROLE = gettext_noop("A line cannot be made this by hand.")
HEADING_CLOSES = gettext_noop(
    "The closing has no heading. Make the heading text first, or leave it out."
)
CLOSING_ALREADY = gettext_noop("The closing begins here already.")
NOT_AT_THE_END = gettext_noop(
    "Parts with headings follow, and the closing is the end of the article. Take them back first."
)
NO_ISSUE = gettext_noop(
    "This was read as one article. Read it as a whole bulletin to divide it into articles."
)
OUTSIDE = gettext_noop(
    "This stands in no article: it belongs to the issue itself. Begin an article here or above."
)
TAIL_ALREADY = gettext_noop("The tail of the bulletin begins here already.")
ARTICLE_ALREADY = gettext_noop("An article begins here already.")
FIRST_ARTICLE = gettext_noop("This is the first article; none stands before it to join it to.")
NOTHING_SUGGESTED = gettext_noop("Nothing is suggested here; there is nothing to confirm.")
NO_FACTS = gettext_noop("No date, source or name could be read from this line.")


class CannotCorrect(Exception):
    """A correction that was not made. ``template`` is an English message, ``params`` fills it."""

    def __init__(self, template: str, **params: str | int):
        super().__init__(template % params)
        self.template = template
        self.params = params

    def message(self, translate: Callable[[str], str] = str) -> str:
        return translate(self.template) % self.params
