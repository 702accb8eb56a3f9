"""The demo is loaded once, through the same doors as real work."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Appointment, Unit, User
from accounts.trees import broken_nodes
from bulletins import demo, permissions
from bulletins.models import Article, Figure, Issue, Publication, PublicIssue

pytestmark = pytest.mark.django_db


def run(*args) -> str:
    out = io.StringIO()
    call_command("demo", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def loaded():
    run()


def test_it_holds_what_a_newcomer_wants_to_see(loaded, client):
    series = {
        name: PublicIssue.objects.filter(publication__name=name).count()
        for name in ("学习动态", "理论学习简报")
    }
    assert series["学习动态"] >= 3 and series["理论学习简报"] >= 1
    assert Article.objects.count() >= 12 and Figure.objects.exists()
    assert Issue.objects.filter(state=Issue.State.DRAFT).exists()
    assert broken_nodes(Unit) == []
    assert "学习动态" in client.get("/").content.decode()


def test_there_is_a_user_for_each_role(loaded):
    held = set(Appointment.objects.values_list("role__key", flat=True))
    assert held == set(permissions.ROLES)
    assert set(User.objects.values_list("duty", flat=True)) == set(User.Duty.values)


def test_every_demo_page_opens(loaded, client):
    for issue in PublicIssue.objects.published().with_contents():
        for shown in (issue, *issue.contents):
            assert client.get(shown.get_absolute_url()).status_code == 200


def test_it_is_loaded_once(loaded):
    before = Article.objects.count()
    assert "已" in run()
    assert Article.objects.count() == before


def test_it_leaves_a_site_with_content_alone(publication):
    assert run("--if-empty") == ""
    run()
    assert Publication.objects.count() == 1 and not User.objects.exists()


def test_sign_ins_are_listed_while_they_have_the_demo_password(loaded):
    assert demo.PASSWORD in run("--sign-ins")
    for user in User.objects.all():
        user.set_unusable_password()
        user.save()
    assert run("--sign-ins") == ""


def test_a_demo_user_can_sign_in(loaded, client):
    (username, password, _), *_ = demo.sign_ins()
    assert client.login(username=username, password=password)


def test_a_production_site_does_not_take_it(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="演示"):
        run()
    assert not User.objects.exists()
