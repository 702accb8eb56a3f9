"""Words that would run as a script wherever they are not shown as words, and rows full of them."""

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from accounts.models import LogRecord, Role, Unit, User
from bulletins import assembly, pictures, revising
from bulletins.importing import drafts
from bulletins.models import (
    Article,
    Figure,
    FormerAddress,
    Issue,
    Measure,
    Overruling,
    Section,
    Topic,
)
from bulletins.text.blocks import picture_line
from tests.drawings import sent

# What runs is `ran()`. Out of an attribute, out of a script, out of a comment, or as it stands.
LONG = "'\"></script>--><script>ran()</script><img src=x onerror=ran()>"
SHORT = "<svg onload=ran()>"
BODY = "\n".join(
    [
        LONG,
        f"[{LONG}](javascript:ran())",
        '[点这里](data:text/html,<script>ran()</script>) 和 [这里](https://x.example/"onclick=ran())',
        f"**{LONG}**^[{LONG}]",
        f"| {LONG} | 次数 |",
        f"| {SHORT} | {LONG} |",
    ]
)
# What no person writes, or what the addresses of our pages and its own rules keep narrow
# (tests/security/test_stored_script.py shows that each refuses the words).
NARROW = {
    "accounts.Role.key",
    "accounts.Unit.code",
    "accounts.User.username",
    "accounts.User.email",
    "accounts.User.password",
    "accounts.CacheEntry.key",
    "accounts.CacheEntry.value",
    "bulletins.Article.received_words",
    "bulletins.Column.slug",
    "bulletins.FormerAddress.path",
    "bulletins.Original.digest",
    "bulletins.Overruling.code",
    "bulletins.Overruling.digest",
    "bulletins.Picture.digest",
    "bulletins.Picture.key",
    "bulletins.Picture.media_type",
    "bulletins.Publication.slug",
    "bulletins.Topic.slug",
    "bulletins.ArticleRevision.digest",
    "bulletins.IssueRevision.digest",
    "bulletins.PublicIssue.kind",
    "bulletins.Sequence.name",
    "admin.LogEntry.object_id",
}


def text_fields() -> list[models.Field]:
    """Every field in which words stand, of every model of ours."""
    ours = [one for one in apps.get_models() if one._meta.app_label in OURS]
    return [
        field
        for model in ours
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]


OURS = ("accounts", "bulletins", "admin")


def name_of(field: models.Field) -> str:
    return f"{field.model._meta.label}.{field.name}"


def words_for(field: models.Field, pk: int) -> str:
    """Ends in the number of its row: some names may stand but once."""
    if field.__class__.__name__ == "BodyField":
        return BODY
    most = field.max_length or 999
    words = LONG if most >= len(LONG) + 9 else SHORT
    return f"{words}{pk}"[:most]


def poison(*fields: models.Field) -> None:
    """The words in each of ``fields``, in every row that lets itself be changed."""
    for field in fields:
        if name_of(field) not in NARROW:
            for pk in field.model._base_manager.values_list("pk", flat=True):
                row = field.model._base_manager.filter(pk=pk)
                row.update(**{field.name: words_for(field, pk)})


def publish_hostile(article: Article, admin: User) -> Issue:
    """An issue whose every word is hostile, in front of readers and on the desk."""
    picture = pictures.take(sent())
    issue = article.issue
    working = (Article, Section, Measure, Issue, Figure, Topic, Unit, User, Role)
    poison(*(one for one in text_fields() if one.model in working))
    poison(*(one for one in text_fields() if one.model._meta.label in SHARED))
    lines = f"{BODY}\n{picture_line(LONG.replace(']', ''), picture.key)}"
    Article.objects.update(lead=lines, credits=f"{LONG}：{LONG}", attachments=f"{LONG}\n{SHORT}")
    article.refresh_from_db()
    revising.record(article, by=admin, why=LONG)
    issue.refresh_from_db()
    assembly.publish_issue(issue, by=admin)
    return issue


SHARED = {"bulletins.Column", "bulletins.Publication", "accounts.Appointment"}


def around(article: Article, admin: User) -> None:
    """What stands beside a text: the log, an import, a decision, an address it once had."""
    article.topics.add(Topic.objects.create(name="学习", slug="study"))
    Figure.objects.create(article=article, label="场次", value=12)
    kind = ContentType.objects.get_for_model(Article)
    LogEntry.objects.create(
        user=admin, content_type=kind, object_id=article.pk, object_repr=LONG,
        action_flag=CHANGE, change_message=LONG,
    )  # fmt: skip
    LogRecord.objects.create(
        at=timezone.now(), act="change", result="done", person=LONG[:60], username=LONG,
        roles=LONG, command=LONG[:40], address=SHORT, object_type=LONG[:60], object_id=SHORT,
        object_label=LONG, unit=LONG, before=SHORT, after=SHORT, detail=f'{{"words": "{SHORT}"}}',
    )  # fmt: skip
    Overruling.objects.create(
        article=article, code="private-use", words=LONG, digest="0" * 64, reason=LONG, by=admin
    )
    FormerAddress.objects.create(path="frueher/", publication=article.issue.publication)
    hostile = f"{LONG}\n\n{BODY}\n\n一、{LONG}\n{LONG}。\n二、{SHORT}\n{LONG}。"
    drafts.open_import(hostile.encode(), f"{SHORT}.txt", by=admin)
