"""Looking at what readers do not see is recorded: who saw which state of what."""

from django.db.models import Model

from accounts import log
from bulletins.acts import Act
from bulletins.models import Article, ArticleRevision, Import, Issue, Picture, PublicPicture


def saw_newest(row: Article | Issue) -> None:
    """``row`` comes from ``with_state()``."""
    if row.public_digest is None or row.newest_digest != row.public_digest:
        _record(row, row.newest_digest or "", revision=row.newest_number)


def saw_revision(article: Article, revision: ArticleRevision) -> None:
    if revision.digest != article.public_digest:
        _record(article, revision.digest, revision=revision.number)


def saw_import(imported: Import) -> None:
    _record(imported, imported.original.digest)


def saw_picture(picture: Picture) -> None:
    if not PublicPicture.objects.filter(picture=picture).exists():
        _record(picture, picture.digest)


def _record(row: Model, digest: str, **detail) -> None:
    log.record(Act.VIEWED, on=row, after=digest, **detail)
