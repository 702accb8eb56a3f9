from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from allauth.socialaccount.admin import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.admin import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group

from .appointment import AppointmentAdmin
from .base import DeskAdmin, TreeAdmin
from .ids import row_id
from .log_record import LogRecordAdmin
from .role import RoleAdmin
from .unit import UnitAdmin
from .user import UserAdmin
from .widgets import Autocomplete, AutocompleteMultiple

# Rights come from roles in units; django.contrib.auth puts its own groups on the desk.
admin.site.unregister(Group)
# What opens somebody's account is on that person's own page, and on no other.
admin.site.unregister([EmailAddress, Authenticator, UserSession])
admin.site.unregister([SocialAccount, SocialApp, SocialToken])

__all__ = [
    "AppointmentAdmin",
    "Autocomplete",
    "AutocompleteMultiple",
    "DeskAdmin",
    "LogRecordAdmin",
    "RoleAdmin",
    "TreeAdmin",
    "UnitAdmin",
    "UserAdmin",
    "row_id",
]
