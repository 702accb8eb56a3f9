"""What the sources themselves must never hold."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from django.urls import URLPattern, get_resolver

from accounts.caching import TableCache

ROOT = Path(settings.BASE_DIR)
OURS = ("accounts", "bulletins", "config", "dev", "static", "templates")
# Each of these makes code of what somebody wrote.
UNMAKING = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "jsonpickle", "yaml"}
CALLS = {"eval", "exec", "compile", "__import__"}


def sources(ending: str) -> list[Path]:
    return [path for top in OURS for path in (ROOT / top).rglob(f"*{ending}")]


def trees() -> list[tuple[Path, ast.AST]]:
    return [(path, ast.parse(path.read_text())) for path in sources(".py")]


def test_nothing_is_unpickled_or_made_into_code():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and UNMAKING & {one.name for one in node.names})
        or (isinstance(node, ast.ImportFrom) and node.module in UNMAKING)
        or (isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS)
    ]
    assert found == []


def test_no_script_of_ours_makes_code_of_words():
    wrong = r"\beval\(|new Function|document\.write|javascript:|\bset(Timeout|Interval)\(['\"]"
    made = re.compile(wrong)
    assert [path.name for path in sources(".js") if made.search(path.read_text())] == []


def test_no_shell_is_asked_to_read_words():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            any(word.arg == "shell" for word in node.keywords)
            or getattr(node.func, "attr", "") in {"system", "popen"}
        )
    ]
    assert found == []


def test_sessions_are_json_and_the_cache_holds_no_objects():
    assert settings.SESSION_SERIALIZER == "django.contrib.sessions.serializers.JSONSerializer"
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    assert all(isinstance(cache, TableCache) for cache in (caches[name] for name in caches))


def views(resolver=None):
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from views(one)


def test_no_view_is_exempt_from_the_check_of_forms():
    assert [one.name for one in views() if getattr(one.callback, "csrf_exempt", False)] == []
    named = [path for path in sources(".py") if "csrf_exempt" in path.read_text()]
    assert named == []


@pytest.mark.django_db
def test_every_address_refuses_a_form_without_its_token(settings, admin_client, admin_user):
    """Whatever it is: with the token of another site, or none, nothing is taken."""
    settings.BREAK_GLASS = True
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = admin_client.cookies
    for address in ADDRESSES:
        answer = strict.post(address, {"name": "x"})
        assert answer.status_code == 403, address
        assert answer.templates[0].name == "403_csrf.html", address


ADDRESSES = [
    "/admin/login/",
    "/admin/logout/",
    "/admin/accounts/unit/add/",
    "/admin/accounts/unit/",
    "/admin/bulletins/import/add/",
    "/admin/bulletins/import/1/correct/",
    "/admin/bulletins/article/1/publish/",
    "/admin/bulletins/issue/1/withdraw/",
    "/",
]


def test_no_template_marks_words_as_safe_or_has_inline_code():
    wrong = r"\|safe\b|autoescape off|<script(?![^>]*\bsrc=)[^>]*>|\son\w+=|\sstyle="
    inline = re.compile(wrong, re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in sources(".html")
        if path.name != "archive_report.html"  # a file of its own, served by nobody
        for match in inline.finditer(path.read_text())
    ]
    assert found == []


def test_no_secret_stands_in_the_sources():
    keys = re.compile(r"(?i)(secret_key|password|token)\s*=\s*[\"'][^\"'{}$]{8,}[\"']")
    known = {"duxue-2026"}  # the demo's, which no production site takes
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in sources(".py")
        for match in keys.finditer(path.read_text())
        if not any(word in match[0] for word in known)
    ]
    assert found == []
