"""Articles that an archive holds twice: the same words in files of different bytes."""

from collections.abc import Iterator

from django.utils.translation import gettext

from bulletins.models import Article

from .fingerprints import fingerprints
from .outlining import outlines
from .reading import Reading
from .storing_issue import AlreadyThere


class SameWords(AlreadyThere):
    """An article of the very same words is there; ``place`` says in which issue, if in one."""

    def __init__(self, message: str, place: str = ""):
        super().__init__(message)
        self.place = place


class KnownWords:
    """What is known by its words: what is stored, and what a dry run would have stored."""

    def __init__(self) -> None:
        self._tried: dict[str, str] = {}  # fingerprint → name of the file

    def remember(self, reading: Reading, name: str) -> None:
        for words in fingerprints(reading):
            self._tried.setdefault(words, name)

    def require_new(self, reading: Reading) -> None:
        """Raise SameWords where the one article of ``reading`` came in before."""
        for words in fingerprints(reading):
            if found := _stored(words):
                raise SameWords(_why(found), str(found.issue or ""))
            if name := self._tried.get(words):
                raise SameWords(
                    gettext("Another file of this archive has the same words: %(file)s.")
                    % {"file": name}
                )

    def standing_alone(self, reading: Reading) -> Iterator[str]:
        """What is doubtful of a bulletin: articles that came in alone, before their issue did."""
        for article, words in zip(outlines(reading), fingerprints(reading), strict=True):
            found = _stored(words)
            name = _file(found) if found else self._tried.get(words)
            if name and (found is None or found.issue is None):
                yield gettext(
                    "“%(title)s” came in alone before, with the same words, from %(file)s. Now it "
                    "stands in its issue too: delete the one without an issue."
                ) % {"title": article.title, "file": name}


def _stored(words: str) -> Article | None:
    found = Article.objects.received_as(words).select_related("issue__publication", "origin")
    return found.order_by("pk").first()


def _why(found: Article) -> str:
    return gettext("The same words came in before: “%(title)s” (%(place)s), from %(file)s.") % {
        "title": found.title,
        "place": found.issue or gettext("no issue yet"),
        "file": _file(found),
    }


def _file(found: Article) -> str:
    return found.origin.name if found.origin else "—"
