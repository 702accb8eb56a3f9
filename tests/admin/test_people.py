"""Accounts: who keeps them does not thereby grant rights, least of all to himself."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from accounts.models import User

from .pages import sent

KEEPING = ["view_user", "add_user", "change_user", "delete_user"]


def url(act: str, person: User) -> str:
    return reverse(f"admin:accounts_user_{act}", args=[person.pk])


def password_url(person: User) -> str:
    return reverse("admin:auth_user_password_change", args=[person.pk])


@pytest.fixture
def keeper(db) -> User:
    """The system administrator: keeps accounts, grants nothing."""
    return _person("keeper", KEEPING)


@pytest.fixture
def granter(db) -> User:
    return _person("granter", [*KEEPING, "change_group"])


@pytest.fixture
def other(db) -> User:
    return _person("other", [])


@pytest.fixture
def role(db) -> Group:
    return Group.objects.create(name="发布人")


def _person(username: str, rights: list[str]) -> User:
    person = User.objects.create_user(username, is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return person


def take(client, giver: User, account: User, role: Group) -> User:
    """``account`` after ``giver`` sent every grant there is to its page."""
    client.force_login(giver)
    data = sent(client.get(url("change", account)).context["adminform"].form)
    everything = {
        "name": "新名",
        "date_joined_0": "2024-09-12",
        "date_joined_1": "08:00",
        "is_superuser": "on",
        "groups": [role.pk],
        "user_permissions": [Permission.objects.get(codename="publish_issue").pk],
    }
    assert client.post(url("change", account), data | everything).status_code == 302
    return User.objects.get(pk=account.pk, name="新名")


def may_publish(person: User) -> bool:
    return person.user_permissions.filter(codename="publish_issue").exists()


@pytest.mark.parametrize("whose", ["keeper", "other"])
def test_who_keeps_accounts_grants_nothing(client, keeper, other, role, whose):
    account = take(client, keeper, {"keeper": keeper, "other": other}[whose], role)
    assert not account.is_superuser
    assert not account.groups.exists()
    assert not may_publish(account)


def test_who_may_change_groups_gives_others_a_role_and_nothing_more(client, granter, other, role):
    account = take(client, granter, other, role)
    assert account.groups.get() == role
    assert not account.is_superuser
    assert not may_publish(account)


def test_who_may_change_groups_gives_himself_none(client, granter, role):
    assert not take(client, granter, granter, role).groups.exists()


def test_a_superuser_grants_everything(client, admin_user, other, role):
    account = take(client, admin_user, other, role)
    assert account.is_superuser
    assert account.groups.get() == role
    assert may_publish(account)


def test_only_a_superuser_touches_a_superusers_account(client, granter, admin_user):
    client.force_login(granter)
    page = client.get(url("change", admin_user))
    assert "../password/" not in page.content.decode()
    assert password_url(admin_user) not in page.content.decode()
    for act in ("change", "delete"):
        data = {"post": "yes", "username": "taken"}
        assert client.post(url(act, admin_user), data).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [admin_user.pk], "post": "yes"}
    client.post(reverse("admin:accounts_user_changelist"), chosen)
    assert User.objects.get(pk=admin_user.pk).username == admin_user.username


def test_only_a_superuser_sees_the_password_form_of_a_superuser(client, granter, admin_user, other):
    client.force_login(granter)
    assert client.get(password_url(other)).status_code == 200
    assert client.get(password_url(admin_user)).status_code == 403
    new = {"password1": "另一条很长的口令-2024", "password2": "另一条很长的口令-2024"}
    assert client.post(password_url(admin_user), new).status_code == 403
    assert User.objects.get(pk=admin_user.pk).password == admin_user.password
