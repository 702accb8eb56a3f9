"""Forms about passwords, for whatever page shows them."""

from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth import forms
from django.core.exceptions import ValidationError

from . import lockout


class SaysWhenLocked:
    """A sign-in form that tells how long the lock lasts; the same for names nobody has."""

    def get_invalid_login_error(self) -> ValidationError:
        if words := lockout.refusal(self.request):
            return ValidationError(words, code="locked")
        return super().get_invalid_login_error()


class SignInForm(SaysWhenLocked, AdminAuthenticationForm):
    pass


class OwnPasswordForm(AdminPasswordChangeForm):
    """A person changes their own password."""

    def save(self, commit: bool = True):
        self.user.must_change_password = False
        return super().save(commit)


class FirstPasswordForm(forms.SetPasswordForm):
    """A person sets their own password, by a link that was made for them."""

    def save(self, commit: bool = True):
        self.user.must_change_password = False
        return super().save(commit)


class OthersPasswordForm(forms.AdminPasswordChangeForm):
    """Somebody else sets the password: it is changed at the next sign-in."""

    def save(self, commit: bool = True):
        self.user.must_change_password = self.cleaned_data["set_usable_password"]
        return super().save(commit)
