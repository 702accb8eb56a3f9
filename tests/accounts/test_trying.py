"""A change of rights tried dry, and any answer about rights explained."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import explaining, trying
from accounts.models import Appointment, Role, Unit, User
from accounts.rights import rows_of
from tests.people import appoint, person, prove

EDIT, PUBLISH = "bulletins.change_article", "bulletins.publish_issue"


@pytest.fixture
def someone(city) -> User:
    return person("someone", name="林知夏", unit=city)


@pytest.fixture
def security(province) -> User:
    return person("security", unit=province, duty=User.Duty.SECURITY)


@pytest.fixture
def office(client, security):
    client.force_login(security)
    prove(client, security)
    return client


def found(before: trying.Rights) -> list[tuple]:
    return [
        (str(one.person), str(one.unit), one.gained, one.lost)
        for one in trying.differences(before, trying.everyones_rights())
    ]


class TestDifferences:
    def test_a_new_role_is_gained_where_it_is_given(self, someone, city):
        before = trying.everyones_rights()
        appoint(someone, [EDIT, PUBLISH], city)
        assert found(before) == [("林知夏", "澜江市", ("编辑文章", "发布和撤下期次"), ())]

    def test_what_is_covered_already_is_not_gained_again(self, someone, city, province):
        appoint(someone, [EDIT], province)
        before = trying.everyones_rights()
        appoint(someone, [EDIT, PUBLISH], city)
        assert found(before) == [("林知夏", "澜江市", ("发布和撤下期次",), ())]

    def test_what_is_still_covered_is_not_lost(self, someone, city, province):
        appoint(someone, [EDIT], province)
        given = appoint(someone, [EDIT], city)
        before = trying.everyones_rights()
        given.delete()
        assert found(before) == []

    def test_a_smaller_place_loses_the_larger_one(self, someone, city, province):
        given = appoint(someone, [EDIT], province)
        before = trying.everyones_rights()
        given.unit = city
        given.save()
        assert found(before) == [("林知夏", "江原省", (), ("编辑文章",))]

    def test_a_duty_holds_everywhere(self, someone):
        before = trying.everyones_rights()
        User.objects.filter(pk=someone.pk).update(duty=User.Duty.AUDITOR)
        [(name, unit, gained, lost)] = found(before)
        assert (name, unit, lost) == ("林知夏", "None", ()) and gained


class TestTheButton:
    def test_shows_who_would_gain_what_and_stores_nothing(self, office, someone, city):
        role = Role.objects.get(key="contributor")
        sent = {"person": someone.pk, "role": role.pk, "unit": city.pk, "_try": "1"}
        page = office.post(reverse("admin:accounts_appointment_add"), sent)
        assert "林知夏" in page.content.decode() and "编辑文章" in page.content.decode()
        assert page.context["differences"][0].unit == city
        assert not Appointment.objects.exists()

    def test_of_a_role_tells_of_all_who_hold_it(self, office, someone, city):
        given = appoint(someone, [EDIT], city)
        publish = rows_of([PUBLISH])[PUBLISH]
        sent = {"name": given.role.name, "rights": [publish.pk], "_try": "1"}
        page = office.post(reverse("admin:accounts_role_change", args=[given.role.pk]), sent)
        [one] = page.context["differences"]
        assert (one.gained, one.lost) == (("发布和撤下期次",), ("编辑文章",))
        assert list(given.role.rights.values_list("codename", flat=True)) == ["change_article"]

    def test_of_a_form_that_is_not_in_order_says_so(self, office):
        page = office.post(reverse("admin:accounts_role_add"), {"name": "", "_try": "1"})
        assert "differences" not in page.context
        assert page.context["errors"]

    def test_of_a_refusal_says_why(self, office, security, city):
        role = Role.objects.get(key="contributor")
        sent = {"person": security.pk, "role": role.pk, "unit": city.pk, "_try": "1"}
        page = office.post(reverse("admin:accounts_appointment_add"), sent)
        assert "自己" in page.content.decode()
        assert not Appointment.objects.exists()


class TestExplaining:
    def test_says_which_role_gives_the_right(self, someone, city, article):
        appoint(someone, [EDIT], city)
        answer = explaining.explain(someone, EDIT, row=article)
        assert answer.may and answer.reasons[-1].helps
        assert "澜江市" in answer.reasons[-1].words

    def test_says_that_the_role_lies_elsewhere(self, someone, article, province):
        elsewhere = Unit.objects.create(name="云岭市", code="yunling", parent=province)
        appoint(someone, [EDIT], elsewhere)
        answer = explaining.explain(someone, EDIT, row=article)
        assert not answer.may and "云岭市" in answer.reasons[0].words and answer.remedy

    def test_says_that_the_role_does_not_hold_the_right(self, someone, city):
        appoint(someone, [EDIT], city)
        answer = explaining.explain(someone, PUBLISH)
        assert not answer.may and not answer.reasons[0].helps

    def test_says_that_the_time_has_passed(self, someone, city):
        given = appoint(someone, [EDIT], city)
        Appointment.objects.filter(pk=given.pk).update(ends=timezone.localdate().replace(year=2020))
        answer = explaining.explain(someone, EDIT)
        assert not answer.may and "2020" in answer.reasons[0].words

    def test_says_that_the_account_is_suspended(self, someone, city):
        appoint(someone, [EDIT], city)
        someone.is_active = False
        answer = explaining.explain(someone, EDIT)
        assert not answer.may and len(answer.reasons) == 1

    def test_says_that_there_is_no_role_at_all(self, someone):
        assert not explaining.explain(someone, EDIT).may

    def test_never_differs_from_the_decision(self, someone, city, province, article):
        elsewhere = Unit.objects.create(name="云岭市", code="yunling", parent=province)
        appoint(someone, [EDIT], elsewhere)
        for who in (someone, person("x", duty=User.Duty.SECURITY)):
            for right in (EDIT, PUBLISH, "accounts.give_duty"):
                for unit in (None, city, elsewhere, province):
                    answer = explaining.explain(who, right, unit=unit)
                    assert answer.may == any(one.helps for one in answer.reasons)


class TestThePageThatExplains:
    def test_answers_for_a_page_of_the_desk(self, office, someone, city, article):
        appoint(someone, [EDIT], city)
        about = reverse("admin:bulletins_article_change", args=[article.pk])
        asked = {"right": EDIT, "address": f"https://example.org{about}"}
        page = office.get(reverse("admin:accounts_user_why", args=[someone.pk]), asked)
        assert page.context["explanation"].may
        assert "林知夏可以" in page.content.decode()

    @pytest.mark.parametrize("address", ["/", "x", "http://[", "/admin/", "/admin/nowhere/"])
    def test_an_address_that_is_no_page_of_an_entry_is_said(self, office, someone, address):
        asked = {"right": EDIT, "address": address}
        page = office.get(reverse("admin:accounts_user_why", args=[someone.pk]), asked)
        assert page.context["form"].errors["address"] and not page.context["explanation"]

    def test_is_not_there_for_who_may_not_see_roles(self, client, someone, city):
        asker = person("asker", unit=city)
        appoint(asker, ["accounts.view_user"], city)
        client.force_login(asker)
        assert client.get(reverse("admin:accounts_user_why", args=[someone.pk])).status_code == 404

    def test_is_not_there_for_people_of_other_units(self, client, someone, province):
        elsewhere = Unit.objects.create(name="云岭市", code="yunling", parent=province)
        asker = person("asker", unit=elsewhere)
        appoint(asker, ["accounts.view_user", "accounts.view_appointment"], elsewhere)
        client.force_login(asker)
        assert client.get(reverse("admin:accounts_user_why", args=[someone.pk])).status_code == 404
