"""A real Chromium, one for the whole run; each test has a window of its own."""

import os
import shutil

import pytest
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from tests.people import PASSWORD

# It stays in the machine: no updates, no reports, no sandbox inside a container.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser():
    # From here on Playwright's event loop lives in this thread, where Django would refuse to ask
    # the database. Nothing else runs in it at the same time.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser):
    """Opens windows, with the options of a browser context."""
    contexts = []

    def new_page(**options):
        contexts.append(browser.new_context(locale="zh-CN", **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        return page

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def sign_in(live_server, editor, new_page):
    def sign_in(**options) -> Page:
        page = new_page(viewport={"width": 1280, "height": 860}, **options)
        page.mistakes = []
        page.on("pageerror", lambda error: page.mistakes.append(str(error)))
        page.goto(live_server.url + reverse("admin:login"))
        page.fill("#id_username", editor.username)
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
        page.wait_for_url("**/admin/")
        return page

    return sign_in
