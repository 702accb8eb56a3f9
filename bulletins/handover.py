"""The work that a person has in hand on the desk, for when they move or leave."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import leaving, rights
from accounts.models import Unit, User

from .models import Article, ArticleRevision, Import
from .permissions import home_of


def imports(person: User) -> QuerySet:
    """Begun by ``person``, not confirmed yet."""
    return Import.objects.open().filter(by=person)


def drafts(person: User) -> QuerySet:
    """Articles that ``person`` entered for their unit and that readers never saw."""
    first = ArticleRevision.objects.filter(article=OuterRef("pk"), number=1, by=person)
    unseen = Article.objects.filter(first_published_at=None, home__isnull=False)
    return unseen.filter(Exists(first), home=person.unit_id)


def give_imports(person: User, colleague: User) -> int:
    return imports(person).update(by=colleague)


def keep_imports(person: User, unit: Unit) -> int:
    """They are the person's own, wherever that is."""
    return imports(person).count()


def give_drafts(person: User, colleague: User) -> int:
    """A draft that the colleague reaches stays with its unit; another goes to the colleague's."""
    count = drafts(person).count()
    where = rights.reach(colleague, "bulletins.change_article")
    home = home_of(colleague)
    if home is not None:
        reached = drafts(person).in_reach(where).values_list("pk", flat=True)
        drafts(person).exclude(pk__in=list(reached)).update(home=home)
    return count


def take_drafts(person: User, unit: Unit) -> int:
    return drafts(person).update(home=unit)


def register() -> None:
    leaving.register(
        "imports",
        leaving.Work(_("imports not confirmed yet"), _count(imports), give_imports, keep_imports),
    )
    leaving.register(
        "drafts",
        leaving.Work(_("drafts of articles"), _count(drafts), give_drafts, take_drafts),
    )


def _count(rows):
    return lambda person: rows(person).count()
