"""Pages about accounts in a real browser: what was written survives, and all fits the screen."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts import inviting
from accounts.models import User
from tests.people import PASSWORD, person


def sign_in(page, who: User) -> None:
    page.fill("#id_username", who.username)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")


def let_time_pass(minutes: int) -> None:
    """As if nobody had sent anything for so long."""
    for stored in Session.objects.all():
        session = Session.get_session_store_class()(stored.session_key)
        session["seen_at"] -= minutes * 60
        session.save()


def test_what_was_written_too_late_is_saved_after_signing_in(
    live_server, editor, article, new_page
):
    page = new_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    address = reverse("admin:bulletins_article_change", args=[article.pk])
    page.goto(live_server.url + address)
    sign_in(page, editor)
    page.fill("#id_title", "写了半小时的题目\u201c引号\u201d")
    page.fill("#id_lead", "第一段。\n\n第二段 <b>不是标记</b>。")
    let_time_pass(31)
    page.click('[name="_continue"]')
    sign_in(page, editor)
    page.wait_for_url(f"**{reverse('accounts:held')}")
    page.click("section.held button >> nth=0")
    page.wait_for_url(f"**{address}")
    article.refresh_from_db()
    assert article.title == "写了半小时的题目\u201c引号\u201d"
    assert article.lead == "第一段。\n第二段 <b>不是标记</b>。"


def test_before_the_end_the_page_says_so_and_one_click_stays(
    live_server, editor, new_page, settings
):
    settings.IDLE_MINUTES = 30
    page = new_page()
    page.clock.install()
    page.goto(live_server.url + reverse("admin:index"))
    sign_in(page, editor)
    bar = page.locator("[data-idle]")
    expect(page.locator("[data-idle][data-counts]")).to_be_attached()
    expect(bar).to_be_hidden()
    page.clock.run_for(26 * 60 * 1000)
    expect(bar).to_be_visible()
    let_time_pass(26)
    bar.get_by_role("button").click()
    expect(bar).to_be_hidden()
    page.clock.run_for(20 * 60 * 1000)
    expect(bar).to_be_hidden()


@pytest.fixture
def keeper(province) -> User:
    return person("keeper", name="管事", unit=province, duty=User.Duty.SYSTEM)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_the_pages_about_accounts_fit_the_screen(
    live_server, keeper, department, new_page, width, scheme
):
    clerk = person("clerk", name="程文书", unit=department)
    User.objects.filter(pk=clerk.pk).update(date_joined=timezone.now() - timedelta(days=500))
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(live_server.url + reverse("admin:index"))
    sign_in(page, keeper)
    page.wait_for_url("**/admin/")
    names = ["life", "transfer", "leave"]
    own = [reverse(f"admin:accounts_user_{name}", args=[clerk.pk]) for name in names]
    others = ["admin:accounts_user_many", "admin:accounts_user_stale", "admin:accounts_user_add"]
    invited = reverse("accounts:invited", args=[inviting.invite(clerk, by=keeper)])
    plain = [reverse(name) for name in [*others, "admin:password_change", "accounts:held"]]
    wide = []
    for address in [*own, *plain, invited]:
        page.goto(live_server.url + address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert wide == []
