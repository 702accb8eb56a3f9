"""Waiting for what a page does. Playwright's own wait_for_function has the page make code of words
while it waits, which the site's policy keeps out.
"""

import time

from playwright.sync_api import Page


def until(page: Page, words: str, seconds: float = 10) -> None:
    """Returns when the expression ``words`` is true in the page."""
    end = time.monotonic() + seconds
    while not page.evaluate(words):
        assert time.monotonic() < end, words
        page.wait_for_timeout(20)
