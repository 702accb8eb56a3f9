"""The doctor tells an administrator what is not safe, and what to do about it."""

import json
import os
import time

import pytest
from django.core.management import call_command

from accounts.models import User
from bulletins import demo
from bulletins.doctor import Grade, answers, asking, database, files, machine, people, site
from bulletins.doctor import requirements as libraries
from bulletins.management.commands import doctor
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db
SAFE = {
    "PRODUCTION": True,
    "DEBUG": False,
    "BREAK_GLASS": False,
    "ALLOWED_HOSTS": ["bulletins.example.org"],
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "TRUSTED_PROXIES": ["10.0.0.1"],
    "ADMIN_ALLOWED_NETWORKS": ["10.0.0.0/8"],
}


@pytest.fixture
def real_site(settings, tmp_path):
    for name, value in SAFE.items():
        setattr(settings, name, value)
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    tmp_path.chmod(0o700)
    return settings


def grades(ask) -> list[Grade]:
    return [one.grade for one in ask()]


def words(ask) -> str:
    return " ".join(f"{one.words} {one.advice}" for one in ask())


def test_a_safe_site_is_told_nothing(real_site):
    for ask in (site.production, site.hosts, site.tls, site.proxies, site.desk, site.break_glass):
        assert grades(ask) == [], ask
    assert grades(files.data_folder) == []


@pytest.mark.parametrize(
    ("ask", "name", "value"),
    [
        (site.production, "PRODUCTION", False),
        (site.production, "DEBUG", True),
        (site.hosts, "ALLOWED_HOSTS", ["*"]),
        (site.tls, "TRUSTED_PROXIES", []),
        (site.tls, "CSRF_TRUSTED_ORIGINS", ["http://example.org"]),
        (site.proxies, "TRUSTED_PROXIES", ["0.0.0.0/0"]),
        (site.break_glass, "BREAK_GLASS", True),
    ],
)
def test_a_setting_that_opens_the_site_is_unsafe(real_site, ask, name, value):
    setattr(real_site, name, value)
    assert Grade.UNSAFE in grades(ask)


@pytest.mark.parametrize(
    ("ask", "name", "value"),
    [
        (site.hosts, "ALLOWED_HOSTS", ["localhost"]),
        (site.tls, "SECURE_SSL_REDIRECT", False),
        (site.desk, "ADMIN_ALLOWED_NETWORKS", []),
        (database.clock, "TIME_ZONE", "Europe/Paris"),
    ],
)
def test_a_setting_that_could_be_better_is_advice(real_site, ask, name, value):
    setattr(real_site, name, value)
    assert grades(ask) == [Grade.ADVICE]


def test_a_data_folder_that_others_can_read_is_unsafe(real_site, tmp_path):
    (tmp_path / "secret-key").write_text("x")
    tmp_path.chmod(0o755)
    (tmp_path / "secret-key").chmod(0o644)
    assert grades(files.data_folder) == [Grade.UNSAFE, Grade.UNSAFE]
    assert "secret-key" in words(files.data_folder)


def test_static_files_that_were_not_collected_are_missed(real_site, tmp_path):
    assert grades(files.static_files) == [Grade.UNSAFE]
    real_site.STATIC_ROOT.mkdir()
    (real_site.STATIC_ROOT / "staticfiles.json").write_text("{}")
    assert grades(files.static_files) == []
    os.utime(real_site.STATIC_ROOT / "staticfiles.json", (1, 1))
    assert grades(files.static_files) == [Grade.ADVICE]


def test_a_backup_that_was_never_made_or_long_ago_is_missed(real_site, tmp_path):
    assert grades(files.backups) == [Grade.UNSAFE]
    (tmp_path / files.BACKUP_STAMP).touch()
    assert grades(files.backups) == []
    long_ago = time.time() - 30 * 86400
    os.utime(tmp_path / files.BACKUP_STAMP, (long_ago, long_ago))
    assert grades(files.backups) == [Grade.UNSAFE]


def test_a_demo_account_with_the_public_password_is_unsafe(province):
    assert grades(people.demo_accounts) == []
    account = User.objects.create_user("bianji", password=demo.PASSWORD)
    assert "bianji" in words(people.demo_accounts)
    account.set_password(PASSWORD)
    account.save()
    assert grades(people.demo_accounts) == []


def test_a_superuser_is_named(province):
    User.objects.create_superuser("root", password=PASSWORD)
    assert "root" in words(people.superusers)


def test_duties_that_nobody_holds_are_named_until_somebody_does(province):
    assert len(grades(people.duties)) == 1
    for duty in ("system-administrator", "security-administrator", "auditor"):
        person(duty, duty=duty)
    assert grades(people.duties) == []


def test_migrations_that_wait_are_unsafe(monkeypatch):
    assert grades(database.migrations) == []
    monkeypatch.setattr(database.MigrationExecutor, "migration_plan", lambda *args: ["one"])
    assert grades(database.migrations) == [Grade.UNSAFE]


def test_a_database_on_a_far_machine_is_reached_encrypted_and_by_password(monkeypatch):
    far = {"HOST": "10.0.0.9", "PASSWORD": "", "OPTIONS": {}}
    monkeypatch.setattr(database, "connection", type("Far", (), {"settings_dict": far}))
    assert grades(database._way_there) == [Grade.UNSAFE, Grade.UNSAFE]
    far |= {"PASSWORD": "x", "OPTIONS": {"sslmode": "verify-full"}}
    assert grades(database._way_there) == []


def test_libreoffice_and_fonts_are_missed(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert grades(machine.libreoffice) == [Grade.ADVICE]
    assert grades(machine.fonts) == [Grade.ADVICE]


def test_another_release_than_the_pinned_one_is_unsafe(monkeypatch):
    assert "django" in libraries.pinned()
    monkeypatch.setattr(libraries, "pinned", lambda: {"django": "1.0"})
    assert grades(libraries.installed) == [Grade.UNSAFE]


def test_known_weaknesses_count_while_the_release_is_installed(real_site, tmp_path, monkeypatch):
    assert grades(libraries.weaknesses) == [Grade.ADVICE]
    monkeypatch.setattr(libraries, "_version", {"django": "5.0", "lxml": "6.1"}.get)
    found = [
        {"name": name, "version": version, "vulns": [{"id": f"PYSEC-{name}"}]}
        for name, version in (("django", "5.0"), ("lxml", "6.0"))
    ]
    (tmp_path / libraries.AUDIT).write_text(json.dumps({"dependencies": found}))
    assert grades(libraries.weaknesses) == [Grade.UNSAFE]
    assert "PYSEC-django" in words(libraries.weaknesses)
    assert "PYSEC-lxml" not in words(libraries.weaknesses)


def test_a_question_that_fails_is_unsafe_and_does_not_hide_the_others(monkeypatch):
    def broken():
        raise OSError("no disk")

    monkeypatch.setitem(asking.QUESTIONS, "broken", ("Disk", broken))
    found = {one.question: one for one in answers()}
    assert found["broken"].grade == Grade.UNSAFE
    assert "no disk" in found["broken"].words
    assert len(found) > 15


def test_it_exits_with_1_only_if_something_is_unsafe(monkeypatch, capsys):
    monkeypatch.setattr(asking, "QUESTIONS", {"all": ("All", lambda: iter([]))})
    call_command("doctor", language="en")
    assert "[fine] All" in capsys.readouterr().out
    monkeypatch.setattr(
        asking, "QUESTIONS", {"one": ("One", lambda: iter([asking.unsafe("Door open", "Shut")]))}
    )
    with pytest.raises(SystemExit, match="1"):
        call_command("doctor", format="json", language="en")
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {"question": "one", "grade": "unsafe", "words": "Door open", "advice": "Shut"}


@pytest.mark.parametrize(("given", "language"), [("en_GB:en", "en"), ("", "zh-hans")])
def test_it_speaks_chinese_unless_the_shell_asks_for_english(monkeypatch, given, language):
    monkeypatch.setenv("LANGUAGE", given)
    assert doctor._language() == language


def test_without_any_second_factor_the_site_is_unsafe(monkeypatch):
    monkeypatch.setattr(people.apps, "is_installed", lambda name: False)
    assert grades(people.second_factor) == [Grade.UNSAFE]


def test_who_must_have_a_second_factor_and_has_none_is_named(monkeypatch, settings, province):
    settings.MFA_REQUIRED_FOR = ["auditor", "publisher"]
    monkeypatch.setattr(people.apps, "is_installed", lambda name: True)
    having = person("having", duty="auditor")
    without = person("without", duty="auditor")
    person("free")
    monkeypatch.setattr(people, "_who_have_one", lambda: [having.pk])
    assert without.username in words(people.second_factor)
    assert "having" not in words(people.second_factor)
    assert "free" not in words(people.second_factor)
