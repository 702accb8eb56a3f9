"""In a real browser: every page keeps the site's policy, and nothing that people wrote runs."""

from urllib.parse import urlencode

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from bulletins.importing import drafts
from tests.security.hostile import LONG, around, poison, publish_hostile, text_fields
from tests.security.places import addresses, lists

RUNS = "window.ran = () => { window.hasRun = true }"
INJECTED = (
    "<script>ran()</script><img src=x onerror=ran()><svg onload=ran()></svg>"
    '<iframe srcdoc="<script>parent.ran()</script>"></iframe>'
    '<a id="leads" href="javascript:ran()">here</a><div style="color: red" id="styled"></div>'
)


@pytest.fixture
def admin(province, settings) -> User:
    settings.BREAK_GLASS = True
    return User.objects.create_superuser("root", password="一首很长的口令-2024", unit=province)


@pytest.fixture
def window(new_page, live_server, admin):
    """A window in which the one who may everything is signed in; it notes what was kept out."""
    client = Client()
    client.force_login(admin)
    page = new_page()
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": cookie, "url": live_server.url}])
    page.add_init_script(RUNS)
    page.kept_out = []
    page.on("console", lambda said: _note(page, said.text))
    return page


def _note(page, said: str) -> None:
    if "Content Security Policy" in said or "Content-Security-Policy" in said:
        page.kept_out.append(f"{page.url}: {said}")


def visit(window, address: str) -> None:
    """What only takes forms shows nothing: a browser makes a page of its own for it."""
    if window.request.get(address, max_redirects=0).status == 405:
        return
    window.goto(address)
    assert not window.evaluate("window.hasRun"), address


@pytest.fixture
def some_of_all(published_issue, admin):
    """A row of everything, so that each page has something to show."""
    article = published_issue.articles.get()
    Role.objects.get_or_create(name="撰稿人")
    around(article, admin)
    return article


def test_every_page_keeps_the_policy(window, live_server, some_of_all, contributor):
    publish_hostile(some_of_all, User.objects.get(username="root"))
    for address in addresses().values():
        visit(window, live_server.url + address)
    assert window.kept_out == []


def test_every_error_page_keeps_the_policy(window, live_server, settings, some_of_all):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"search": (0, 60)}
    statuses = [
        window.goto(live_server.url + address).status
        for address in (
            "/nothing/",
            "/admin/nothing/",
            reverse("admin:accounts_unit_changelist") + "?q=x",
        )
    ]
    window.context.clear_cookies()
    page = window.goto(live_server.url + "/admin/login/")
    window.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    with window.expect_navigation() as refused:
        window.locator("#login-form").evaluate("form => form.submit()")
    assert [*statuses, page.status, refused.value.status] == [404, 404, 429, 200, 403]
    assert window.kept_out == []


def test_nothing_that_anybody_wrote_runs_anywhere(window, live_server, some_of_all, contributor):
    """The policy would keep it out; that it keeps out nothing shows that nothing tried."""
    publish_hostile(some_of_all, User.objects.get(username="root"))
    before = addresses()
    rest = [one for one in text_fields() if one.model.__name__ not in FINAL]
    poison(*rest)
    for address in {**before, **addresses()}.values():
        visit(window, live_server.url + address)
    assert window.kept_out == []


# Nobody changes a row of these; they were made with the words in them.
FINAL = {
    "Overruling",
    "ArticleRevision",
    "IssueRevision",
    "LogRecord",
    "LogWaiting",
    "LogLink",
    "LogRotation",
}


def test_nothing_that_an_address_says_runs(window, live_server, some_of_all, contributor):
    for address, names in lists().items():
        said = urlencode(dict.fromkeys(names, LONG))
        visit(window, f"{live_server.url}{address}?{said}")
        visit(window, f"{live_server.url}{address}?{urlencode({'q': LONG})}")
    said = urlencode(dict.fromkeys(["page", "q", "next", "kind", "part", "to"], LONG))
    for name, address in addresses().items():
        if not name.endswith("_changelist"):
            visit(window, f"{live_server.url}{address}?{said}#{LONG}")
    assert window.kept_out == []


def test_a_script_that_gets_into_a_page_all_the_same_does_not_run(window, live_server, issue):
    """As if a template forgot to escape: the policy alone stands between."""

    def planted(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</body>", f"{INJECTED}</body>"))

    window.route("**/", planted)
    for address in ("/", reverse("admin:index"), reverse("admin:bulletins_issue_changelist")):
        window.kept_out.clear()
        visit(window, live_server.url + address)
        window.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<img src=y onerror=ran()>')"
        )
        window.locator("#leads").evaluate("link => link.click()")
        window.wait_for_timeout(200)
        assert not window.evaluate("window.hasRun"), address
        assert (
            window.locator("#styled").evaluate("box => getComputedStyle(box).color")
            != "rgb(255, 0, 0)"
        )
        assert len(window.kept_out) >= 4, address


def test_a_choice_that_is_searched_shows_hostile_names_as_words(window, live_server, some_of_all):
    publish_hostile(some_of_all, User.objects.get(username="root"))
    window.goto(live_server.url + reverse("admin:bulletins_column_add"))
    window.locator(".field-parent .select2-selection").click()
    window.locator(".select2-results__option", has_text="<svg onload=ran()>").first.wait_for()
    assert not window.evaluate("window.hasRun")
    assert window.kept_out == []


def test_an_import_of_a_hostile_page_runs_nothing(window, live_server, admin):
    page = (
        f"<html><title>{LONG}</title><body onload=ran()><h1>{LONG}</h1><p>{LONG}</p></body></html>"
    )
    imported = drafts.open_import(page.encode(), "页面.html", by=admin)
    visit(window, live_server.url + reverse("admin:bulletins_import_change", args=[imported.pk]))
    assert window.kept_out == []
