"""One line of text, cleaned before it is checked: what the database would call empty is empty."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from bulletins.models.fields import LineField
from bulletins.text import markup


class Line(forms.CharField):
    def to_python(self, value):
        return markup.clean_line(super().to_python(value))


LINES = {LineField: {"form_class": Line, "widget": AdminTextInputWidget}}
