"""What a person may, and where.

A right is one of Django's permissions, ``app.codename``. It comes from a role held in a unit
(there and in the units below), from the site-wide duty, or, where the site allows it, from being
the superuser. ``NAMES`` has what a right is called; the apps put theirs in when they start.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import EVERYWHERE, NOWHERE, Appointment, Branch, Reach, Unit, User

NAMES: dict[str, str | Promise] = {
    "accounts.view_unit": _("see units"),
    "accounts.add_unit": _("add units"),
    "accounts.change_unit": _("change units"),
    "accounts.delete_unit": _("delete units"),
    "accounts.view_user": _("see accounts"),
    "accounts.add_user": _("open accounts"),
    "accounts.change_user": _("keep accounts: name, unit, password, suspend"),
    "accounts.view_role": _("see roles"),
    "accounts.add_role": _("compose roles"),
    "accounts.change_role": _("change roles"),
    "accounts.delete_role": _("delete roles"),
    "accounts.view_appointment": _("see who holds which role"),
    "accounts.add_appointment": _("give roles"),
    "accounts.change_appointment": _("end appointments"),
    "accounts.give_duty": _("give site-wide duties"),
    "accounts.view_logrecord": _("read and verify the security log"),
    "accounts.export_logrecord": _("export the security log"),
}
# Who gives these must hold them.
OVER_ACCOUNTS = frozenset(
    code for code in NAMES if code.startswith("accounts.") and not code.startswith("accounts.view_")
)
# No role in a unit holds these: they belong to the three site-wide duties alone.
SITE_WIDE = frozenset(
    {
        "accounts.add_role",
        "accounts.change_role",
        "accounts.delete_role",
        "accounts.give_duty",
        "accounts.view_logrecord",
        "accounts.export_logrecord",
    }
)
DUTIES: dict[str, frozenset[str]] = {
    User.Duty.NONE: frozenset(),
    User.Duty.SYSTEM: frozenset(
        f"accounts.{right}"
        for right in "view_unit add_unit change_unit delete_unit view_user add_user change_user "
        "view_role view_appointment".split()
    ),
    User.Duty.SECURITY: frozenset(
        f"accounts.{right}"
        for right in "view_unit view_user view_role add_role change_role delete_role "
        "view_appointment add_appointment change_appointment give_duty".split()
    ),
    User.Duty.AUDITOR: frozenset({"accounts.view_logrecord", "accounts.export_logrecord"}),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A right that a person has by an appointment, in a branch of the tree."""

    right: str
    branch: Branch


def name_of(right: str) -> str:
    """What ``right`` is called on the screens."""
    return str(NAMES.get(right, right))


def code_of(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def rows_of(codes: Iterable[str]) -> dict[str, Permission]:
    """The rows of the rights ``app.codename``, by that."""
    pairs = [code.split(".") for code in codes]
    rows = Permission.objects.select_related("content_type").filter(
        content_type__app_label__in={app for app, _name in pairs},
        codename__in={name for _app, name in pairs},
    )
    found = {code_of(row): row for row in rows}
    return {code: found[code] for code in codes if code in found}


def held(person: User) -> frozenset[Held]:
    """By current appointments; asked once for each object of a person, as Django does it."""
    if not hasattr(person, "_held_rights"):
        person._held_rights = frozenset(one for _pk, one in held_by(person=person))
    return person._held_rights


def held_by(**people) -> Iterator[tuple[int, Held]]:
    """Person and right, of all whose appointments ``people`` finds: one query."""
    rows = Appointment.objects.current().filter(role__rights__isnull=False, **people)
    columns = ["person", "role__rights__content_type__app_label", "role__rights__codename"]
    edges = ["unit__tree_id", "unit__lft", "unit__rght"]
    for pk, app, codename, *branch in rows.order_by().values_list(*columns, *edges):
        yield pk, Held(f"{app}.{codename}", Branch(*branch))


def is_unlocked(person: User) -> bool:
    """A superuser's account is for emergencies, and of use only where the site has opened it."""
    return person.is_superuser and settings.BREAK_GLASS


def reach(person: User, *rights: str) -> Reach:
    """Where ``person`` has any of ``rights``."""
    if not (person.is_active and person.is_authenticated):
        return NOWHERE
    if is_unlocked(person) or DUTIES[person.duty].intersection(rights):
        return EVERYWHERE
    return Reach(branches=frozenset(one.branch for one in held(person) if one.right in rights))


def rights(person: User) -> frozenset[str]:
    """All that ``person`` may anywhere; a superuser's are not listed."""
    if not person.is_active:
        return frozenset()
    return DUTIES[person.duty] | {one.right for one in held(person)}


def tops(where: Reach) -> list[Unit]:
    """The units from which a reach goes down, in the order of the tree."""
    edges = {(one.tree_id, one.lft) for one in where.branches}
    units = Unit.objects.in_reach(where)
    return [unit for unit in units if (unit.tree_id, unit.lft) in edges]


def in_reach(rows: QuerySet, person: User, *acts: str) -> QuerySet:
    """Those of ``rows`` to which ``person`` may do one of ``acts``; all, where they belong to all
    units.
    """
    opts = rows.model._meta
    where = reach(person, *(f"{opts.app_label}.{act}_{opts.model_name}" for act in acts))
    return rows.in_reach(where) if hasattr(rows, "in_reach") else rows


def visible(rows: QuerySet, person: User) -> QuerySet:
    """Those of ``rows`` that ``person`` may see on the desk."""
    return in_reach(rows, person, "view", "change")


def reaches(person: User, row: Model, *rights: str) -> bool:
    """May ``person`` do one of this to ``row``, where it lies now?"""
    return _lies_in(row, reach(person, *rights))


def reached(person: User, row: Model, *rights: str) -> bool:
    """The same for a page that asks often: each question once for an object of a person."""
    known = person.__dict__.setdefault("_reached", {})
    where = reach(person, *rights)
    question = type(row), row.pk, where
    if question not in known:
        known[question] = _lies_in(row, where)
    return known[question]


def _lies_in(row: Model, where: Reach) -> bool:
    rows = type(row)._default_manager.all()
    if not where or where.everywhere or not hasattr(rows, "in_reach"):
        return bool(where)
    return rows.in_reach(where).filter(pk=row.pk).exists()
