"""The issue page's form → rows → one revision. Runs in the admin's own transaction."""

from accounts.models import User
from bulletins import assembly, revising

from .forms.issue import IssueForm


def save_what_hangs_on_it(form: IssueForm, *, by: User) -> None:
    """Take out, order, place; raises Refused where that cannot be done."""
    issue, contents = form.instance, form.contents
    if contents.is_bound:
        for article in contents.taken_out():
            assembly.unplace(article)
        assembly.reorder(issue, contents.wanted())
    if article := form.cleaned_data["place"]:
        assembly.place(article, issue)
    revising.record_issue(issue, by=by)
