"""The desk's pages about accounts: each act for those who may, and for nobody else."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import inviting, lockout
from accounts.models import AccountReview, Appointment, SignInFailure, Unit, User
from accounts.roster import COLUMNS
from bulletins.permissions import ROLES
from tests.people import PASSWORD, appoint, person, sign_in

GOOD = "Vq7-thistle-kMn"
MANY, STALE = (reverse(f"admin:accounts_user_{name}") for name in ("many", "stale"))
ADD = reverse("admin:accounts_user_add")


def url(name: str, who: User) -> str:
    return reverse(f"admin:accounts_user_{name}", args=[who.pk])


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def keeper(city) -> User:
    """The administrator of one city."""
    who = person("keeper", name="管事", unit=city)
    appoint(who, list(ROLES["unit-administrator"].rights), city)
    return who


@pytest.fixture
def desk(keeper) -> Client:
    client = Client()
    sign_in(client, keeper)
    return client


@pytest.fixture
def clerk(department) -> User:
    return person("clerk", name="程文书", unit=department)


@pytest.fixture
def stranger(province) -> User:
    """Of a city whose accounts the keeper does not keep."""
    yunlu = Unit.objects.create(name="云麓市", code="yunlu", parent=province)
    return person("stranger", name="外市人", unit=yunlu)


def slips(answer) -> list:
    assert "no-store" in answer["Cache-Control"]
    return list(answer.context["slips"])


def act(desk: Client, who: User, name: str):
    return desk.post(url("life", who), {"act": name})


class TestOpening:
    def fields(self, unit, **more) -> dict:
        return {"username": "hexin", "name": "何新", "unit": unit.pk, "way": "link"} | more

    def test_a_new_person_gets_a_link(self, desk, department, client):
        (slip,) = slips(desk.post(ADD, self.fields(department)))
        made = User.objects.get(username="hexin")
        assert not made.has_usable_password() and not slip.password
        fields = {"new_password1": GOOD, "new_password2": GOOD}
        assert client.post(slip.link, fields).status_code == 302
        assert client.login(username="hexin", password=GOOD)

    def test_or_a_password_for_one_use(self, desk, department, client):
        answer = desk.post(ADD, self.fields(department, way="one-time"))
        (slip,) = slips(answer)
        assert slip.password in answer.content.decode()
        client.login(username="hexin", password=slip.password)
        assert client.get(reverse("admin:index")).url == reverse("admin:password_change")

    def test_the_password_stands_nowhere_afterwards(self, desk, department):
        (slip,) = slips(desk.post(ADD, self.fields(department, way="one-time")))
        made = User.objects.get(username="hexin")
        assert slip.password not in f"{made.__dict__} {list(LogEntry.objects.values())}"
        for address in (url("life", made), url("change", made)):
            assert slip.password not in desk.get(address).content.decode()

    def test_in_own_units_alone(self, desk, stranger):
        desk.post(ADD, self.fields(stranger.unit))
        assert not User.objects.filter(username="hexin").exists()

    def test_nothing_more_than_the_form_has(self, desk, department):
        more = {
            "is_superuser": "on",
            "duty": "auditor",
            "password": "x",
            "must_change_password": "",
        }
        desk.post(ADD, self.fields(department, **more))
        made = User.objects.get(username="hexin")
        assert (made.is_superuser, made.duty, made.has_usable_password()) == (False, "", False)


class TestOneAccount:
    def test_its_page_shows_how_it_stands(self, desk, clerk, department):
        appoint(clerk, ["bulletins.change_article"], department)
        page = desk.get(url("life", clerk)).content.decode()
        assert (
            clerk.username in page
            and department.name in page
            and f"clerk @ {department.code}" in page
        )

    def test_a_link_closes_the_one_before(self, desk, clerk, client):
        (first,) = slips(act(desk, clerk, "link"))
        slips(act(desk, clerk, "link"))
        assert client.get(first.link).status_code == 410

    def test_a_link_is_closed_on_request(self, desk, clerk, client):
        (slip,) = slips(act(desk, clerk, "link"))
        act(desk, clerk, "revoke")
        assert client.get(slip.link).status_code == 410

    def test_a_new_password_ends_sessions_and_must_be_changed(self, desk, clerk, client):
        client.force_login(clerk)
        (slip,) = slips(act(desk, clerk, "password"))
        assert client.get(reverse("admin:index")).url.startswith(reverse("admin:login"))
        client.login(username="clerk", password=slip.password)
        assert client.get(reverse("admin:index")).url == reverse("admin:password_change")

    def test_a_password_that_somebody_else_sets_must_be_changed(self, desk, clerk):
        address = reverse("admin:auth_user_password_change", args=[clerk.pk])
        desk.post(address, {"password1": GOOD, "password2": GOOD, "usable_password": "true"})
        clerk.refresh_from_db()
        assert clerk.check_password(GOOD) and clerk.must_change_password

    def test_the_own_one_is_changed_where_the_old_one_is_asked_for(self, desk, keeper):
        address = reverse("admin:auth_user_password_change", args=[keeper.pk])
        answer = desk.post(address, {"password1": GOOD, "password2": GOOD})
        assert answer.url == reverse("admin:password_change")
        for name in ("link", "password"):
            act(desk, keeper, name)
        keeper.refresh_from_db()
        assert keeper.check_password(PASSWORD)

    def test_failed_sign_ins_are_cleared(self, desk, clerk):
        lockout.begin(None, "clerk")
        act(desk, clerk, "unlock")
        assert not SignInFailure.objects.exists()

    def test_it_is_suspended_and_opened_again(self, desk, clerk):
        for name, is_active in (("suspend", False), ("open", True)):
            act(desk, clerk, name)
            clerk.refresh_from_db()
            assert clerk.is_active is is_active

    def test_the_tick_of_its_form_does_the_same(self, desk, clerk, client):
        client.force_login(clerk)
        fields = {"username": "clerk", "name": "程文书", "unit": clerk.unit_id}
        desk.post(url("change", clerk), fields)
        desk.post(url("change", clerk), fields | {"is_active": "on"})
        clerk.refresh_from_db()
        assert clerk.is_active and client.get(reverse("admin:index")).status_code == 302

    def test_a_suspended_one_gets_no_link(self, desk, clerk):
        act(desk, clerk, "suspend")
        act(desk, clerk, "link")
        assert not clerk.invitations.exists()

    def test_each_act_is_on_record(self, desk, clerk, keeper):
        acts = ["link", "revoke", "password", "unlock", "suspend", "open"]
        for name in acts:
            act(desk, clerk, name)
        assert LogEntry.objects.filter(user=keeper, object_id=str(clerk.pk)).count() == len(acts)


class TestGoing:
    def test_whoever_moves_loses_the_marked_roles(self, desk, clerk, department, city):
        held = appoint(clerk, ["bulletins.change_article"], department)
        page = desk.get(url("transfer", clerk))
        assert page.context["form"]["ended"].value() == [held.pk]
        desk.post(url("transfer", clerk), {"unit": city.pk, "ended": [held.pk], "way": "along"})
        clerk.refresh_from_db()
        assert clerk.unit == city
        assert not Appointment.objects.current().filter(person=clerk).exists()

    def test_nobody_is_moved_into_units_of_others(self, desk, clerk, stranger):
        desk.post(url("transfer", clerk), {"unit": stranger.unit_id, "way": "along"})
        assert User.objects.get(pk=clerk.pk).unit == clerk.unit

    def test_no_role_of_somebody_else_is_ended(self, desk, clerk, keeper, city):
        fields = {"unit": city.pk, "ended": [keeper.appointments.get().pk], "way": "along"}
        desk.post(url("transfer", clerk), fields)
        assert Appointment.objects.current().filter(person=keeper).exists()

    def test_work_goes_to_people_one_sees(self, desk, clerk, stranger):
        fields = {"way": "give", "colleague": stranger.pk}
        assert desk.post(url("leave", clerk), fields).status_code == 200
        assert desk.post(url("leave", clerk), {"way": "give"}).status_code == 200
        assert User.objects.get(pk=clerk.pk).is_active

    def test_whoever_leaves_is_out(self, desk, clerk, client):
        client.force_login(clerk)
        assert desk.post(url("leave", clerk), {"way": "stay"}).status_code == 302
        assert client.get(reverse("admin:index")).status_code == 302
        assert User.objects.get(pk=clerk.pk).left_at

    def test_with_roles_the_form_of_the_account_moves_nobody(self, desk, clerk, department, city):
        """Else nobody would be asked what becomes of roles and drafts."""
        appoint(clerk, ["bulletins.change_article"], department)
        fields = {"username": "clerk", "name": "程文书", "unit": city.pk, "is_active": "on"}
        desk.post(url("change", clerk), fields)
        assert User.objects.get(pk=clerk.pk).unit == department


class TestMany:
    def send(self, desk: Client, *rows: str):
        text = "\r\n".join([",".join(COLUMNS.values()), *rows])
        return desk.post(MANY, {"file": SimpleUploadedFile("名单.csv", text.encode("gb18030"))})

    def test_first_it_is_shown_and_nothing_stored(self, desk, department):
        before = User.objects.count()
        page = self.send(desk, "a1,何新,lanjiang-xc", "b2,,没有的单位")
        assert (page.context["good"], page.context["bad"]) == (1, 1)
        assert "没有的单位" in page.content.decode()
        assert User.objects.count() == before

    def test_then_the_good_ones_are_opened_and_their_slips_shown_once(self, desk, department):
        page = self.send(desk, "a1,何新,lanjiang-xc", "b2,,没有的单位")
        (slip,) = slips(desk.post(MANY, {"lines": page.context["lines"]}))
        assert User.objects.get(username="a1").check_password(slip.password)
        again = desk.post(MANY, {"lines": page.context["lines"]})
        assert "slips" not in again.context and again.context["refusal"]

    def test_what_was_shown_to_one_is_opened_by_nobody_else(self, desk, department, client):
        lines = self.send(desk, "a1,何新,lanjiang-xc").context["lines"]
        sign_in(client, person("system", duty=User.Duty.SYSTEM))
        client.post(MANY, {"lines": lines})
        client.post(MANY, {"lines": lines[:-2]})
        assert not User.objects.filter(username="a1").exists()

    def test_what_is_no_table_is_refused_on_the_page(self, desk):
        answer = desk.post(MANY, {"file": SimpleUploadedFile("x.xlsx", b"PK\3\4 broken")})
        assert answer.status_code == 200 and answer.context["form"].errors

    def test_the_template_can_be_fetched(self, desk):
        answer = desk.get(reverse("admin:accounts_user_template"))
        assert answer.content[:2] == b"PK" and "attachment" in answer["Content-Disposition"]


class TestLookingAtAccounts:
    @pytest.fixture(autouse=True)
    def long_ago(self, clerk, stranger):
        long_ago = timezone.now() - timedelta(days=500)
        User.objects.filter(pk__in=[clerk.pk, stranger.pk]).update(date_joined=long_ago)

    def test_own_units_are_listed(self, desk, clerk):
        assert [one.person for one in desk.get(STALE).context["found"]] == [clerk]

    @pytest.mark.parametrize(("decision", "is_active"), [("keep", True), ("suspend", False)])
    def test_one_click_decides(self, desk, clerk, keeper, decision, is_active):
        desk.post(STALE, {"person": clerk.pk, "decision": decision})
        kept = AccountReview.objects.get()
        assert (kept.by, kept.person, kept.decision) == (keeper, clerk, decision)
        assert User.objects.get(pk=clerk.pk).is_active is is_active
        assert desk.get(STALE).context["found"] == []

    def test_nonsense_decides_nothing(self, desk, clerk, stranger):
        for fields in ({"person": clerk.pk, "decision": "x"}, {"person": "x", "decision": "keep"}):
            desk.post(STALE, fields)
        assert desk.post(STALE, {"person": stranger.pk, "decision": "suspend"}).status_code == 404
        assert not AccountReview.objects.exists()

    def test_it_is_exported_without_formulas(self, desk, clerk):
        User.objects.filter(pk=clerk.pk).update(name='=HYPERLINK("http://x")')
        text = desk.get(STALE, {"format": "csv"}).content.decode("utf-8-sig")
        _head, (username, name, *_rest) = csv.reader(io.StringIO(text))
        assert (username, name) == ("clerk", '\'=HYPERLINK("http://x")')


def pages(who: User) -> list[str]:
    own = [url(name, who) for name in ("life", "transfer", "leave", "change")]
    return [*own, reverse("admin:auth_user_password_change", args=[who.pk])]


EVERYTHING = {"act": "suspend", "way": "stay", "decision": "suspend", "is_active": ""}


def test_no_page_reaches_into_other_units(desk, stranger):
    for address in pages(stranger):
        for answer in (desk.get(address), desk.post(address, EVERYTHING)):
            assert answer.status_code in (403, 404) or answer.url == reverse("admin:index")
    assert User.objects.get(pk=stranger.pk).is_active


def test_who_may_more_elsewhere_is_not_touched(desk, clerk, province):
    """Whoever makes a link for somebody can take their account."""
    appoint(clerk, ["bulletins.publish_issue"], province)
    for address in pages(clerk)[:3]:
        for answer in (desk.get(address), desk.post(address, {"act": "password", "way": "stay"})):
            assert answer.status_code == 403
    assert User.objects.get(pk=clerk.pk).check_password(PASSWORD)


@pytest.mark.parametrize("duty", ["", "auditor", "security-administrator"])
def test_who_keeps_no_accounts_has_none_of_these_pages(client, clerk, duty):
    sign_in(client, person("someone", duty=duty))
    inviting.invite(clerk, by=None)
    for address in [*pages(clerk)[:3], MANY, reverse("admin:accounts_user_template"), STALE, ADD]:
        for answer in (client.get(address), client.post(address, EVERYTHING)):
            assert answer.status_code in (403, 404), address
    assert User.objects.get(pk=clerk.pk).is_active and not AccountReview.objects.exists()
