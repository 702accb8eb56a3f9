from django.contrib import auth
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _

from .unit import Unit


class UserQuerySet(models.QuerySet):
    def in_reach(self, reach):
        return self.filter(reach.units("unit"))


class PeopleManager(UserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False

    def create_user(self, username, email=None, password=None, **fields):
        """Opens the desk: there are no accounts for anything else."""
        return super().create_user(username, email, password, **{"is_staff": True} | fields)


class User(AbstractUser):
    """A person who signs in. Chinese names are one field, not a first and a last name.

    What a person may comes from roles in units (``Appointment``) and from one site-wide duty at
    the most: nobody can hold two of the three, because there is one column for them.
    """

    class Duty(models.TextChoices):
        NONE = "", _("none")
        SYSTEM = "system-administrator", _("system administrator")
        SECURITY = "security-administrator", _("security administrator")
        AUDITOR = "auditor", _("auditor")

    first_name = None
    last_name = None
    groups = None
    user_permissions = None
    name = models.CharField(_("full name"), max_length=50, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("unit")
    )
    duty = models.CharField(
        _("site-wide duty"), max_length=30, choices=Duty, default=Duty.NONE, blank=True
    )
    is_staff = models.BooleanField(
        _("may open the desk"), default=True, help_text=_("Readers need no account.")
    )

    objects = PeopleManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    duty__in=["", "system-administrator", "security-administrator", "auditor"]
                ),
                name="user_duty_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @property
    def owning_unit(self) -> Unit | None:
        return self.unit

    # Django's own answer yes to a superuser before any back end is asked.

    def has_perm(self, perm: str, obj=None) -> bool:
        for backend in auth.get_backends():
            if not hasattr(backend, "has_perm"):
                continue
            try:
                if backend.has_perm(self, perm, obj):
                    return True
            except PermissionDenied:
                return False
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return any(
            backend.has_module_perms(self, app_label)
            for backend in auth.get_backends()
            if hasattr(backend, "has_module_perms")
        )
