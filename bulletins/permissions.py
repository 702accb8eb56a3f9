"""Who may: every question of rights in the house is asked here."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .errors import NotAllowed
from .models import Article, Import


def may_publish(user: User) -> bool:
    """May this person decide what readers see?"""
    return user.is_active and user.has_perm("bulletins.publish_issue")


def require_publisher(user: User | None) -> None:
    """Raise NotAllowed unless ``user`` may publish; None is the system itself (commands)."""
    if user is not None and not may_publish(user):
        raise NotAllowed(
            gettext(
                "Publishing needs the right “publish an issue”, which your account does not have. "
                "Ask your administrator, or a colleague who publishes."
            )
        )


def may_import(user: User, *, whole_issue: bool = False) -> bool:
    """May this person bring in an article, or a whole issue with its articles?"""
    return (
        user.is_active
        and user.has_perm("bulletins.add_article")
        and (not whole_issue or user.has_perm("bulletins.add_issue"))
    )


def may_place(user: User) -> bool:
    """May this person say in which issue an article stands?"""
    return user.is_active and user.has_perm("bulletins.change_issue")


def may_see(user: User, noun: str) -> bool:
    """May this person see the articles (``"article"``) or issues of the desk?"""
    acts = ("view", "change")
    return user.is_active and any(user.has_perm(f"bulletins.{act}_{noun}") for act in acts)


def may_see_imports(user: User) -> bool:
    """May this person see any imports at all? Which ones, says ``seen_imports``."""
    return may_import(user) or may_see(user, "article") or may_see(user, "issue")


def seen_imports(user: User) -> Q:
    """The imports that ``user`` may see: list, screen, original and acts ask here.

    Each person sees what he began himself, issue editors see what anybody began. A stored one is
    seen by those, too, who see on the desk an article or the issue that it became.
    """
    if may_import(user) and may_place(user):
        return Q()
    seen = Q(by=user) if may_import(user) else Q(pk=None)
    if may_see(user, "article"):
        seen |= _STORED & Q(Exists(Article.objects.filter(origin=OuterRef("pk"))))
    if may_see(user, "issue"):
        seen |= _STORED & Q(issue__isnull=False)
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


def may_overrule(user: User) -> bool:
    """May this person decide that a finding does not hold an article back?"""
    return user.is_active and user.has_perm("bulletins.overrule_finding")


def require_overruler(user: User) -> None:
    """Raise NotAllowed unless ``user`` may overrule findings: always a person, with a name."""
    if not may_overrule(user):
        raise NotAllowed(
            gettext(
                "Overruling a finding needs the right “overrule a finding”, which your account "
                "does not have. Correct the words, or ask a reviewer or an issue editor."
            )
        )


@dataclass(frozen=True, slots=True)
class Role:
    """A named set of rights; ``rights`` are ``app.codename``."""

    name: str | Promise
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
    "contributor": Role(
        _("contributor"), (*_LOOK, *_rights("bulletins", "add change", "article figure"))
    ),
    "first-reviewer": Role(_("first reviewer"), _REVIEW),
    "second-reviewer": Role(_("second reviewer"), _REVIEW),
    "final-reviewer": Role(_("final reviewer"), _REVIEW),
    "issue-editor": Role(
        _("issue editor"),
        (*_LOOK, *_EDIT, *_rights("bulletins", "add change", "publication column"), _OVERRULE),
    ),
    "publisher": Role(_("publisher"), (*_LOOK, "bulletins.publish_issue", _OVERRULE)),
    "unit-administrator": Role(
        _("unit administrator"), (*_LOOK, *_rights("accounts", "view change", "unit"))
    ),
    "system-administrator": Role(
        _("system administrator"),
        (
            *_rights("accounts", "view add change", "user unit"),
            *_rights("accounts", "delete", "unit"),
        ),
    ),
    "security-administrator": Role(
        _("security administrator"),
        (*_rights("accounts", "view", "user unit"), *_rights("auth", "view add change", "group")),
    ),
    "auditor": Role(_("auditor"), ("admin.view_logentry",)),
}


def install_roles() -> dict[str, Group]:
    """A group for each role, with exactly its rights; by the role's key."""
    return {key: _group(role) for key, role in ROLES.items()}


def _group(role: Role) -> Group:
    group, _created = Group.objects.get_or_create(name=str(role.name))
    wanted = Q()
    for right in role.rights:
        app, codename = right.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    group.permissions.set(Permission.objects.filter(wanted))
    return group
