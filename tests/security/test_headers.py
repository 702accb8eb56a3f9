"""What every answer tells the browser to refuse."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from config.armour import Headers, written

pytestmark = pytest.mark.django_db


def told(response) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


@pytest.fixture
def answers(client, admin_client, published_issue):
    """One answer of each kind: page, desk, way in, redirect, refusal, and nothing there."""
    return {
        "page": client.get("/"),
        "issue": client.get(published_issue.public.get_absolute_url()),
        "way in": client.get(reverse("admin:login")),
        "redirect": client.get("/admin/"),
        "nothing": client.get("/nothing/at/all/"),
        "desk": admin_client.get("/admin/"),
        "list": admin_client.get(reverse("admin:accounts_unit_changelist")),
        "wrong host": client.get("/", headers={"host": "evil.example"}),
    }


def test_no_answer_lets_a_script_or_style_run_that_is_not_in_a_file_of_ours(answers):
    for kind, response in answers.items():
        policy = response["Content-Security-Policy"]
        assert "'unsafe" not in policy and "*" not in policy and "http" not in policy, kind
        for directive in ("default-src 'none'", "script-src 'self'", "style-src 'self'"):
            assert directive in policy, kind


def test_no_answer_may_be_framed_sniffed_or_opened_by_others(answers):
    for kind, response in answers.items():
        headers = told(response)
        assert "frame-ancestors 'none'" in headers["content-security-policy"], kind
        assert headers["cross-origin-resource-policy"] == "same-origin", kind
        assert "geolocation=()" in headers["permissions-policy"], kind
        assert headers["x-content-type-options"] == "nosniff", kind
        assert headers["referrer-policy"] == "same-origin", kind
        assert headers["cross-origin-opener-policy"] == "same-origin", kind


def test_the_desk_and_the_way_in_may_not_be_framed_in_old_browsers_either(answers):
    for kind in ("page", "way in", "desk", "nothing"):
        assert answers[kind]["X-Frame-Options"] == "DENY", kind


def test_what_is_for_one_person_is_kept_by_nobody_else(answers):
    for kind in ("way in", "desk", "list", "redirect"):
        assert "no-store" in answers[kind]["Cache-Control"], kind
        assert "private" in answers[kind]["Cache-Control"], kind


def test_what_looked_at_the_session_is_private_though_no_view_said_so(rf):
    def asked_the_session(request):
        return HttpResponse("Frau Lin", headers={"Vary": "Accept, Cookie"})

    answer = Headers(asked_the_session)(rf.get("/"))
    assert answer["Cache-Control"] == "private, no-store"


def test_a_page_for_readers_depends_on_no_cookie(published_issue, admin_client, client):
    address = published_issue.public.get_absolute_url()
    assert admin_client.get(address).content == client.get(address).content
    assert "Cookie" not in client.get(address).headers.get("Vary", "")


def test_a_view_may_be_stricter_than_the_site(rf):
    strict = Headers(
        lambda request: HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})
    )
    assert strict(rf.get("/"))["Content-Security-Policy"] == "default-src 'none'"


def test_violations_are_reported_only_where_somebody_asked_for_it():
    assert "report-uri" not in written(settings.CSP)
    assert written(settings.CSP | {"report-uri": ["/reports/"]}).endswith("report-uri /reports/")


def test_static_files_carry_the_headers_too(client):
    response = client.get("/static/reader/favicon.svg")
    response.close()
    assert response.status_code == 200
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
