"""What a password must be, how long it lasts, and that nobody gets round changing it."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import get_resolver, reverse
from django.utils import timezone

from accounts import passwords
from accounts.gates import OPEN
from accounts.models import User
from tests.people import PASSWORD, person

GOOD = "Vq7-thistle-kMn"
OTHER = "Rz4=harbour-pWd"
CHANGE = reverse("admin:password_change")
HASHERS = site.PASSWORD_HASHERS


@pytest.fixture(autouse=True)
def hashed_as_it_is(settings):
    settings.PASSWORD_HASHERS = HASHERS


@pytest.fixture
def clerk(department) -> User:
    return person("zhouyang.mei", name="梅舟扬", unit=department, email="zy88mei@example.org")


def refusals(password: str, who: User | None = None) -> list[str]:
    try:
        validate_password(password, who)
    except ValidationError as error:
        return [one.code for one in error.error_list]
    return []


def change(client, old: str, new: str):
    fields = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post(CHANGE, fields)


class TestWhatAPasswordMustBe:
    @pytest.mark.parametrize("password", [GOOD, OTHER, "Ab3-很难猜到的话", "x7K#mmvq"])
    def test_a_good_one_is_taken(self, db, password):
        assert refusals(password) == []

    def test_it_has_eight_characters(self, db):
        assert refusals("x7K#mmv") == ["password_too_short"]

    @pytest.mark.parametrize(
        "password", ["vq7-thistle-kmn", "VQ7-THISTLE", "Vq-thistle", "Vq7t9xKm"]
    )
    def test_it_has_four_classes(self, db, password):
        assert refusals(password) == ["password_too_plain"]

    @pytest.mark.parametrize(
        "password",
        [
            "Woaini1314!",
            "Aa123456!",
            "Qwe123!@#",
            "Zhangwei@1990",
            "Wang19900102!",
            "P@ssw0rd!",
            "Xuexiqiangguo-1",
            "5201314aA!",
            "1Qaz@wsx",
            "学习强国-2024",
        ],
    )
    def test_what_people_here_choose_first_is_refused(self, db, password):
        assert "password_too_common" in refusals(password)

    @pytest.mark.parametrize(
        "password",
        [
            "Zhouyang.Mei-7",
            "Zhou-Yang-Mei-7",
            "梅舟扬Ab3-xk",
            "Zy88mei-Kq!",
            "市委宣传部Ab3-",
            "Lanjiang-Xc-77k",
        ],
    )
    def test_it_names_neither_the_person_nor_the_unit(self, clerk, password):
        assert "password_names_the_person" in refusals(password, clerk)

    def test_it_is_none_of_the_last_five(self, clerk):
        used = [f"{GOOD}-{number}" for number in range(6)]
        for password in used:
            clerk.set_password(password)
            clerk.save()
        assert refusals(used[0], clerk) == []
        assert [refusals(one, clerk) for one in used[1:]] == [["password_was_used"]] * 5

    def test_what_was_used_is_kept_as_hashes_and_not_for_longer(self, clerk):
        for number in range(8):
            clerk.set_password(f"{GOOD}-{number}")
            clerk.save()
        kept = list(clerk.former_passwords.values_list("password", flat=True))
        assert len(kept) == 5 and all(one.startswith("argon2$") for one in kept)

    def test_a_password_for_one_use_meets_the_rules(self, clerk):
        made = [passwords.one_time() for _ in range(50)]
        assert len(set(made)) == 50 and all(refusals(one, clerk) == [] for one in made)


class TestHashes:
    def test_they_are_argon2(self, clerk):
        assert clerk.password.startswith("argon2$argon2id$")

    def test_an_old_one_is_hashed_anew_at_sign_in(self, client, clerk):
        old = make_password(PASSWORD, hasher="pbkdf2_sha256")
        User.objects.filter(pk=clerk.pk).update(password=old)
        assert client.login(username=clerk.username, password=PASSWORD)
        clerk.refresh_from_db()
        assert clerk.password.startswith("argon2$") and clerk.check_password(PASSWORD)


class TestAPasswordThatIsDue:
    @pytest.fixture
    def due(self, editor) -> User:
        editor.must_change_password = True
        editor.save()
        return editor

    def test_no_address_leads_past_the_change(self, client, due):
        """Whatever the resolver knows, without arguments or with made-up ones."""
        client.force_login(due)
        addresses = set(_addresses(get_resolver()))
        assert len(addresses) > 60
        passed = []
        for name, address in addresses:
            answer = client.get(address)
            is_led = answer.status_code == 302 and answer.url == CHANGE
            if not is_led and name not in OPEN and answer.status_code not in (404, 405):
                passed.append(name)
        assert passed == []

    def test_nothing_is_posted_past_it(self, client, due, article):
        client.force_login(due)
        address = reverse("admin:bulletins_article_change", args=[article.pk])
        answer = client.post(address, {"title": "改过的题目"})
        assert (answer.status_code, answer.url) == (302, CHANGE)
        article.refresh_from_db()
        assert article.title != "改过的题目"

    def test_changing_it_opens_everything(self, client, due):
        client.force_login(due)
        assert change(client, PASSWORD, GOOD).status_code == 302
        assert client.get(reverse("admin:index")).status_code == 200
        due.refresh_from_db()
        assert due.check_password(GOOD) and not due.must_change_password

    def test_the_old_one_again_is_no_change(self, client, due):
        due.set_password(OTHER)
        due.save()
        client.force_login(due)
        assert change(client, OTHER, OTHER).status_code == 200
        assert User.objects.get(pk=due.pk).must_change_password

    def test_who_is_not_staff_does_not_get_past_it_either(self, client, due, published_issue):
        client.force_login(due)
        assert client.get(reverse("home")).url == CHANGE


class TestNinetyDays:
    def aged(self, who: User, days: float) -> User:
        set_at = timezone.now() - timedelta(days=days)
        User.objects.filter(pk=who.pk).update(password_set_at=set_at)
        return User.objects.get(pk=who.pk)

    def test_afterwards_it_is_due(self, client, editor):
        client.force_login(self.aged(editor, 90.1))
        assert client.get(reverse("admin:index")).url == CHANGE

    @pytest.mark.parametrize(("age", "warned"), [(81.5, False), (83.5, True), (89.5, True)])
    def test_a_week_before_the_desk_says_so(self, client, editor, age, warned):
        client.force_login(self.aged(editor, age))
        page = client.get(reverse("admin:index"))
        assert page.status_code == 200
        assert (page.context["signed_in"].password_days_left is not None) == warned
        assert page.content.decode().count(CHANGE) == 1 + warned

    def test_a_site_may_let_passwords_last(self, client, editor, settings):
        settings.PASSWORD_DAYS = 0
        client.force_login(self.aged(editor, 4000))
        assert client.get(reverse("admin:index")).status_code == 200

    def test_setting_one_begins_the_time_anew(self, client, editor):
        client.force_login(self.aged(editor, 91))
        change(client, PASSWORD, GOOD)
        editor.refresh_from_db()
        assert passwords.days_left(editor) == 89

    def test_who_signs_in_without_a_password_has_none_that_is_due(self, editor):
        editor.set_unusable_password()
        editor.save()
        assert not passwords.is_due(self.aged(editor, 400))


def _addresses(resolver, prefix="/", space=""):
    """(name, address) of every pattern; a made-up value for each argument."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _addresses(pattern, prefix + _filled(str(pattern.pattern)), inner)
        else:
            yield f"{space}{pattern.name}", prefix + _filled(str(pattern.pattern))


def _filled(route: str) -> str:
    words = {"int": "2024", "slug": "dongtai", "label": "8", "str": "1", "path": "1"}
    route = re.sub(r"<(?:(\w+):)?\w+>", lambda one: words[one[1] or "str"], route)
    return re.sub(r"[\^$]|\(\?P<\w+>.*?\)|\.\*|\\Z", "", route)
