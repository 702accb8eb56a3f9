"""A refused act is answered on the page it was asked on, with everything as it was sent."""

from bulletins.errors import Refused


class AnswersRefusals:
    """For a ModelAdmin whose form shows its ``refusal``: the page comes back with the reason."""

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refusal:
            request.refusal = str(refusal)
            return super().changeform_view(request, *args, **kwargs)
