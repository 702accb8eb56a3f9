"""Autocomplete fields that answer nonsense with an error at the field, not with a 500.

Django's own ask the database for whatever a request names, to show it as chosen.
"""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from .ids import row_id

_NOBODY = "0"  # no row has it: "not one of the available choices"


class Autocomplete(AutocompleteSelect):
    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return _known(value) if value else value

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [_known(one) if one else one for one in value], attr)


class AutocompleteMultiple(AutocompleteSelectMultiple):
    def value_from_datadict(self, data, files, name):
        return [_known(value) for value in super().value_from_datadict(data, files, name) or []]

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [_known(one) for one in value], attr)


def _known(value: str) -> str:
    return _NOBODY if row_id(value) is None else value
