"""A start with other settings is recorded: which changed, and nothing of what is in them."""

import json

import pytest

from accounts.log import Act, starting
from accounts.models import LogRecord
from tests.log import acts

pytestmark = pytest.mark.django_db


def test_the_first_start_and_each_with_other_settings_is_recorded(settings):
    starting.note_settings()
    starting.note_settings()
    assert acts(act=Act.SETTINGS_CHANGED) == [Act.SETTINGS_CHANGED]
    settings.ALLOWED_HOSTS = ["elsewhere.example.org"]
    starting.note_settings()
    first, second = LogRecord.objects.filter(act=Act.SETTINGS_CHANGED).order_by("pk")
    assert json.loads(second.detail)["changed"] == ["ALLOWED_HOSTS"]
    assert first.after == second.before != second.after


def test_no_setting_can_be_read_from_the_log(settings):
    settings.SECRET_KEY = "a-secret-nobody-should-read"
    starting.note_settings()
    assert "a-secret" not in LogRecord.objects.get().detail


def test_a_site_whose_tables_are_not_there_yet_starts(monkeypatch, caplog):
    monkeypatch.setattr(starting.chain, "take_turns", _no_table)
    starting.note_settings()
    assert "could not be compared" in caplog.text


def _no_table():
    raise starting.DatabaseError("no such table")
