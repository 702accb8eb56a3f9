"""What is recorded. ``NAMES`` has what an act is called; the apps put theirs in."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    SIGNED_IN = "sign-in", _("signed in")
    SIGNED_OUT = "sign-out", _("signed out")
    OPENED = "open-page", _("opened a page")
    ADDED = "add", _("added an entry")
    CHANGED = "change", _("changed an entry")
    DELETED = "delete", _("deleted an entry")
    APPOINTED = "appoint", _("gave a role")
    APPOINTMENT_CHANGED = "change-appointment", _("ended or changed an appointment")
    DUTY_GIVEN = "give-duty", _("gave or took a site-wide duty")
    ROLE_CHANGED = "change-role", _("changed the rights of a role")
    RIGHTS_TRIED = "try-rights", _("tried a change of rights")
    COMMAND_RUN = "command", _("ran a command")
    SETTINGS_CHANGED = "change-settings", _("started with other settings")
    LOG_EXPORTED = "export-log", _("exported the log")
    LOG_VERIFIED = "verify-log", _("verified the log")
    LOG_ROTATED = "rotate-log", _("moved old records to a file")


NAMES: dict[str, str | Promise] = dict(Act.choices)


def name_of(act: str) -> str:
    return str(NAMES.get(act, act))
