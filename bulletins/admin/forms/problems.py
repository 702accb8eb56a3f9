"""What a page's summary says of the errors that stand at its fields."""

from collections.abc import Iterator
from typing import NamedTuple

from django.forms import BaseForm


class Problem(NamedTuple):
    field_id: str
    label: str
    message: str


def field_problems(form: BaseForm) -> Iterator[Problem]:
    for name, messages in form.errors.items():
        if name in form.fields:
            field = form[name]
            yield from (Problem(field.id_for_label, field.label, words) for words in messages)
