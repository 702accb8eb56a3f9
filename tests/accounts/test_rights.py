"""What a person may, and where: by roles in units, by one site-wide duty, and by nothing else."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import appointing, rights
from accounts.errors import NotAllowed, Refused
from accounts.models import Appointment, Branch, Reach, Role, Unit, User
from bulletins.permissions import ROLES
from tests.people import appoint, person

EDIT = "bulletins.change_article"
TODAY = timezone.localdate
DAY = datetime.timedelta(days=1)


def again(who: User) -> User:
    """The person as the next request finds them."""
    return User.objects.get(pk=who.pk)


def role(key: str) -> Role:
    return Role.objects.get(key=key)


@pytest.fixture
def county(city) -> Unit:
    return Unit.objects.create(name="青石县", code="qingshi", parent=city)


@pytest.fixture
def other_city(province) -> Unit:
    return Unit.objects.create(name="云岭市", code="yunling", parent=province)


@pytest.fixture
def someone(city) -> User:
    return person("someone", name="林知夏", unit=city)


@pytest.fixture
def security(province) -> User:
    return person("security", unit=province, duty=User.Duty.SECURITY)


class TestARoleInAUnit:
    def test_covers_the_unit_and_those_below_it_and_no_others(
        self, someone, city, county, province, other_city
    ):
        appoint(someone, [EDIT], city)
        where = rights.reach(someone, EDIT)
        assert [where.covers(unit) for unit in (city, county)] == [True, True]
        assert [where.covers(unit) for unit in (province, other_city, None)] == [False] * 3

    def test_covers_units_that_are_moved_below_it_later(self, someone, city, other_city):
        appoint(someone, [EDIT], city)
        other_city.parent = city
        other_city.save()
        assert rights.reach(again(someone), EDIT).covers(again_unit(other_city))

    def test_gives_its_own_rights_alone(self, someone, city):
        appoint(someone, [EDIT], city)
        assert rights.rights(someone) == {EDIT}
        assert someone.has_perm(EDIT) and not someone.has_perm("bulletins.delete_article")
        assert someone.has_module_perms("bulletins") and not someone.has_module_perms("accounts")

    @pytest.mark.parametrize(
        ("starts", "ends", "holds"),
        [
            (None, None, True),
            (0, 0, True),
            (-1, 1, True),
            (1, None, False),
            (None, -1, False),
        ],
    )
    def test_holds_from_its_first_to_its_last_day(self, someone, city, starts, ends, holds):
        given = appoint(someone, [EDIT], city)
        given.starts = None if starts is None else TODAY() + starts * DAY
        given.ends = None if ends is None else TODAY() + ends * DAY
        given.save()
        assert someone.has_perm(EDIT) is holds
        assert given.is_current() is holds

    def test_is_of_no_use_to_a_suspended_account(self, someone, city):
        appoint(someone, [EDIT], city)
        someone.is_active = False
        assert not someone.has_perm(EDIT)
        assert not rights.reach(someone, EDIT)
        assert rights.rights(someone) == frozenset()

    def test_two_roles_add_up_place_by_place(self, someone, city, other_city):
        appoint(someone, [EDIT], city)
        appoint(someone, ["bulletins.view_article"], other_city)
        assert rights.reach(someone, "bulletins.view_article").covers(other_city)
        assert not rights.reach(someone, EDIT).covers(other_city)
        assert rights.reach(someone, EDIT, "bulletins.view_article").covers(other_city)


def again_unit(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def test_a_reach_lists_the_units_from_which_it_goes_down(someone, city, county, other_city):
    where = Reach(
        branches=frozenset({Branch.of(again_unit(city)), Branch.of(again_unit(other_city))})
    )
    assert set(rights.tops(where)) == {city, other_city}


class TestSiteWideDuties:
    def test_nobody_can_hold_two(self, someone):
        someone.duty = "system-administrator,auditor"
        with pytest.raises(IntegrityError), transaction.atomic():
            someone.save()

    def test_share_no_right_that_changes_anything(self):
        def acting(duty):
            return {one for one in rights.DUTIES[duty] if ".view_" not in one}

        duties = [User.Duty.SYSTEM, User.Duty.SECURITY, User.Duty.AUDITOR]
        for one in duties:
            for other in duties:
                assert one == other or not acting(one) & acting(other)

    def test_an_auditor_reads_the_log_and_nothing_else(self, province):
        auditor = person("auditor", unit=province, duty=User.Duty.AUDITOR)
        assert all("log" in right for right in rights.rights(auditor))

    def test_an_auditor_is_given_no_role(self, province, security):
        auditor = person("auditor", unit=province, duty=User.Duty.AUDITOR)
        with pytest.raises(ValidationError, match="审计员"):
            appointing.appoint(auditor, role("contributor"), province, by=security)

    def test_who_holds_a_role_does_not_become_an_auditor(self, someone, city, security):
        appoint(someone, [EDIT], city)
        with pytest.raises(Refused, match="先结束"):
            appointing.give_duty(someone, User.Duty.AUDITOR, by=security)

    def test_hold_everywhere_and_for_what_belongs_to_no_unit(self, security):
        where = rights.reach(security, "accounts.view_user")
        assert where.everywhere and where.covers(None)

    def test_no_role_in_a_unit_holds_their_rights(self):
        given = {right for one in ROLES.values() for right in one.rights}
        assert not given & rights.SITE_WIDE


class TestAppointing:
    def test_leaves_who_gave_it_and_when(self, someone, city, security):
        given = appointing.appoint(someone, role("contributor"), city, by=security)
        assert (given.given_by, given.given_at.date()) == (security, timezone.now().date())
        assert someone.has_perm("bulletins.add_article")

    def test_nobody_appoints_themselves(self, city, security):
        with pytest.raises(NotAllowed, match="自己"):
            appointing.appoint(security, role("contributor"), city, by=security)

    def test_is_refused_outside_ones_own_units(self, someone, city, other_city):
        keeper = person("keeper", unit=city)
        appointing.appoint(keeper, role("unit-administrator"), city, by=None)
        appointing.appoint(someone, role("contributor"), city, by=keeper)
        with pytest.raises(NotAllowed, match="云岭市"):
            appointing.appoint(someone, role("contributor"), other_city, by=keeper)

    def test_who_keeps_a_city_appoints_keepers_of_its_counties(self, someone, city, county):
        keeper = person("keeper", unit=city)
        appointing.appoint(keeper, role("unit-administrator"), city, by=None)
        appointing.appoint(someone, role("unit-administrator"), county, by=keeper)
        assert again(someone).has_perm("accounts.change_user")

    def test_nobody_gives_rights_over_accounts_that_they_do_not_hold(self, someone, city):
        keeper = person("keeper", unit=city)
        appoint(keeper, ["accounts.add_appointment"], city)
        with pytest.raises(NotAllowed, match="账号"):
            appointing.appoint(someone, role("unit-administrator"), city, by=keeper)
        appointing.appoint(someone, role("contributor"), city, by=keeper)

    def test_a_deputy_is_somebody_else_for_a_time(self, someone, city, security):
        wanted = {"deputy_for": someone, "ends": TODAY() + 7 * DAY}
        deputy = person("deputy", unit=city)
        given = appointing.appoint(deputy, role("first-reviewer"), city, by=security, **wanted)
        assert given.deputy_for == someone and deputy.has_perm("bulletins.overrule_finding")
        with pytest.raises(ValidationError, match="最后一天"):
            appointing.appoint(
                deputy, role("second-reviewer"), city, by=security, deputy_for=someone
            )
        with pytest.raises(ValidationError, match="代理"):
            appointing.appoint(someone, role("first-reviewer"), city, by=security, **wanted)

    def test_ending_takes_the_rights_away_at_once_and_keeps_the_record(
        self, someone, city, security
    ):
        given = appointing.appoint(someone, role("contributor"), city, by=security)
        appointing.end(given, by=security)
        assert not again(someone).has_perm("bulletins.add_article")
        assert Appointment.objects.filter(person=someone).exists()

    def test_ending_what_has_not_begun_is_no_contradiction(self, someone, city, security):
        begins = TODAY() + 7 * DAY
        given = appointing.appoint(someone, role("contributor"), city, by=security, starts=begins)
        appointing.end(given, by=security)
        given.refresh_from_db()
        given.full_clean()
        assert not given.is_current(begins)


class TestASuperuser:
    def test_may_everything_where_the_site_has_opened_the_account(self, admin_user, settings):
        settings.BREAK_GLASS = True
        assert admin_user.has_perm(EDIT) and rights.reach(admin_user, EDIT).everywhere

    def test_may_nothing_and_does_not_sign_in_where_it_has_not(self, client, admin_user, settings):
        client.force_login(admin_user)
        settings.BREAK_GLASS = False
        assert not admin_user.has_perm(EDIT)
        assert not admin_user.has_module_perms("bulletins")
        assert client.get("/admin/").status_code == 302
        assert not client.login(username=admin_user.username, password="password")
