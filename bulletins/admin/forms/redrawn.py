from django.forms.utils import ErrorDict


class Redrawn:
    """A form that can be shown again as it was sent, unchecked: "add a row" without JavaScript."""

    is_redrawn = False

    def full_clean(self):
        if not self.is_redrawn:
            return super().full_clean()
        self._errors = ErrorDict()
        self.cleaned_data = {}
        return None
