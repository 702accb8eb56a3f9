"""Trees, figures and people: what the desk refuses, and what it records."""

import pytest
from django.contrib.admin import site
from django.contrib.admin.actions import delete_selected
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.urls import reverse
from mptt.exceptions import InvalidMove

from accounts.models import Appointment, LogRecord, Role, Unit, User
from accounts.trees import broken_nodes
from bulletins.models import Column, Figure, Measure
from tests.people import prove, rights_of

from .pages import sent


def url(noun: str, act: str, *args, app: str = "bulletins") -> str:
    return reverse(f"admin:{app}_{noun}_{act}", args=args)


def test_a_unit_in_use_is_not_deleted(admin_client, article, department):
    address = url("unit", "delete", department.pk, app="accounts")
    response = admin_client.post(address, {"post": "yes"})
    assert response.status_code == 200
    assert response.context["protected"]
    assert Unit.objects.filter(pk=department.pk).exists()


@pytest.mark.parametrize(
    "error",
    [
        ProtectedError("in use", set()),
        InvalidMove("不能放进自己里面"),
        ValidationError("不行"),
    ],
)
def test_what_the_database_refuses_late_is_a_message_and_no_500(
    admin_client, city, monkeypatch, error
):
    def refuse(*args):
        raise error

    desk = site._registry[Unit]
    monkeypatch.setattr(desk, "delete_model", refuse)
    response = admin_client.post(url("unit", "delete", city.pk, app="accounts"), {"post": "yes"})
    assert response.status_code == 302
    page = admin_client.get(response.url)
    assert [message.level_tag for message in page.context["messages"]] == ["error"]


@pytest.mark.parametrize("error", [IntegrityError("x"), ValidationError("不行"), InvalidMove("x")])
def test_what_the_database_refuses_while_saving_loses_nothing_that_was_typed(
    admin_client, city, monkeypatch, error
):
    def refuse(*args):
        raise error

    monkeypatch.setattr(site._registry[Unit], "save_model", refuse)
    address = url("unit", "change", city.pk, app="accounts")
    data = sent(admin_client.get(address).context["adminform"].form)
    response = admin_client.post(address, data | {"name": "改过的名称"})
    assert response.status_code == 200
    form = response.context["adminform"].form
    assert len(form.non_field_errors()) == 1
    assert form["name"].value() == "改过的名称"
    assert Unit.objects.get(pk=city.pk).name == "澜江市"


@pytest.mark.parametrize(("noun", "field"), [("publication", "name"), ("figure", "label")])
def test_a_line_that_shows_nothing_is_no_line(desk, article, noun, field):
    data = {field: "\x01 \u3000"}
    form = desk.post(url(noun, "add"), data).context["adminform"].form
    assert field in form.errors


def test_a_unit_cannot_stand_below_itself(admin_client, city, department):
    address = url("unit", "change", city.pk, app="accounts")
    data = sent(admin_client.get(address).context["adminform"].form)
    response = admin_client.post(address, data | {"parent": department.pk})
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["parent"]
    assert broken_nodes(Unit) == []


def test_units_deleted_from_the_list_leave_the_tree_whole(admin_client, province):
    for n in range(4):
        Unit.objects.create(name=f"县{n}", code=f"x{n}", parent=province)
    chosen = Unit.objects.filter(code__in=["x1", "x2"])
    data = {
        "action": "delete_selected",
        "_selected_action": [unit.pk for unit in chosen],
        "post": "yes",
    }
    admin_client.post(url("unit", "changelist", app="accounts"), data)
    assert set(Unit.objects.values_list("code", flat=True)) == {"jiangyuan", "x0", "x3"}
    assert broken_nodes(Unit) == []


@pytest.mark.parametrize("model", [Unit, Column])
def test_the_action_that_deletes_nodes_holds_the_trees_lock(rf, admin_user, model):
    request = rf.get("/")
    request.user = admin_user
    action, *_ = site._registry[model].get_actions(request)["delete_selected"]
    assert action is delete_selected


def test_a_figure_is_a_revision_of_its_article(desk, article):
    measure = Measure.objects.get(heading="列席旁听。")
    add = f"{url('figure', 'add')}?article={article.pk}"
    data = sent(desk.get(add).context["adminform"].form)
    data |= {"part": str(measure.key), "label": "旁听场次", "value": "36", "unit": "场"}
    assert desk.post(add, data).status_code == 302
    figure = Figure.objects.get()
    assert (figure.measure, figure.article) == (measure, None)
    assert article.revisions.count() == 2
    change = url("figure", "change", figure.pk)
    desk.post(change, sent(desk.get(change).context["adminform"].form) | {"part": "", "value": 37})
    figure.refresh_from_db()
    assert (figure.measure, figure.article, figure.value) == (None, article, 37)
    desk.post(url("figure", "delete", figure.pk), {"post": "yes"})
    assert article.revisions.count() == 4


def test_a_figure_needs_its_article(desk, article):
    data = opened_figure(desk) | {"label": "场次", "value": "3"}
    response = desk.post(url("figure", "add"), data)
    assert response.context["adminform"].form.errors["article"]


ENDLESS = "9" * 5000


def test_a_number_without_end_is_answered_in_an_address_and_in_a_field(desk, article):
    for address in (
        f"{url('figure', 'add')}?article={ENDLESS}",
        f"{url('issue', 'add')}?publication={ENDLESS}",
        f"{url('article', 'add')}?issue={ENDLESS}",
        f"{url('article', 'changelist')}?column={ENDLESS}",
        f"{url('article', 'changelist')}?unit={ENDLESS}",
    ):
        assert desk.get(address, follow=True).status_code == 200, address[:60]
    data = opened_figure(desk) | {"article": ENDLESS}
    assert desk.post(url("figure", "add"), data).status_code == 200
    issue = url("issue", "change", article.issue_id)
    data = sent(desk.get(issue).context["form"]) | {"contents-0-article_id": ENDLESS}
    assert desk.post(issue, data).status_code == 200
    assert desk.get(url("article", "change", ENDLESS), follow=True).status_code in (200, 404)


def test_a_number_without_end_is_answered_to_those_who_only_look(client, contributor, article):
    may = rights_of(contributor)
    may.set(may.filter(codename__startswith="view_"))
    client.force_login(contributor)
    assert client.get(url("article", "change", ENDLESS)).status_code == 404


def opened_figure(desk) -> dict:
    return sent(desk.get(url("figure", "add")).context["adminform"].form)


NEVER_DELETED = (User, Role, Appointment)  # a role of the house, that is


def test_every_page_of_the_desk_opens(admin_client, admin_user, article, column, publication):
    prove(admin_client, admin_user)
    Figure.objects.create(article=article, label="场次", value=1)
    for model, desk in site._registry.items():
        if model is LogRecord:
            continue  # has no pages to write on; test_log.py opens the others
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        row = model._default_manager.first()
        addresses = [reverse(f"admin:{label}_changelist"), reverse(f"admin:{label}_add")]
        if row:
            acts = ["change", "history", *([] if model in NEVER_DELETED else ["delete"])]
            addresses += [reverse(f"admin:{label}_{act}", args=[row.pk]) for act in acts]
        for address in addresses:
            assert admin_client.get(address).status_code == 200, (desk, address)


def test_no_page_of_the_desk_has_inline_script_or_style(admin_client, article):
    for address in (
        reverse("admin:index"),
        reverse("admin:bulletins_article_change", args=[article.pk]),
        reverse("admin:bulletins_issue_change", args=[article.issue_id]),
        reverse("admin:bulletins_article_revision", args=[article.pk, 1]),
        reverse("admin:bulletins_article_changelist"),
    ):
        page = admin_client.get(address).content.decode()
        assert " style=" not in page
        assert "<script>" not in page
        assert "<style" not in page
        assert " onclick" not in page
