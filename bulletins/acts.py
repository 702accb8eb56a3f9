"""What happens to bulletins, as the security log has it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts import log


class Act(TextChoices):
    SAVED = "save-revision", _("saved a revision")
    VIEWED = "view-unpublished", _("looked at something unpublished")
    OVERRULED = "overrule", _("overruled a finding")
    PUBLISHED = "publish", _("published")
    WITHDRAWN = "withdraw", _("withdrew from readers")
    IMPORT_OPENED = "open-import", _("began an import")
    IMPORT_CONFIRMED = "confirm-import", _("confirmed an import")
    IMPORT_DISCARDED = "discard-import", _("discarded an import")
    DOWNLOADED = "download", _("downloaded an original")


log.NAMES.update(Act.choices)
