"""An error says what happened and where to go."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.csrf import csrf_failure

from .page import Page

PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"]


@pytest.mark.parametrize("name", PAGES)
def test_an_error_says_what_happened_and_leads_on_without_any_context(name):
    page = Page(render_to_string(name))
    assert len(page.headings()) == 1
    assert len(page.all("p")) >= 1
    assert page.all("a", href="/")
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert not page.all("script") and not page.all("style")


def test_the_last_resort_needs_no_address_and_no_manifest(settings):
    settings.ROOT_URLCONF = "bulletins.errors"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    assert Page(render_to_string("500.html")).all("a", href="/")


def test_a_form_from_another_site_is_answered_in_a_sentence(db):
    response = csrf_failure(RequestFactory().post("/"))
    assert response.status_code == 403
    assert Page(response.content.decode()).all("a", href="/")
