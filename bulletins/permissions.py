"""Who may: every question of rights in the house is asked here."""

from django.utils.translation import gettext

from accounts.models import User

from .errors import NotAllowed


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
