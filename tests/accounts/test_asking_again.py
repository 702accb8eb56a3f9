"""Before a risky act a person shows once more that it is they."""

import pytest
from django.urls import reverse

from accounts.models import Appointment, LogRecord, Role, User
from tests.people import person, prove

AGAIN = reverse("account_reauthenticate")


@pytest.fixture
def security(province) -> User:
    return person("security", unit=province, duty=User.Duty.SECURITY)


@pytest.fixture
def system(province) -> User:
    return person("system", unit=province, duty=User.Duty.SYSTEM)


@pytest.fixture
def someone(city) -> User:
    return person("someone", unit=city)


def asks(response) -> bool:
    return response.status_code == 302 and response["Location"].startswith(AGAIN)


@pytest.mark.parametrize("noun", ["role", "appointment"])
def test_giving_and_composing_roles_asks(client, security, noun):
    client.force_login(security)
    page = reverse(f"admin:accounts_{noun}_add")
    assert asks(client.get(page)) and asks(client.post(page, {}))
    prove(client, security)
    assert client.get(page).status_code == 200


def test_nothing_is_given_before_the_answer(client, security, someone, city):
    client.force_login(security)
    role = Role.objects.get(key="contributor")
    sent = {"person": someone.pk, "role": role.pk, "unit": city.pk}
    assert asks(client.post(reverse("admin:accounts_appointment_add"), sent))
    assert not Appointment.objects.exists()


def test_giving_a_duty_asks(client, security, someone):
    client.force_login(security)
    page = reverse("admin:accounts_user_change", args=[someone.pk])
    assert asks(client.post(page, {"duty": "auditor"}))
    someone.refresh_from_db()
    assert someone.duty == ""


@pytest.mark.parametrize("act", ["transfer", "leave"])
def test_moving_and_closing_accounts_asks(client, system, someone, act):
    client.force_login(system)
    assert asks(client.get(reverse(f"admin:accounts_user_{act}", args=[someone.pk])))


def test_a_new_password_for_somebody_asks(client, system, someone):
    client.force_login(system)
    life = reverse("admin:accounts_user_life", args=[someone.pk])
    assert client.get(life).status_code == 200
    assert asks(client.post(life, {"act": "suspend"}))
    assert asks(client.get(reverse("admin:auth_user_password_change", args=[someone.pk])))
    someone.refresh_from_db()
    assert someone.is_active


def test_who_only_looks_at_roles_is_not_asked(client, system):
    client.force_login(system)
    role = Role.objects.get(key="contributor")
    page = reverse("admin:accounts_role_change", args=[role.pk])
    assert client.get(page).status_code == 200


def test_exporting_the_log_asks(client, province):
    auditor = person("auditor", unit=province, duty=User.Duty.AUDITOR)
    client.force_login(auditor)
    export = reverse("admin:accounts_logrecord_export", args=["csv"])
    assert asks(client.get(export))
    assert not LogRecord.objects.filter(act="export-log").exists()
    prove(client, auditor)
    assert client.get(export).status_code == 200
