"""A form takes what it shows: whatever else is sent with it changes nothing."""

import datetime

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import Unit, User
from bulletins.models import Figure, Topic
from tests.admin.pages import sent
from tests.people import PASSWORD, appoint, person, sign_in

pytestmark = pytest.mark.django_db
# What the program itself notes when a row is saved.
NOTED = {"changed_at", "updated_at", "last_login", "state", "newest_number"}


@pytest.fixture
def root(province, settings) -> User:
    settings.BREAK_GLASS = True
    return User.objects.create_superuser("root", password=PASSWORD, unit=province)


@pytest.fixture
def rows(article, editor, contributor) -> None:
    Topic.objects.create(name="学习", slug="study")
    Figure.objects.create(article=article, label="场次", value=12)
    Unit.objects.create(name="云岭市", code="yunling")


def desks() -> list[type[models.Model]]:
    return [model for model in admin.site._registry if model._meta.model_name != "logentry"]


def hostile(row: models.Model, field: models.Field) -> object:
    """A value of the right kind that the row does not have."""
    value = getattr(row, field.attname)
    if isinstance(field, models.BooleanField):
        return "" if value else "on"
    if isinstance(field, models.ForeignKey):
        others = field.related_model._base_manager.exclude(pk=value)
        return others.values_list("pk", flat=True).first() or ""
    if isinstance(field, models.DateTimeField):
        return "1999-01-01 00:00:00"
    if isinstance(field, models.DateField):
        return datetime.date(1999, 1, 1)
    if isinstance(field, models.IntegerField | models.DecimalField):
        return (value or 0) + 7
    choices = [key for key, _name in field.flatchoices if key not in (value, "")]
    return choices[0] if choices else "evil"


def values(row: models.Model) -> dict:
    fresh = type(row)._base_manager.get(pk=row.pk)
    return {field.name: getattr(fresh, field.attname) for field in fresh._meta.concrete_fields}


def form_of(page):
    context = page.context
    return context["form"] if "form" in context else context["adminform"].form


@pytest.mark.parametrize("model", desks(), ids=lambda model: model._meta.label)
@pytest.mark.parametrize("who", ["root", "editor"])
def test_what_a_form_does_not_show_it_does_not_take(request, rows, root, client, model, who):
    who = request.getfixturevalue(who)
    sign_in(client, who)
    asked = RequestFactory().get("/")
    asked.user = who
    for row in admin.site._registry[model].get_queryset(asked):
        try_all_fields(client, row)


def try_all_fields(client: Client, row: models.Model) -> None:
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    page = client.get(address)
    if page.status_code != 200 or ("adminform" not in page.context and "form" not in page.context):
        return
    form = form_of(page)
    outside = [one for one in row._meta.concrete_fields if one.name not in form.fields]
    extra = {one.name: hostile(row, one) for one in outside}
    extra |= {f"{form.prefix or ''}{one.attname}": hostile(row, one) for one in outside}
    before = values(row)
    answer = client.post(address, sent(form) | extra)
    assert answer.status_code in ((302,) if form.fields else (302, 403)), address
    after = values(row)
    changed = {name for name in extra if before.get(name) != after.get(name)} - NOTED
    assert changed == set(), address


def test_an_account_does_not_become_a_superuser_by_a_form(desk_of_units, contributor):
    address = reverse("admin:accounts_user_change", args=[contributor.pk])
    form = sent(form_of(desk_of_units.get(address)))
    asked = {"is_superuser": "on", "is_staff": "on", "duty": "auditor", "password": "x", "id": 1}
    asked |= {"groups": 1, "user_permissions": 1, "appointments": 1}
    kept = contributor.password
    assert desk_of_units.post(address, form | asked | {"name": "周新"}).status_code == 302
    contributor.refresh_from_db()
    assert contributor.name == "周新"
    assert not contributor.is_superuser
    assert (contributor.duty, contributor.password) == ("", kept)


@pytest.fixture
def desk_of_units(province) -> Client:
    who = person("keeper", unit=province)
    appoint(who, ["accounts.view_user", "accounts.change_user", "accounts.view_unit"], province)
    client = Client()
    sign_in(client, who)
    return client


def test_a_new_account_is_not_made_a_superuser_by_its_form(root, client, province):
    sign_in(client, root)
    given = {
        "username": "neu", "name": "新人", "unit": province.pk, "way": "link",
        "is_superuser": "on", "is_staff": "", "duty": "auditor",
    }  # fmt: skip
    client.post(reverse("admin:accounts_user_add"), given)
    made = User.objects.get(username="neu")
    assert (made.is_superuser, made.duty) == (False, "")


def test_an_author_cannot_publish_by_a_field_of_the_form(contributor, article, client):
    client.force_login(contributor)
    address = reverse("admin:bulletins_article_change", args=[article.pk])
    form = sent(client.get(address).context["form"])
    asked = {"state": "published", "number": 1, "public": 1, "first_published_at": "1999-01-01"}
    client.post(address, form | asked | {"title": "改了题目"})
    article.refresh_from_db()
    assert article.title == "改了题目"
    assert not hasattr(article, "public") and article.state != "published"
