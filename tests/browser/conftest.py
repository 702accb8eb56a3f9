"""A real Chromium, one for the whole run; each test has a window of its own."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

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
