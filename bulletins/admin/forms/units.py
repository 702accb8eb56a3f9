from django import forms
from django.contrib import admin

from accounts.admin import AutocompleteMultiple
from accounts.models import Unit
from bulletins.models import Contribution


class OrderedAutocomplete(AutocompleteMultiple):
    """Shows the chosen rows in the order in which they were chosen."""

    def optgroups(self, name, value, attrs=None):
        options = [option for _, group, _ in super().optgroups(name, value) for option in group]
        options.sort(key=lambda option: value.index(str(option["value"])))
        return [(None, options, 0)]


class OrderedUnitsField(forms.ModelMultipleChoiceField):
    """Units in the order sent; cleans to a list."""

    def __init__(self, **kwargs):
        site_field = Contribution._meta.get_field("unit")
        widget = OrderedAutocomplete(site_field, admin.site, attrs={"data-keeps-order": ""})
        super().__init__(Unit.objects.all(), widget=widget, **kwargs)

    def clean(self, value):
        chosen = super().clean(value)
        places = {str(pk): place for place, pk in enumerate(value or [])}
        return sorted(chosen, key=lambda unit: places[str(unit.pk)])
