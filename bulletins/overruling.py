"""What proofing finds in an article as it stands, and what people decided about it.

Only findings that stop (private-use characters, the packs' never list) hold an article back, and
a person with the right may overrule one with a reason. Publication asks ``require_clean``; the
reviews ask the same function.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from accounts import log
from accounts.models import User

from .acts import Act
from .errors import NotReady, Refused
from .models import Article, Overruling
from .permissions import require_overruler
from .proofing.articles import HEAD, LINES, PartFinding, examine_article
from .snapshots import snapshot
from .text import markup
from .text.content import ArticleContent, digest
from .text.dates import find_date
from .text.findings import Finding
from .text.numbering import Numbering

SHORTEST_REASON = 5
_LONGEST_REASON = Overruling._meta.get_field("reason").max_length
_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class StandingFinding:
    """A finding in an article as it stands, with the decision about it if there is one."""

    place: PartFinding
    overruling: Overruling | None = None

    @property
    def finding(self) -> Finding:
        return self.place.finding

    @property
    def digest(self) -> str:
        return digest_of(self.finding)

    @property
    def holds_back(self) -> bool:
        return self.finding.stops and self.overruling is None


def digest_of(finding: Finding) -> str:
    """What is the same as long as the words around the finding are, wherever they stand."""
    return digest([finding.code, finding.character or "", finding.excerpt])


def standing_findings(
    article: Article, tree: ArticleContent | None = None, *, on: date | None = None
) -> list[StandingFinding]:
    """What is to be found in ``article`` now, in reading order.

    ``tree`` is the article as it stands, if that is loaded already; ``on`` the day by which its
    wording is judged, otherwise that of its issue or of its source.
    """
    tree = tree or snapshot(Article.objects.with_parts().get(pk=article.pk))
    found = examine_article(tree, on=on or day_of(article))
    decided = _decisions(article) if found else {}
    return [StandingFinding(place, decided.get(digest_of(place.finding))) for place in found]


def day_of(article: Article) -> date | None:
    """The day of its issue, or the one its source names; None for an article of today."""
    if article.issue:
        return article.issue.date
    written = find_date(article.source_line)
    return written.date if written else None


def require_clean(*articles: Article) -> None:
    """Raise NotReady with each finding that holds one of ``articles`` back, at its place.

    They come from ``with_parts()``.
    """
    held = {article.title: lines for article in articles if (lines := _what_holds_back(article))}
    if held:
        raise NotReady(
            ngettext(
                "A finding holds this back: %(findings)s. Correct it, or have somebody with the "
                "right to overrule it give the reason on the page of the article.",
                "Findings hold this back: %(findings)s. Correct them, or have somebody with the "
                "right to overrule them give the reasons on the pages of the articles.",
                sum(map(len, held.values())),
            )
            % {"findings": "；".join(map(_of_article, held.items()))}
        )


def _what_holds_back(article: Article) -> list[str]:
    tree = snapshot(article)
    names = part_names(tree)
    standing = standing_findings(article, tree)
    return [_in_a_line(found, names) for found in standing if found.holds_back]


def _of_article(held: tuple[str, list[str]]) -> str:
    title, lines = held
    return gettext("“%(title)s”: %(findings)s") % {"title": title, "findings": "、".join(lines)}


@log.refusals_of(Act.OVERRULED)
@transaction.atomic
def overrule(article: Article, finding: Finding, *, by: User, reason: str) -> Overruling:
    """Let ``finding`` stand, for a reason that is kept.

    Raises NotAllowed, or Refused where the reason is too short, the finding is no longer there, or
    somebody has decided already.
    """
    require_overruler(by, article)
    reason = markup.clean_line(reason)
    _require_reason(reason)
    Article.objects.select_for_update().get(pk=article.pk)
    found = find(article, digest_of(finding))
    if found.overruling:
        raise Refused(
            gettext("%(person)s has overruled this finding already.")
            % {"person": found.overruling.by}
        )
    log.record(Act.OVERRULED, by=by, on=article, after=found.digest, code=finding.code)
    return Overruling.objects.create(
        article=article,
        code=finding.code,
        words=finding.excerpt,
        digest=found.digest,
        reason=reason,
        by=by,
    )


def find(article: Article, digest: str) -> StandingFinding:
    """The finding of that digest in the article as it stands. Raises Refused where it is gone."""
    for found in standing_findings(article):
        if found.digest == digest:
            return found
    raise Refused(
        gettext(
            "This finding is no longer there: somebody changed the words since you opened the "
            "page. Nothing was overruled; look at the findings again."
        )
    )


def _require_reason(reason: str) -> None:
    if not SHORTEST_REASON <= len(reason) <= _LONGEST_REASON:
        raise Refused(
            gettext(
                "A reason has %(least)s to %(most)s characters; yours has %(length)s. Say why the "
                "words may stand."
            )
            % {"least": SHORTEST_REASON, "most": _LONGEST_REASON, "length": len(reason)}
        )


def _decisions(article: Article) -> dict[str, Overruling]:
    return {row.digest: row for row in article.overrulings.select_related("by")}


def _in_a_line(found: StandingFinding, names: dict[str, str]) -> str:
    """Such as: 四、促转化，第1段〔…满意率达到986%。〕U+E010."""
    finding = found.finding
    what = finding.character or finding.params.get("words", "")
    return f"{place_in_words(found.place, names)}〔{finding.excerpt}〕{what}"


def part_names(tree: ArticleContent) -> dict[str, str]:
    """What a person calls each section and measure, by its key."""
    names, number = {}, 0
    for section in tree.sections:
        number += bool(section.heading)
        names[section.key] = _named(tree.section_numbering, number, section.heading) or gettext(
            "Section without a heading"
        )
        for ordinal, measure in enumerate(section.measures, 1):
            names[measure.key] = _named(
                section.measure_numbering, ordinal, measure.heading
            ) or gettext("Measure %(number)s") % {"number": ordinal}
    return names


def place_in_words(place: PartFinding, names: dict[str, str]) -> str:
    """Where in the article that is; ``names`` come from ``part_names``."""
    name = names.get(place.part, "") if place.part != HEAD else _field_name(place.field)
    if place.field in LINES:
        return name
    return gettext("%(part)s, paragraph %(number)s") % {"part": name, "number": place.paragraph}


def _field_name(field: str) -> str:
    return str(Article._meta.get_field(field).verbose_name)


def _named(numbering: str, number: int, heading: str) -> str:
    """The heading with its mark, shortened; "" where there is none."""
    mark = Numbering(numbering).mark(number) if number else ""
    return heading and Truncator(mark + heading).chars(_LONGEST_NAME)
