"""How a person gets in: by a link, or by a password for one use."""

from django import forms
from django.contrib.auth.forms import UsernameField
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import inviting, passwords
from accounts.models import User
from accounts.roster import Slip


class Way(models.TextChoices):
    LINK = "link", _("a link, by which the person sets a password")
    ONE_TIME = "one-time", _("a password for one use, on paper")


class OpeningForm(forms.ModelForm):
    """A new account. Nobody chooses a password for somebody else."""

    way = forms.ChoiceField(
        label=_("the person gets"), choices=Way, initial=Way.LINK, widget=forms.RadioSelect
    )

    class Meta:
        model = User
        fields = ("username", "name", "unit", "email")
        field_classes = {"username": UsernameField}


def give_way_in(request: HttpRequest, person: User, way: str) -> Slip:
    """Saves ``person`` and tells what to hand over."""
    if way == Way.ONE_TIME:
        words = passwords.give_one_time(person)
        person.save()
        inviting.revoke(person)
        return Slip(person, password=words)
    if not person.pk:
        person.set_unusable_password()
    person.save()
    token = inviting.invite(person, by=request.user)
    address = reverse("accounts:invited", args=[token])
    return Slip(person, link=request.build_absolute_uri(address))
