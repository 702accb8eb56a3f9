"""The article page's form → rows → one revision. Runs in the admin's own transaction."""

from accounts.models import User
from bulletins import assembly, revising
from bulletins.models import Article

from .forms.article import ArticleForm


def save_row(article: Article, *, by: User) -> None:
    if article.pk is None:
        new = revising.new_article(by=by)
        article.number, article.home = new.number, new.home
    article.save()


def save_what_hangs_on_it(form: ArticleForm, *, by: User) -> None:
    """Raises Refused where the place asked for cannot be given."""
    article = form.instance
    form.save_m2m()
    revising.set_units(article, form.cleaned_data["contributing_units"])
    revising.save_parts(article, form.parts.sections())
    if form.moves:
        _move(article, form, by=by)
    revising.record(article, by=by, why=form.cleaned_data["why"])


def _move(article: Article, form: ArticleForm, *, by: User) -> None:
    before, after = article.issue, form.cleaned_data["issue"]
    if after:
        assembly.place(article, after, form.cleaned_data["position"])
    else:
        assembly.unplace(article)
    for issue in {issue.pk: issue for issue in (before, after) if issue}.values():
        revising.record_issue(issue, by=by, why=form.cleaned_data["why"])
