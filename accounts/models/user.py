from django.contrib import auth
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
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
    password_set_at = models.DateTimeField(
        _("password set at"), default=timezone.now, editable=False
    )
    must_change_password = models.BooleanField(
        _("must change the password"), default=False, editable=False
    )
    session_round = models.PositiveIntegerField(default=0, editable=False)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True, editable=False)

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

    def set_password(self, raw_password) -> None:
        super().set_password(raw_password)
        self.password_set_at = timezone.now()

    def end_sessions(self) -> None:
        """Whoever is signed in to this account is so no longer, also when it is opened again."""
        self.session_round += 1
        self.save(update_fields=["session_round"])

    def _get_session_auth_hash(self, secret=None) -> str:
        """What each session of a person must know; Django's own goes by the password alone."""
        words = f"{self.password}:{self.session_round}" if self.session_round else self.password
        salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        return salted_hmac(salt, words, secret=secret, algorithm="sha256").hexdigest()

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
