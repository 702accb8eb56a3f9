"""How an account ends up in the right hands, moves with its person, and closes behind them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import inviting, leaving, reviewing
from accounts.errors import NotAllowed, Refused
from accounts.models import AccountReview, Appointment, Invitation, Unit, User
from bulletins.importing import drafts
from bulletins.models import Article
from tests.people import PASSWORD, appoint, person

GOOD = "Vq7-thistle-kMn"


@pytest.fixture
def keeper(province) -> User:
    return person("keeper", name="管事", unit=province, duty=User.Duty.SYSTEM)


@pytest.fixture
def clerk(department) -> User:
    return person("clerk", name="程文书", unit=department)


@pytest.fixture
def colleague(department) -> User:
    return person("colleague", name="同科室", unit=department)


@pytest.fixture
def elsewhere(province) -> Unit:
    return Unit.objects.create(name="云麓市", code="yunlu", parent=province)


def invited_url(token: str) -> str:
    return reverse("accounts:invited", args=[token])


def accept(client, token: str, password: str = GOOD):
    fields = {"new_password1": password, "new_password2": password}
    return client.post(invited_url(token), fields)


class TestInvitation:
    def test_the_person_sets_the_password(self, client, clerk, keeper):
        token = inviting.invite(clerk, by=keeper)
        assert clerk.username in client.get(invited_url(token)).content.decode()
        assert accept(client, token).url == reverse("admin:login")
        clerk.refresh_from_db()
        assert clerk.check_password(GOOD) and not clerk.must_change_password

    def test_nobody_is_signed_in_by_a_link(self, client, clerk, keeper):
        accept(client, inviting.invite(clerk, by=keeper))
        assert client.get(reverse("admin:index")).status_code == 302

    def test_it_serves_once(self, client, clerk, keeper):
        token = inviting.invite(clerk, by=keeper)
        accept(client, token)
        assert accept(client, token, "Another-9-thistle").status_code == 410
        clerk.refresh_from_db()
        assert clerk.check_password(GOOD)

    def test_two_at_the_same_moment_are_one(self, clerk, keeper):
        inviting.invite(clerk, by=keeper)
        first, second = Invitation.objects.get(), Invitation.objects.get()

        class Form:
            saved = 0

            def save(self):
                self.saved += 1

        form = Form()
        assert [inviting.accept(first, form), inviting.accept(second, form)] == [True, False]
        assert form.saved == 1

    @pytest.mark.parametrize(
        "way", ["late", "revoked", "newer", "suspended", "inactive", "changed", "garbage"]
    )
    def test_a_link_that_is_closed_opens_nothing(self, client, clerk, keeper, way):
        token = inviting.invite(clerk, by=keeper)
        match way:
            case "late":
                Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
            case "revoked":
                inviting.revoke(clerk)
            case "newer":
                inviting.invite(clerk, by=keeper)
            case "suspended":
                leaving.suspend(clerk, by=keeper)
            case "inactive":
                User.objects.filter(pk=clerk.pk).update(is_active=False)
            case "changed":
                token = token[:-3] + "abc"
            case "garbage":
                token = "garbage"
        assert client.get(invited_url(token)).status_code == 410
        assert accept(client, token).status_code == 410
        clerk.refresh_from_db()
        assert not clerk.check_password(GOOD)

    def test_the_rules_for_passwords_hold(self, client, clerk, keeper):
        token = inviting.invite(clerk, by=keeper)
        assert accept(client, token, "Aa123456!").status_code == 200
        assert accept(client, token).status_code == 302

    def test_the_link_is_not_stored(self, clerk, keeper):
        token = inviting.invite(clerk, by=keeper)
        assert Invitation.objects.get().digest not in token
        assert not Invitation.objects.filter(digest__in=[token, token.partition(":")[0]]).exists()


class TestSuspending:
    def test_nobody_signs_in_until_it_is_opened_again(self, client, clerk, keeper):
        leaving.suspend(clerk, by=keeper)
        assert not client.login(username="clerk", password=PASSWORD)
        leaving.open_again(clerk, by=keeper)
        assert client.login(username="clerk", password=PASSWORD)

    def test_nobody_suspends_closes_or_moves_themselves(self, keeper, elsewhere):
        for act in (leaving.suspend, leaving.leave):
            with pytest.raises(NotAllowed):
                act(keeper, by=keeper)
        with pytest.raises(NotAllowed):
            leaving.transfer(keeper, elsewhere, by=keeper)


@pytest.fixture
def work(clerk, department, make_article, column):
    """One import that is not confirmed, one draft, one article that readers have seen."""
    appoint(clerk, ["bulletins.add_article", "bulletins.change_article"], department)
    imported = drafts.open_paste("", "题目\n\n正文一段。", by=clerk)
    made = [make_article(title) for title in ("草稿", "旧文")]
    for article in made:
        article.revisions.update(by=clerk)
    Article.objects.filter(pk__in=[one.pk for one in made]).update(home=department)
    return imported, *made


class TestTransfer:
    def test_old_roles_end_and_new_ones_are_not_given(self, clerk, keeper, work, elsewhere):
        held = list(clerk.appointments.all())
        leaving.transfer(clerk, elsewhere, by=keeper, ended=held)
        assert clerk.unit == elsewhere
        assert not Appointment.objects.current().filter(person=clerk).exists()
        assert clerk.appointments.count() == 1

    def test_drafts_go_along(self, clerk, keeper, work, elsewhere, department):
        imported, draft, _old = work
        leaving.transfer(clerk, elsewhere, by=keeper)
        draft.refresh_from_db()
        imported.refresh_from_db()
        assert (draft.home, imported.by) == (elsewhere, clerk)

    def test_or_stay_with_a_colleague(self, clerk, keeper, colleague, work, elsewhere, department):
        imported, draft, _old = work
        appoint(colleague, ["bulletins.add_article", "bulletins.change_article"], department)
        leaving.transfer(clerk, elsewhere, by=keeper, colleague=colleague)
        draft.refresh_from_db()
        imported.refresh_from_db()
        assert (draft.home, imported.by) == (department, colleague)

    def test_what_readers_saw_stays_where_it_is(self, clerk, keeper, work, elsewhere, department):
        *_rest, old = work
        Article.objects.filter(pk=old.pk).update(first_published_at=timezone.now())
        leaving.transfer(clerk, elsewhere, by=keeper)
        old.refresh_from_db()
        assert old.home == department

    def test_nobody_is_moved_to_where_they_are(self, clerk, keeper, department):
        with pytest.raises(Refused):
            leaving.transfer(clerk, department, by=keeper)


class TestLeaving:
    def test_work_goes_to_a_colleague(self, clerk, keeper, colleague, work):
        imported, *_rest = work
        leaving.leave(clerk, by=keeper, colleague=colleague)
        imported.refresh_from_db()
        assert imported.by == colleague

    def test_or_stays_with_the_unit(self, client, clerk, keeper, work, department):
        """Who puts issues together there goes on seeing it."""
        imported, *_rest = work
        leaving.leave(clerk, by=keeper)
        editor = person("unit-editor", unit=department)
        appoint(editor, ["bulletins.add_article", "bulletins.change_issue"], department)
        client.force_login(editor)
        address = reverse("admin:bulletins_import_change", args=[imported.pk])
        assert client.get(address).status_code == 200

    def test_a_draft_goes_to_where_the_colleague_works(
        self, clerk, keeper, work, elsewhere, department
    ):
        _imported, draft, _old = work
        far = person("far", unit=elsewhere)
        appoint(far, ["bulletins.add_article", "bulletins.change_article"], elsewhere)
        leaving.leave(clerk, by=keeper, colleague=far)
        draft.refresh_from_db()
        assert draft.home == elsewhere

    def test_the_account_is_closed_and_the_name_stays(self, client, clerk, keeper, work):
        _imported, draft, _old = work
        leaving.leave(clerk, by=keeper)
        clerk.refresh_from_db()
        assert not (clerk.is_active or clerk.has_usable_password() or clerk.duty)
        assert clerk.left_at and clerk.name == "程文书"
        assert draft.revisions.get().by == clerk
        assert not Appointment.objects.not_over().filter(person=clerk).exists()

    def test_roles_that_have_not_begun_end_too(self, clerk, keeper, department):
        later = appoint(clerk, ["bulletins.change_article"], department)
        later.starts = timezone.localdate() + timedelta(days=9)
        later.save()
        leaving.leave(clerk, by=keeper)
        assert not Appointment.objects.current(timezone.localdate() + timedelta(days=10)).exists()

    def test_who_comes_back_has_no_role_and_no_password(self, client, clerk, keeper, work):
        leaving.leave(clerk, by=keeper)
        leaving.open_again(clerk, by=keeper)
        clerk.refresh_from_db()
        assert clerk.is_active and not clerk.left_at and not clerk.has_usable_password()
        assert not Appointment.objects.current().filter(person=clerk).exists()

    def test_nobody_who_is_gone_takes_work_over(self, clerk, keeper, colleague, work):
        leaving.suspend(colleague, by=keeper)
        for who in (colleague, clerk):
            with pytest.raises(Refused):
                leaving.leave(clerk, by=keeper, colleague=who)
        clerk.refresh_from_db()
        assert clerk.is_active


class TestStaleAccounts:
    def reasons(self, who: User, days: int = 90, **more) -> tuple:
        found = reviewing.stale(User.objects.filter(pk=who.pk), days, **more)
        return found[0].reasons if found else ()

    def seen(self, who: User, days: int, joined: int = 400) -> None:
        now = timezone.now()
        User.objects.filter(pk=who.pk).update(
            last_login=now - timedelta(days=days) if days else None,
            date_joined=now - timedelta(days=joined),
        )

    @pytest.mark.parametrize("period", reviewing.PERIODS)
    def test_not_signed_in_for_the_period(self, clerk, period):
        self.seen(clerk, period - 1)
        assert self.reasons(clerk, period) == ()
        self.seen(clerk, period + 1)
        assert str(period + 1) in self.reasons(clerk, period)[0]

    def test_never_signed_in(self, clerk):
        self.seen(clerk, 0, joined=91)
        assert len(self.reasons(clerk)) == 1
        self.seen(clerk, 0, joined=89)
        assert self.reasons(clerk) == ()

    def test_a_role_that_was_never_used(self, clerk, department):
        self.seen(clerk, 120)
        given = appoint(clerk, ["bulletins.change_article"], department)
        before = len(self.reasons(clerk))
        Appointment.objects.filter(pk=given.pk).update(
            given_at=timezone.now() - timedelta(days=100)
        )
        assert len(self.reasons(clerk)) == before + 1

    def test_people_without_a_unit(self, clerk):
        User.objects.filter(pk=clerk.pk).update(unit=None, last_login=timezone.now())
        assert len(self.reasons(clerk)) == 1

    def test_suspended_accounts_are_not_asked_about(self, clerk, keeper):
        self.seen(clerk, 200)
        leaving.suspend(clerk, by=keeper)
        assert self.reasons(clerk) == ()

    def test_what_was_kept_is_asked_about_again_after_a_year(self, clerk, keeper):
        self.seen(clerk, 200)
        reviewing.decide(clerk, "keep", by=keeper, reasons=self.reasons(clerk))
        assert self.reasons(clerk) == () and self.reasons(clerk, reviewed=True)
        AccountReview.objects.update(at=timezone.now() - timedelta(days=366))
        assert self.reasons(clerk)

    def test_who_looked_when_is_kept(self, clerk, keeper):
        self.seen(clerk, 200)
        reviewing.decide(clerk, "suspend", by=keeper, reasons=self.reasons(clerk))
        clerk.refresh_from_db()
        (kept,) = AccountReview.objects.all()
        assert (kept.by, kept.decision, clerk.is_active) == (keeper, "suspend", False)
        assert kept.reasons
