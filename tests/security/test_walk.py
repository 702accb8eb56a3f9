"""Every address × every role × every state: who is answered how."""

from http.cookies import SimpleCookie
from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import LogRecord
from tests.people import prove

from .addresses import METHODS, ROLES, STATES, TABLE, Address, addresses_of_the_site, table, written

pytestmark = pytest.mark.django_db
SIGN_IN = "/admin/login/"


def rows(work: SimpleNamespace) -> dict[str, object]:
    """What the table's ``args`` name."""
    issue = work.issue
    return {
        "article": work.article.pk,
        "article-number": work.article.number,
        "article-type": ContentType.objects.get_for_model(work.article).pk,
        "issue": issue.pk,
        "issue-label": issue.label,
        "year": issue.year,
        "publication": work.publication.pk,
        "publication-slug": work.publication.slug,
        "column": work.column.pk,
        "column-slug": work.column.slug,
        "topic": work.topic.pk,
        "figure": work.figure.pk,
        "measure-number": work.measure.number,
        "picture-key": work.picture.key,
        "picture-extension": work.picture.extension,
        "import": work.open.pk,
        "unit": work.units.here.pk,
        "unit-code": work.units.here.code,
        "account": work.account.pk,
        "appointment": work.appointment.pk,
        "role": work.role.pk,
        "first": 1,
        "zero": 0,
        "accounts-label": "accounts",
        "record": LogRecord.objects.latest("pk").pk,
        "csv": "csv",
        "nowhere": "nowhere",
    }


def path_of(address: Address, known: dict[str, object]) -> str:
    if address.name.startswith("/"):
        return address.name.replace("(?P<url>.*)", "nowhere/").replace("<path:object_id>", "1")
    given = {part: known[name] for part, name in address.args.items() if part != "query"}
    query = address.args.get("query", "")
    return reverse(address.name, kwargs=given) + (f"?{query}" if query else "")


def answer(client: Client, method: str, path: str) -> str:
    """What comes back; whatever it did is undone, so that nobody is signed out by it."""
    cookies = client.cookies.output(header="")
    with transaction.atomic():
        response = getattr(client, method)(path)
        if response.streaming:
            b"".join(response)  # a file that is not read to its end is left open
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    is_sign_in = response.status_code == 302 and response["Location"].startswith(SIGN_IN)
    return "in" if is_sign_in else str(response.status_code)


def signed_in(work: SimpleNamespace, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if work.people[role]:
        client.force_login(work.people[role])
        prove(client, work.people[role])
    return client


def test_every_address_stands_in_the_table_and_no_other():
    assert sorted(table()) == addresses_of_the_site()


def test_every_address_of_the_table_can_be_called(work):
    known = rows(work)
    for address in table().values():
        try:
            path_of(address, known)
        except NoReverseMatch as error:
            pytest.fail(f"{address.name}: {error}")


def test_every_role_is_answered_by_every_line():
    for address in table().values():
        for method in METHODS:
            for state in STATES:
                for role in ROLES:
                    assert address.expected(method, state, role) != "?", (address.name, method)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("work", STATES, indirect=True, ids=STATES)
def test_the_walk(work, role, request):
    """An answer that differs is a flaw, or a line of the table that has to be judged anew."""
    state = request.node.callspec.id.split("-")[0]
    known, client = rows(work), signed_in(work, role)
    wrong = []
    for address in table().values():
        if state != STATES[0] and not address.depends_on_state:
            continue
        path = path_of(address, known)
        for method in METHODS:
            got, wanted = answer(client, method, path), address.expected(method, state, role)
            if got != wanted:
                wrong.append(f"{address.name} {method} {state} {role}: {got}, not {wanted}")
    assert not wrong, f"{TABLE.name}:\n" + "\n".join(wrong)


def test_the_reader_of_the_table_reads_what_it_writes():
    answers = {role: "200" if role == "superuser" else "404" for role in ROLES}
    address = Address("x", answers={"get": written(answers)})
    assert {role: address.expected("get", "draft", role) for role in ROLES} == answers
