from django.contrib.auth.backends import ModelBackend

from . import lockout, rights
from .models import User


class RightsBackend(ModelBackend):
    """Signs in by name and password; answers from roles in units and site-wide duties."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        """However the password is given: the limits of ``lockout`` hold. Raises Locked."""
        name = kwargs.get(User.USERNAME_FIELD) if username is None else username
        if name is None or password is None:
            return None
        attempt = lockout.begin(request, name)
        person = super().authenticate(request, username=name, password=password)
        if person is not None:
            lockout.succeeded(attempt)
        return person

    def user_can_authenticate(self, user: User) -> bool:
        return super().user_can_authenticate(user) and not _is_sealed(user)

    def has_perm(self, user_obj, perm: str, obj=None) -> bool:
        """Without ``obj``: somewhere at least. With one: to that row."""
        if not user_obj.is_active or user_obj.is_anonymous:
            return False
        if obj is not None:
            return rights.reaches(user_obj, obj, perm)
        return bool(rights.reach(user_obj, perm))

    def has_module_perms(self, user_obj, app_label: str) -> bool:
        if user_obj.is_anonymous:
            return False
        prefix = f"{app_label}."
        return rights.is_unlocked(user_obj) or any(
            right.startswith(prefix) for right in rights.rights(user_obj)
        )

    def get_all_permissions(self, user_obj, obj=None) -> set[str]:
        return set() if user_obj.is_anonymous else set(rights.rights(user_obj))

    def get_user_permissions(self, user_obj, obj=None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj, obj=None) -> set[str]:
        return set()


def _is_sealed(user: User) -> bool:
    return user.is_superuser and not rights.is_unlocked(user)
