"""Which accounts are hardly needed any more? Once a year somebody looks, and it is kept who did."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from . import leaving
from .models import AccountReview, Appointment, User

PERIODS = (90, 180, 365)  # days
_AGAIN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Stale:
    person: User
    reasons: tuple[str, ...]


def stale(people: QuerySet, days: int, *, reviewed: bool = False) -> list[Stale]:
    """Those of ``people`` (open accounts) that somebody should look at.

    ``reviewed`` shows those, too, at which somebody looked within a year.
    """
    since = timezone.now() - timedelta(days=days)
    rows = _marked(people.filter(is_active=True), since)
    if not reviewed:
        rows = rows.filter(Q(looked_at=None) | Q(looked_at__lt=timezone.now() - _AGAIN))
    found = (Stale(one, tuple(_reasons(one, since, days))) for one in rows)
    return [one for one in found if one.reasons]


def _marked(people: QuerySet, since: datetime) -> QuerySet:
    """With when each was last looked at, and the first role that was given before ``since``."""
    looked = AccountReview.objects.filter(person=OuterRef("pk")).order_by("-at")
    given = Appointment.objects.current().filter(person=OuterRef("pk"), given_at__lt=since)
    return (
        people.annotate(
            looked_at=Subquery(looked.values("at")[:1]),
            looked_by=Subquery(looked.values("by__name")[:1]),
            role_given_at=Subquery(given.order_by("-given_at").values("given_at")[:1]),
            seen_at=Coalesce(F("last_login"), F("date_joined")),
        )
        .select_related("unit")
        .order_by("seen_at", "username")
    )


def _reasons(person: User, since: datetime, days: int) -> Iterator[str]:
    if person.last_login is None and person.date_joined < since:
        yield gettext("never signed in")
    elif person.seen_at < since:
        words = ngettext(
            "not signed in for %(count)s day", "not signed in for %(count)s days", days
        )
        yield words % {"count": (timezone.now() - person.seen_at).days}
    if person.role_given_at and person.seen_at < person.role_given_at:
        yield gettext("a role that was never used")
    if person.unit_id is None:
        yield gettext("belongs to no unit")


@transaction.atomic
def decide(person: User, decision: str, *, by: User, reasons: Iterable[str] = ()) -> None:
    """Raises NotAllowed for one's own account."""
    kept = AccountReview.Decision(decision)
    if kept == AccountReview.Decision.SUSPEND:
        leaving.suspend(person, by=by)
    words = "；".join(reasons)[:200]
    AccountReview.objects.create(person=person, decision=kept, by=by, reasons=words)
