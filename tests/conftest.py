"""The rows that most sentences of this specification start from."""

import datetime

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings as site
from django.core.files.storage import InMemoryStorage
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models import FileField

from accounts.models import Unit, User
from bulletins import assembly, revising
from bulletins.models import Article, Column, Issue, Publication
from bulletins.revising import MeasureDraft, SectionDraft
from bulletins.text.numbering import Numbering
from tests.log import log_unguarded
from tests.people import appoint, person

# How long one example takes says nothing on a machine that others use too.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Argon2 takes its time on purpose; tests/accounts/test_passwords.py has it as it is."""
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]


@pytest.fixture(autouse=True)
def files_in_memory(monkeypatch):
    """What people send in is kept in memory for the length of a test."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, FileField):
                monkeypatch.setattr(field, "storage", InMemoryStorage())


@pytest.fixture(autouse=True)
def log_folder(tmp_path, monkeypatch):
    """Each test has seals and rotated files of its own."""
    monkeypatch.setattr(site, "LOG_FOLDER", tmp_path / "log")
    return tmp_path / "log"


@pytest.fixture(scope="session", autouse=True)
def emptied_between_tests():
    """Tests that commit are followed by Django's flush, which the log's triggers would refuse."""
    emptied = BaseDatabaseOperations.execute_sql_flush

    def flush(operations, statements):
        with log_unguarded(operations.connection):
            emptied(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush)
        yield


@pytest.fixture
def province(db) -> Unit:
    return Unit.objects.create(name="江原省", code="jiangyuan", kind=Unit.Kind.PROVINCE)


@pytest.fixture
def city(province) -> Unit:
    return Unit.objects.create(name="澜江市", code="lanjiang", kind=Unit.Kind.CITY, parent=province)


@pytest.fixture
def department(city) -> Unit:
    return Unit.objects.create(
        name="澜江市委宣传部", short_name="市委宣传部", code="lanjiang-xc", parent=city
    )


@pytest.fixture
def column(db) -> Column:
    theory = Column.objects.create(name="理论学习", slug="theory")
    return Column.objects.create(name="经验交流", slug="experience", parent=theory)


@pytest.fixture
def publication(province) -> Publication:
    return Publication.objects.create(
        name="江原学习动态", slug="dongtai", compiling_unit=province, mast_text="学习动态"
    )


@pytest.fixture
def issue(publication) -> Issue:
    return Issue.objects.create(
        publication=publication,
        year=2024,
        number=8,
        total_number=96,
        date=datetime.date(2024, 9, 12),
        editor_note="编者按：本期介绍澜江市的做法。",
        report_to="省委常委",
        send_to="各市委宣传部",
        distribute_to="本部各处室",
        print_run=300,
    )


SECTIONS = [
    SectionDraft(
        heading="健全制度，学有遵循",
        body="先立规矩，再谈学习。",
        measures=[
            MeasureDraft(heading="定期提醒。", body="每月初向各单位发出提醒单。"),
            MeasureDraft(heading="列席旁听。", body="派员列席旁听，当场点评。"),
        ],
    ),
    SectionDraft(
        heading="创新形式，学有所得",
        measure_numbering=Numbering.BRACKETED,
        measures=[MeasureDraft(heading="现场教学", body="在渡口码头上开课。")],
    ),
]


@pytest.fixture
def make_article(db, department):
    """An article with a revision, as the desk would leave it."""

    def make(title="把课堂搬到一线", *, sections=None, units=None, issue=None, **fields) -> Article:
        article = revising.new_article(title=title, lead="近年来，澜江市边学边干。", **fields)
        article.save()
        revising.set_units(article, units or [department])
        revising.save_parts(article, SECTIONS if sections is None else sections)
        revising.record(article, by=None, why="entered")
        if issue:
            assembly.place(article, issue)
        return article

    return make


@pytest.fixture
def article(make_article, issue, column) -> Article:
    return make_article(issue=issue, column=column, closing="下一步，澜江市将久久为功。")


@pytest.fixture
def published_issue(article) -> Issue:
    assembly.publish_issue(article.issue, by=None)
    article.issue.refresh_from_db()
    return article.issue


CONTENT_RIGHTS = [
    f"bulletins.{act}_{noun}"
    for noun in ("issue", "article", "publication", "column", "topic", "figure")
    for act in ("view", "add", "change", "delete")
]


@pytest.fixture
def editor(province) -> User:
    """May edit everything in the province, overrule findings and publish."""
    who = person("editor", name="林编辑", unit=province)
    rights = ["bulletins.publish_issue", "bulletins.overrule_finding", "accounts.view_unit"]
    appoint(who, [*CONTENT_RIGHTS, *rights], province)
    return who


@pytest.fixture
def contributor(province) -> User:
    """May edit articles in the province, not publish."""
    who = person("contributor", name="周撰稿", unit=province)
    appoint(who, [*CONTENT_RIGHTS, "accounts.view_unit"], province)
    return who
