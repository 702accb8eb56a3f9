"""The demo: an original sample of two series, loaded through the same doors as real work.

Texts go through the importer, issues through publication, so that a site with the demo shows
what the program does, not what a fixture says.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts import appointing
from accounts.models import Appointment, Unit, User
from accounts.rights import reach

from . import assembly, overruling, permissions, revising
from .errors import Refused
from .importing.destination import Destination
from .importing.parsing import understand
from .importing.readers import read
from .importing.storing import store
from .models import Article, Column, Figure, Issue, Measure, Publication, Section, Topic

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demo"
PASSWORD = "duxue-2026"
# What an issue's entry in the manifest says in other words than the model's.
_NOT_AS_IT_STANDS = {"publication", "editor_note", "date", "published", "articles"}


def is_empty() -> bool:
    """Nobody has an account and no series exists: a site that was just made."""
    return not (User.objects.exists() or Publication.objects.exists())


def is_loaded() -> bool:
    return User.objects.filter(
        username__in=[user["username"] for user in _manifest()["users"]]
    ).exists()


def load() -> None:
    """Load the demo, whole or not at all. Raises Refused on a production site."""
    if settings.PRODUCTION:
        raise Refused(gettext("The demo has a known password; a production site does not take it."))
    manifest = _manifest()
    with transaction.atomic():
        _load_people(manifest)
        _load_places(manifest)
        stored = {}
        for entry in manifest["issues"]:
            issue = _load_issue(entry)
            for position, article in enumerate(entry["articles"], 1):
                stored[article["file"]] = _load_article(article, issue, position)
        _load_figures(manifest["figures"], stored)
        _publish(manifest["issues"])


def sign_ins() -> list[tuple[str, str, str]]:
    """User name, password and role of each demo account that still has the demo's password."""
    manifest = _manifest()
    people = _people(manifest)
    kept = {name: person.password for name, person in people.items()}
    known = {password for password in set(kept.values()) if check_password(PASSWORD, password)}
    return [
        (name, PASSWORD, _role_in_words(people[name]))
        for name in (user["username"] for user in manifest["users"])
        if kept.get(name) in known
    ]


def _role_in_words(person: User) -> str:
    """What they hold now, which may be something else than the demo gave them."""
    held = Appointment.objects.current().filter(person=person).select_related("role", "unit")
    duty = [str(person.get_duty_display())] if person.duty else []
    return "，".join([*duty, *(f"{one.role} · {one.unit.label}" for one in held)]) or "—"


def _people(manifest: dict) -> dict[str, User]:
    names = [user["username"] for user in manifest["users"]]
    return User.objects.in_bulk(names, field_name="username")


def _manifest() -> dict:
    return json.loads((FOLDER / "demo.json").read_text())


def _load_people(manifest: dict) -> None:
    for unit in manifest["units"]:
        parent = Unit.objects.filter(code=unit.pop("parent")).first()
        Unit.objects.create(parent=parent, position=Unit.objects.count(), **unit)
    roles = permissions.install_roles()
    password = make_password(PASSWORD)  # once: a hash is slow to make, and this one is no secret
    for user in manifest["users"]:
        person = User.objects.create(
            username=user["username"],
            password=password,
            name=user["name"],
            unit=Unit.objects.get(code=user["unit"]),
            duty=user.get("duty", ""),
        )
        if "role" in user:
            where = Unit.objects.get(code=user["where"])
            appointing.appoint(person, roles[user["role"]], where, by=None)


def _holder(role: str) -> User:
    return User.objects.filter(appointments__role__key=role).first()


def _load_places(manifest: dict) -> None:
    for column in manifest["columns"]:
        parent = Column.objects.filter(slug=column.pop("parent")).first()
        Column.objects.create(parent=parent, position=Column.objects.count(), **column)
    Topic.objects.bulk_create(Topic(**topic) for topic in manifest["topics"])
    for position, series in enumerate(manifest["publications"]):
        unit = Unit.objects.get(code=series.pop("compiling_unit"))
        Publication.objects.create(compiling_unit=unit, position=position, **series)


def _load_issue(entry: dict) -> Issue:
    issue = Issue(
        publication=Publication.objects.get(slug=entry["publication"]),
        editor_note="\n".join(entry["editor_note"]),
        date=date.fromisoformat(entry["date"]),
        **{field: value for field, value in entry.items() if field not in _NOT_AS_IT_STANDS},
    )
    if entry["published"]:
        issue.shown_at = _morning_after(issue.date)
    issue.save()
    return issue


def _morning_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time(9, 30)))


def _load_article(entry: dict, issue: Issue, position: int) -> Article:
    units = [Unit.objects.get(code=code) for code in entry["units"]]
    column = Column.objects.get(slug=entry["column"])
    destination = Destination(publication=issue.publication, units=units, column=column)
    author = _author(units)
    manuscript = read(FOLDER / "articles" / entry["file"])
    article = store(understand(manuscript), destination, by=author)
    assembly.place(article, issue, position)
    article.topics.set(Topic.objects.filter(slug__in=entry["topics"]))
    return article


def _author(units: list[Unit]) -> User:
    """The contributor in whose reach the article lies, else the issue editor."""
    contributors = User.objects.filter(appointments__role__key="contributor").order_by("pk")
    where = [(person, reach(person, "bulletins.add_article")) for person in contributors]
    found = (person for person, reached in where if all(map(reached.covers, units)))
    return next(found, None) or _holder("issue-editor")


def _load_figures(figures: Iterable[dict], stored: dict[str, Article]) -> None:
    for figure in figures:
        article = stored[figure.pop("file")]
        owner = _owner(article, figure.pop("section"), figure.pop("measure"))
        Figure.objects.create(**{type(owner).__name__.lower(): owner}, **figure)


def _owner(
    article: Article, section: int | None, measure: int | None
) -> Article | Section | Measure:
    """The part at these ordinals, counted from 1; the article itself where none is named."""
    if section is None:
        return article
    owner = article.sections.all()[section - 1]
    return owner if measure is None else owner.measures.all()[measure - 1]


def _publish(entries: Iterable[dict]) -> None:
    publisher, editor = _holder("publisher"), _holder("issue-editor")
    for entry in entries:
        issue = Issue.objects.get(
            publication__slug=entry["publication"],
            year=entry["year"],
            kind=entry["kind"],
            number=entry["number"],
        )
        for article in issue.articles.all():
            revising.record(article, by=editor, why=gettext("units, topics and figures added"))
        revising.record_issue(issue, by=editor, why=gettext("put together"))
        _overrule(entry["articles"], issue, by=editor)
        if entry["published"]:
            assembly.publish_issue(issue, by=publisher)


def _overrule(entries: Iterable[dict], issue: Issue, *, by: User) -> None:
    """The damage that the sample shows on purpose stands, for the reason the manifest gives."""
    for entry, article in zip(entries, issue.articles.in_print_order(), strict=True):
        for found in overruling.standing_findings(article) if "overruled" in entry else ():
            if found.holds_back:
                overruling.overrule(article, found.finding, by=by, reason=entry["overruled"])
