"""The emergency account."""

import pytest
from django.core import mail

from accounts.models import User
from tests.people import PASSWORD

from .ways import add_app, code_of, enter, is_inside


@pytest.fixture
def emergency(db, settings) -> User:
    settings.SECURITY_CONTACTS = ["guard@example.org"]
    settings.BREAK_GLASS = True
    return User.objects.create_superuser("emergency", password=PASSWORD)


def test_does_not_open_where_the_glass_is_whole(client, emergency, settings):
    settings.BREAK_GLASS = False
    enter(client, emergency)
    assert not is_inside(client)
    assert mail.outbox == []


def test_is_reported_by_mail_at_each_sign_in(client, emergency):
    enter(client, emergency)
    assert is_inside(client)
    (sent,) = mail.outbox
    assert sent.to == ["guard@example.org"]
    assert "emergency" in sent.subject and "127.0.0.1" in sent.body


def test_is_reported_after_the_second_step_and_not_before(client, emergency):
    key = add_app(emergency)
    enter(client, emergency)
    assert mail.outbox == []
    client.post("/admin/login/code/", {"code": code_of(key)})
    assert len(mail.outbox) == 1


def test_opens_though_no_mail_can_be_sent(client, emergency, settings, caplog):
    """Whoever comes to mend the mail server must get in."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    enter(client, emergency)
    assert is_inside(client)
    assert "could not be sent" in caplog.text


def test_of_nobody_else_is_a_mail_sent(client, emergency, writer):
    enter(client, writer)
    assert mail.outbox == []
