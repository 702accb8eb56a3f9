"""An import that a person goes on with: opened, corrected, left, confirmed or discarded.

Nothing becomes an article before ``confirm``. Every correction is stored at once, with what undoes
it; ``version`` tells two windows on one import apart.
"""

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts import log
from accounts.models import User
from bulletins import originals
from bulletins.acts import Act
from bulletins.errors import ChangedMeanwhile, Refused
from bulletins.models import Article, Import, Issue
from bulletins.permissions import require_importer
from bulletins.text.findings import gettext_noop
from bulletins.text.paragraphs import Manuscript, Picture

from .changes import Change, between
from .destination import find_destination
from .examining import read_as
from .keeping import kept, reading_from
from .outlining import outline
from .readers import UnreadableText, read_bytes
from .readers.html import read_paste
from .reading import Reading
from .storing import store
from .storing_issue import store_issue
from .taking import take_pictures

NOTHING_PASTED = gettext_noop("Nothing was pasted that could be read.")
MOST_STEPS = 200  # that can be undone
PASTED = "paste.html", "paste.txt"


@dataclass(slots=True)
class Working:
    """``choices`` are the arguments of ``find_destination`` that the person gave."""

    reading: Reading
    choices: dict[str, str] = field(default_factory=dict)
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)

    def received(self) -> Reading:
        """The reading before the corrections that can still be undone."""
        reading = self.reading
        for step in reversed(self.done):
            reading = step.undone(reading)
        return reading


@dataclass(frozen=True, slots=True)
class Stored:
    """What an import became; ``notes`` say what the text names and the site does not know."""

    row: Article | Issue
    notes: list[str]


def open_import(data: bytes, name: str, *, kind: str = "", by: User | None) -> Import:
    """Begin with a file as it was sent in; without ``kind`` the text says what it is.

    Raises UnreadableText, and then keeps nothing.
    """
    return _open(data, name, read_as(read_bytes(data, name), kind), by)


def open_paste(html: str, text: str, *, kind: str = "", by: User | None) -> Import:
    """Begin with what a clipboard held: HTML, if it shows anything, else text.

    Raises UnreadableText.
    """
    manuscript = read_paste(html, "")
    name, words = PASTED[0], html
    if not manuscript.paragraphs:
        manuscript, name, words = read_paste("", text), PASTED[1], text
    if not manuscript.paragraphs:
        raise UnreadableText(NOTHING_PASTED)
    return _open(words.encode("utf-8", "replace"), name, read_as(manuscript, kind), by)


@transaction.atomic
def _open(data: bytes, name: str, reading: Reading, by: User | None) -> Import:
    require_importer(by)
    imported = Import(
        original=originals.keep(data),
        name=name[:255],
        kind=Import.Kind.ISSUE if reading.issue else Import.Kind.ARTICLE,
        by=by,
    )
    _keep(imported, Working(reading))
    imported.save()
    _record(Act.IMPORT_OPENED, imported, by)
    return imported


def _record(act: Act, imported: Import, by: User | None = None, **detail) -> None:
    log.record(act, by=by, on=imported, after=imported.original.digest, **detail)


def load(imported: Import) -> Working:
    data = json.loads(zlib.decompress(imported.working))
    return Working(
        reading_from(data["reading"]),
        data["choices"],
        [Change(**step) for step in data["done"]],
        [Change(**step) for step in data["undone"]],
    )


@transaction.atomic
def correct(
    imported: Import, act: Callable[[Reading], Reading], *, version: int | None = None
) -> Working:
    """The reading after ``act``. Raises ChangedMeanwhile, Refused, and whatever ``act`` refuses."""
    imported, working = _hold(imported, version)
    after = act(working.reading)
    if after == working.reading:
        return working
    working.done = [*working.done, between(working.reading, after)][-MOST_STEPS:]
    working.undone = []
    return _go_on(imported, replace(working, reading=after))


@transaction.atomic
def undo(imported: Import, *, version: int | None = None) -> Working:
    """The reading before the last correction; as it is, where there is none."""
    imported, working = _hold(imported, version)
    if not working.done:
        return working
    *done, last = working.done
    undone = [*working.undone, last]
    return _go_on(imported, Working(last.undone(working.reading), working.choices, done, undone))


@transaction.atomic
def redo(imported: Import, *, version: int | None = None) -> Working:
    imported, working = _hold(imported, version)
    if not working.undone:
        return working
    *undone, last = working.undone
    done = [*working.done, last]
    return _go_on(imported, Working(last.done(working.reading), working.choices, done, undone))


@transaction.atomic
def choose(imported: Import, choices: dict[str, str]) -> Working:
    """Remember where the person wants the text to go: the arguments of ``find_destination``."""
    imported, working = _hold(imported, None)
    return _go_on(imported, replace(working, choices={**working.choices, **choices}))


@transaction.atomic
def reread(imported: Import, kind: str) -> Working:
    """Begin anew from the original, as one article or as a whole bulletin."""
    imported, working = _hold(imported, None)
    imported.kind = kind
    reading = read_as(_manuscript(imported), kind)
    return _go_on(imported, Working(reading, working.choices))


@log.refusals_of(Act.IMPORT_CONFIRMED)
def confirm(imported: Import, *, by: User | None) -> Stored:
    """Store what the import holds as drafts. Raises Refused with what is missing."""
    require_importer(by, whole_issue=imported.kind == Import.Kind.ISSUE)
    taken = take_pictures(load(imported).reading, Pictures(imported).data)
    stored = _confirm(imported, taken.keys, by)
    return Stored(stored.row, [*stored.notes, *taken.notes])


@transaction.atomic
def _confirm(imported: Import, pictures: dict[str, str], by: User | None) -> Stored:
    imported, working = _hold(imported, None)
    stored = _STORES[imported.kind](imported, working, pictures, by)
    imported.state, imported.stored_at = Import.State.STORED, timezone.now()
    imported.save()
    _record(Act.IMPORT_CONFIRMED, imported, by, became=f"{stored.row._meta.label} {stored.row.pk}")
    return stored


def _store_article(
    imported: Import, working: Working, pictures: dict[str, str], by: User | None
) -> Stored:
    destination = find_destination(outline(working.reading), **working.choices)
    article = store(
        working.reading,
        destination,
        by=by,
        origin=imported,
        pictures=pictures,
        received=working.received(),
    )
    return Stored(article, destination.notes)


def _store_issue(
    imported: Import, working: Working, pictures: dict[str, str], by: User | None
) -> Stored:
    imported.issue, notes = store_issue(
        working.reading, **working.choices, by=by, origin=imported, pictures=pictures
    )
    return Stored(imported.issue, notes)


_STORES = {Import.Kind.ARTICLE: _store_article, Import.Kind.ISSUE: _store_issue}


def import_at_once(
    data: bytes,
    name: str,
    *,
    kind: str = "",
    choices: dict[str, str],
    reading: Reading | None = None,
    by: User | None = None,
) -> Stored:
    """Open and confirm in one go, as commands do; ``reading`` is that of ``data``, where it was
    read before. Raises UnreadableText and Refused.
    """
    reading = reading or read_as(read_bytes(data, name), kind)
    taken = take_pictures(reading, attrgetter("data"))
    with transaction.atomic():
        imported = _open(data, name, reading, by)
        choose(imported, choices)
        stored = _confirm(imported, taken.keys, by)
    return Stored(stored.row, [*stored.notes, *taken.notes])


@transaction.atomic
def discard(imported: Import) -> None:
    """Forget an import that was not confirmed; its file goes too, where nothing else needs it."""
    imported, _working = _hold(imported, None)
    original = imported.original
    _record(Act.IMPORT_DISCARDED, imported)
    imported.delete()
    if not original.imports.exists():
        storage, name = original.file.storage, original.file.name
        original.delete()
        transaction.on_commit(lambda: storage.delete(name))


class Pictures:
    """The pictures of an import, read again from its original when the first one is asked for."""

    def __init__(self, imported: Import):
        self._imported = imported

    def data(self, picture: Picture) -> bytes:
        return self._by_name.get(picture.name, b"")

    @cached_property
    def _by_name(self) -> dict[str, bytes]:
        found = [one.picture for one in _manuscript(self._imported).paragraphs if one.picture]
        return {picture.name: picture.data for picture in found}


def _manuscript(imported: Import) -> Manuscript:
    data = imported.original.read()
    if imported.name == PASTED[0]:
        return read_paste(data.decode(), "")
    if imported.name == PASTED[1]:
        return read_paste("", data.decode())
    return read_bytes(data, imported.name)


def _hold(imported: Import, version: int | None) -> tuple[Import, Working]:
    """The import, locked for this transaction, and what it holds."""
    held = Import.objects.select_for_update().filter(pk=imported.pk).first()
    if held is None:
        raise Refused(gettext("This import was discarded."))
    if not held.is_open:
        raise Refused(gettext("This import is stored already and does not change any more."))
    if version is not None and version != held.version:
        raise ChangedMeanwhile(
            gettext("This import was changed in another window. Here is how it stands now.")
        )
    return held, load(held)


def _go_on(imported: Import, working: Working) -> Working:
    imported.version += 1
    _keep(imported, working)
    imported.save()
    return working


def _keep(imported: Import, working: Working) -> None:
    data = {
        "reading": kept(working.reading),
        "choices": working.choices,
        "done": [step.as_data() for step in working.done],
        "undone": [step.as_data() for step in working.undone],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    imported.working = zlib.compress(text.encode("utf-8", "surrogatepass"))
