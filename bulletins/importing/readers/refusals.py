"""Why a source is not read. Each message says what is wrong and what to do."""

from collections.abc import Callable

from bulletins.text.findings import gettext_noop

MISSING = gettext_noop("%(name)s does not exist.")
DIRECTORY = gettext_noop("%(name)s is a folder, not a file.")
UNKNOWN_KIND = gettext_noop("%(name)s is of a kind that is not read. Known kinds: %(kinds)s.")
TOO_LARGE = gettext_noop("%(name)s is larger than %(largest)d MB.")
FORBIDDEN = gettext_noop("%(name)s cannot be opened: %(reason)s.")
EMPTY = gettext_noop("%(name)s holds no text.")
NOT_TEXT = gettext_noop(
    "%(name)s is not plain text in UTF-8, UTF-16 or GB18030. Save it as UTF-8 and try again."
)
SEEMS_BIG5 = gettext_noop(
    "%(name)s seems to be text in Big5 (traditional characters), which is not read. Save it as "
    "UTF-8 and try again."
)
NOT_WORD = gettext_noop(
    "%(name)s is not a Word document, whatever its name says. Open it in Word or WPS, save it as "
    ".docx and try again."
)
OLD_WORD = gettext_noop(
    "%(name)s is a document of the old Word kind (.doc) under a new name. Open it in Word or WPS, "
    "save it as .docx and try again."
)
LOCKED = gettext_noop(
    "%(name)s is protected by a password. Save it without the password and try again."
)
DAMAGED = gettext_noop(
    "%(name)s is damaged, or only part of it arrived. Open it in Word or WPS, save it again and "
    "try once more."
)
UNPACKS_TOO_LARGE = gettext_noop(
    "%(name)s is a small file that unpacks to far more than any bulletin holds. It was not read."
)
DECLARES_ENTITIES = gettext_noop(
    "%(name)s holds declarations (DOCTYPE) that no Word document holds and that can do harm. It "
    "was not read."
)
PROGRAMMED = gettext_noop(
    "%(name)s is a page whose text is made by programs, or that holds little else than programs. "
    "Open it in a browser, copy the text and paste it here."
)
NOT_TEXT_BUT = gettext_noop(
    "%(name)s is not plain text but a file of the kind %(kind)s under another name. Give it its "
    "own ending, or open it, copy the text and paste it here."
)
OTHER_KIND = gettext_noop(
    "%(name)s is not what its name says, but a file of the kind %(kind)s. Give it its own ending, "
    "or open it, copy the text and paste it here."
)
ONLY_AS_PASTE = gettext_noop(
    "%(name)s is a %(kind)s file. %(kind)s is read only as paste: open it, copy the text and "
    "paste it here."
)
NO_OFFICE = gettext_noop(
    "%(name)s can only be read where LibreOffice is installed. Save it as .docx in Word or WPS, or "
    "open it, copy the text and paste it here."
)
NOT_CONVERTED = gettext_noop(
    "%(name)s could not be read: it is damaged, protected by a password, or no document. Save it "
    "as .docx in Word or WPS and try again."
)
TOO_SLOW = gettext_noop(
    "Reading %(name)s took longer than %(longest)d seconds and was ended. Save it as .docx in Word "
    "or WPS and try again."
)


class UnreadableText(Exception):
    """A source that cannot be read. ``template`` is an English message, ``params`` fills it."""

    def __init__(self, template: str, **params: str | int):
        super().__init__(template % params)
        self.template = template
        self.params = params

    def message(self, translate: Callable[[str], str] = str) -> str:
        return translate(self.template) % self.params
