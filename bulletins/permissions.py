"""Who may: every question of rights in the house is asked here.

A right says what, a reach says where (``accounts.rights``). Rows answer where they lie by their
querysets' ``in_reach``.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from accounts import rights
from accounts.models import Role, Unit, User

from .errors import NotAllowed
from .models import Article, Import, Issue


def may(user: User, right: str, row: Model | None = None) -> bool:
    """``right`` is ``act_noun`` of this app. With ``row``: to that one; without: anywhere."""
    right = f"bulletins.{right}"
    return user.has_perm(right) if row is None else rights.reached(user, row, right)


def may_publish(user: User, issue: Issue | None = None) -> bool:
    """May this person decide what readers see of ``issue``; of any, where none is given?"""
    return may(user, "publish_issue", issue)


def may_publish_article(user: User, article: Article) -> bool:
    """What readers see of an issue is decided by its series' office, whoever wrote the article."""
    return article.issue_id is not None and may_publish(user, article.issue)


def require_publisher(user: User | None, issue: Issue | None) -> None:
    """Raise NotAllowed unless ``user`` may publish there; None is the system (commands)."""
    if user is None or (issue is not None and may_publish(user, issue)):
        return
    if may_publish(user):
        raise NotAllowed(
            gettext(
                "You may publish, but not this: its series is compiled by a unit that your role "
                "does not cover. Ask that unit, or your administrator."
            )
        )
    raise NotAllowed(
        gettext(
            "Publishing needs the right “publish an issue”, which your account does not have. "
            "Ask your administrator, or a colleague who publishes."
        )
    )


def home_of(user: User | None) -> Unit | None:
    """The unit for which ``user`` enters articles: their own, else that of their role."""
    if user is None:
        return None
    where = rights.reach(user, "bulletins.add_article")
    if where.covers(user.unit):
        return user.unit
    return Unit.objects.in_reach(where).first() if where.branches else user.unit


def require_placer(user: User | None, issue: Issue) -> None:
    """Raise NotAllowed unless ``user`` may say what stands in ``issue``; None is the system."""
    if user is not None and not may_place(user, issue):
        raise NotAllowed(
            gettext(
                "You may not place articles in %(issue)s: the unit that compiles it lies outside "
                "your own units. Choose another issue, or none."
            )
            % {"issue": issue}
        )


def may_import(user: User, *, whole_issue: bool = False) -> bool:
    """May this person bring in an article, or a whole issue with its articles?"""
    return may(user, "add_article") and (not whole_issue or may(user, "add_issue"))


def may_place(user: User, issue: Issue | None = None) -> bool:
    """May this person say which articles stand in ``issue``; in any, where none is given?"""
    return may(user, "change_issue", issue)


def may_see_imports(user: User) -> bool:
    """May this person see any imports at all? Which ones, says ``seen_imports``."""
    return may_import(user) or may_see(user, "article") or may_see(user, "issue")


def may_see(user: User, noun: str) -> bool:
    """May this person see some of the articles (``"article"``) or issues of the desk?"""
    return may(user, f"view_{noun}") or may(user, f"change_{noun}")


def seen_imports(user: User) -> Q:
    """The imports that ``user`` may see: list, screen, original and acts ask here.

    Each person sees what they began, issue editors see what people of their units began. A stored
    one is seen by those, too, who see on the desk an article or the issue that it became.
    """
    articles = rights.visible(Article.objects.filter(origin=OuterRef("pk")), user)
    issues = rights.visible(Issue.objects.filter(pk=OuterRef("issue")), user)
    seen = _STORED & Q(Exists(articles) | Exists(issues))
    if may_import(user):
        editing = rights.reach(user, "bulletins.change_issue")
        seen |= Q(by=user) | editing.units("by__unit")
    return seen


_STORED = Q(state=Import.State.STORED)


def require_importer(user: User | None, *, whole_issue: bool = False) -> None:
    """Raise NotAllowed unless ``user`` may import; None is the system itself (commands)."""
    if user is None or may_import(user, whole_issue=whole_issue):
        return
    raise NotAllowed(
        gettext(
            "Importing a whole bulletin needs the rights to add issues and articles, which your "
            "account does not have. Ask your administrator, or import its articles one by one."
        )
        if whole_issue
        else gettext(
            "Importing needs the right to add articles, which your account does not have. "
            "Ask your administrator."
        )
    )


def may_overrule(user: User, article: Article | None = None) -> bool:
    """May this person decide that a finding does not hold ``article`` back?"""
    return may(user, "overrule_finding", article)


def require_overruler(user: User, article: Article) -> None:
    """Raise NotAllowed unless ``user`` may overrule findings: always a person, with a name."""
    if not may_overrule(user, article):
        raise NotAllowed(
            gettext(
                "Overruling a finding needs the right “overrule a finding”, which your account "
                "does not have. Correct the words, or ask a reviewer or an issue editor."
            )
        )


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A role of the house; ``rights`` are ``app.codename``."""

    name: str | Promise
    description: str | Promise
    rights: tuple[str, ...]


def _rights(app: str, acts: str, nouns: str) -> tuple[str, ...]:
    return tuple(f"{app}.{act}_{noun}" for noun in nouns.split() for act in acts.split())


_LOOK = (
    *_rights("bulletins", "view", "publication column topic issue article figure"),
    *_rights("accounts", "view", "unit"),
)
_OVERRULE = "bulletins.overrule_finding"
_REVIEW = (*_LOOK, *_rights("bulletins", "change", "article"), _OVERRULE)
_EDIT = _rights("bulletins", "add change delete", "issue article figure topic")
ROLES = {
    "contributor": BuiltIn(
        _("contributor"),
        _("Enters and edits the articles of a unit."),
        (*_LOOK, *_rights("bulletins", "add change", "article figure")),
    ),
    "first-reviewer": BuiltIn(_("first reviewer"), _("Reads for language and structure."), _REVIEW),
    "second-reviewer": BuiltIn(
        _("second reviewer"), _("Reads for facts and official wording."), _REVIEW
    ),
    "final-reviewer": BuiltIn(
        _("final reviewer"), _("Decides on direction and publication."), _REVIEW
    ),
    "issue-editor": BuiltIn(
        _("issue editor"),
        _("Puts issues together: chooses, orders, writes the editor's note."),
        (*_LOOK, *_EDIT, *_rights("bulletins", "add change", "publication column"), _OVERRULE),
    ),
    "publisher": BuiltIn(
        _("publisher"),
        _("Decides what readers see."),
        (*_LOOK, "bulletins.publish_issue", _OVERRULE),
    ),
    "unit-administrator": BuiltIn(
        _("unit administrator"),
        _("Keeps the accounts of a unit and gives its people their roles."),
        (
            *_LOOK,
            *_rights("accounts", "change", "unit"),
            *_rights("accounts", "view add change", "user appointment"),
            *_rights("accounts", "view", "role"),
        ),
    ),
}


def install_roles() -> dict[str, Role]:
    """The roles of the house, each with exactly its rights; by key. A site may rename them.

    They are named in the site's language; ``migrate``, which calls this, speaks none.
    """
    with override(settings.LANGUAGE_CODE):
        return {key: _installed(key, role) for key, role in ROLES.items()}


def _installed(key: str, role: BuiltIn) -> Role:
    words = {"name": str(role.name), "description": str(role.description)}
    stored, _created = Role.objects.get_or_create(key=key, defaults=words)
    stored.rights.set(rights.rows_of(role.rights).values())
    return stored


# What the rights of this app are called, beside those that accounts knows by itself.
rights.NAMES.update(
    {
        "bulletins.view_article": _("see articles"),
        "bulletins.add_article": _("enter and import articles"),
        "bulletins.change_article": _("edit articles"),
        "bulletins.delete_article": _("delete articles"),
        "bulletins.overrule_finding": _("overrule a finding"),
        "bulletins.view_figure": _("see figures"),
        "bulletins.add_figure": _("add figures"),
        "bulletins.change_figure": _("change figures"),
        "bulletins.delete_figure": _("delete figures"),
        "bulletins.view_issue": _("see issues"),
        "bulletins.add_issue": _("begin issues, import whole bulletins"),
        "bulletins.change_issue": _("put issues together"),
        "bulletins.delete_issue": _("delete issues"),
        "bulletins.publish_issue": _("publish and withdraw issues"),
        "bulletins.view_publication": _("see series"),
        "bulletins.add_publication": _("add series"),
        "bulletins.change_publication": _("change series"),
        "bulletins.delete_publication": _("delete series"),
        "bulletins.view_column": _("see columns"),
        "bulletins.add_column": _("add columns"),
        "bulletins.change_column": _("change columns"),
        "bulletins.delete_column": _("delete columns"),
        "bulletins.view_topic": _("see topics"),
        "bulletins.add_topic": _("add topics"),
        "bulletins.change_topic": _("change topics"),
        "bulletins.delete_topic": _("delete topics"),
    }
)
