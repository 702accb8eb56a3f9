from django import forms

from bulletins import revising
from bulletins.errors import ChangedMeanwhile


def refuse_if_changed_meanwhile(form: forms.ModelForm) -> None:
    """An error where somebody saved after ``form``, with its field ``based_on``, was opened.

    Holds the row from here to the end of the saving transaction.
    """
    try:
        revising.lock(form.instance, based_on=form.cleaned_data.get("based_on") or 0)
    except ChangedMeanwhile as refusal:
        form.add_error(None, str(refusal))
