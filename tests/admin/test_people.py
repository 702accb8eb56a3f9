"""Accounts: who keeps them does not thereby give rights, least of all to themselves."""

import pytest
from django.urls import reverse

from accounts.models import User
from tests.people import appoint, person, prove

from .pages import sent

KEEPING = ["accounts.view_user", "accounts.add_user", "accounts.change_user"]


def url(act: str, who: User) -> str:
    return reverse(f"admin:accounts_user_{act}", args=[who.pk])


def password_url(who: User) -> str:
    return reverse("admin:auth_user_password_change", args=[who.pk])


@pytest.fixture
def keeper(province) -> User:
    """The system administrator: keeps accounts, gives nothing."""
    return person("keeper", unit=province, duty=User.Duty.SYSTEM)


@pytest.fixture
def giver(province) -> User:
    """The security administrator: gives duties and roles, keeps no accounts."""
    return person("giver", unit=province, duty=User.Duty.SECURITY)


@pytest.fixture
def citys_keeper(city) -> User:
    """Keeps the accounts of one city."""
    who = person("citys-keeper", unit=city)
    appoint(who, [*KEEPING, "accounts.view_unit"], city)
    return who


@pytest.fixture
def other(department) -> User:
    return person("other", name="旧名", unit=department)


def take(client, who: User, account: User) -> User:
    """``account`` after ``who`` sent every grant there is to its page."""
    client.force_login(who)
    prove(client, who)
    data = sent(client.get(url("change", account)).context["adminform"].form)
    everything = {"name": "新名", "is_superuser": "on", "duty": User.Duty.AUDITOR}
    client.post(url("change", account), data | everything)
    return User.objects.get(pk=account.pk)


def test_who_keeps_accounts_gives_no_duty(client, keeper, other):
    account = take(client, keeper, other)
    assert (account.name, account.duty, account.is_superuser) == ("新名", "", False)


def test_who_keeps_accounts_gives_themselves_no_duty(client, keeper):
    assert take(client, keeper, keeper).duty == User.Duty.SYSTEM


def test_who_gives_duties_changes_nothing_else_of_an_account(client, giver, other):
    account = take(client, giver, other)
    assert (account.name, account.duty, account.is_superuser) == ("旧名", User.Duty.AUDITOR, False)


def test_who_gives_duties_gives_themselves_none(client, giver):
    assert take(client, giver, giver).duty == User.Duty.SECURITY


def test_who_gives_duties_sets_no_password(client, giver, other):
    client.force_login(giver)
    assert client.get(password_url(other)).status_code == 403


def test_nobody_becomes_a_superuser_on_the_desk(client, admin_user, other):
    assert not take(client, admin_user, other).is_superuser


def test_only_a_superuser_touches_a_superusers_account(client, keeper, admin_user):
    client.force_login(keeper)
    page = client.get(url("change", admin_user))
    assert "../password/" not in page.content.decode()
    assert password_url(admin_user) not in page.content.decode()
    assert client.post(url("change", admin_user), {"username": "taken"}).status_code == 403
    assert client.get(password_url(admin_user)).status_code == 403
    new = {"password1": "另一条很长的口令-2024", "password2": "另一条很长的口令-2024"}
    assert client.post(password_url(admin_user), new).status_code == 403
    unchanged = User.objects.get(pk=admin_user.pk)
    assert (unchanged.username, unchanged.password) == (admin_user.username, admin_user.password)


def test_accounts_are_never_deleted_on_the_desk(client, admin_user, other):
    client.force_login(admin_user)
    assert client.post(url("delete", other), {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=other.pk).exists()


class TestTheKeeperOfACity:
    def test_keeps_the_accounts_of_its_units(self, client, citys_keeper, other):
        assert take(client, citys_keeper, other).name == "新名"

    def test_finds_no_others(self, client, citys_keeper, province):
        elsewhere = person("elsewhere", unit=province)
        client.force_login(citys_keeper)
        listed = client.get(reverse("admin:accounts_user_changelist")).context["cl"].queryset
        assert elsewhere not in listed
        assert client.get(url("change", elsewhere)).status_code == 302  # to the desk: not found
        assert client.get(password_url(elsewhere)).status_code == 404

    def test_moves_nobody_into_units_of_others(self, client, citys_keeper, other, province):
        client.force_login(citys_keeper)
        data = sent(client.get(url("change", other)).context["adminform"].form)
        assert client.post(url("change", other), data | {"unit": province.pk}).status_code == 200
        assert User.objects.get(pk=other.pk).unit == other.unit

    def test_does_not_touch_who_has_a_site_wide_duty(self, client, citys_keeper, other):
        User.objects.filter(pk=other.pk).update(duty=User.Duty.SECURITY)
        client.force_login(citys_keeper)
        assert client.get(password_url(other)).status_code == 403

    def test_does_not_touch_who_may_more_elsewhere(self, client, citys_keeper, other, province):
        """Whoever sets a password can sign in with it, and then may what that person may."""
        appoint(other, ["bulletins.publish_issue"], province)
        client.force_login(citys_keeper)
        assert client.get(password_url(other)).status_code == 403
        assert client.post(url("change", other), {"username": "taken"}).status_code == 403
