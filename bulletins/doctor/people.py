"""Accounts that open the site to others, and offices that nobody holds."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Appointment, User
from bulletins import demo

from .asking import Answer, advice, question, unsafe

_NAMED = 10


@question(_("Demo accounts"))
def demo_accounts() -> Iterator[Answer]:
    open_to_all = [username for username, *_rest in demo.sign_ins()]
    if open_to_all:
        yield unsafe(
            gettext("Demo accounts still have the password that everybody can read: %(names)s.")
            % {"names": _listed(open_to_all)},
            gettext("Close these accounts, or give them passwords of their own."),
        )


@question(_("Superusers"))
def superusers() -> Iterator[Answer]:
    people = User.objects.filter(is_superuser=True, is_active=True)
    names = people.values_list("username", flat=True)
    if names:
        yield advice(
            gettext("There are superusers: %(names)s. Rights and duties do not bind them.")
            % {"names": _listed(names)},
            gettext("Keep one for emergencies, its password sealed; close the others."),
        )


@question(_("Duties of the whole site"))
def duties() -> Iterator[Answer]:
    held = set(User.objects.filter(is_active=True).values_list("duty", flat=True))
    missing = [str(duty.label) for duty in User.Duty if duty and duty not in held]
    if missing:
        yield unsafe(
            gettext("Nobody is: %(duties)s.") % {"duties": ", ".join(missing)},
            gettext("Give each of these duties to a person of its own."),
        )


@question(_("Second factor"))
def second_factor() -> Iterator[Answer]:
    if not apps.is_installed("allauth.mfa"):
        yield unsafe(
            gettext("There is no second factor: a password that was read is enough to enter."),
            gettext("Bring the sign-in up to date."),
        )
        return
    missing = _who_need_one().exclude(pk__in=_who_have_one())
    names = list(missing.order_by("username").values_list("username", flat=True).distinct())
    if names:
        yield unsafe(
            gettext("Without the second factor that their duty or role requires: %(names)s.")
            % {"names": _listed(names)},
            gettext("Have them set one up on their own page."),
        )
    if settings.PRODUCTION and not getattr(settings, "MFA_REQUIRED_FOR", ()):
        yield unsafe(
            gettext("A second factor is required of nobody."),
            gettext("Name duties and roles in MFA_REQUIRED_FOR."),
        )


def _who_need_one() -> QuerySet:
    kinds = set(getattr(settings, "MFA_REQUIRED_FOR", ()))
    holders = Appointment.objects.current().filter(role__key__in=kinds).values("person")
    needed = Q(duty__in=kinds - {""}) | Q(pk__in=holders)
    if "superuser" in kinds:
        needed |= Q(is_superuser=True)
    return User.objects.filter(needed, is_active=True)


def _who_have_one() -> QuerySet:
    factors = apps.get_model("mfa", "Authenticator").objects
    return factors.exclude(type="recovery_codes").values("user")


def _listed(names) -> str:
    names = list(names)
    more = gettext(" and %(count)d more") % {"count": len(names) - _NAMED}
    return ", ".join(names[:_NAMED]) + (more if len(names) > _NAMED else "")
