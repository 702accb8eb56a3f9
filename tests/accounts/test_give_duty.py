"""The command that makes the first administrators of a site."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import LogRecord, User
from tests.people import appoint, person

pytestmark = pytest.mark.django_db


def duty_of(name: str) -> str:
    return User.objects.get(username=name).duty


def test_it_gives_a_duty_and_takes_it_away(capsys):
    person("an-quan", name="岑书遥")
    call_command("give_duty", "an-quan", "security-administrator")
    assert duty_of("an-quan") == User.Duty.SECURITY
    assert "岑书遥" in capsys.readouterr().out
    call_command("give_duty", "an-quan", "none")
    assert duty_of("an-quan") == ""


def test_it_is_recorded():
    person("an-quan")
    call_command("give_duty", "an-quan", "auditor")
    assert LogRecord.objects.filter(act="give-duty").exists()


def test_an_account_that_does_not_exist_is_said():
    with pytest.raises(CommandError, match="nobody"):
        call_command("give_duty", "nobody", "auditor")


def test_who_holds_a_role_does_not_become_an_auditor(city):
    appoint(person("lin"), ["bulletins.view_article"], city)
    with pytest.raises(CommandError, match="审计员"):
        call_command("give_duty", "lin", "auditor")
    assert duty_of("lin") == ""
