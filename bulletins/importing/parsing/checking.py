"""The list of contents, checked against the articles that were found."""

from itertools import pairwise

from bulletins.text.findings import Severity, gettext_noop

from .contents import Contents, Entry
from .draft import Draft
from .openings import Opening
from .segments import Segment
from .wording import key, reads_as_listed

NO_ARTICLE = gettext_noop("The contents name “%(title)s”, but no article of this title was found.")
NOT_LISTED = gettext_noop("The contents do not name this article.")
OTHER_ORDER = gettext_noop(
    "In the contents “%(title)s” stands below “%(above)s”; here it stands above."
)
OTHER_WORDING = gettext_noop("In the contents the title of this article reads “%(title)s”.")

Found = list[tuple[Opening, Segment]]


def check_contents(draft: Draft, contents: Contents | None, articles: Found) -> None:
    """A finding for each entry without an article, each article without an entry, each that
    stands in another place, and each title that reads differently.
    """
    if contents is None:
        return
    found = {id(opening.entry) for opening, _title in articles if opening.entry}
    for entry in contents.entries:
        if id(entry) not in found:
            draft.find(
                entry.lines[0],
                "contents-without-article",
                Severity.WARNING,
                NO_ARTICLE,
                title=entry.title,
            )
    for opening, title in articles:
        if opening.entry is None:
            draft.find(title, "article-not-in-contents", Severity.WARNING, NOT_LISTED)
        elif not _reads(opening.entry, title):
            params = {"title": opening.entry.title}
            draft.find(title, "contents-wording", Severity.HINT, OTHER_WORDING, **params)
    _check_order(draft, contents.entries, articles)


def _reads(entry: Entry, title: Segment) -> bool:
    return reads_as_listed(entry.key, key(title.text))


def _check_order(draft: Draft, entries: list[Entry], articles: Found) -> None:
    places = {id(entry): place for place, entry in enumerate(entries)}
    listed = [(places[id(one.entry)], one.entry, title) for one, title in articles if one.entry]
    for (place, entry, title), (following, above, _title) in pairwise(listed):
        if following < place:
            params = {"title": entry.title, "above": above.title}
            draft.find(title, "contents-order", Severity.WARNING, OTHER_ORDER, **params)
