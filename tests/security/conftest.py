"""A site with two cities that do not see each other's work, and somebody in each role."""

import datetime
from types import SimpleNamespace

import pytest
from django.test import Client

from accounts import appointing
from accounts.models import Role, Unit, User
from bulletins import assembly, pictures, revising
from bulletins.importing import drafts
from bulletins.models import Article, Column, Figure, Issue, Measure, Publication, Topic
from bulletins.revising import MeasureDraft, SectionDraft
from bulletins.text.blocks import picture_line
from tests.drawings import sent
from tests.people import person

from .addresses import ROLES

_TEXT = "标题一行\n近年来，白河市边学边干。\n一、健全制度\n先立规矩，再谈学习。"


@pytest.fixture
def desk(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def units(db) -> SimpleNamespace:
    province = Unit.objects.create(name="江原省", code="jiangyuan", kind="province")
    here = Unit.objects.create(name="白河市", code="baihe", kind="city", parent=province)
    there = Unit.objects.create(name="云岭市", code="yunling", kind="city", parent=province)
    return SimpleNamespace(province=province, here=here, there=there)


@pytest.fixture
def people(units) -> dict[str, User | None]:
    """By role. Those of the office work in ``here``, the neighbours in ``there``."""
    found: dict[str, User | None] = {"anonymous": None}
    for name in ROLES[1:]:
        unit = units.there if name.startswith("neighbour") else units.here
        found[name] = _in_role(name, unit)
    return found


_NEIGHBOURS = {"neighbour": "contributor", "neighbours-editor": "issue-editor"}


def _in_role(name: str, unit: Unit) -> User:
    if name == "superuser":
        return User.objects.create_superuser(name, password="x")
    who = person(name, unit=unit, duty=name if name in User.Duty.values else "")
    key = _NEIGHBOURS.get(name, name)
    if role := Role.objects.filter(key=key).first():
        appointing.appoint(who, role, unit, by=None)
    return who


@pytest.fixture
def work(units, people, request) -> SimpleNamespace:
    """An article of ``here`` in an issue that ``here`` compiles, in the state asked for."""
    made = SimpleNamespace(units=units, people=people)
    made.column = Column.objects.create(name="经验交流", slug="experience")
    made.topic = Topic.objects.create(name="制度", slug="rules")
    made.publication = Publication.objects.create(
        name="白河学习", slug="baihe-xuexi", compiling_unit=units.here
    )
    made.issue = Issue.objects.create(
        publication=made.publication, year=2024, number=8, date=datetime.date(2024, 9, 12)
    )
    made.picture = pictures.take(sent())
    made.article = _article(made)
    made.measure = Measure.objects.get(section__article=made.article)
    made.figure = Figure.objects.create(article=made.article, label="场次", value=3)
    revising.record(made.article, by=None, why="figures")
    made.open = drafts.open_paste("", _TEXT, by=people["contributor"])
    made.account = person("somebody", name="某人", unit=units.here)
    made.appointment = people["contributor"].appointments.get()
    made.role = Role.objects.create(name="本站角色")
    put_into(made, getattr(request, "param", "draft"))
    return made


def _article(made: SimpleNamespace) -> Article:
    article = revising.new_article(
        title="把课堂搬到一线",
        lead=f"近年来，白河市边学边干。\n{picture_line('现场', made.picture.key)}",
        column=made.column,
        home=made.units.here,
    )
    article.save()
    article.topics.add(made.topic)
    revising.set_units(article, [made.units.here])
    measures = [MeasureDraft(heading="定期提醒。", body="每月初发出提醒单。")]
    revising.save_parts(article, [SectionDraft(heading="健全制度", measures=measures)])
    assembly.place(article, made.issue)
    revising.record(article, by=None, why="entered")
    return article


def put_into(made: SimpleNamespace, state: str) -> None:
    if state == "draft":
        return
    assembly.publish_issue(made.issue, by=None)
    if state == "changed":
        Article.objects.filter(pk=made.article.pk).update(title="改过而没有发布的标题")
        made.article.refresh_from_db()
        revising.record(made.article, by=None, why="changed")
    if state == "withdrawn":
        assembly.withdraw_issue(made.issue, by=None)
    made.issue.refresh_from_db()
