"""A session ends when it was idle or open for too long. What was being written is not lost."""

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from accounts import holding
from accounts.models import Appointment, HeldWork
from tests.admin.pages import opened
from tests.people import PASSWORD, person

INDEX, LOGIN, HELD = reverse("admin:index"), reverse("admin:login"), reverse("accounts:held")


@pytest.fixture
def desk(editor) -> Client:
    return signed_in(editor)


def signed_in(who, client: Client | None = None, **more) -> Client:
    client = client or Client()
    fields = {"username": who.username, "password": PASSWORD}
    client.answer = client.post(LOGIN, fields, **more)
    assert client.answer.status_code == 302
    return client


def later(client: Client, *, idle: int = 0, begun: int = 0) -> None:
    """As if that many minutes had passed since the last request, or since sign-in."""
    session = client.session
    session["seen_at"] = session["seen_at"] - idle * 60
    session["signed_in_at"] = session["signed_in_at"] - begun * 60
    session.save()


def is_open(client: Client) -> bool:
    return client.get(INDEX).status_code == 200


def led_to(answer) -> str:
    assert answer.status_code == 302
    return unquote(answer.url)


def article_url(article) -> str:
    return reverse("admin:bulletins_article_change", args=[article.pk])


@pytest.fixture
def late(desk, article) -> Client:
    """The editor sent an article after the session had ended, and was led to sign in."""
    fields = opened(desk, article_url(article)) | {"title": "写了半小时的题目", "_continue": "1"}
    later(desk, idle=31)
    desk.answer = desk.post(article_url(article), fields)
    return desk


class TestLimits:
    def test_who_is_active_stays(self, desk):
        later(desk, idle=29)
        assert is_open(desk)
        later(desk, idle=29)
        assert is_open(desk)

    def test_after_half_an_hour_without_a_request_it_ends(self, desk):
        later(desk, idle=31)
        wanted = reverse("admin:bulletins_article_changelist")
        assert led_to(desk.get(wanted)) == f"{LOGIN}?next={wanted}"
        assert not is_open(desk)

    def test_after_twelve_hours_it_ends_however_active(self, desk):
        later(desk, begun=12 * 60 + 1)
        assert not is_open(desk)

    def test_a_page_for_readers_ends_it_as_well(self, desk):
        later(desk, idle=31)
        desk.get(reverse("home"))
        assert not is_open(desk)

    def test_a_site_sets_its_own_limits(self, desk, settings):
        settings.IDLE_MINUTES = settings.SESSION_HOURS = 0
        later(desk, idle=10_000, begun=10_000)
        assert is_open(desk)

    def test_readers_have_no_session_and_are_asked_nothing(
        self, client, db, django_assert_num_queries
    ):
        client.get(reverse("home"))
        assert "sessionid" not in client.cookies

    def test_the_session_gets_a_new_key_at_sign_in(self, late, editor):
        """Nobody can lay a session under somebody else."""
        before = late.session.session_key
        signed_in(editor, late)
        assert late.session.session_key != before


class TestDraftsSurvive:
    def test_what_was_sent_too_late_is_kept_and_not_stored(self, late, article):
        article.refresh_from_db()
        assert article.title != "写了半小时的题目"
        assert led_to(late.answer) == f"{LOGIN}?next={HELD}"
        assert ["title", "写了半小时的题目"] in HeldWork.objects.get().fields

    def test_the_person_signs_in_again_and_saves_it(self, late, editor, article):
        signed_in(editor, late, QUERY_STRING=f"next={HELD}")
        page = late.get(HELD)
        assert "写了半小时的题目" in page.content.decode()
        kept = page.context["work"][0]
        again = dict(kept.fields) | {"_held": kept.pk}
        assert late.post(kept.path, again).status_code == 302
        article.refresh_from_db()
        assert article.title == "写了半小时的题目"
        assert not HeldWork.objects.exists()

    def test_the_page_sends_it_with_a_token_of_its_own(self, editor, article):
        """The one that was sent belongs to the session that ended."""
        strict = signed_in(editor, Client())
        later(strict, idle=31)
        strict.post(article_url(article), {"title": "题", "csrfmiddlewaretoken": "old"})
        assert "csrfmiddlewaretoken" not in dict(HeldWork.objects.get().fields)
        signed_in(editor, strict)
        assert 'name="csrfmiddlewaretoken"' in strict.get(HELD).content.decode()

    def test_the_desk_tells_of_it_wherever_one_goes(self, late, editor):
        signed_in(editor, late)
        assert HELD in late.get(INDEX).content.decode()

    def test_it_is_thrown_away_on_request(self, late, editor, article):
        signed_in(editor, late)
        late.post(HELD, {"_held": HeldWork.objects.get().pk})
        assert not HeldWork.objects.exists()
        late.get(HELD)
        assert HELD not in late.get(INDEX).content.decode()

    def test_another_person_does_not_see_it(self, late, contributor):
        signed_in(contributor, late)
        assert HELD not in late.get(INDEX).content.decode()
        assert "写了半小时的题目" not in late.get(HELD).content.decode()
        late.post(HELD, {"_held": HeldWork.objects.get().pk})
        assert HeldWork.objects.exists()

    def test_a_second_window_keeps_its_words_too(self, desk, editor, article):
        """Its session had ended in the first window already."""
        fields = opened(desk, article_url(article)) | {"title": "另一个窗口里的题目"}
        later(desk, idle=31)
        assert not is_open(desk)
        assert led_to(desk.post(article_url(article), fields)) == f"{LOGIN}?next={HELD}"
        assert ["title", "另一个窗口里的题目"] in HeldWork.objects.get().fields

    def test_strangers_leave_nothing(self, client, article):
        client.post(article_url(article), {"title": "陌生人"})
        client.post(LOGIN, {"username": "editor", "password": "wrong"})
        client.post(article_url(article), {"title": "陌生人"})
        assert not HeldWork.objects.exists()

    def test_a_form_of_another_site_leaves_nothing(self, editor, article):
        """Else somebody could have the person save what they never wrote."""
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(editor)
        strict.get(INDEX)
        later(strict, idle=31)
        assert strict.post(article_url(article), {"title": "外来的题目"}).status_code == 403
        assert not HeldWork.objects.exists()

    @pytest.mark.parametrize("secret", ["old_password", "new_password1", "otp_token"])
    def test_passwords_are_kept_nowhere(self, desk, secret, article):
        later(desk, idle=31)
        desk.post(article_url(article), {"title": "题", secret: "Vq7-thistle-kMn"})
        desk.post(reverse("admin:password_change"), {"old": "Vq7-thistle-kMn"})
        assert not HeldWork.objects.exists()

    def test_it_has_a_size(self, desk, article, settings):
        settings.HELD_WORK_BYTES = 100
        later(desk, idle=31)
        desk.post(article_url(article), {"title": "长" * 100})
        assert not HeldWork.objects.exists()

    def test_five_at_most_are_kept(self, desk, editor, article):
        for number in range(7):
            later(desk, idle=31)
            desk.post(article_url(article), {"title": f"第{number}稿"})
            signed_in(editor, desk)
        titles = [dict(one.fields)["title"] for one in holding.of(editor)]
        assert titles == [f"第{number}稿" for number in (6, 5, 4, 3, 2)]

    def test_it_is_shown_as_text(self, desk, editor, article):
        later(desk, idle=31)
        desk.post(article_url(article), {'"><script>x': "</textarea><script>alert(1)</script>"})
        signed_in(editor, desk)
        assert "<script>alert" not in desk.get(HELD).content.decode()
        assert '"><script>x' not in desk.get(HELD).content.decode()

    def test_rights_are_asked_when_it_is_sent_again(self, late, editor, article):
        """Whoever lost them meanwhile saves nothing, and loses nothing."""
        signed_in(editor, late)
        Appointment.objects.all().delete()
        kept = HeldWork.objects.get()
        assert late.post(kept.path, dict(kept.fields) | {"_held": kept.pk}).status_code == 403
        article.refresh_from_db()
        assert article.title != "写了半小时的题目"
        assert HeldWork.objects.exists()

    def test_it_survives_a_password_that_is_due_as_well(self, late, editor, article):
        editor.must_change_password = True
        editor.save()
        signed_in(editor, late)
        kept = HeldWork.objects.get()
        late.post(kept.path, dict(kept.fields) | {"_held": kept.pk})
        assert [one.fields for one in HeldWork.objects.all()] == [kept.fields]


def test_a_page_tells_a_script_whether_the_person_is_still_there(desk, client, db):
    assert desk.get(reverse("accounts:here")).status_code == 204
    assert client.get(reverse("accounts:here")).status_code == 403


def test_suspending_ends_sessions_at_once_and_for_good(desk, editor):
    from_above = person("keeper", duty="system-administrator")
    keeper = signed_in(from_above)
    address = reverse("admin:accounts_user_life", args=[editor.pk])
    assert keeper.post(address, {"act": "suspend"}).status_code == 302
    assert not is_open(desk)
    keeper.post(address, {"act": "open"})
    assert not is_open(desk)
    signed_in(editor, desk)
    assert is_open(desk)
