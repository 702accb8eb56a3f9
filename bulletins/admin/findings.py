"""What proofing finds in a stored article, on its page: each with its place, and with the reason
for which it stands where somebody overruled it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from accounts.models import User
from bulletins import overruling, permissions
from bulletins.errors import NotAllowed, Refused
from bulletins.models import Article, Overruling
from bulletins.overruling import StandingFinding
from bulletins.proofing.articles import HEAD, PartFinding
from bulletins.text.content import ArticleContent, to_json
from bulletins.text.findings import Severity

from . import publishing, revisions
from .forms.article import ArticleForm
from .importing.showing import severity_words, visible

# Longer than any article; what is longer is examined when it is published, not on each visit.
LONGEST = 200_000  # characters
_CUT_OFF = "，。；、：！？,;:!? "  # what an excerpt does not begin with
_SERIOUS_FIRST = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as it is shown. ``anchor`` is the id of the field that holds the words."""

    number: int
    severity: str
    word: str
    place: str
    anchor: str
    message: str
    excerpt: SafeString
    digest: str
    holds_back: bool
    overruling: Overruling | None


@dataclass(slots=True)
class Panel:
    """What stands in the margin: what is probably wrong, and what is only worth a look."""

    article: Article
    may_overrule: bool
    is_too_long: bool = False
    doubts: list[Line] = field(default_factory=list)
    hints: list[Line] = field(default_factory=list)
    overruled: list[Line] = field(default_factory=list)

    @property
    def open(self) -> list[Line]:
        """Those that could be overruled now."""
        return [*self.doubts, *self.hints] if self.may_overrule else []

    @property
    def is_held_back(self) -> bool:
        return any(line.holds_back for line in self.doubts)


def panel_of(
    article: Article, tree: ArticleContent, person: User, form: ArticleForm | None = None
) -> Panel:
    """``tree`` is the newest revision's, which is the article as it stands; ``form`` is the page's
    own, where there is one: its fields are linked to.
    """
    panel = Panel(article, permissions.may_overrule(person, article))
    if len(to_json(tree)) > LONGEST:
        panel.is_too_long = True
        return panel
    standing = overruling.standing_findings(article, tree)
    standing.sort(key=lambda found: (not found.holds_back, _SERIOUS_FIRST[found.finding.severity]))
    for line in _lines(tree, standing, _anchors(form)):
        _heap(panel, line).append(line)
    return panel


def _heap(panel: Panel, line: Line) -> list[Line]:
    if line.overruling:
        return panel.overruled
    return panel.hints if line.severity == Severity.HINT else panel.doubts


def _lines(
    tree: ArticleContent, standing: list[StandingFinding], anchor: Callable[[PartFinding], str]
) -> list[Line]:
    names, words = overruling.part_names(tree), severity_words()
    return [
        Line(
            number=number,
            severity=found.finding.severity.value,
            word=words[found.finding.severity],
            place=overruling.place_in_words(found.place, names),
            anchor=anchor(found.place),
            message=found.finding.message(gettext),
            excerpt=mark_safe(visible(found.finding.excerpt.lstrip(_CUT_OFF))),
            digest=found.digest,
            holds_back=found.holds_back,
            overruling=found.overruling,
        )
        for number, found in enumerate(standing, 1)
    ]


def _anchors(form: ArticleForm | None) -> Callable[[PartFinding], str]:
    """From a finding's place to the id of the field in ``form``; "" where there is none."""
    if form is None:
        return lambda place: ""
    parts = {str(part["key"].value()): part for part in form.parts.forms}

    def anchor(place: PartFinding) -> str:
        if place.part == HEAD:
            return form[place.field].id_for_label if place.field in form.fields else ""
        name = "heading" if place.field == "heading" else "text"
        return parts[place.part][name].id_for_label if place.part in parts else ""

    return anchor


def overrule(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """A person's decision about one finding, sent from the panel."""
    article = revisions.readable(desk, request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        permissions.require_overruler(request.user, article)
        decision = _decide(article, request)
    except NotAllowed as refusal:
        return publishing.refused(desk, request, article, str(refusal))
    except Refused as refusal:
        messages.error(request, _with_reason(str(refusal), request.POST.get("reason", "")))
    else:
        desk.note_in_history(request, article, str(decision))
        messages.success(request, gettext("The finding stands overruled; your reason is kept."))
    return redirect(reverse("admin:bulletins_article_change", args=[article.pk]) + "#findings")


def _decide(article: Article, request: HttpRequest) -> Overruling:
    found = overruling.find(article, request.POST.get("finding", ""))
    reason = request.POST.get("reason", "")
    return overruling.overrule(article, found.finding, by=request.user, reason=reason)


def _with_reason(refusal: str, reason: str) -> str:
    """A refusal takes away nothing that somebody wrote."""
    if not reason.strip():
        return refusal
    return f"{refusal} " + gettext("You wrote: %(reason)s") % {"reason": reason}
