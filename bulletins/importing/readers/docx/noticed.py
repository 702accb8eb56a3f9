"""What a reader of documents notices, in words."""

from bulletins.text.findings import Finding, Severity, gettext_noop

HIDDEN = gettext_noop("is hidden text")
SHEET = gettext_noop("is a header or footer of the sheet")
COMMENT = gettext_noop("is a comment in the margin")

DELETED = gettext_noop(
    "“%(words)s” was deleted with tracked changes and is not taken over. Put it back if it belongs "
    "here."
)
MOVED = gettext_noop(
    "“%(words)s” was moved away from here with tracked changes; it is taken over where it went."
)
INSERTED = gettext_noop("%(count)d tracked insertions were accepted.")
COMMENTS = gettext_noop("%(count)d comments in the margin were not taken over.")
BULLETS = gettext_noop("%(count)d bullet points were made plain paragraphs, without their bullets.")
BOXES = gettext_noop(
    "Text boxes were put behind the paragraph they are fastened to (%(count)d). See whether they "
    "stand in the right order."
)
FORMULA = gettext_noop(
    "A formula stands here. Only its characters were taken over: “%(words)s”. See whether they "
    "still say what it says."
)
DRAWN = gettext_noop(
    "Word draws characters over one another here; only “%(words)s” was taken over. Put in the "
    "right sign."
)
CHECKBOX = gettext_noop(
    "A box to tick stands here, and the document does not say whether it is ticked; it was not "
    "taken over. Put in ☑ or ☐."
)
READING = gettext_noop("The reading “%(words)s” above the characters was not taken over.")
OBJECT = gettext_noop("An object (%(kind)s) stood here and was not taken over.")
CHART = gettext_noop("A chart stood here and was not taken over. Put it in as a picture.")
DIAGRAM = gettext_noop(
    "A diagram (SmartArt) stood here and was not taken over. Put it in as a picture or as text."
)
INSERTED_FILE = gettext_noop("Another file was inserted here; its text was not taken over.")
NOT_SHOWN = gettext_noop(
    "The picture %(name)s is of a kind that cannot be shown here. Save it as PNG or JPEG and put "
    "it in again."
)
LINKED = gettext_noop(
    "A picture here is only linked and does not lie in the document. Put the picture itself in."
)
SHEET_PICTURES = gettext_noop("Pictures in headers and footers were not taken over.")
MISSING_NOTE = gettext_noop("A note is called here that is not in the document.")
COMPUTED = gettext_noop(
    "LibreOffice filled in this field (%(kind)s) anew when it read the document. See in the "
    "original what stood here."
)
EMPTY_NUMBER = gettext_noop("The number “%(label)s” stands before an empty paragraph.")
UNKNOWN_NUMBERS = gettext_noop(
    "Automatic numbers of the form %(format)s are not known; they were written as plain figures."
)

MOST_FINDINGS = 10_000  # no person reads more
_EXCERPT = 40
Place = tuple[int, int]


class Noticed:
    """The findings on one document; what may come up often is told once, with how often."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._told: set[tuple[str, ...]] = set()
        self._counted: dict[tuple[str, str], tuple[Place, str, int]] = {}

    def add(self, finding: Finding) -> None:
        if len(self._findings) < MOST_FINDINGS:
            self._findings.append(finding)

    def add_once(
        self, code: str, template: str, place: Place, excerpt: str = "", **params: str
    ) -> None:
        """A hint of which one is enough, whatever its place."""
        if (template, *params.values()) not in self._told:
            self._told.add((template, *params.values()))
            words = excerpt[:_EXCERPT]
            self.add(Finding(code, Severity.HINT, template, *place, words, params=dict(params)))

    def count(
        self, code: str, template: str, place: Place, excerpt: str = "", times: int = 1
    ) -> None:
        """A hint that is given once, at its first place, with how often it applies."""
        first, words, count = self._counted.get((code, template), (place, excerpt[:_EXCERPT], 0))
        self._counted[code, template] = (first, words, count + times)

    def findings(self) -> list[Finding]:
        told = [
            Finding(code, Severity.HINT, template, *place, words, params={"count": count})
            for (code, template), (place, words, count) in self._counted.items()
        ]
        return sorted(self._findings + told, key=lambda found: (found.line, found.column))
