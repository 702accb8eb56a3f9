"""A change of rights tried dry: who would gain and lose what. Nothing is stored."""

from django.contrib.messages import get_messages
from django.db import transaction
from django.utils.translation import gettext

from accounts import log
from accounts.trying import differences, everyones_rights

from .base import DeskAdmin, asks_again

TRY = "_try"


class TryingAdmin(DeskAdmin):
    """Beside "Save" stands "Try": the page comes back as it was sent, with the difference."""

    change_form_template = "admin/accounts/trying.html"

    def is_risky(self, request) -> bool:
        """Does this page let this person change what somebody may? Then it asks who is there."""
        return self.has_add_permission(request) or self.has_change_permission(request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if self.is_risky(request) and (answer := asks_again(request)):
            return answer
        if request.method != "POST" or TRY not in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        found = self._tried(request, object_id, form_url)
        if found is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        log.record(log.Act.RIGHTS_TRIED, kind=self.opts.label_lower, number=object_id)
        request.refusal = gettext("Only tried: nothing is stored yet. Save to make it so.")
        more = {**(extra_context or {}), "differences": found, "is_tried": True}
        return super().changeform_view(request, object_id, form_url, more)

    def _tried(self, request, object_id, form_url):
        """The differences that saving would make; None where the form is not in order."""
        with transaction.atomic():
            before = everyones_rights()
            response = super().changeform_view(request, object_id, form_url)
            found = differences(before, everyones_rights()) if response.status_code == 302 else None
            transaction.set_rollback(True)
        if found is None:
            request.__dict__.pop("refusal", None)
        list(get_messages(request))
        return found
